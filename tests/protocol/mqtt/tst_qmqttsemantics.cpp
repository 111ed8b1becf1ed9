// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Corners of sessions, subscriptions and states that no numbered statement covers.
class tst_QMqttSemantics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void serverDecidesOnSessionExpiry_data();
    void serverDecidesOnSessionExpiry();
    void setStateDisconnectsForReal();
    void disconnectReasons_data();
    void disconnectReasons();
    void pendingSubscriptionEndsAlthoughTheSessionStays();
    void pendingUnsubscriptionEndsAlthoughTheSessionStays();
    void subscribeWhileUnsubscribing();
    void unsubackCodes_data();
    void unsubackCodes();
    void everyQosInEveryVersion_data();
    void everyQosInEveryVersion();
    void sessionGoesOnInAnotherVersion();
    void endlessChallengesRunIntoTheTimeout();
    void authenticateOutOfTurn();
    void manyLevels();
    void discardedByAnotherClientId();
    void reasonsDoNotLinger();
    void unsupportedSubscriptions_data();
    void unsupportedSubscriptions();
};

void tst_QMqttSemantics::serverDecidesOnSessionExpiry_data()
{
    QTest::addColumn<quint32>("asked");
    QTest::addColumn<QByteArray>("connack");
    QTest::addColumn<bool>("stays");
    const QByteArray plain = "2003000000";
    QTest::newRow("asked and granted") << 100U << plain << true;
    QTest::newRow("asked and shortened") << 100U << QByteArray("2008000005 1100000001") << true;
    QTest::newRow("asked and declined") << 100U << QByteArray("2008000005 1100000000") << false;
    QTest::newRow("not asked") << 0U << plain << false;
    QTest::newRow("not asked, but given") << 0U << QByteArray("2008000005 1100000064") << true;
}

void tst_QMqttSemantics::serverDecidesOnSessionExpiry()
{
    QFETCH(quint32, asked);
    QFETCH(QByteArray, connack);
    QFETCH(bool, stays);
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(asked);
    it.client->setConnectionProperties(properties);
    it.broker.connack = connack;
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    QVERIFY(it.client->publish(u"a"_s, "x", 1) > 0);
    extensions.abort();
    QCOMPARE(subscription->state() == QMqttSubscription::Subscribed, stays);
    QCOMPARE(failed.size(), stays ? 0 : 1);
    QCOMPARE(extensions.unfinishedPublishes(), stays ? 1 : 0);
}

void tst_QMqttSemantics::setStateDisconnectsForReal()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy disconnected(it.client.get(), &QMqttClient::disconnected);
    it.client->setState(QMqttClient::Disconnected);
    QCOMPARE(disconnected.size(), 1);
    QTRY_VERIFY(!it.clientEnd.isOpen());
    QTRY_COMPARE(it.broker.count('e'), 1);
    it.client->setState(QMqttClient::Connected); // without a connection nothing works, or breaks
    QCOMPARE(it.client->publish(u"a"_s, "x", 1), -1);
    QVERIFY(it.client->subscribe(u"a"_s) == nullptr);
    QVERIFY(!it.client->requestPing());
    it.client->disconnectFromHost();
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    it.brokerEnd.open(QIODevice::ReadWrite);
    QVERIFY(it.establish());
}

void tst_QMqttSemantics::disconnectReasons_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("success") << 0x00 << QByteArray("e000");
    QTest::newRow("with will") << 0x04 << QByteArray("e00104");
    QTest::newRow("unspecified") << 0x80 << QByteArray("e00180");
    QTest::newRow("administrative action") << 0x98 << QByteArray("e00198");
    QTest::newRow("a server's own") << 0x8B << QByteArray("e00180");
    QTest::newRow("no such code") << 0x55 << QByteArray("e00180");
}

void tst_QMqttSemantics::disconnectReasons()
{
    QFETCH(int, reason);
    QFETCH(QByteArray, packet);
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    extensions.disconnectWithReason(QMqtt::ReasonCode(reason));
    QTRY_COMPARE(it.broker.last('e'), packet);
}

void tst_QMqttSemantics::pendingSubscriptionEndsAlthoughTheSessionStays()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    QVERIFY(it.establish());
    QMqttSubscription *settled = it.subscribed(u"a"_s);
    it.broker.answersSubscribe = false;
    QMqttSubscription *pending = it.client->subscribe(u"b"_s);
    QTRY_COMPARE(it.broker.count('8'), 2);
    extensions.abort();
    QCOMPARE(settled->state(), QMqttSubscription::Subscribed);
    QCOMPARE(pending->state(), QMqttSubscription::Unsubscribed);
    it.broker.connack = "20020100";
    it.broker.answersSubscribe = true;
    QVERIFY(it.establish());
    QCOMPARE(it.client->subscribe(u"a"_s), settled); // nothing to send
    QMqttSubscription *again = it.subscribed(u"b"_s);
    QVERIFY(again != nullptr && again != pending);
    QCOMPARE(it.broker.count('8'), 3);
}

void tst_QMqttSemantics::pendingUnsubscriptionEndsAlthoughTheSessionStays()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    it.broker.answersSubscribe = false;
    subscription->unsubscribe();
    QTRY_COMPARE(it.broker.count('a'), 1);
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    extensions.abort();
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void tst_QMqttSemantics::subscribeWhileUnsubscribing()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    QSignalSpy states(subscription, &QMqttSubscription::stateChanged);
    subscription->unsubscribe();
    QCOMPARE(it.client->subscribe(u"a"_s), subscription);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(states.size(), 3); // never Unsubscribed: the server has it in the end
    QCOMPARE(it.broker.count('8'), 2);
    QCOMPARE(it.broker.count('a'), 1);
}

void tst_QMqttSemantics::unsubackCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("state");
    QTest::newRow("success") << QByteArray("00") << int(QMqttSubscription::Unsubscribed);
    QTest::newRow("none existed") << QByteArray("11") << int(QMqttSubscription::Unsubscribed);
    QTest::newRow("not authorized") << QByteArray("87") << int(QMqttSubscription::Error);
}

void tst_QMqttSemantics::unsubackCodes()
{
    QFETCH(QByteArray, code);
    QFETCH(int, state);
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    it.broker.answersSubscribe = false;
    subscription->unsubscribe();
    it.broker.send("b008000204 1f000179" + code);
    QTRY_COMPARE(int(subscription->state()), state);
    QCOMPARE(int(subscription->reasonCode()), code.toInt(nullptr, 16));
    QCOMPARE(subscription->reason(), u"y"_s);
}

void tst_QMqttSemantics::everyQosInEveryVersion_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1") << 3;
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

void tst_QMqttSemantics::everyQosInEveryVersion()
{
    QFETCH(int, version);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    it.broker.echoes = true;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"+/b"_s, 2);
    QVERIFY(subscription != nullptr);
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    QSignalSpy sent(it.client.get(), &QMqttClient::messageSent);
    for (const quint8 qos : {0, 1, 2})
        QVERIFY(it.client->publish(u"a/b"_s, QByteArray::number(qos), qos) >= 0);
    QTRY_COMPARE(received.size(), 3);
    QTRY_COMPARE(sent.size(), 2);
    for (int qos = 0; qos < 3; ++qos) {
        const auto message = received.at(qos).at(0).value<QMqttMessage>();
        QCOMPARE(message.payload(), QByteArray::number(qos));
        QCOMPARE(int(message.qos()), qos);
    }
    QTRY_COMPARE(it.broker.count('7'), 1); // PUBCOMP for the echo
}

void tst_QMqttSemantics::sessionGoesOnInAnotherVersion()
{
    FakeBroker five(5);
    FakeBroker four(4);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(five.listen());
    client.setProtocolVersion(QMqttClient::MQTT_5_0);
    client.setCleanSession(false);
    QMqttConnectionProperties connection;
    connection.setSessionExpiryInterval(100);
    client.setConnectionProperties(connection);
    five.answersPublish = false;
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QMqttPublishProperties properties;
    properties.setContentType(u"t"_s);
    QCOMPARE(client.publish(u"a"_s, properties, "x", 1), 1);
    QTRY_COMPARE(five.count('3'), 1);
    extensions.abort();
    client.setProtocolVersion(QMqttClient::MQTT_3_1_1);
    client.setPort(four.listen());
    four.connack = "20020100";
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    client.connectToHost();
    QTRY_COMPARE(sent.size(), 1);
    QCOMPARE(four.last('3'), QByteArray("3a06000161000178")); // no properties there
}

void tst_QMqttSemantics::endlessChallengesRunIntoTheTimeout()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersConnect = false;
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(u"M"_s);
    it.client->setConnectionProperties(properties);
    QMqttExtensions extensions(it.client.get());
    extensions.setConnectTimeout(100ms);
    const QByteArray challenge = "f006 18 04 150001 4d";
    connect(&it.broker, &FakeBroker::packetReceived, this, [&] { it.broker.send(challenge); });
    connect(it.client.get(), &QMqttClient::authenticationRequested, this,
            [&] { it.client->authenticate({}); });
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(it.broker.count('f') > 1);
}

void tst_QMqttSemantics::authenticateOutOfTurn()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    it.client->authenticate({}); // not connected
    QVERIFY(!extensions.errorText().isEmpty());
    QVERIFY(it.establish());
    it.client->authenticate({}); // no method in CONNECT
    QVERIFY(!extensions.errorText().isEmpty());
    QSignalSpy pong(it.client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(it.client->requestPing());
    QTRY_COMPARE(pong.size(), 1);
    QCOMPARE(it.broker.count('f'), 0);
}

void tst_QMqttSemantics::manyLevels()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *all = it.subscribed(u"#"_s);
    QMqttSubscription *some = it.subscribed(QString(u"+/"_s).repeated(30000) + u'#');
    QVERIFY(all != nullptr && some != nullptr);
    QSignalSpy onAll(all, &QMqttSubscription::messageReceived);
    QSignalSpy onSome(some, &QMqttSubscription::messageReceived);
    const QByteArray body = QByteArray::fromHex("fde8") + QByteArray(65000, '/');
    it.broker.send("30eafb03" + body.toHex());
    QTRY_COMPARE(onAll.size(), 1);
    QCOMPARE(onSome.size(), 1);
    const auto message = onAll.at(0).at(0).value<QMqttMessage>();
    QCOMPARE(message.topic().levelCount(), 65001);
}

void tst_QMqttSemantics::discardedByAnotherClientId()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    QVERIFY(it.client->publish(u"a"_s, "x", 1) > 0);
    extensions.abort();
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    it.client->setClientId(u"another"_s);
    QVERIFY(it.establish());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(it.broker.count('3'), 1); // not resent
}

void tst_QMqttSemantics::reasonsDoNotLinger()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QVERIFY(it.client->publish(u"a"_s, "x", 1) > 0);
    QSignalSpy status(it.client.get(), &QMqttClient::messageStatusChanged);
    it.broker.send("4003000110"
                   "32070001610005 00 68"); // both at once
    QTRY_COMPARE(status.size(), 2);
    const auto reasonOf = [&status](int i) {
        return int(status.at(i).at(2).value<QMqttMessageStatusProperties>().reasonCode());
    };
    QCOMPARE(reasonOf(0), 0x10);
    QCOMPARE(reasonOf(1), 0x00);
}

void tst_QMqttSemantics::unsupportedSubscriptions_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<quint32>("identifier");
    QTest::newRow("wildcard") << QByteArray("2800") << u"a/+"_s << 0U;
    QTest::newRow("identifier") << QByteArray("2900") << u"a"_s << 7U;
    QTest::newRow("shared") << QByteArray("2a00") << u"$share/g/a"_s << 0U;
}

void tst_QMqttSemantics::unsupportedSubscriptions()
{
    QFETCH(QByteArray, property);
    QFETCH(QString, filter);
    QFETCH(quint32, identifier);
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    it.broker.connack = "2005000002" + property;
    QVERIFY(it.establish());
    QMqttSubscriptionProperties properties;
    properties.setSubscriptionIdentifier(identifier);
    QVERIFY(it.client->subscribe(filter, properties) == nullptr);
    QVERIFY(!extensions.errorText().isEmpty());
    QVERIFY(it.subscribed(u"plain"_s) != nullptr);
    QCOMPARE(it.broker.count('8'), 1);
}

QTEST_GUILESS_MAIN(tst_QMqttSemantics)
#include "tst_qmqttsemantics.moc"
