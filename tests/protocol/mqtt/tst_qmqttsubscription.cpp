// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// Life of the subscription objects.
class tst_QMqttSubscription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void subscribeStates();
    void subscribeAgain();
    void subscribeOtherQoS();
    void subscribeAfterError();
    void grantedQoS();
    void unsubscribe();
    void subscriptionsEndWithSession();
    void retiredSubscriptionsAreBounded();
    void sharedSubscriptions();
};

void tst_QMqttSubscription::subscribeStates()
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

void tst_QMqttSubscription::subscribeAgain()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s, 1);
    QVERIFY(it.client->subscribe(u"a"_s, 1) == subscription);
    QVERIFY(it.client->requestPing());
    QTRY_COMPARE(it.broker.count('c'), 1);
    QCOMPARE(it.broker.count('8'), 1);
}

void tst_QMqttSubscription::subscribeOtherQoS()
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

void tst_QMqttSubscription::subscribeAfterError()
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

void tst_QMqttSubscription::grantedQoS()
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

void tst_QMqttSubscription::unsubscribe()
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

void tst_QMqttSubscription::subscriptionsEndWithSession()
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

void tst_QMqttSubscription::retiredSubscriptionsAreBounded()
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

void tst_QMqttSubscription::sharedSubscriptions()
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

QTEST_GUILESS_MAIN(tst_QMqttSubscription)
#include "tst_qmqttsubscription.moc"
