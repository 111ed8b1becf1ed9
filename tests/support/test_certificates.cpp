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

bool TestCertificates::request(const QString &name, const QString &called,
                               const QByteArray &extensions)
{
    QFile file(m_folder.filePath(name + u".ext"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(extensions + '\n') < 0)
        return false;
    file.close();
    return openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                    u"/CN="_s + called, u"-keyout"_s, key(name), u"-out"_s, name + u".csr"_s});
}

bool TestCertificates::make(const QString &name, const QString &authority, const QString &subject,
                            int days)
{
    return request(name, name, "subjectAltName=" + subject.toLatin1())
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + u".csr"_s, u"-CA"_s,
                    certificate(authority), u"-CAkey"_s, key(authority), u"-CAcreateserial"_s,
                    u"-days"_s, QString::number(days), u"-extfile"_s, name + u".ext"_s, u"-out"_s,
                    certificate(name)});
}

bool TestCertificates::makeIntermediate(const QString &name, const QString &authority,
                                        const QString &called)
{
    return request(name, called.isEmpty() ? name : called, "basicConstraints=critical,CA:TRUE")
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + u".csr"_s, u"-CA"_s,
                    certificate(authority), u"-CAkey"_s, key(authority), u"-CAcreateserial"_s,
                    u"-days"_s, u"2"_s, u"-extfile"_s, name + u".ext"_s, u"-out"_s,
                    certificate(name)});
}

bool TestCertificates::makeBetween(const QString &name, const QString &authority,
                                   const QString &subject, const QString &from,
                                   const QString &until)
{
    QFile index(m_folder.filePath(name + u".index"_s));
    QFile configuration(m_folder.filePath(name + u".cnf"_s));
    if (!index.open(QIODevice::WriteOnly) || !configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write("[ca]\ndefault_ca=own\n[own]\ndatabase=" + index.fileName().toUtf8()
                        + "\nnew_certs_dir=" + m_folder.path().toUtf8()
                        + "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n"
                          "[any]\ncommonName=supplied\n");
    configuration.close();
    return request(name, name, "subjectAltName=" + subject.toLatin1())
        && openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, configuration.fileName(),
                    u"-cert"_s, certificate(authority), u"-keyfile"_s, key(authority), u"-in"_s,
                    name + u".csr"_s, u"-out"_s, certificate(name), u"-startdate"_s, from,
                    u"-enddate"_s, until, u"-extfile"_s, name + u".ext"_s});
}

bool TestCertificates::lockKey(const QString &name, const QString &locked,
                               const QString &passphrase)
{
    return openssl({u"pkey"_s, u"-in"_s, key(name), u"-aes256"_s, u"-passout"_s,
                    u"pass:"_s + passphrase, u"-out"_s, key(locked)});
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
