// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What programs written for Qt MQTT rely on when they publish and subscribe, one test per rule.
// Only its public interface is used.
#include "plain_broker.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using Status = QMqtt::MessageStatus;

Q_DECLARE_METATYPE(QMqttSubscription *)

class tst_QtMqttBehaviour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void publishIsRefused_data();
    void publishIsRefused();
    void publishTellsTheId();
    void publisherStatus_data();
    void publisherStatus();
    void messageSentNeverForQos0();
    void subscriberStatus_data();
    void subscriberStatus();
    void everyMessageReachesTheClient();
    void messagesComeBeforeTheAcknowledgement();
    void subscribeIsRefused_data();
    void subscribeIsRefused();
    void sameFilterSameObject();
    void sharedIsAnotherObject();
    void subscriptionStates();
    void grantedQos();
    void refusedSubscription();
    void unsubscribing_data();
    void unsubscribing();
    void unsubscribeWithoutSubscription();
    void subscriptionDestructor();

private:
    void establish(QMqttClient::ProtocolVersion version = QMqttClient::MQTT_3_1_1,
                   const QByteArray &connack = {});
    QMqttSubscription *subscribed(const QString &filter, quint8 qos = 0);
    std::unique_ptr<PlainBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void tst_QtMqttBehaviour::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client = std::make_unique<QMqttClient>();
}

void tst_QtMqttBehaviour::cleanup()
{
    m_client.reset();
    m_broker.reset();
}

void tst_QtMqttBehaviour::establish(QMqttClient::ProtocolVersion version, const QByteArray &connack)
{
    m_broker = std::make_unique<PlainBroker>(int(version));
    m_broker->connack = connack;
    m_client->setProtocolVersion(version);
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_broker->serverPort());
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

QMqttSubscription *tst_QtMqttBehaviour::subscribed(const QString &filter, quint8 qos)
{
    QMqttSubscription *subscription = m_client->subscribe(filter, qos);
    const bool done = subscription != nullptr && QTest::qWaitFor([subscription] {
                          return subscription->state() == QMqttSubscription::Subscribed;
                      });
    return done ? subscription : nullptr;
}

// --- publishing -------------------------------------------------------------------------------

void tst_QtMqttBehaviour::publishIsRefused_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<int>("qos");
    QTest::addColumn<int>("identifier");
    QTest::addColumn<int>("alias");
    QTest::newRow("qos 3") << u"a"_s << 3 << 0 << 0;
    QTest::newRow("empty topic") << QString() << 0 << 0 << 0;
    QTest::newRow("wildcard") << u"a/#"_s << 1 << 0 << 0;
    QTest::newRow("U+0000") << QString(QChar(0)) << 1 << 0 << 0;
    QTest::newRow("subscription identifier") << u"a"_s << 1 << 1 << 0;
    QTest::newRow("alias above the server's maximum") << u"a"_s << 1 << 0 << 4;
}

void tst_QtMqttBehaviour::publishIsRefused()
{
    QFETCH(QString, topic);
    QFETCH(int, qos);
    QFETCH(int, identifier);
    QFETCH(int, alias);
    QCOMPARE(m_client->publish(u"a"_s, "x"), -1); // not connected
    establish(QMqttClient::MQTT_5_0,
              "200600000322"
              "0003"); // topic alias maximum 3
    QMqttPublishProperties properties;
    if (identifier > 0)
        properties.setSubscriptionIdentifiers({quint32(identifier)});
    if (alias > 0)
        properties.setTopicAlias(quint16(alias));
    QCOMPARE(m_client->publish(topic, properties, "x", quint8(qos)), -1);
    QVERIFY(m_client->requestPing()); // what comes behind shows that nothing came before
    QTRY_COMPARE(m_broker->types(), QByteArray("1c"));
}

void tst_QtMqttBehaviour::publishTellsTheId()
{
    establish();
    QCOMPARE(m_client->publish(u"a"_s, "x", 0), 0);
    const qint32 one = m_client->publish(u"a"_s, "x", 1);
    QVERIFY(one > 0);
    QTRY_COMPARE(m_broker->types(), QByteArray("133"));
    QCOMPARE(m_broker->last('3').mid(5, 2), QByteArray(1, '\0') + char(one));
    const qint32 two = m_client->publish(u"a"_s, "x", 2, true);
    QVERIFY(two > 0 && two != one);
    QTRY_COMPARE(m_broker->types(), QByteArray("13336"));
    QCOMPARE(quint8(m_broker->last('3').at(0)), quint8(0x35));
}

void tst_QtMqttBehaviour::publisherStatus_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<QList<Status>>("expected");
    QTest::newRow("qos 1") << 1 << QList<Status>{Status::Acknowledged};
    QTest::newRow("qos 2") << 2 << QList<Status>{Status::Received, Status::Completed};
}

void tst_QtMqttBehaviour::publisherStatus()
{
    QFETCH(int, qos);
    QFETCH(QList<Status>, expected);
    establish();
    QList<Status> seen;
    qint32 sent = 0;
    QList<Status> seenWhenSent;
    connect(m_client.get(), &QMqttClient::messageStatusChanged, this,
            [&](qint32, Status status) { seen.append(status); });
    connect(m_client.get(), &QMqttClient::messageSent, this, [&](qint32 id) {
        sent = id;
        seenWhenSent = seen;
    });
    const qint32 id = m_client->publish(u"a"_s, "x", quint8(qos));
    QTRY_COMPARE(sent, id);
    QCOMPARE(seenWhenSent, expected);
}

void tst_QtMqttBehaviour::messageSentNeverForQos0()
{
    establish();
    QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    QSignalSpy pong(m_client.get(), &QMqttClient::pingResponseReceived);
    m_client->publish(u"a"_s, "x", 0);
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(pong.count(), 1);
    QCOMPARE(sent.count(), 0);
}

// --- receiving --------------------------------------------------------------------------------

void tst_QtMqttBehaviour::subscriberStatus_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<QList<Status>>("expected");
    QTest::newRow("qos 1") << 1 << QList<Status>{Status::Published};
    QTest::newRow("qos 2") << 2 << QList<Status>{Status::Published, Status::Released};
}

void tst_QtMqttBehaviour::subscriberStatus()
{
    QFETCH(int, qos);
    QFETCH(QList<Status>, expected);
    establish();
    QList<Status> seen;
    connect(m_client.get(), &QMqttClient::messageStatusChanged, this,
            [&](qint32 id, Status status) {
                QCOMPARE(id, 7);
                seen.append(status);
            });
    m_broker->sendMessage(quint8(qos), "a", "x", 7);
    QTRY_COMPARE(seen, expected);
}

void tst_QtMqttBehaviour::everyMessageReachesTheClient()
{
    establish();
    QMqttSubscription *exact = subscribed(u"a/b"_s);
    QMqttSubscription *wild = subscribed(u"a/+"_s);
    QMqttSubscription *other = subscribed(u"c"_s);
    QVERIFY(exact && wild && other);
    QStringList order;
    connect(m_client.get(), &QMqttClient::messageReceived, this,
            [&](const QByteArray &payload, const QMqttTopicName &topic) {
                order.append(u"client "_s + topic.name() + u' ' + QString::fromLatin1(payload));
            });
    for (QMqttSubscription *subscription : {exact, wild, other})
        connect(subscription, &QMqttSubscription::messageReceived, this,
                [&order, subscription](const QMqttMessage &message) {
                    order.append(subscription->topic().filter() + u' '
                                 + QString::fromLatin1(message.payload()));
                });
    m_broker->sendMessage(0, "a/b", "1");
    m_broker->sendMessage(0, "nobody", "2");
    QTRY_COMPARE(order.size(), 4);
    QCOMPARE(order.first(), u"client a/b 1"_s);
    const QStringList middle = order.mid(1, 2);
    QVERIFY(middle.contains("a/b 1"_L1) && middle.contains("a/+ 1"_L1));
    QCOMPARE(order.last(), u"client nobody 2"_s);
}

void tst_QtMqttBehaviour::messagesComeBeforeTheAcknowledgement()
{
    establish();
    QMqttSubscription *subscription = subscribed(u"a"_s, 1);
    QVERIFY(subscription);
    m_broker->packets.clear();
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [this] { m_client->publish(u"echo"_s, "x", 0); });
    m_broker->sendMessage(1, "a", "x", 9);
    QTRY_COMPARE(m_broker->types(), QByteArray("34")); // what the slot sends goes first
    QCOMPARE(m_broker->last('4').toHex(), QByteArray("40020009"));
}

// --- subscriptions ----------------------------------------------------------------------------

void tst_QtMqttBehaviour::subscribeIsRefused_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("qos");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("malformed") << u"a#"_s << 0;
    QTest::newRow("qos 3") << u"a"_s << 3;
}

void tst_QtMqttBehaviour::subscribeIsRefused()
{
    QFETCH(QString, filter);
    QFETCH(int, qos);
    QVERIFY(m_client->subscribe(u"a"_s) == nullptr); // not connected
    establish();
    QVERIFY(m_client->subscribe(filter, quint8(qos)) == nullptr);
}

void tst_QtMqttBehaviour::sameFilterSameObject()
{
    establish();
    QMqttSubscription *first = subscribed(u"a/#"_s);
    QVERIFY(first);
    QVERIFY(first->parent() != nullptr);
    QCOMPARE(m_client->subscribe(u"a/#"_s), first);
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(m_broker->types(), QByteArray("18c")); // nothing was sent for the second
}

void tst_QtMqttBehaviour::sharedIsAnotherObject()
{
    establish(QMqttClient::MQTT_5_0);
    QMqttSubscription *plain = subscribed(u"a/#"_s);
    QMqttSubscription *shared = subscribed(u"$share/group/a/#"_s);
    QVERIFY(plain && shared && plain != shared);
    QVERIFY(!plain->isSharedSubscription() && plain->sharedSubscriptionName().isEmpty());
    QVERIFY(shared->isSharedSubscription());
    QCOMPARE(shared->sharedSubscriptionName(), u"group"_s);
    QCOMPARE(shared->topic().filter(), u"a/#"_s);
}

void tst_QtMqttBehaviour::subscriptionStates()
{
    establish();
    QMqttSubscription *subscription = m_client->subscribe(u"a"_s);
    QVERIFY(subscription);
    QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
    QSignalSpy states(subscription, &QMqttSubscription::stateChanged);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    subscription->unsubscribe();
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(states.count(), 3);
}

void tst_QtMqttBehaviour::grantedQos()
{
    establish();
    QMqttSubscription *same = m_client->subscribe(u"same"_s, 2);
    QSignalSpy sameQos(same, &QMqttSubscription::qosChanged);
    QTRY_COMPARE(same->state(), QMqttSubscription::Subscribed);
    QCOMPARE(sameQos.count(), 0);
    m_broker->granted = 1;
    QMqttSubscription *less = m_client->subscribe(u"less"_s, 2);
    QSignalSpy lessQos(less, &QMqttSubscription::qosChanged);
    QCOMPARE(less->qos(), quint8(2));
    QTRY_COMPARE(less->state(), QMqttSubscription::Subscribed);
    QCOMPARE(lessQos.count(), 1);
    QCOMPARE(less->qos(), quint8(1));
}

void tst_QtMqttBehaviour::refusedSubscription()
{
    establish(QMqttClient::MQTT_5_0);
    m_broker->granted = 0x87;
    QMqttSubscription *subscription = m_client->subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Error);
    QCOMPARE(subscription->reasonCode(), QMqtt::ReasonCode::NotAuthorized);
    QCOMPARE(m_client->state(), QMqttClient::Connected);
}

void tst_QtMqttBehaviour::unsubscribing_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<int>("code");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1 << 0;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0 << 0;
    QTest::newRow("5.0, none existed") << QMqttClient::MQTT_5_0 << 0x11;
}

void tst_QtMqttBehaviour::unsubscribing()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    QFETCH(int, code);
    establish(version);
    m_broker->unsubscribed = quint8(code);
    QMqttSubscription *subscription = subscribed(u"a"_s);
    QVERIFY(subscription);
    m_client->unsubscribe(u"a"_s);
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QVERIFY(m_client->subscribe(u"a"_s) != nullptr);
    QTRY_COMPARE(m_broker->types(), QByteArray("18a8"));
}

void tst_QtMqttBehaviour::unsubscribeWithoutSubscription()
{
    establish();
    m_client->unsubscribe(u"never"_s);
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(m_broker->types(), QByteArray("1c"));
}

void tst_QtMqttBehaviour::subscriptionDestructor()
{
    establish();
    QMqttSubscription *subscription = subscribed(u"a"_s);
    QVERIFY(subscription);
    delete subscription;
    QTRY_COMPARE(m_broker->types(), QByteArray("18a"));
}

QTEST_GUILESS_MAIN(tst_QtMqttBehaviour)
#include "tst_qtmqttbehaviour.moc"
