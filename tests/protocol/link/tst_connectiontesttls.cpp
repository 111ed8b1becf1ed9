// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/connection_record.h"
#include "tests/support/counting_server.h"
#include "tests/support/test_certificates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;
using Test::ConnectionRecord;
using Test::CountingServer;

/// RP-30 for the connection test: with a bad certificate nothing at all leaves after the handshake.
class tst_ConnectionTestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QDir::setCurrent(m_directory); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rp30_badCertificates_data();
    void rp30_badCertificates();
    void goodCertificate_data();
    void goodCertificate();
    void expiresSoon();
    void missingPassword();
    void missingPassphrase();
    void unreadableAuthority();

private:
    [[nodiscard]] BrokerProfile profile(const QString &url) const;
    [[nodiscard]] bool run(const BrokerProfile &profile, const BrokerSecrets &secrets);

    SystemClock m_clock;
    Test::TestCertificates m_certificates;
    std::unique_ptr<ConnectionTest> m_test;
    std::unique_ptr<ConnectionRecord> m_record;
    QString m_directory;
};

namespace {

/// With that certificate.
std::unique_ptr<CountingServer> serve(const Test::TestCertificates &certificates,
                                      const QString &name, const QString &scheme = u"mqtts"_s)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    certificates.use(name, configuration);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return std::make_unique<CountingServer>(scheme == u"wss"_s ? CountingServer::Speaks::WebSocket
                                                               : CountingServer::Speaks::Mqtt,
                                            configuration);
}

BrokerSecrets password()
{
    BrokerSecrets secrets;
    secrets.set(SecretKind::Password, u"sesame"_s);
    return secrets;
}

QString fingerprint(const QString &file)
{
    const auto certificates = QSslCertificate::fromPath(file);
    return QString::fromLatin1(certificates.first().digest(QCryptographicHash::Sha256).toHex());
}

} // namespace

void tst_ConnectionTestTls::initTestCase()
{
    m_directory = QDir::currentPath();
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.makeAuthority(u"foreign"_s));
    QVERIFY(m_certificates.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s, 400));
    QVERIFY(m_certificates.make(u"short"_s, u"own"_s, u"IP:127.0.0.1"_s, 2));
    QVERIFY(m_certificates.make(u"elsewhere"_s, u"own"_s, u"DNS:broker.example"_s));
    QVERIFY(m_certificates.make(u"expired"_s, u"own"_s, u"IP:127.0.0.1"_s, -1));
    QVERIFY(m_certificates.makeBetween(u"future"_s, u"own"_s, u"IP:127.0.0.1"_s,
                                       u"20400101000000Z"_s, u"20410101000000Z"_s));
    // Authorities that lie in the working directory count for nothing.
    QVERIFY(QDir::setCurrent(QFileInfo(m_certificates.certificate(u"own"_s)).path()));
}

BrokerProfile tst_ConnectionTestTls::profile(const QString &url) const
{
    return {.name = u"test"_s,
            .url = *BrokerUrl::parse(url),
            .user = u"kim"_s,
            .caFile = m_certificates.certificate(u"own"_s)};
}

bool tst_ConnectionTestTls::run(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    m_test = std::make_unique<ConnectionTest>(builtInProfiles().catalogue, m_clock);
    m_record = std::make_unique<ConnectionRecord>(*m_test);
    m_test->setDataWait(Milliseconds(50));
    m_test->start(profile, secrets);
    return QTest::qWaitFor([this] { return m_record->ends > 0; }, 20'000);
}

void tst_ConnectionTestTls::rp30_badCertificates_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority"); // empty: the system's
    QTest::addColumn<QString>("pin"); // of that certificate
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("passwordKnown");
    for (const QString &scheme : {u"mqtts"_s, u"wss"_s}) {
        for (const bool known : {true, false}) {
            const auto row = [&](const char *name, const QString &certificate,
                                 const QString &authority, const QString &pin,
                                 const QString &words) {
                QTest::addRow("%s%s: %s", qPrintable(scheme), known ? "" : " without a password",
                              name)
                    << scheme << certificate << authority << pin << words << known;
            };
            row("unknown authority", u"good"_s, {}, {}, u"unknown authority"_s);
            row("other authority", u"good"_s, u"foreign"_s, {}, u"unknown authority"_s);
            row("wrong host", u"elsewhere"_s, u"own"_s, {}, u"made out to broker.example"_s);
            row("expired", u"expired"_s, u"own"_s, {}, u"expired on "_s);
            row("not yet valid", u"future"_s, u"own"_s, {}, u"not valid before 2040"_s);
            row("self-signed", u"foreign"_s, u"own"_s, {}, u"self-signed"_s);
            row("other authority pinned", u"good"_s, u"own"_s, u"foreign"_s, u"pinned"_s);
        }
    }
}

void tst_ConnectionTestTls::rp30_badCertificates()
{
    QFETCH(const QString, scheme);
    QFETCH(const QString, certificate);
    QFETCH(const QString, authority);
    QFETCH(const QString, pin);
    QFETCH(const QString, words);
    QFETCH(const bool, passwordKnown);
    const auto server = serve(m_certificates, certificate, scheme);
    BrokerProfile broker = profile(server->url());
    broker.caFile = authority.isEmpty() ? QString() : m_certificates.certificate(authority);
    if (!pin.isEmpty())
        broker.caPin = fingerprint(m_certificates.certificate(pin));
    QVERIFY(run(broker, passwordKnown ? password() : BrokerSecrets()));
    QVERIFY(!m_record->good);
    QCOMPARE(m_record->states(), u"skipped passed failed skipped skipped skipped skipped"_s);
    const QString text = m_record->text(ConnectionStage::Tls);
    QVERIFY2(text.contains(words), qPrintable(text));
    QCOMPARE(server->connections, 1);
    m_test.reset(); // nothing leaves when it ends either
    QCoreApplication::processEvents();
    QCOMPARE(server->received, 0);
}

void tst_ConnectionTestTls::goodCertificate_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("mqtts") << u"mqtts"_s;
    QTest::newRow("wss") << u"wss"_s;
}

void tst_ConnectionTestTls::goodCertificate()
{
    QFETCH(const QString, scheme);
    const auto server = serve(m_certificates, u"good"_s, scheme);
    BrokerProfile broker = profile(server->url());
    broker.caPin = fingerprint(m_certificates.certificate(u"own"_s));
    QVERIFY(run(broker, password()));
    QCOMPARE(m_record->state(ConnectionStage::Tls), StageState::Passed);
    const QString text = m_record->text(ConnectionStage::Tls);
    const QString until = QSslCertificate::fromPath(m_certificates.certificate(u"good"_s))
                              .value(0)
                              .expiryDate()
                              .toLocalTime()
                              .toString(u"yyyy-MM-dd"_s);
    QVERIFY2(text.contains(u"TLS 1."_s) && text.contains(until) && text.contains(u"good"_s)
                 && text.contains(u"own"_s),
             qPrintable(text));
    QVERIFY(m_record->remarks.isEmpty());
    QVERIFY(server->received > 0);
    QCOMPARE(m_record->state(ConnectionStage::Mqtt), StageState::Passed);
}

void tst_ConnectionTestTls::expiresSoon()
{
    const auto server = serve(m_certificates, u"short"_s);
    QVERIFY(run(profile(server->url()), password()));
    QCOMPARE(m_record->state(ConnectionStage::Tls), StageState::Passed);
    QCOMPARE(m_record->remarks.size(), 1);
    QVERIFY2(m_record->remarks.first().contains(u"expires"_s),
             qPrintable(m_record->remarks.first()));
}

void tst_ConnectionTestTls::missingPassword()
{
    const auto server = serve(m_certificates, u"good"_s);
    QVERIFY(run(profile(server->url()), {}));
    QCOMPARE(m_record->states(), u"skipped passed passed skipped failed skipped skipped"_s);
    QVERIFY(m_record->text(ConnectionStage::Mqtt).contains(u"password"_s));
    QCOMPARE(server->received, 0);
}

void tst_ConnectionTestTls::missingPassphrase()
{
    const auto server = serve(m_certificates, u"good"_s);
    BrokerProfile broker = profile(server->url());
    broker.clientCertificate = m_certificates.certificate(u"good"_s);
    broker.clientKey = m_certificates.key(u"good"_s);
    broker.keyHasPassphrase = true;
    QVERIFY(run(broker, password()));
    QCOMPARE(m_record->states(), u"skipped passed failed skipped skipped skipped skipped"_s);
    QVERIFY(m_record->text(ConnectionStage::Tls).contains(u"passphrase"_s));
}

void tst_ConnectionTestTls::unreadableAuthority()
{
    const auto server = serve(m_certificates, u"good"_s);
    BrokerProfile broker = profile(server->url());
    broker.caFile = u"/nowhere/ca.pem"_s;
    QVERIFY(run(broker, password()));
    QCOMPARE(m_record->states(), u"skipped passed failed skipped skipped skipped skipped"_s);
    QVERIFY(m_record->text(ConnectionStage::Tls).contains(u"/nowhere/ca.pem"_s));
    QCOMPARE(server->received, 0);
}

QTEST_GUILESS_MAIN(tst_ConnectionTestTls)
#include "tst_connectiontesttls.moc"
