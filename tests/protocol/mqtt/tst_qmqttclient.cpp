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
    void noTransport();
    void illegalSettings_data();
    void illegalSettings();
    void connectTimeout();
    void keepAliveTimeout();
    void transportOfAnotherThread();
    void clientInAnotherThread();

    void publisherOrder_data();
    void publisherOrder();
    void publishRefusals();
    void publishFailures_data();
    void publishFailures();
    void publishLeavesAtOnce();
    void subscriberOrder_data();
    void subscriberOrder();
    void duplicatesAreDeliveredOnce();
    void sessionIsResumed();
    void sessionIsLost();

    void subscribeStates();
    void subscribeAgain();
    void subscribeOtherQoS();
    void subscribeAfterError();
    void grantedQoS();
    void unsubscribe();
    void subscriptionsEndWithSession();
    void retiredSubscriptionsAreBounded();
    void sharedSubscriptions();

    void ownDisconnect();
    void transportLoss_data();
    void transportLoss();
    void serverDisconnect();
    void protocolViolation();
    void inboundLimit();
    void disconnectReasons();
    void abortDropsBuffers();
    void serverProperties();
    void authentication();

    void partialWrites();
    void deviceIsClosedAndReusable();
    void userSockets_data();
    void userSockets();
    void tlsErrorText();
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
    connect(it.client.get(), &QMqttClient::disconnected, this, [&log] { log.append(u"disconnected"_s); });
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
    QTest::newRow("password alone") << 4 << u"password"_s << int(QMqttClient::BadUsernameOrPassword);
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

void tst_QMqttClient::publisherOrder_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<QString>("expected");
    for (const int version : {4, 5}) {
        QTest::addRow("%d QoS 0", version) << version << quint8(0) << QString();
        QTest::addRow("%d QoS 1", version) << version << quint8(1) << u"status 2|acknowledged 0|sent"_s;
        QTest::addRow("%d QoS 2", version)
                << version << quint8(2) << u"status 3|status 5|acknowledged 0|sent"_s;
    }
}

void tst_QMqttClient::publisherOrder()
{
    QFETCH(int, version);
    QFETCH(quint8, qos);
    QFETCH(QString, expected);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    QMqttExtensions extensions(it.client.get());
    QStringList log;
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) { log.append(u"status %1"_s.arg(int(status))); });
    connect(it.client.get(), &QMqttClient::messageSent, this, [&log] { log.append(u"sent"_s); });
    connect(&extensions, &QMqttExtensions::publishAcknowledged, this,
            [&log](qint32, QMqtt::ReasonCode code) { log.append(u"acknowledged %1"_s.arg(int(code))); });
    QVERIFY(it.establish());
    QCOMPARE(it.client->publish(u"a"_s, "x", qos), qos > 0 ? 1 : 0);
    QTRY_COMPARE(it.broker.count('3'), 1);
    QTRY_COMPARE(log.join(u'|'), expected);
}

void tst_QMqttClient::publishRefusals()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.connack = "200c000009 220002 2401 2100012500";
    it.broker.connack = "200d00000a 220002 2401 210001 2500"; // alias 2, QoS 1, receive 1, no retain
    it.broker.answersPublish = false;
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    QCOMPARE(it.client->publish(u"a/+"_s, "x"), -1);
    QCOMPARE(it.client->publish(QString(), "x"), -1);
    QCOMPARE(it.client->publish(QString(40000, QChar(0x20AC)), "x"), -1);
    QCOMPARE(it.client->publish(u"a"_s, "x", 3), -1);
    QCOMPARE(it.client->publish(u"a"_s, "x", 2), -1);
    QCOMPARE(it.client->publish(u"a"_s, "x", 0, true), -1);
    QMqttPublishProperties properties;
    properties.setTopicAlias(3);
    QCOMPARE(it.client->publish(u"a"_s, properties, "x"), -1);
    QVERIFY(extensions.errorText().contains(u"alias"_s));
    QMqttPublishProperties identifiers;
    identifiers.setSubscriptionIdentifiers({1});
    QCOMPARE(it.client->publish(u"a"_s, identifiers, "x"), -1);
    QCOMPARE(extensions.maximumQoS(), quint8(1));
    QCOMPARE(extensions.sendQuota(), 1);
    QCOMPARE(it.client->publish(u"a"_s, "x", 1), 1);
    QCOMPARE(extensions.sendQuota(), 0);
    QCOMPARE(it.client->publish(u"a"_s, "x", 1), -1);
    QCOMPARE(it.client->publish(u"a"_s, "x", 0), 0);
    QTRY_COMPARE(it.broker.count('3'), 2);
    QCOMPARE(extensions.unfinishedPublishes(), 1);
}

void tst_QMqttClient::publishFailures_data()
{
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("PUBACK") << quint8(1) << QByteArray("400400018700") << u"status 2|failed 0x87"_s;
    QTest::newRow("PUBREC") << quint8(2) << QByteArray("500400019700") << u"status 3|failed 0x97"_s;
    QTest::newRow("PUBCOMP") << quint8(2) << QByteArray("50020001700400019200")
                             << u"status 3|status 5|failed 0x92"_s;
    QTest::newRow("nobody listens") << quint8(1) << QByteArray("400400011000") << u"status 2|sent"_s;
}

void tst_QMqttClient::publishFailures()
{
    QFETCH(quint8, qos);
    QFETCH(QByteArray, answer);
    QFETCH(QString, expected);
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersPublish = false;
    QMqttExtensions extensions(it.client.get());
    QStringList log;
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) { log.append(u"status %1"_s.arg(int(status))); });
    connect(it.client.get(), &QMqttClient::messageSent, this, [&log] { log.append(u"sent"_s); });
    connect(&extensions, &QMqttExtensions::publishFailed, this,
            [&log](qint32, QMqtt::ReasonCode code, const QString &reason) {
                QVERIFY(!reason.isEmpty());
                log.append(u"failed 0x%1"_s.arg(int(code), 0, 16));
            });
    QVERIFY(it.establish());
    it.client->publish(u"a"_s, "x", qos);
    it.broker.send(answer);
    QTRY_COMPARE(log.join(u'|'), expected);
    QCOMPARE(it.broker.count('6'), answer.startsWith("5002") ? 1 : 0);
    QCOMPARE(extensions.unfinishedPublishes(), 0);
}

void tst_QMqttClient::publishLeavesAtOnce()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.connectToHost();
    QVERIFY(server.waitForNewConnection(5000));
    QTcpSocket *peer = server.nextPendingConnection();
    peer->write(QByteArray::fromHex("20020000"));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    peer->readAll();
    client.publish(u"stop"_s, "now");
    // No event loop of the client runs here.
    QVERIFY(peer->waitForReadyRead(5000));
    QCOMPARE(peer->readAll().toHex(), QByteArray("3009000473746f706e6f77"));
}

void tst_QMqttClient::subscriberOrder_data()
{
    QTest::addColumn<QByteArray>("publish");
    QTest::addColumn<QString>("expected");
    QTest::newRow("QoS 0") << QByteArray("3004000161 68") << u"client h|subscription h q0 r0"_s;
    QTest::newRow("QoS 1") << QByteArray("33060001610005 68")
                           << u"client h|subscription h q1 r1|status 1|answer 40020005"_s;
    QTest::newRow("QoS 2") << QByteArray("34060001610006 68")
                           << u"client h|subscription h q2 r0|status 1|answer 50020006|status 4|"
                              "answer 70020006"_s;
}

void tst_QMqttClient::subscriberOrder()
{
    QFETCH(QByteArray, publish);
    QFETCH(QString, expected);
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s, 2);
    QVERIFY(subscription != nullptr);
    QStringList log;
    connect(it.client.get(), &QMqttClient::messageReceived, this,
            [&log](const QByteArray &payload, const QMqttTopicName &topic) {
                QCOMPARE(topic.name(), u"a"_s);
                log.append(u"client "_s + QString::fromUtf8(payload));
            });
    connect(subscription, &QMqttSubscription::messageReceived, this, [&log](const QMqttMessage &message) {
        log.append(u"subscription %1 q%2 r%3"_s.arg(QString::fromUtf8(message.payload()))
                           .arg(message.qos()).arg(int(message.retain())));
    });
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) { log.append(u"status %1"_s.arg(int(status))); });
    connect(&it.broker, &FakeBroker::packetReceived, this, [&log](const QByteArray &hex) {
        log.append(u"answer "_s + QString::fromLatin1(hex));
    });
    it.broker.send(publish);
    QTRY_COMPARE(log.join(u'|'), expected);
}

void tst_QMqttClient::duplicatesAreDeliveredOnce()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("34060001610007 68 3c060001610007 68 3c060001610007 68");
    QTRY_COMPARE(it.broker.count('5'), 3);
    QCOMPARE(received.size(), 1);
}

void tst_QMqttClient::sessionIsResumed()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QVERIFY(!extensions.sessionRestored());
    QMqttSubscription *subscription = it.subscribed(u"s"_s, 1);
    QVERIFY(subscription != nullptr);
    QSignalSpy sent(it.client.get(), &QMqttClient::messageSent);
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    const qint32 id = it.client->publish(u"a"_s, "x", 1);
    QTRY_COMPARE(it.broker.count('3'), 1);
    extensions.abort();
    QCOMPARE(failed.size(), 0);
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);

    it.broker.connack = "20020100";
    it.broker.answersPublish = true;
    QSignalSpy restored(it.client.get(), &QMqttClient::brokerSessionRestored);
    QVERIFY(it.establish());
    QCOMPARE(restored.size(), 1);
    QVERIFY(extensions.sessionRestored());
    QTRY_COMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(0).toInt(), id);
    QCOMPARE(it.broker.last('3').left(2), QByteArray("3a")); // DUP
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    it.broker.send("3003000173");
    QTRY_COMPARE(received.size(), 1);
}

void tst_QMqttClient::sessionIsLost()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"s"_s, 1);
    it.client->publish(u"a"_s, "x", 2);
    extensions.abort();
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    QVERIFY(it.establish());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void tst_QMqttClient::subscribeStates()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.client->subscribe(u"a/+"_s, 1);
    QVERIFY(subscription != nullptr);
    QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
    QSignalSpy states(subscription, &QMqttSubscription::stateChanged);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(states.size(), 1);
    QCOMPARE(it.broker.last('8'), QByteArray("820800010003612f2b01"));
    QVERIFY(it.client->subscribe(u"a/#/b"_s) == nullptr);
    QVERIFY(it.client->subscribe(u"a"_s, 3) == nullptr);
}

void tst_QMqttClient::subscribeAgain()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s, 1);
    QVERIFY(it.client->subscribe(u"a"_s, 1) == subscription);
    QVERIFY(it.client->requestPing());
    QTRY_COMPARE(it.broker.count('c'), 1);
    QCOMPARE(it.broker.count('8'), 1);
}

void tst_QMqttClient::subscribeOtherQoS()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s, 0);
    QSignalSpy changed(subscription, &QMqttSubscription::qosChanged);
    QVERIFY(it.client->subscribe(u"a"_s, 2) == subscription);
    QTRY_COMPARE(subscription->qos(), quint8(2));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(it.broker.count('8'), 2);
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
}

void tst_QMqttClient::subscribeAfterError()
{
    PipedClient it;
    QVERIFY(it.establish());
    it.broker.subackCode = 0x80;
    QMqttSubscription *refused = it.client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(refused->state(), QMqttSubscription::Error);
    QCOMPARE(refused->reasonCode(), QMqtt::ReasonCode::UnspecifiedError);
    it.broker.subackCode = 0xFF;
    QMqttSubscription *second = it.client->subscribe(u"a"_s, 1);
    QVERIFY(second != nullptr && second != refused);
    QTRY_COMPARE(second->state(), QMqttSubscription::Subscribed);
    QCOMPARE(it.broker.count('8'), 2);
}

void tst_QMqttClient::grantedQoS()
{
    PipedClient it;
    QVERIFY(it.establish());
    it.broker.subackCode = 0;
    QMqttSubscription *subscription = it.client->subscribe(u"a"_s, 2);
    QSignalSpy changed(subscription, &QMqttSubscription::qosChanged);
    QCOMPARE(subscription->qos(), quint8(2));
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(subscription->qos(), quint8(0));
    QCOMPARE(changed.size(), 1);
}

void tst_QMqttClient::unsubscribe()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    it.client->unsubscribe(u"b"_s); // nothing
    it.client->unsubscribe(u"a"_s);
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    it.client->unsubscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(it.broker.count('a'), 1);
    subscription->unsubscribe(); // ended: nothing
    QMqttSubscription *next = it.client->subscribe(u"a"_s);
    QVERIFY(next != subscription);
    QTRY_COMPARE(next->state(), QMqttSubscription::Subscribed);
    QCOMPARE(it.broker.count('a'), 1);
}

void tst_QMqttClient::subscriptionsEndWithSession()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    it.broker.answersSubscribe = false;
    QMqttSubscription *pending = it.client->subscribe(u"b"_s);
    QSignalSpy states(subscription, &QMqttSubscription::stateChanged);
    it.brokerEnd.close(); // the peer goes away
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(pending->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(states.size(), 1);
}

void tst_QMqttClient::retiredSubscriptionsAreBounded()
{
    PipedClient it;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(it.establish());
        QVERIFY(it.subscribed(u"a"_s) != nullptr);
        it.client->disconnectFromHost();
        it.brokerEnd.open(QIODevice::ReadWrite);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(it.client->findChildren<QMqttSubscription *>().size() <= 2);
}

void tst_QMqttClient::sharedSubscriptions()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QMqttSubscription *plain = it.subscribed(u"a/#"_s);
    QMqttSubscription *shared = it.subscribed(u"$share/g/a/#"_s);
    QVERIFY(plain != nullptr && shared != nullptr && plain != shared);
    QCOMPARE(shared->topic().filter(), u"a/#"_s);
    QCOMPARE(shared->sharedSubscriptionName(), u"g"_s);
    QSignalSpy onPlain(plain, &QMqttSubscription::messageReceived);
    QSignalSpy onShared(shared, &QMqttSubscription::messageReceived);
    it.broker.send("3006 0003 612f62 00");
    QTRY_COMPARE(onPlain.size(), 1);
    QCOMPARE(onShared.size(), 1);
    shared->unsubscribe();
    QTRY_COMPARE(shared->state(), QMqttSubscription::Unsubscribed);
    QVERIFY(QByteArray::fromHex(it.broker.last('a')).endsWith("$share/g/a/#"));
    QMqttSubscriptionProperties properties;
    properties.setNoLocal(true);
    QVERIFY(it.client->subscribe(u"$share/g/b"_s, properties) == nullptr);
}

void tst_QMqttClient::ownDisconnect()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy errors(it.client.get(), &QMqttClient::errorChanged);
    it.client->disconnectFromHost();
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::NoError);
    QCOMPARE(errors.size(), 0);
    QTRY_COMPARE(it.broker.count('e'), 1);
    QTRY_VERIFY(!it.clientEnd.isOpen());
}

void tst_QMqttClient::transportLoss_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed by peer") << false;
    QTest::newRow("reset by peer") << true;
}

void tst_QMqttClient::transportLoss()
{
    QFETCH(bool, reset);
    FakeBroker broker(4);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QMqttSubscription *subscription = client.subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    broker.answersPublish = false;
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    client.publish(u"a"_s, "x", 1);
    QVERIFY(extensions.sinceLastReceived() >= 0ms);
    if (reset)
        broker.resetConnection();
    else
        broker.closeConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!extensions.errorText().isEmpty());
    QVERIFY(extensions.sinceLastReceived() < 0ms);
}

void tst_QMqttClient::serverDisconnect()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    it.broker.send("e00b 9d 09 1c0001 78 1f0002 6279");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QCOMPARE(extensions.serverDisconnectReason(), QMqtt::ReasonCode::ServerMoved);
    QCOMPARE(extensions.serverReference(), u"x"_s);
    QVERIFY(extensions.errorText().contains(u"server moved (by)"_s));
}

void tst_QMqttClient::protocolViolation()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("3006 00016100 6869 0000 3003000161");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(received.size(), 1);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00181"));
}

void tst_QMqttClient::inboundLimit()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QCOMPARE(extensions.maximumInboundPacketSize(), 1024U * 1024U);
    extensions.setMaximumInboundPacketSize(1000);
    QVERIFY(it.establish());
    QVERIFY(it.broker.last('1').contains("27000003e8")); // announced
    it.broker.send("30ffffff7f");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00195"));
}

void tst_QMqttClient::disconnectReasons()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    extensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill, u"x"_s);
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00604041f000178"));

    PipedClient old;
    QMqttExtensions oldExtensions(old.client.get());
    QVERIFY(old.establish());
    oldExtensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill);
    QTRY_VERIFY(!old.clientEnd.isOpen());
    QCOMPARE(old.broker.count('e'), 0);
}

void tst_QMqttClient::abortDropsBuffers()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.connectToHost();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *peer = server.nextPendingConnection();
    peer->setReadBufferSize(1024);
    peer->write(QByteArray::fromHex("20020000"));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.publish(u"a"_s, QByteArray(32 * 1024 * 1024, 'x'));
    QVERIFY(extensions.bytesToWrite() > 0);
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    QSignalSpy peerGone(peer, &QTcpSocket::disconnected);
    extensions.abort();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::NoError);
    QCOMPARE(disconnected.size(), 1);
    qint64 received = 0;
    QTRY_VERIFY((received += peer->readAll().size(), peerGone.size() == 1));
    QVERIFY(received < 32 * 1024 * 1024);
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
    QVERIFY(server.availableProperties().testFlag(QMqttServerConnectionProperties::ServerKeepAlive));
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

void tst_QMqttClient::partialWrites()
{
    PipedClient it;
    it.clientEnd.writeLimit = 7;
    it.broker.echoes = true;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    QByteArray payload;
    for (int i = 0; i < 500; ++i)
        payload.append(char('a' + i % 26));
    it.client->publish(u"a"_s, payload);
    it.client->publish(u"b"_s, "next");
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(0).at(0).toByteArray(), payload);
    QCOMPARE(received.at(1).at(0).toByteArray(), QByteArray("next"));
    it.client->disconnectFromHost();
    QTRY_COMPARE(it.broker.count('e'), 1);
    QTRY_VERIFY(!it.clientEnd.isOpen());
}

void tst_QMqttClient::deviceIsClosedAndReusable()
{
    PipedClient it;
    int ownSlot = 0;
    connect(&it.clientEnd, &QIODevice::readyRead, this, [&ownSlot] { ++ownSlot; });
    QVERIFY(it.establish());
    it.client->disconnectFromHost();
    QTRY_VERIFY(!it.clientEnd.isOpen());
    const int before = ownSlot;
    it.brokerEnd.open(QIODevice::ReadWrite);
    QVERIFY(it.establish()); // without setTransport()
    QVERIFY(ownSlot > before); // connections of the application survive
    QCOMPARE(it.clientEnd.opened, 2);
    QCOMPARE(it.client->transport(), &it.clientEnd);
}

void tst_QMqttClient::userSockets_data()
{
    QTest::addColumn<bool>("connectedBefore");
    QTest::newRow("connected before") << true;
    QTest::newRow("not connected") << false;
}

void tst_QMqttClient::userSockets()
{
    QFETCH(bool, connectedBefore);
    FakeBroker broker(4);
    const quint16 port = broker.listen();
    QTcpSocket socket;
    QMqttClient client;
    client.setTransport(&socket, QMqttClient::AbstractSocket);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(port);
    if (connectedBefore) {
        socket.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    broker.closeConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    client.connectToHost(); // the same socket again
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.disconnectFromHost();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QCOMPARE(broker.connections, 3);
}

void tst_QMqttClient::tlsErrorText()
{
    FakeBroker broker(4); // speaks no TLS
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    connect(&broker, &FakeBroker::packetReceived, &broker, [] {});
    QSslConfiguration configuration;
    client.connectToHostEncrypted(configuration);
    QTRY_VERIFY(broker.connections == 1);
    broker.send("ffffffffffffffffffffffffffff");
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QVERIFY(!extensions.errorText().isEmpty());
}

QTEST_GUILESS_MAIN(tst_QMqttClient)
#include "tst_qmqttclient.moc"
