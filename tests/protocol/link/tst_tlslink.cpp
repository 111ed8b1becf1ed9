// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_link.h"
#include "tests/support/counting_server.h"
#include "tests/support/test_certificates.h"

#include <QtCore/QStandardPaths>
#include <QtNetwork/QSslKey>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

/// What an encrypted link does when all is well, and what it says when it is not, over mqtts and
/// wss. That nothing is sent to a server that is not trusted: tst_badcertificates.
class tst_TlsLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void showsTheChain_data() { schemes(); }
    void showsTheChain();
    void expectedHost_data() { schemes(); }
    void expectedHost();
    void pins_data();
    void pins();
    void clientCertificate_data() { schemes(); }
    void clientCertificate();
    void clientCertificateMissing_data() { schemes(); }
    void clientCertificateMissing();
    void keyThatDoesNotFit_data() { schemes(); }
    void keyThatDoesNotFit();
    void headersOfTheHandshake();
    void portWithoutTls_data() { schemes(); }
    void portWithoutTls();

private:
    using Speaks = CountingServer::Speaks;

    static void schemes()
    {
        QTest::addColumn<CountingServer::Speaks>("speaks");
        QTest::newRow("mqtts") << Speaks::Mqtt;
        QTest::newRow("wss") << Speaks::WebSocket;
    }
    [[nodiscard]] QSslConfiguration server(const QStringList &chain) const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        m_files.use(chain.constFirst(), configuration);
        QList<QSslCertificate> certificates;
        for (const QString &name : chain)
            certificates += QSslCertificate::fromPath(m_files.certificate(name));
        configuration.setLocalCertificateChain(certificates);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }
    [[nodiscard]] LinkSettings settings(const QString &url) const
    {
        return {.profile = {.name = u"test"_s,
                            .url = *BrokerUrl::parse(url),
                            .caFile = m_files.certificate(u"own"_s)},
                .secrets = {},
                .role = LinkRole::Telemetry};
    }
    [[nodiscard]] QString fingerprint(const QString &name) const
    {
        const QSslCertificate found = QSslCertificate::fromPath(m_files.certificate(name)).value(0);
        return QString::fromLatin1(found.digest(QCryptographicHash::Sha256).toHex());
    }

    TestCertificates m_files;
    SystemClock m_clock;
};

void tst_TlsLink::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
             "openssl is not installed (Debian: openssl)");
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(m_files.makeAuthority(u"own"_s));
    QVERIFY(m_files.makeIntermediate(u"between"_s, u"own"_s));
    QVERIFY(m_files.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_files.make(u"below"_s, u"between"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_files.make(u"named"_s, u"own"_s, u"DNS:broker.example"_s));
    QVERIFY(m_files.make(u"client"_s, u"own"_s, u"DNS:console.example"_s));
}

void tst_TlsLink::showsTheChain()
{
    QFETCH(CountingServer::Speaks, speaks);
    CountingServer server(speaks, this->server({u"below"_s, u"between"_s}));
    MqttLink link(settings(server.url()), m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QVERIFY(server.received > 0);
    const QList<CertificateInfo> chain = link.status().certificates;
    QCOMPARE(chain.size(), 3); // up to the root, which is not sent
    QCOMPARE(chain.at(0).subject, u"below"_s);
    QCOMPARE(chain.at(0).issuer, u"between"_s);
    QCOMPARE(chain.at(0).fingerprint, fingerprint(u"below"_s));
    QCOMPARE(chain.at(1).subject, u"between"_s);
    QCOMPARE(chain.at(2).subject, u"own"_s);
    // Whoever watches for it learns when the certificate ends.
    const auto hours =
        std::chrono::duration_cast<std::chrono::hours>(chain.at(0).validUntil - m_clock.wall());
    QVERIFY2(hours.count() >= 46 && hours.count() <= 48,
             qPrintable(QString::number(hours.count())));
}

void tst_TlsLink::expectedHost()
{
    QFETCH(CountingServer::Speaks, speaks);
    CountingServer server(speaks, this->server({u"named"_s}));
    LinkSettings settings = this->settings(server.url());
    settings.profile.expectedHost = u"broker.example"_s;
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(link.status().certificates.constFirst().subject, u"named"_s);
}

void tst_TlsLink::pins_data()
{
    QTest::addColumn<CountingServer::Speaks>("speaks");
    QTest::addColumn<QString>("pinned");
    for (const QString &pinned : {u"own"_s, u"between"_s}) {
        QTest::addRow("mqtts, %s", qPrintable(pinned)) << Speaks::Mqtt << pinned;
        QTest::addRow("wss, %s", qPrintable(pinned)) << Speaks::WebSocket << pinned;
    }
}

void tst_TlsLink::pins()
{
    QFETCH(CountingServer::Speaks, speaks);
    QFETCH(QString, pinned);
    CountingServer server(speaks, this->server({u"below"_s, u"between"_s}));
    LinkSettings settings = this->settings(server.url());
    settings.profile.caPin = fingerprint(pinned);
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
}

void tst_TlsLink::clientCertificate()
{
    QFETCH(CountingServer::Speaks, speaks);
    QSslConfiguration demanding = this->server({u"good"_s});
    demanding.setPeerVerifyMode(QSslSocket::VerifyPeer);
    demanding.setCaCertificates(QSslCertificate::fromPath(m_files.certificate(u"own"_s)));
    CountingServer server(speaks, demanding);
    QVERIFY(m_files.lockKey(u"client"_s, u"locked"_s, u"open sesame"_s));
    LinkSettings settings = this->settings(server.url());
    settings.profile.clientCertificate = m_files.certificate(u"client"_s);
    settings.profile.clientKey = m_files.key(u"locked"_s);
    settings.profile.keyHasPassphrase = true;
    settings.secrets.set(SecretKind::KeyPassphrase, u"open sesame"_s);
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(server.shown, QSslCertificate::fromPath(m_files.certificate(u"client"_s)));
}

void tst_TlsLink::clientCertificateMissing()
{
    QFETCH(CountingServer::Speaks, speaks);
    QSslConfiguration demanding = this->server({u"good"_s});
    demanding.setPeerVerifyMode(QSslSocket::VerifyPeer);
    CountingServer server(speaks, demanding);
    MqttLink link(settings(server.url()), m_clock, nullptr);
    link.start();
    QTRY_VERIFY(!link.status().error.isEmpty());
    QVERIFY(link.client() == nullptr);
}

void tst_TlsLink::keyThatDoesNotFit()
{
    QFETCH(CountingServer::Speaks, speaks);
    CountingServer server(speaks, this->server({u"good"_s}));
    LinkSettings settings = this->settings(server.url());
    settings.profile.clientCertificate = m_files.certificate(u"client"_s);
    settings.profile.clientKey = m_files.key(u"good"_s);
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().error, u"the client certificate and its key do not fit together"_s);
    QCOMPARE(server.received, 0);
}

void tst_TlsLink::headersOfTheHandshake()
{
    CountingServer server(Speaks::WebSocket, this->server({u"good"_s}));
    LinkSettings settings = this->settings(server.url());
    settings.profile.headers = {{u"X-Plant"_s, u"shop 7"_s}};
    settings.profile.tokenHeader = u"Authorization"_s;
    settings.secrets.set(SecretKind::Token, u"Bearer 4711"_s);
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    const QByteArray head = server.upgrade;
    QVERIFY2(head.contains("\r\nX-Plant: shop 7\r\n"), head.constData());
    QVERIFY2(head.contains("\r\nAuthorization: Bearer 4711\r\n"), head.constData());
    QCOMPARE(head.toLower().count("\r\nsec-websocket-protocol: mqtt\r\n"), 1);
    QCOMPARE(head.toLower().count("\r\nhost:"), 1);
    QVERIFY(head.startsWith("GET /mqtt "));
}

/// Takes the connection and answers as somebody else would.
void tst_TlsLink::portWithoutTls()
{
    QFETCH(CountingServer::Speaks, speaks);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        }
    });
    const QString scheme = speaks == Speaks::Mqtt ? u"mqtts"_s : u"wss"_s;
    MqttLink link(settings(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(server.serverPort())), m_clock,
                  nullptr);
    link.start();
    QTRY_VERIFY(!link.status().error.isEmpty());
    QVERIFY2(link.status().error.contains(u"encryption"_s), qPrintable(link.status().error));
}

QTEST_GUILESS_MAIN(tst_TlsLink)
#include "tst_tlslink.moc"
