// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/own_authority.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr int kPatienceMs = 30'000;

/// A new key beside what is made with it. Elliptic curves: made at once, while RSA takes its time.
QStringList withNewKey(const QString &name, const QString &keyFile)
{
    return {u"-newkey"_s, u"ec"_s,    u"-pkeyopt"_s,    u"ec_paramgen_curve:prime256v1"_s,
            u"-nodes"_s,  u"-subj"_s, u"/CN="_s + name, u"-keyout"_s,
            keyFile};
}

} // namespace

Outcome OwnAuthority::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return std::monostate{};
    const QString complaint = process.error() == QProcess::FailedToStart
        ? u"it is not installed"_s
        : QString::fromUtf8(process.readAllStandardError()).trimmed().section(u'\n', -1);
    return Error{Error::Code::Io, u"no certificate by openssl: "_s + complaint};
}

Outcome OwnAuthority::found()
{
    QFile extensions(m_folder.filePath(u"gate.ext"_s));
    if (!extensions.open(QIODevice::WriteOnly)
        || extensions.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n") < 0)
        return Error{Error::Code::Io, extensions.errorString()};
    extensions.close();
    const QStringList authority =
        QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"36500"_s, u"-out"_s, u"ca.pem"_s}
        + withNewKey(u"raptor-sim"_s, u"ca.key"_s);
    if (const Outcome made = openssl(authority); !made)
        return made;
    const QStringList request = QStringList{u"req"_s, u"-new"_s, u"-out"_s, u"gate.csr"_s}
        + withNewKey(u"localhost"_s, u"gate.key"_s);
    const Outcome made = openssl(request);
    m_founded = made.ok();
    return made;
}

Result<QSslConfiguration> OwnAuthority::issue(int days)
{
    if (!m_folder.isValid())
        return Error{Error::Code::Io, m_folder.errorString()};
    if (!QSslSocket::supportsSsl())
        return Error{Error::Code::Unsupported, u"this Qt has no TLS"_s};
    if (!m_founded) {
        if (const Outcome founded = found(); !founded)
            return founded.error();
    }
    const Outcome signedOff =
        openssl({u"x509"_s, u"-req"_s, u"-in"_s, u"gate.csr"_s, u"-CA"_s, u"ca.pem"_s, u"-CAkey"_s,
                 u"ca.key"_s, u"-CAcreateserial"_s, u"-days"_s, QString::number(days),
                 u"-extfile"_s, u"gate.ext"_s, u"-out"_s, u"gate.pem"_s});
    if (!signedOff)
        return signedOff.error();
    QFile key(m_folder.filePath(u"gate.key"_s));
    if (!key.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, key.errorString()};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(
        QSslCertificate::fromPath(m_folder.filePath(u"gate.pem"_s)));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace Raptor::Sim
