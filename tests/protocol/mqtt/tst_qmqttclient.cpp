// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Settings, and how a connection comes about.
class tst_QMqttClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void defaults();
    void settersAreGuarded();
    void connectSignals();
    void refused_data();
    void refused();
    void refusedThenClosed();
    void noTransport();
    void illegalSettings_data();
    void illegalSettings();
    void connectTimeout();
    void keepAliveTimeout();
    void transportOfAnotherThread();
    void clientInAnotherThread();
    void serverProperties();
    void authentication();
};

void tst_QMqttClient::defaults()
{
    const QMqttClient client;
    QCOMPARE(client.hostname(), QString());
    QCOMPARE(client.port(), quint16(0));
    QCOMPARE(client.keepAlive(), quint16(60));
    QCOMPARE(client.protocolVersion(), QMqttClient::MQTT_3_1_1);
    QCOMPARE(client.cleanSession(), true);
    QCOMPARE(client.autoKeepAlive(), true);
    QCOMPARE(client.willTopic(), QString());
    QCOMPARE(client.willQoS(), quint8(0));
    QCOMPARE(client.willRetain(), false);
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::NoError);
    QVERIFY(QRegularExpression(u"^[0-9a-f]{23}$"_s).match(client.clientId()).hasMatch());
    QVERIFY(client.clientId() != QMqttClient().clientId());
    QVERIFY(!client.serverConnectionProperties().isValid());
}

void tst_QMqttClient::settersAreGuarded()
{
    PipedClient it;
    QSignalSpy changed(it.client.get(), &QMqttClient::hostnameChanged);
    it.client->setHostname(u"one"_s);
    it.client->setHostname(u"one"_s);
    QCOMPARE(changed.size(), 1);
    it.client->setProtocolVersion(QMqttClient::ProtocolVersion(7));
    QCOMPARE(it.client->protocolVersion(), QMqttClient::MQTT_3_1_1);
    it.client->setWillQoS(3);
    QCOMPARE(it.client->willQoS(), quint8(0));
    QVERIFY(it.establish());
    it.client->setHostname(u"two"_s);
    it.client->setKeepAlive(1);
    it.client->setClientId(u"x"_s);
    QCOMPARE(it.client->hostname(), u"one"_s);
    QCOMPARE(it.client->keepAlive(), quint16(60));
    QCOMPARE(changed.size(), 1);
}

void tst_QMqttClient::connectSignals()
{
    PipedClient it;
    QStringList log;
    connect(it.client.get(), &QMqttClient::stateChanged, this,
            [&log](QMqttClient::ClientState state) { log.append(u"state %1"_s.arg(state)); });
    connect(it.client.get(), &QMqttClient::connected, this, [&log] { log.append(u"connected"_s); });
    connect(it.client.get(), &QMqttClient::disconnected, this,
            [&log] { log.append(u"disconnected"_s); });
    connect(it.client.get(), &QMqttClient::errorChanged, this, [&log] { log.append(u"error"_s); });
    it.client->connectToHost();
    QCOMPARE(it.client->state(), QMqttClient::Connecting);
    it.client->connectToHost(); // no effect
    QTRY_COMPARE(it.client->state(), QMqttClient::Connected);
    QCOMPARE(it.broker.count('1'), 1);
    it.client->disconnectFromHost();
    QCOMPARE(log.join(u'|'), u"state 1|state 2|connected|state 0|disconnected"_s);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e000"));
}

void tst_QMqttClient::refused_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("connack");
    QTest::addColumn<int>("error");
    using E = QMqttClient;
    QTest::newRow("3.1.1 version") << 4 << QByteArray("20020001") << int(E::InvalidProtocolVersion);
    QTest::newRow("3.1.1 identifier") << 4 << QByteArray("20020002") << int(E::IdRejected);
    QTest::newRow("3.1.1 unavailable") << 4 << QByteArray("20020003") << int(E::ServerUnavailable);
    QTest::newRow("3.1.1 password") << 4 << QByteArray("20020004") << int(E::BadUsernameOrPassword);
    QTest::newRow("3.1.1 authorization") << 4 << QByteArray("20020005") << int(E::NotAuthorized);
    QTest::newRow("3.1.1 reserved") << 4 << QByteArray("20020006") << int(E::ProtocolViolation);
    const auto five = [](const char *code, int error) {
        QTest::addRow("5.0 0x%s", code) << 5 << QByteArray("200300") + code + "00" << error;
    };
    five("80", E::UnknownError);
    five("81", E::ProtocolViolation);
    five("82", E::ProtocolViolation);
    five("83", E::Mqtt5SpecificError);
    five("84", E::InvalidProtocolVersion);
    five("85", E::IdRejected);
    five("86", E::BadUsernameOrPassword);
    five("87", E::NotAuthorized);
    five("88", E::ServerUnavailable);
    five("89", E::ServerUnavailable);
    five("8a", E::Mqtt5SpecificError);
    five("8c", E::Mqtt5SpecificError);
    five("97", E::Mqtt5SpecificError);
    five("9c", E::ServerUnavailable);
    five("9d", E::ServerUnavailable);
    five("9f", E::Mqtt5SpecificError);
    five("a2", E::ProtocolViolation);
}

void tst_QMqttClient::refused()
{
    QFETCH(int, version);
    QFETCH(QByteArray, connack);
    QFETCH(int, error);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    it.broker.connack = connack;
    QMqttExtensions extensions(it.client.get());
    QStringList log;
    QSignalSpy restored(it.client.get(), &QMqttClient::brokerSessionRestored);
    connect(it.client.get(), &QMqttClient::errorChanged, this, [&log] { log.append(u"error"_s); });
    connect(it.client.get(), &QMqttClient::stateChanged, this, [&log] { log.append(u"state"_s); });
    connect(it.client.get(), &QMqttClient::disconnected, this, [&log] { log.append(u"end"_s); });
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(int(it.client->error()), error);
    QCOMPARE(log.join(u'|'), u"state|error|state|end"_s);
    QCOMPARE(restored.size(), 0);
    QVERIFY(!extensions.errorText().isEmpty());
}

void tst_QMqttClient::refusedThenClosed()
{
    // The reason counts even if the end of the connection is there before it has been read.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.connectToHost();
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    peer->write(QByteArray::fromHex("20020005"));
    peer->disconnectFromHost();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::NotAuthorized);
}

void tst_QMqttClient::noTransport()
{
    QMqttClient client;
    QSignalSpy errors(&client, &QMqttClient::errorChanged);
    client.connectToHost();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.publish(u"a"_s), -1);
    QVERIFY(client.subscribe(u"a"_s) == nullptr);
    QVERIFY(!client.requestPing());
    client.disconnectFromHost();
    client.unsubscribe(u"a"_s);

    QTcpServer server; // a port where nobody listens
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    server.close();
    QMqttExtensions extensions(&client);
    client.connectToHost();
    QCOMPARE(client.state(), QMqttClient::Connecting);
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QVERIFY(extensions.errorText().contains(u"refused"_s));
}

void tst_QMqttClient::illegalSettings_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("error");
    QTest::newRow("password alone")
        << 4 << u"password"_s << int(QMqttClient::BadUsernameOrPassword);
    QTest::newRow("password alone, 5.0") << 5 << u"password"_s << int(QMqttClient::NoError);
    QTest::newRow("no id, session") << 4 << u"id"_s << int(QMqttClient::IdRejected);
    QTest::newRow("no id, session, 5.0") << 5 << u"id"_s << int(QMqttClient::NoError);
    QTest::newRow("24 characters, 3.1") << 3 << u"long id"_s << int(QMqttClient::IdRejected);
    QTest::newRow("24 characters, 3.1.1") << 4 << u"long id"_s << int(QMqttClient::NoError);
    QTest::newRow("lone surrogate") << 4 << u"bad id"_s << int(QMqttClient::IdRejected);
    QTest::newRow("will topic") << 4 << u"will"_s << int(QMqttClient::ProtocolViolation);
}

void tst_QMqttClient::illegalSettings()
{
    QFETCH(int, version);
    QFETCH(QString, what);
    QFETCH(int, error);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    if (what == u"password"_s)
        it.client->setPassword(u"secret"_s);
    it.client->setCleanSession(what != u"id"_s);
    if (what == u"id"_s)
        it.client->setClientId(QString());
    if (what == u"long id"_s)
        it.client->setClientId(QString(24, u'x'));
    if (what == u"bad id"_s)
        it.client->setClientId(QString(QChar(0xD800)));
    if (what == u"will"_s)
        it.client->setWillTopic(u"a/#"_s);
    it.client->connectToHost();
    QCOMPARE(int(it.client->error()), error);
    QCOMPARE(it.client->state() == QMqttClient::Disconnected, error != 0);
}

void tst_QMqttClient::connectTimeout()
{
    PipedClient it;
    it.broker.answersConnect = false;
    QMqttExtensions extensions(it.client.get());
    extensions.setConnectTimeout(50ms);
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    it.broker.answersConnect = true;
    QVERIFY(it.establish());
    QCOMPARE(it.client->error(), QMqttClient::NoError);
    QCOMPARE(extensions.errorText(), QString());
}

void tst_QMqttClient::keepAliveTimeout()
{
    PipedClient it;
    it.broker.answersPings = false;
    it.client->setKeepAlive(1);
    QElapsedTimer timer;
    QVERIFY(it.establish());
    timer.start();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(timer.elapsed() >= 1300); // 0.9 + 0.5 seconds
    QCOMPARE(it.broker.count('c'), 1);
}

void tst_QMqttClient::transportOfAnotherThread()
{
    QThread thread;
    PipeDevice device;
    device.moveToThread(&thread);
    QMqttClient client;
    client.setTransport(&device, QMqttClient::IODevice);
    client.connectToHost();
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(client.state(), QMqttClient::Disconnected);
}

void tst_QMqttClient::clientInAnotherThread()
{
    FakeBroker broker(4);
    broker.echoes = true;
    const quint16 port = broker.listen();
    QThread thread;
    auto *client = new QMqttClient;
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(port);
    client->moveToThread(&thread);
    connect(&thread, &QThread::finished, client, &QObject::deleteLater);
    QSignalSpy received(client, &QMqttClient::messageReceived);
    connect(client, &QMqttClient::connected, client,
            [client] { client->publish(u"a"_s, "from the thread"); });
    thread.start();
    QMetaObject::invokeMethod(client, &QMqttClient::connectToHost);
    QTRY_COMPARE(received.size(), 1);
    thread.quit();
    QVERIFY(thread.wait());
}

void tst_QMqttClient::serverProperties()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.client->setClientId(QString());
    // assigned id "abc", keep alive 20, alias maximum 5, no wildcards, user a=b
    it.broker.connack = "2017000014 120003616263 130014 220005 2800 260001610001 62";
    it.broker.connack = "2018000015120003616263130014220005280026000161000162";
    QSignalSpy ids(it.client.get(), &QMqttClient::clientIdChanged);
    QVERIFY(it.establish());
    QCOMPARE(it.client->clientId(), u"abc"_s);
    QCOMPARE(ids.size(), 1);
    const QMqttServerConnectionProperties server = it.client->serverConnectionProperties();
    QVERIFY(server.isValid());
    QVERIFY(server.clientIdAssigned());
    QCOMPARE(server.serverKeepAlive(), quint16(20));
    QCOMPARE(server.maximumTopicAlias(), quint16(5));
    QCOMPARE(server.wildcardSupported(), false);
    QCOMPARE(server.userProperties().size(), 1);
    QCOMPARE(server.reasonCode(), QMqtt::ReasonCode::Success);
    QVERIFY(
        server.availableProperties().testFlag(QMqttServerConnectionProperties::ServerKeepAlive));
    QVERIFY(!server.availableProperties().testFlag(QMqttServerConnectionProperties::MaximumQoS));
    QVERIFY(it.client->subscribe(u"a/#"_s) == nullptr); // the server would end the connection
}

void tst_QMqttClient::authentication()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersConnect = false;
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(u"M"_s);
    it.client->setConnectionProperties(properties);
    QSignalSpy finished(it.client.get(), &QMqttClient::authenticationFinished);
    connect(it.client.get(), &QMqttClient::authenticationRequested, this,
            [&it](const QMqttAuthenticationProperties &asked) {
                QCOMPARE(asked.authenticationMethod(), u"M"_s);
                QMqttAuthenticationProperties answer = asked;
                answer.setAuthenticationData("r");
                it.client->authenticate(answer);
            });
    it.client->connectToHost();
    it.broker.send("f006 18 04 150001 4d");
    QTRY_COMPARE(it.broker.last('f'), QByteArray("f00a18081500014d16000172"));
    it.broker.send("2007 0000 04 150001 4d");
    QTRY_COMPARE(it.client->state(), QMqttClient::Connected);
    QTRY_COMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(tst_QMqttClient)
#include "tst_qmqttclient.moc"
