// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// Defects S1 to S7 of Qt MQTT: sessions and subscriptions. The names are those of
/// protocol/mqtt/CONFORMANCE.md.
class tst_MqttRegressionsSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void S1_unfinishedPublishesAreResent_data() { versions(); }
    void S1_unfinishedPublishesAreResent();
    void S2_duplicateIsDeliveredOnce_data() { versions(); }
    void S2_duplicateIsDeliveredOnce();
    void S3_identifiersStartAtOneInEachClient();
    void S3_identifiersInFlightAreNeverReused();
    void S4_sessionAfterCleanStartIsRefused_data() { versions(); }
    void S4_sessionAfterCleanStartIsRefused();
    void S4_refusalRestoresNothing();
    void S5_resetEndsSubscriptions();
    void S6_refusedSubscriptionIsReplaced();
    void S6_qosChangesBySubscribingAgain();
    void S7_sharedAndPlainOnOneFilter();
    void S7_sharedIsUnsubscribedByItsWholeFilter_data();
    void S7_sharedIsUnsubscribedByItsWholeFilter();

private:
    static void versions();
    static std::unique_ptr<PipedClient> persistent(int version);
    static QByteArray sessionPresent(int version)
    {
        return version == 5 ? "2003010000" : "20020100";
    }
};

void tst_MqttRegressionsSession::versions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

std::unique_ptr<PipedClient> tst_MqttRegressionsSession::persistent(int version)
{
    auto it = std::make_unique<PipedClient>(QMqttClient::ProtocolVersion(version));
    it->client->setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(100);
    it->client->setConnectionProperties(properties);
    return it;
}

void tst_MqttRegressionsSession::S1_unfinishedPublishesAreResent()
{
    QFETCH(int, version);
    const auto it = persistent(version);
    QMqttExtensions extensions(it->client.get());
    it->broker.answersPublish = false;
    QVERIFY(it->establish());
    QSignalSpy sent(it->client.get(), &QMqttClient::messageSent);
    const qint32 one = it->client->publish(u"a"_s, "x", 1);
    const qint32 two = it->client->publish(u"b"_s, "y", 2);
    const qint32 three = it->client->publish(u"c"_s, "z", 2);
    QCOMPARE(QList<qint32>({one, two, three}), QList<qint32>({1, 2, 3}));
    QTRY_COMPARE(it->broker.count('3'), 3);
    it->broker.send("50020003"); // PUBREC for the third
    QTRY_COMPARE(it->broker.count('6'), 1);
    extensions.abort();
    QCOMPARE(extensions.unfinishedPublishes(), 3);

    it->broker.packets.clear();
    it->broker.connack = sessionPresent(version);
    it->broker.answersPublish = true;
    QVERIFY(it->establish());
    QTRY_COMPARE(sent.size(), 3);
    QCOMPARE(it->broker.count('3'), 2); // no PUBLISH again after the PUBREL
    QCOMPARE(it->broker.packets.at(1), QByteArray("62020003"));
    QVERIFY(it->broker.packets.at(2).startsWith("3a")); // DUP, original identifier
    QVERIFY(it->broker.packets.at(2).contains("610001"));
    QVERIFY(it->broker.packets.at(3).startsWith("3c"));
    QVERIFY(it->broker.packets.at(3).contains("620002"));
    QCOMPARE(extensions.unfinishedPublishes(), 0);
}

void tst_MqttRegressionsSession::S2_duplicateIsDeliveredOnce()
{
    QFETCH(int, version);
    const auto it = persistent(version);
    QMqttExtensions extensions(it->client.get());
    QVERIFY(it->establish());
    QSignalSpy received(it->client.get(), &QMqttClient::messageReceived);
    QSignalSpy status(it->client.get(), &QMqttClient::messageStatusChanged);
    const QByteArray first = version == 5 ? "34070001610007 00 68" : "34060001610007 68";
    const QByteArray again = version == 5 ? "3c070001610007 00 68" : "3c060001610007 68";
    it->broker.answersRelease = false;
    it->broker.send(first);
    QTRY_COMPARE(it->broker.count('5'), 1);
    it->broker.send(again);
    QTRY_COMPARE(it->broker.count('5'), 2); // acknowledged again
    extensions.abort();
    it->broker.connack = sessionPresent(version);
    QVERIFY(it->establish());
    it->broker.send(again);
    QTRY_COMPARE(it->broker.count('5'), 3);
    QCOMPARE(received.size(), 1); // also across the reconnect
    it->broker.send("62020007");
    QTRY_COMPARE(it->broker.last('7'), QByteArray("70020007"));
    QCOMPARE(status.size(), 2); // Published, Released
    it->broker.send(first); // the identifier is free: another message
    QTRY_COMPARE(received.size(), 2);
}

void tst_MqttRegressionsSession::S3_identifiersStartAtOneInEachClient()
{
    PipedClient one;
    PipedClient two;
    QVERIFY(one.establish());
    QVERIFY(two.establish());
    QCOMPARE(one.client->publish(u"a"_s, "x", 1), 1);
    QCOMPARE(two.client->publish(u"a"_s, "x", 2), 1);
    QCOMPARE(one.client->publish(u"a"_s, "x", 1), 2);
}

void tst_MqttRegressionsSession::S3_identifiersInFlightAreNeverReused()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.broker.answersPublish = false;
    QVERIFY(it.establish());
    QSet<qint32> seen;
    int refused = 0;
    for (int i = 0; i < 65600; ++i) {
        const qint32 id = it.client->publish(u"a"_s, {}, 1);
        if (id < 0)
            ++refused;
        else
            seen.insert(id);
    }
    QCOMPARE(seen.size(), 65535);
    QCOMPARE(refused, 65);
    QVERIFY(!seen.contains(0));
    QVERIFY(!extensions.errorText().isEmpty()); // the exhaustion is told
    QSignalSpy sent(it.client.get(), &QMqttClient::messageSent);
    it.broker.send("40021234");
    QTRY_COMPARE(sent.size(), 1);
    QCOMPARE(it.client->publish(u"a"_s, {}, 1), 0x1234);
}

void tst_MqttRegressionsSession::S4_sessionAfterCleanStartIsRefused()
{
    QFETCH(int, version);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    it.broker.connack = sessionPresent(version);
    QSignalSpy restored(it.client.get(), &QMqttClient::brokerSessionRestored);
    QSignalSpy connected(it.client.get(), &QMqttClient::connected);
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(restored.size(), 0);
    QCOMPARE(connected.size(), 0);
}

void tst_MqttRegressionsSession::S4_refusalRestoresNothing()
{
    const auto it = persistent(4);
    it->broker.connack = "20020105"; // "not authorized", but with a session
    QSignalSpy restored(it->client.get(), &QMqttClient::brokerSessionRestored);
    it->client->connectToHost();
    QTRY_COMPARE(it->client->state(), QMqttClient::Disconnected);
    QCOMPARE(restored.size(), 0);
    QVERIFY(it->client->error() != QMqttClient::NoError);
}

void tst_MqttRegressionsSession::S5_resetEndsSubscriptions()
{
    FakeBroker broker(4);
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QMqttSubscription *subscription = client.subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QSignalSpy states(subscription, &QMqttSubscription::stateChanged);
    broker.resetConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(states.size(), 1);
}

void tst_MqttRegressionsSession::S6_refusedSubscriptionIsReplaced()
{
    PipedClient it;
    QVERIFY(it.establish());
    it.broker.subackCode = 0x80;
    QPointer<QMqttSubscription> refused = it.client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(refused->state(), QMqttSubscription::Error);
    it.broker.subackCode = 0xFF;
    QMqttSubscription *next = it.client->subscribe(u"a"_s, 1);
    QVERIFY(next != refused);
    QTRY_COMPARE(it.broker.count('8'), 2);
    QTRY_COMPARE(next->state(), QMqttSubscription::Subscribed);
}

void tst_MqttRegressionsSession::S6_qosChangesBySubscribingAgain()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s, 0);
    QVERIFY(subscription != nullptr);
    QCOMPARE(it.client->subscribe(u"a"_s, 2), subscription);
    QTRY_COMPARE(subscription->qos(), quint8(2));
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(it.broker.count('8'), 2);
}

void tst_MqttRegressionsSession::S7_sharedAndPlainOnOneFilter()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QMqttSubscription *plain = it.subscribed(u"a/#"_s);
    QMqttSubscription *shared = it.subscribed(u"$share/g/a/#"_s);
    QVERIFY(plain != nullptr && shared != nullptr && plain != shared);
    QSignalSpy onPlain(plain, &QMqttSubscription::messageReceived);
    QSignalSpy onShared(shared, &QMqttSubscription::messageReceived);
    it.broker.send("3006 0003 612f62 00");
    QTRY_COMPARE(onShared.size(), 1);
    QTRY_COMPARE(onPlain.size(), 1);
}

void tst_MqttRegressionsSession::S7_sharedIsUnsubscribedByItsWholeFilter_data()
{
    QTest::addColumn<bool>("byObject");
    QTest::newRow("by the object") << true;
    QTest::newRow("by the filter") << false;
}

void tst_MqttRegressionsSession::S7_sharedIsUnsubscribedByItsWholeFilter()
{
    QFETCH(bool, byObject);
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QMqttSubscription *plain = it.subscribed(u"a"_s);
    QMqttSubscription *shared = it.subscribed(u"$share/g/a"_s);
    QVERIFY(plain != nullptr && shared != nullptr);
    if (byObject)
        shared->unsubscribe();
    else
        it.client->unsubscribe(u"$share/g/a"_s);
    QTRY_COMPARE(shared->state(), QMqttSubscription::Unsubscribed);
    QVERIFY(QByteArray::fromHex(it.broker.last('a')).endsWith("$share/g/a"));
    QCOMPARE(plain->state(), QMqttSubscription::Subscribed);
}

QTEST_GUILESS_MAIN(tst_MqttRegressionsSession)
#include "tst_mqttregressions_session.moc"
