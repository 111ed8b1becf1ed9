// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/tls_policy.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <functional>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

struct Tls
{
    Q_DECLARE_TR_FUNCTIONS(Tls)
};

constexpr qsizetype longestChain = 10;
constexpr qint64 largestFile = 4 * 1024 * 1024;

QString fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

/// A relative name would mean another file in every working directory.
Result<QByteArray> contentOf(const QString &path)
{
    if (QFileInfo(path).isRelative())
        return Error{Error::Code::Malformed,
                     Tls::tr("%1 is not read: the whole path of the file is needed").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io,
                     Tls::tr("%1 cannot be read: %2").arg(path, file.errorString())};
    return file.read(largestFile);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    const QList<QSslCertificate> found = QSslCertificate::fromData(*content, QSsl::Pem);
    if (found.isEmpty())
        return Error{Error::Code::Malformed,
                     Tls::tr("no certificate can be read from %1").arg(path)};
    return found;
}

Result<QSslKey> keyIn(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    const QString &path = profile.clientKey;
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    const QByteArray passphrase = secrets.value(SecretKind::KeyPassphrase).toUtf8();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*content, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    if (!content->contains("PRIVATE KEY"))
        return Error{Error::Code::Malformed, Tls::tr("there is no private key in %1").arg(path)};
    if (!content->contains("ENCRYPTED"))
        return Error{Error::Code::Unsupported,
                     Tls::tr("the private key in %1 cannot be used").arg(path)};
    return Error{Error::Code::Refused,
                 passphrase.isEmpty()
                     ? Tls::tr("the private key in %1 needs its passphrase").arg(path)
                     : Tls::tr("the passphrase does not open the private key in %1").arg(path)};
}

Outcome showOurselves(QSslConfiguration &configuration, const BrokerProfile &profile,
                      const BrokerSecrets &secrets)
{
    if (profile.clientCertificate.isEmpty() && profile.clientKey.isEmpty())
        return std::monostate{};
    if (profile.clientCertificate.isEmpty())
        return Error{Error::Code::Malformed,
                     Tls::tr("there is a key, but no client certificate to it")};
    if (profile.clientKey.isEmpty())
        return Error{Error::Code::Malformed,
                     Tls::tr("there is a client certificate, but no key to it")};
    const auto chain = certificatesIn(profile.clientCertificate);
    if (!chain)
        return chain.error();
    const auto key = keyIn(profile, secrets);
    if (!key)
        return key.error();
    // With several keys of that certificate's kind the handshake says whether it is the right one.
    if (key->algorithm() != chain->constFirst().publicKey().algorithm())
        return Error{Error::Code::Refused,
                     Tls::tr("the client certificate and its key do not fit together")};
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return std::monostate{};
}

/// "Unusual Name " as "unusual name": two names that OpenSSL takes for the same are so here.
QMap<QByteArray, QStringList>
canonical(const QList<QByteArray> &attributes,
          const std::function<QStringList(const QByteArray &)> &values)
{
    QMap<QByteArray, QStringList> name;
    for (const QByteArray &attribute : attributes) {
        QStringList &entries = name[attribute];
        entries.clear();
        const QStringList found = values(attribute);
        for (const QString &entry : found)
            entries.append(entry.simplified().toCaseFolded());
        entries.sort();
    }
    return name;
}

bool mayBeIssuer(const QSslCertificate &above, const QSslCertificate &below)
{
    const auto subject =
        canonical(above.subjectInfoAttributes(),
                  [&above](const QByteArray &attribute) { return above.subjectInfo(attribute); });
    const auto issuer =
        canonical(below.issuerInfoAttributes(),
                  [&below](const QByteArray &attribute) { return below.issuerInfo(attribute); });
    return subject == issuer;
}

/// @p pin as it is written by openssl and by others: any case, with colons or without.
QString normalised(const QString &pin)
{
    return QString(pin).remove(u':').remove(u' ').toLower();
}

/// Read once: it takes a tenth of a second and more, and an unreachable broker is tried twice a
/// second. Who changes them starts the program again.
const QList<QSslCertificate> &systemAuthorities()
{
    static const QList<QSslCertificate> authorities = [] {
        const auto all = QSslConfiguration::systemCaCertificates(); // some of them twice
        return QSet<QSslCertificate>(all.cbegin(), all.cend()).values();
    }();
    return authorities;
}

Result<QList<QSslCertificate>> authoritiesFor(const BrokerProfile &profile)
{
    QList<QSslCertificate> authorities;
    if (profile.caFile.isEmpty()) {
        authorities = systemAuthorities();
        if (authorities.isEmpty())
            return Error{Error::Code::NotFound,
                         Tls::tr("this machine knows no authorities, and the profile names none")};
    } else {
        const auto own = certificatesIn(profile.caFile);
        if (!own)
            return own.error();
        authorities = *own;
    }
    const QString pin = normalised(profile.caPin);
    if (pin.isEmpty())
        return authorities;
    if (pin.size() != 64 || QByteArray::fromHex(pin.toLatin1()).size() != 32)
        return Error{Error::Code::Malformed,
                     Tls::tr("the pinned authority is not a SHA-256 fingerprint (64 digits)")};
    // Nothing else can be the root then. One in between is looked for by checkPeer().
    for (const QSslCertificate &authority : std::as_const(authorities)) {
        if (authority.isSelfSigned() && fingerprint(authority) == pin)
            return QList{authority};
    }
    return authorities;
}

} // namespace

bool keyStaysLocked(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    if (profile.clientKey.isEmpty())
        return false;
    const auto key = keyIn(profile, secrets);
    return !key && key.error().code == Error::Code::Refused;
}

Result<QSslConfiguration> tlsConfiguration(const BrokerProfile &profile,
                                           const BrokerSecrets &secrets)
{
    const auto authorities = authoritiesFor(profile);
    if (!authorities)
        return authorities.error();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setPeerVerifyDepth(0); // the whole chain
    configuration.setCaCertificates(*authorities); // also: nothing is looked up while connecting
    if (const Outcome shown = showOurselves(configuration, profile, secrets); !shown)
        return shown.error();
    return configuration;
}

QString nameInCertificate(const BrokerProfile &profile)
{
    return profile.expectedHost.isEmpty() ? profile.url.host() : profile.expectedHost;
}

Outcome checkPeer(const QSslSocket &socket, const BrokerProfile &profile)
{
    const auto refuse = [](const QString &text) {
        return Outcome(Error{Error::Code::Refused, text});
    };
    if (!socket.isEncrypted() || socket.peerCertificate().isNull())
        return refuse(Tls::tr("the server showed no certificate"));
    if (const auto errors = socket.sslHandshakeErrors(); !errors.isEmpty())
        return refuse(tlsWords(errors, profile));
    const QSsl::SslProtocol protocol = socket.sessionProtocol();
    if (protocol != QSsl::TlsV1_2 && protocol != QSsl::TlsV1_3)
        return refuse(Tls::tr("the server speaks no TLS 1.2 or newer"));
    if (socket.peerVerifyName() != nameInCertificate(profile))
        return refuse(Tls::tr("the name in the certificate was not verified"));
    const QString pin = normalised(profile.caPin);
    if (pin.isEmpty())
        return std::monostate{};
    const auto isPinned = [&pin](const QSslCertificate &certificate) {
        return fingerprint(certificate) == pin;
    };
    const QList<QSslCertificate> authorities = socket.sslConfiguration().caCertificates();
    if (authorities.size() == 1 && isPinned(authorities.constFirst()))
        return std::monostate{};
    const QList<QSslCertificate> chain = verifiedChain(socket);
    if (std::any_of(chain.cbegin(), chain.cend(), isPinned))
        return std::monostate{};
    return refuse(Tls::tr("the pinned authority is not in the chain of its certificate"));
}

/// Whatever a server sends beside the chain that was verified, a name that only one certificate
/// bears is the one in that chain: each of them names the next one, and the first is certain.
QList<QSslCertificate> verifiedChain(const QList<QSslCertificate> &sent,
                                     const QList<QSslCertificate> &authorities)
{
    if (sent.isEmpty())
        return {};
    QList<QSslCertificate> chain{sent.constFirst()};
    while (!chain.constLast().isSelfSigned() && chain.size() < longestChain) {
        QList<QSslCertificate> above;
        for (const QList<QSslCertificate> *source : {&authorities, &sent}) {
            for (const QSslCertificate &candidate : *source) {
                if (!above.contains(candidate) && mayBeIssuer(candidate, chain.constLast()))
                    above.append(candidate);
            }
        }
        if (above.size() != 1 || chain.contains(above.constFirst()))
            break;
        chain.append(above.constFirst());
    }
    return chain;
}

QList<QSslCertificate> verifiedChain(const QSslSocket &socket)
{
    if (!socket.isEncrypted())
        return {};
    return verifiedChain(socket.peerCertificateChain(), socket.sslConfiguration().caCertificates());
}

} // namespace Raptor::Link
