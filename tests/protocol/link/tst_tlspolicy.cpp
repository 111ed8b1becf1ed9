// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/tls_policy.h"
#include "tests/support/test_certificates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

/// What a profile says of certificates, before anything is connected to.
class tst_TlsPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void alwaysVerifies();
    void authorities_data();
    void authorities();
    void pins_data();
    void pins();
    void clientCertificates_data();
    void clientCertificates();
    void chainIsNotWhatIsSent_data();
    void chainIsNotWhatIsSent();
    void describes();

private:
    [[nodiscard]] static BrokerProfile profile()
    {
        return {.name = u"test"_s, .url = *BrokerUrl::parse(u"mqtts://127.0.0.1")};
    }
    [[nodiscard]] QSslCertificate read(const QString &name) const
    {
        return QSslCertificate::fromPath(m_files.certificate(name)).value(0);
    }
    [[nodiscard]] QString pinOf(const QString &name) const
    {
        return QString::fromLatin1(read(name).digest(QCryptographicHash::Sha256).toHex());
    }
    void write(const QString &file, const QByteArray &content) const;

    TestCertificates m_files;
};

void tst_TlsPolicy::write(const QString &file, const QByteArray &content) const
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(content), content.size());
}

void tst_TlsPolicy::initTestCase()
{
    QVERIFY(m_files.makeAuthority(u"own"_s));
    QVERIFY(m_files.makeAuthority(u"foreign"_s));
    QVERIFY(m_files.makeIntermediate(u"between"_s, u"own"_s));
    QVERIFY(m_files.make(u"direct"_s, u"own"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_files.make(u"server"_s, u"between"_s, u"IP:127.0.0.1,DNS:broker.example"_s));
    // Bears the name of the other one, and is from elsewhere.
    QVERIFY(m_files.makeIntermediate(u"double"_s, u"foreign"_s, u"between"_s));
    QVERIFY(m_files.lockKey(u"direct"_s, u"locked"_s, u"open sesame"_s));
    write(m_files.key(u"empty"_s), {});
    write(m_files.key(u"broken"_s),
          "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
}

void tst_TlsPolicy::alwaysVerifies()
{
    BrokerProfile own = profile();
    own.caFile = m_files.certificate(u"own"_s);
    const auto configuration = tlsConfiguration(own, {});
    QVERIFY(configuration.ok());
    QCOMPARE(configuration->peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(configuration->protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(configuration->caCertificates(), QList{read(u"own"_s)});
    QCOMPARE(nameInCertificate(own), u"127.0.0.1"_s);
    own.expectedHost = u"broker.example"_s;
    QCOMPARE(nameInCertificate(own), u"broker.example"_s);
    QSslSocket never;
    QVERIFY(!checkPeer(never, own).ok());
}

void tst_TlsPolicy::authorities_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << u"/nonexistent/ca.pem"_s
                             << u"/nonexistent/ca.pem cannot be read: No such file or directory"_s;
    QTest::newRow("a folder") << QDir::tempPath() << u"cannot be read"_s;
    QTest::newRow("by the working directory") << u"ca.pem"_s << u"the whole path"_s;
    QTest::newRow("without a certificate")
        << m_files.key(u"own"_s) << u"no certificate can be read from"_s;
}

void tst_TlsPolicy::authorities()
{
    QFETCH(QString, file);
    QFETCH(QString, words);
    BrokerProfile own = profile();
    own.caFile = file;
    const auto configuration = tlsConfiguration(own, {});
    QVERIFY(!configuration.ok());
    QVERIFY2(configuration.error().text.contains(words), qPrintable(configuration.error().text));
}

void tst_TlsPolicy::pins_data()
{
    QTest::addColumn<QString>("pin");
    QTest::addColumn<QStringList>("trusted"); // empty: refused
    const QString own = pinOf(u"own"_s);
    QTest::newRow("none") << QString() << QStringList{u"own"_s, u"foreign"_s};
    QTest::newRow("a root: alone from now on") << own << QStringList{u"own"_s};
    QTest::newRow("as openssl writes it")
        << own.toUpper().replace(QRegularExpression(u"(..)(?!$)"_s), u"\\1:"_s)
        << QStringList{u"own"_s};
    // It may stand in between: the handshake shows.
    QTest::newRow("not among them") << pinOf(u"between"_s) << QStringList{u"own"_s, u"foreign"_s};
    QTest::newRow("too short") << own.left(62) << QStringList();
    QTest::newRow("not hexadecimal") << QString(64, u'x') << QStringList();
}

void tst_TlsPolicy::pins()
{
    QFETCH(QString, pin);
    QFETCH(QStringList, trusted);
    const QString bundle = m_files.certificate(u"bundle"_s);
    write(bundle, read(u"own"_s).toPem() + read(u"foreign"_s).toPem());
    BrokerProfile own = profile();
    own.caFile = bundle;
    own.caPin = pin;
    const auto configuration = tlsConfiguration(own, {});
    QCOMPARE(configuration.ok(), !trusted.isEmpty());
    if (!configuration.ok()) {
        QVERIFY(configuration.error().text.contains(u"SHA-256"_s));
        return;
    }
    QList<QSslCertificate> expected;
    for (const QString &name : trusted)
        expected.append(read(name));
    QCOMPARE(configuration->caCertificates(), expected);
}

void tst_TlsPolicy::clientCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("words"); // empty: good
    const QString own = m_files.certificate(u"direct"_s);
    const auto key = [this](const QString &name) { return m_files.key(name); };
    QTest::newRow("good") << own << key(u"direct"_s) << QString() << QString();
    QTest::newRow("locked") << own << key(u"locked"_s) << u"open sesame"_s << QString();
    QTest::newRow("wrong passphrase") << own << key(u"locked"_s) << u"sesame"_s
                                      << u"the passphrase does not open the private key in"_s;
    QTest::newRow("no passphrase")
        << own << key(u"locked"_s) << QString() << u"needs its passphrase"_s;
    QTest::newRow("no key") << own << QString() << QString() << u"but no key to it"_s;
    QTest::newRow("no certificate")
        << QString() << key(u"direct"_s) << QString() << u"no client certificate to it"_s;
    QTest::newRow("missing key") << own << u"/nonexistent/key.pem"_s << QString()
                                 << u"No such file or directory"_s;
    QTest::newRow("missing certificate") << u"/nonexistent/a.pem"_s << key(u"direct"_s) << QString()
                                         << u"No such file or directory"_s;
    QTest::newRow("empty key") << own << key(u"empty"_s) << QString()
                               << u"there is no private key in"_s;
    QTest::newRow("broken key") << own << key(u"broken"_s) << QString() << u"cannot be used"_s;
    QTest::newRow("relative") << own << u"direct.key"_s << QString() << u"the whole path"_s;
}

void tst_TlsPolicy::clientCertificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(QString, words);
    BrokerProfile own = profile();
    own.caFile = m_files.certificate(u"own"_s);
    own.clientCertificate = certificate;
    own.clientKey = key;
    own.keyHasPassphrase = !passphrase.isEmpty();
    BrokerSecrets secrets;
    secrets.set(SecretKind::KeyPassphrase, passphrase);
    const auto configuration = tlsConfiguration(own, secrets);
    const QString said = configuration.ok() ? QString() : configuration.error().text;
    QVERIFY2(words.isEmpty() == configuration.ok() && said.contains(words), qPrintable(said));
    QVERIFY(passphrase.isEmpty() || !said.contains(passphrase));
    if (configuration.ok()) {
        QCOMPARE(configuration->localCertificate(), read(u"direct"_s));
        QVERIFY(!configuration->privateKey().isNull());
    }
}

void tst_TlsPolicy::chainIsNotWhatIsSent_data()
{
    QTest::addColumn<QStringList>("sent");
    QTest::addColumn<QStringList>("chain");
    QTest::newRow("nothing") << QStringList() << QStringList();
    QTest::newRow("direct") << QStringList{u"direct"_s} << QStringList{u"direct"_s, u"own"_s};
    QTest::newRow("one in between") << QStringList{u"server"_s, u"between"_s}
                                    << QStringList{u"server"_s, u"between"_s, u"own"_s};
    QTest::newRow("with its root") << QStringList{u"server"_s, u"between"_s, u"own"_s}
                                   << QStringList{u"server"_s, u"between"_s, u"own"_s};
    QTest::newRow("something beside it") << QStringList{u"direct"_s, u"between"_s, u"foreign"_s}
                                         << QStringList{u"direct"_s, u"own"_s};
    QTest::newRow("two of that name")
        << QStringList{u"server"_s, u"between"_s, u"double"_s} << QStringList{u"server"_s};
    QTest::newRow("gap") << QStringList{u"server"_s} << QStringList{u"server"_s};
}

void tst_TlsPolicy::chainIsNotWhatIsSent()
{
    QFETCH(QStringList, sent);
    QFETCH(QStringList, chain);
    const auto all = [this](const QStringList &names) {
        QList<QSslCertificate> certificates;
        for (const QString &name : names)
            certificates.append(read(name));
        return certificates;
    };
    QCOMPARE(verifiedChain(all(sent), {read(u"own"_s)}), all(chain));
}

void tst_TlsPolicy::describes()
{
    const QList<CertificateInfo> infos = described({read(u"server"_s), read(u"between"_s)});
    QCOMPARE(infos.size(), 2);
    QCOMPARE(infos.at(0).subject, u"server"_s);
    QCOMPARE(infos.at(0).issuer, u"between"_s);
    QCOMPARE(infos.at(1).issuer, u"own"_s);
    QCOMPARE(infos.at(1).fingerprint, pinOf(u"between"_s));
    QVERIFY(infos.at(0).validFrom < infos.at(0).validUntil);
    QCOMPARE(tlsWords({QSslError(QSslError::HostNameMismatch, read(u"server"_s))}, profile()),
             u"its certificate is made out to broker.example, 127.0.0.1, not to 127.0.0.1"_s);
}

QTEST_GUILESS_MAIN(tst_TlsPolicy)
#include "tst_tlspolicy.moc"
