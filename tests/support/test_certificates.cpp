// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

bool TestCertificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    const bool done = process.waitForFinished(30'000) && process.exitCode() == 0;
    if (!done)
        qWarning("openssl: %s %s", qPrintable(process.errorString()),
                 process.readAllStandardError().constData());
    return done;
}

bool TestCertificates::makeAuthority(const QString &name)
{
    return openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s,
                    u"2"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, key(name), u"-out"_s,
                    certificate(name)});
}

bool TestCertificates::make(const QString &name, const QString &authority, const QString &subject,
                            int days)
{
    QFile extensions(m_folder.filePath(name + u".ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write("subjectAltName=" + subject.toLatin1() + '\n');
    extensions.close();
    const QString request = m_folder.filePath(name + u".csr"_s);
    return openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                    u"/CN="_s + name, u"-keyout"_s, key(name), u"-out"_s, request})
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, certificate(authority),
                    u"-CAkey"_s, key(authority), u"-CAcreateserial"_s, u"-days"_s,
                    QString::number(days), u"-extfile"_s, extensions.fileName(), u"-out"_s,
                    certificate(name)});
}

QString TestCertificates::certificate(const QString &name) const
{
    return m_folder.filePath(name + u".pem"_s);
}

QString TestCertificates::key(const QString &name) const
{
    return m_folder.filePath(name + u".key"_s);
}

void TestCertificates::use(const QString &name, QSslConfiguration &configuration) const
{
    QFile file(key(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no key of that name");
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate(name)));
    configuration.setPrivateKey(QSslKey(&file, QSsl::Rsa));
}

} // namespace Raptor::Test
