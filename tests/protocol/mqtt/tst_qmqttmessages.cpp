// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// Publishing and receiving, both ways in every QoS.
class tst_QMqttMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

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
    void publishInMessage();
};

void tst_QMqttMessages::publisherOrder_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<QString>("expected");
    for (const int version : {4, 5}) {
        QTest::addRow("%d QoS 0", version) << version << quint8(0) << QString();
        QTest::addRow("%d QoS 1", version)
            << version << quint8(1) << u"status 2|acknowledged 0|sent"_s;
        QTest::addRow("%d QoS 2", version)
            << version << quint8(2) << u"status 3|status 5|acknowledged 0|sent"_s;
    }
}

void tst_QMqttMessages::publisherOrder()
{
    QFETCH(int, version);
    QFETCH(quint8, qos);
    QFETCH(QString, expected);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    QMqttExtensions extensions(it.client.get());
    QStringList log;
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) {
                log.append(u"status %1"_s.arg(int(status)));
            });
    connect(it.client.get(), &QMqttClient::messageSent, this, [&log] { log.append(u"sent"_s); });
    connect(&extensions, &QMqttExtensions::publishAcknowledged, this,
            [&log](qint32, QMqtt::ReasonCode code) {
                log.append(u"acknowledged %1"_s.arg(int(code)));
            });
    QVERIFY(it.establish());
    QCOMPARE(it.client->publish(u"a"_s, "x", qos), qos > 0 ? 1 : 0);
    QTRY_COMPARE(it.broker.count('3'), 1);
    QTRY_COMPARE(log.join(u'|'), expected);
}

void tst_QMqttMessages::publishRefusals()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.connack = "200c000009 220002 2401 2100012500";
    it.broker.connack =
        "200d00000a 220002 2401 210001 2500"; // alias 2, QoS 1, receive 1, no retain
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

void tst_QMqttMessages::publishFailures_data()
{
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("PUBACK") << quint8(1) << QByteArray("400400018700") << u"status 2|failed 0x87"_s;
    QTest::newRow("PUBREC") << quint8(2) << QByteArray("500400019700") << u"status 3|failed 0x97"_s;
    QTest::newRow("PUBCOMP") << quint8(2) << QByteArray("50020001700400019200")
                             << u"status 3|status 5|failed 0x92"_s;
    QTest::newRow("nobody listens")
        << quint8(1) << QByteArray("400400011000") << u"status 2|sent"_s;
}

void tst_QMqttMessages::publishFailures()
{
    QFETCH(quint8, qos);
    QFETCH(QByteArray, answer);
    QFETCH(QString, expected);
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersPublish = false;
    QMqttExtensions extensions(it.client.get());
    QStringList log;
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) {
                log.append(u"status %1"_s.arg(int(status)));
            });
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

void tst_QMqttMessages::publishLeavesAtOnce()
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

void tst_QMqttMessages::subscriberOrder_data()
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

void tst_QMqttMessages::subscriberOrder()
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
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&log](const QMqttMessage &message) {
                log.append(u"subscription %1 q%2 r%3"_s.arg(QString::fromUtf8(message.payload()))
                               .arg(message.qos())
                               .arg(int(message.retain())));
            });
    connect(it.client.get(), &QMqttClient::messageStatusChanged, this,
            [&log](qint32, QMqtt::MessageStatus status) {
                log.append(u"status %1"_s.arg(int(status)));
            });
    connect(&it.broker, &FakeBroker::packetReceived, this,
            [&log](const QByteArray &hex) { log.append(u"answer "_s + QString::fromLatin1(hex)); });
    it.broker.send(publish);
    QTRY_COMPARE(log.join(u'|'), expected);
}

void tst_QMqttMessages::duplicatesAreDeliveredOnce()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("34060001610007 68 3c060001610007 68 3c060001610007 68");
    QTRY_COMPARE(it.broker.count('5'), 3);
    QCOMPARE(received.size(), 1);
}

void tst_QMqttMessages::sessionIsResumed()
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

void tst_QMqttMessages::sessionIsLost()
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

void tst_QMqttMessages::publishInMessage()
{
    PipedClient it;
    QVERIFY(it.establish());
    int rounds = 0;
    connect(it.client.get(), &QMqttClient::messageReceived, this, [&] {
        if (++rounds < 100)
            it.client->publish(u"a"_s, "x", 1);
    });
    it.broker.echoes = true;
    it.client->publish(u"a"_s, "x", 1);
    QTRY_COMPARE(rounds, 100);
}

QTEST_GUILESS_MAIN(tst_QMqttMessages)
#include "tst_qmqttmessages.moc"
