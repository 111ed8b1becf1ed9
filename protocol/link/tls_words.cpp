// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of certificates, and of what is wrong with them.
#include "protocol/link/tls_policy.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtNetwork/QHostAddress>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

struct Tls
{
    Q_DECLARE_TR_FUNCTIONS(Tls)
};

constexpr qsizetype longestName = 100;
constexpr qsizetype mostNames = 3;

/// Whoever made the certificate chose it.
QString cleaned(const QString &name)
{
    QString text = name.simplified();
    text.removeIf([](QChar letter) { return !letter.isPrint(); });
    return text.size() <= longestName ? text : text.left(longestName) + u'…';
}

QString dateOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), u"yyyy-MM-dd HH:mm");
}

QStringList namesIn(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (const QSsl::AlternativeNameEntryType type : {QSsl::DnsEntry, QSsl::IpAddressEntry}) {
        QStringList some = alternatives.values(type);
        some.sort();
        names += some;
    }
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    for (QString &name : names)
        name = cleaned(name);
    names.removeAll(QString());
    return names;
}

QString madeOutTo(const QSslCertificate &certificate)
{
    QStringList names = namesIn(certificate);
    if (names.isEmpty())
        return Tls::tr("nobody");
    if (names.size() > mostNames)
        names = names.mid(0, mostNames) + QStringList{u"…"_s};
    return names.join(", "_L1);
}

QString firstOr(const QStringList &values, const QStringList &others)
{
    const QString value = values.isEmpty() ? others.value(0) : values.constFirst();
    return cleaned(value);
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QString name = firstOr(certificate.issuerInfo(QSslCertificate::CommonName),
                                 certificate.issuerInfo(QSslCertificate::Organization));
    return name.isEmpty() ? Tls::tr("somebody without a name") : name;
}

bool isAboutAuthority(QSslError::SslError error)
{
    return error == QSslError::UnableToGetLocalIssuerCertificate
        || error == QSslError::UnableToGetIssuerCertificate
        || error == QSslError::UnableToVerifyFirstCertificate
        || error == QSslError::SelfSignedCertificateInChain
        || error == QSslError::CertificateUntrusted;
}

/// The last words of OpenSSL, in the middle of a sentence.
QString plainly(const QSslError &error)
{
    QString text = error.errorString();
    if (text.size() > 1 && text.at(1).isLower())
        text[0] = text.at(0).toLower();
    return text;
}

QString wordsFor(const QSslError &error, const BrokerProfile &profile)
{
    const QSslCertificate certificate = error.certificate();
    if (isAboutAuthority(error.error())) {
        return profile.caPin.isEmpty()
            ? Tls::tr("its certificate is from an unknown authority (%1)")
                  .arg(issuerOf(certificate))
            : Tls::tr("the pinned authority is not in the chain of its certificate");
    }
    switch (int(error.error())) {
    case QSslError::CertificateExpired:
        return Tls::tr("its certificate expired on %1").arg(dateOf(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return Tls::tr("its certificate is not valid before %1")
            .arg(dateOf(certificate.effectiveDate()));
    case QSslError::HostNameMismatch:
        return Tls::tr("its certificate is made out to %1, not to %2")
            .arg(madeOutTo(certificate),
                 profile.expectedHost.isEmpty() ? profile.url.host() : profile.expectedHost);
    case QSslError::SelfSignedCertificate:
        return Tls::tr("its certificate is self-signed, and not known here");
    case QSslError::CertificateRevoked:
        return Tls::tr("its certificate was revoked");
    case QSslError::CertificateBlacklisted:
        return Tls::tr("its certificate is known as forged or stolen");
    case QSslError::InvalidCaCertificate:
        return Tls::tr("its certificate is signed by one that is no authority");
    case QSslError::NoPeerCertificate:
        return Tls::tr("the server showed no certificate");
    default:
        return Tls::tr("its certificate is refused: %1").arg(plainly(error));
    }
}

} // namespace

QString tlsWords(const QList<QSslError> &errors, const BrokerProfile &profile)
{
    QStringList texts;
    for (const QSslError &error : errors)
        texts.append(wordsFor(error, profile));
    texts.removeDuplicates();
    return texts.join("; "_L1);
}

QList<CertificateInfo> described(const QList<QSslCertificate> &chain)
{
    QList<CertificateInfo> infos;
    for (const QSslCertificate &certificate : chain) {
        infos.append({.subject = firstOr(certificate.subjectInfo(QSslCertificate::CommonName),
                                         namesIn(certificate)),
                      .issuer = issuerOf(certificate),
                      .validFrom = fromEpochMs(certificate.effectiveDate().toMSecsSinceEpoch()),
                      .validUntil = fromEpochMs(certificate.expiryDate().toMSecsSinceEpoch()),
                      .fingerprint = QString::fromLatin1(
                          certificate.digest(QCryptographicHash::Sha256).toHex())});
    }
    return infos;
}

} // namespace Raptor::Link
