// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/private_broker.h"
#include "tests/support/test_certificates.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>
#include <QtMqtt/QMqttSubscription>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;

Q_DECLARE_METATYPE(QSsl::SslProtocol)

/// The client over TLS against a mosquitto with one listener per kind of certificate.
class tst_MqttTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanupTestCase();
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void refusedThenAccepted();
    void ownSocket();
    void largeMessages();

private:
    [[nodiscard]] bool startBroker();
    enum Listener { Plain, Good, WrongHost, Expired, SelfSigned, NeedsClient, Listeners };
    [[nodiscard]] QSslConfiguration configuration(const QString &authority,
                                                  const QString &client = {}) const;

    TestCertificates m_certificates;
    QTemporaryDir m_folder;
    QProcess m_broker;
    quint16 m_ports[Listeners] = {};
};

void tst_MqttTls::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.makeAuthority(u"foreign"_s));
    QVERIFY(m_certificates.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_certificates.make(u"elsewhere"_s, u"own"_s, u"DNS:broker.example"_s));
    QVERIFY(m_certificates.make(u"expired"_s, u"own"_s, u"IP:127.0.0.1"_s, -1));
    QVERIFY(m_certificates.make(u"client"_s, u"own"_s, u"DNS:client"_s));
    QVERIFY(startBroker());
}

bool tst_MqttTls::startBroker()
{
    const QStringList names = {{},           u"good"_s,    u"elsewhere"_s,
                               u"expired"_s, u"foreign"_s, u"good"_s};
    QByteArray text =
        "per_listener_settings false\nallow_anonymous true\npersistence false\n"
        "log_type none\nuser root\n"; // it reads our keys; without effect for other users
    for (int i = 0; i < Listeners; ++i) {
        m_ports[i] = freePort();
        text += "listener " + QByteArray::number(m_ports[i]) + " 127.0.0.1\n";
        if (i == Plain)
            continue;
        text += "certfile " + m_certificates.certificate(names[i]).toUtf8() + "\nkeyfile "
            + m_certificates.key(names[i]).toUtf8() + '\n';
        if (i == NeedsClient)
            text += "require_certificate true\ncafile "
                + m_certificates.certificate(u"own"_s).toUtf8() + '\n';
    }
    QFile file(m_folder.filePath(u"broker.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(text);
    file.close();
    m_broker.setStandardErrorFile(QProcess::nullDevice());
    m_broker.start(mosquittoProgram(), {u"-c"_s, file.fileName()});
    const auto isUp = [this] { return portAccepts(m_ports[NeedsClient]); }; // the last of them
    const auto hasEnded = [this] { return m_broker.state() == QProcess::NotRunning; };
    return m_broker.waitForStarted()
        && QTest::qWaitFor([&] { return hasEnded() || isUp(); }, 20'000) && !hasEnded();
}

void tst_MqttTls::cleanupTestCase()
{
    m_broker.kill();
    m_broker.waitForFinished();
}

QSslConfiguration tst_MqttTls::configuration(const QString &authority, const QString &client) const
{
    QSslConfiguration result = QSslConfiguration::defaultConfiguration();
    result.setCaCertificates(QSslCertificate::fromPath(m_certificates.certificate(authority)));
    if (!client.isEmpty())
        m_certificates.use(client, result);
    return result;
}

void tst_MqttTls::accepted_data()
{
    QTest::addColumn<int>("listener");
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("newest TLS") << int(Good) << QSsl::SecureProtocols;
    QTest::newRow("TLS 1.2") << int(Good) << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << int(Good) << QSsl::TlsV1_3;
    QTest::newRow("with a certificate of the client") << int(NeedsClient) << QSsl::SecureProtocols;
}

void tst_MqttTls::accepted()
{
    QFETCH(int, listener);
    QFETCH(QSsl::SslProtocol, protocol);
    QSslConfiguration tls =
        configuration(u"own"_s, listener == NeedsClient ? u"client"_s : QString());
    tls.setProtocol(protocol);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_ports[listener]);
    client.connectToHostEncrypted(tls);
    QTRY_VERIFY2(client.state() == QMqttClient::Connected, qPrintable(extensions.errorText()));
    const auto *socket = qobject_cast<QSslSocket *>(client.transport());
    QVERIFY(socket && socket->isEncrypted());
    if (protocol != QSsl::SecureProtocols)
        QCOMPARE(socket->sessionProtocol(), protocol);
    QMqttSubscription *subscription = client.subscribe(u"tls/#"_s, 2);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QSignalSpy received(&client, &QMqttClient::messageReceived);
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    for (quint8 qos = 0; qos < 3; ++qos)
        client.publish(u"tls/a"_s, "secret", qos);
    QTRY_COMPARE(received.size(), 3);
    QTRY_COMPARE(sent.size(), 2);
    client.disconnectFromHost();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::NoError);
}

void tst_MqttTls::refused_data()
{
    QTest::addColumn<int>("listener");
    QTest::addColumn<QString>("authority"); // empty: no TLS
    QTest::addColumn<QString>("words");
    QTest::newRow("other authority") << int(Good) << u"foreign"_s << u"certificate"_s;
    QTest::newRow("other host name") << int(WrongHost) << u"own"_s << u"host name did not match"_s;
    QTest::newRow("expired") << int(Expired) << u"own"_s << u"expired"_s;
    QTest::newRow("self-signed") << int(SelfSigned) << u"own"_s << u"self-signed"_s;
    QTest::newRow("no certificate of the client")
        << int(NeedsClient) << u"own"_s << u"certificate"_s;
    QTest::newRow("TLS to a port without") << int(Plain) << u"own"_s << u"TLS"_s;
    QTest::newRow("no TLS to a port with") << int(Good) << QString() << u"closed"_s;
}

void tst_MqttTls::refused()
{
    QFETCH(int, listener);
    QFETCH(QString, authority);
    QFETCH(QString, words);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_ports[listener]);
    client.setUsername(u"kim"_s);
    client.setPassword(u"sesame"_s);
    QSignalSpy connected(&client, &QMqttClient::connected);
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    if (authority.isEmpty())
        client.connectToHost();
    else
        client.connectToHostEncrypted(configuration(authority));
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(connected.size(), 0);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QVERIFY2(extensions.errorText().contains(words), qPrintable(extensions.errorText()));
}

void tst_MqttTls::refusedThenAccepted()
{
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_ports[Good]);
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    client.connectToHostEncrypted(configuration(u"foreign"_s));
    QTRY_COMPARE(disconnected.size(), 1);
    client.connectToHostEncrypted(configuration(u"own"_s));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QVERIFY(extensions.errorText().isEmpty());
}

void tst_MqttTls::ownSocket()
{
    QSslSocket socket;
    socket.setSslConfiguration(configuration(u"own"_s));
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_ports[Good]);
    client.setTransport(&socket, QMqttClient::SecureSocket);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QVERIFY(socket.isEncrypted());
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    client.publish(u"tls/b"_s, "x", 1);
    QTRY_COMPARE(sent.size(), 1);
    client.disconnectFromHost();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void tst_MqttTls::largeMessages()
{
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_ports[Good]);
    client.connectToHostEncrypted(configuration(u"own"_s));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QMqttSubscription *subscription = client.subscribe(u"large"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    int whole = 0;
    const QByteArray payload = QByteArray("0123456789").repeated(90'000);
    connect(&client, &QMqttClient::messageReceived, this,
            [&](const QByteArray &bytes) { whole += bytes == payload ? 1 : 0; });
    for (int i = 0; i < 10; ++i)
        client.publish(u"large"_s, payload, 1);
    QTRY_COMPARE(whole, 10);
}

QTEST_GUILESS_MAIN(tst_MqttTls)
#include "tst_mqtttls.moc"
