// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mosquittoprocess.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;

/// The client against a real broker.
class tst_MqttMosquitto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void roundTrip_data();
    void roundTrip();
    void retained_data() { versions(); }
    void retained();
    void will_data() { versions(); }
    void will();
    void sessionResumes_data() { versions(); }
    void sessionResumes();
    void manyInFlight_data() { versions(); }
    void manyInFlight();
    void sharedAndPlain();
    void keepAliveHolds();
    void largeMessage_data() { versions(); }
    void largeMessage();
    void webSocket_data() { versions(); }
    void webSocket();
    void destructionDisconnects();

private:
    using Version = QMqttClient::ProtocolVersion;
    static void versions();
    std::unique_ptr<QMqttClient> makeClient(Version version) const;
    static bool connectAndWait(QMqttClient *client);

    MosquittoProcess m_broker;
};

void tst_MqttMosquitto::initTestCase()
{
    QVERIFY2(!MosquittoProcess::program().isEmpty(), "mosquitto is not installed");
    QVERIFY(m_broker.start());
}

void tst_MqttMosquitto::versions()
{
    QTest::addColumn<Version>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

std::unique_ptr<QMqttClient> tst_MqttMosquitto::makeClient(Version version) const
{
    auto client = std::make_unique<QMqttClient>();
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(m_broker.port());
    client->setProtocolVersion(version);
    return client;
}

bool tst_MqttMosquitto::connectAndWait(QMqttClient *client)
{
    client->connectToHost();
    return QTest::qWaitFor([client] { return client->state() == QMqttClient::Connected; });
}

void tst_MqttMosquitto::roundTrip_data()
{
    QTest::addColumn<Version>("version");
    QTest::addColumn<quint8>("qos");
    for (const Version version :
         {QMqttClient::MQTT_3_1, QMqttClient::MQTT_3_1_1, QMqttClient::MQTT_5_0}) {
        for (quint8 qos = 0; qos < 3; ++qos)
            QTest::addRow("level %d, QoS %d", int(version), qos) << version << qos;
    }
}

void tst_MqttMosquitto::roundTrip()
{
    QFETCH(Version, version);
    QFETCH(quint8, qos);
    const auto client = makeClient(version);
    QVERIFY(connectAndWait(client.get()));
    QMqttSubscription *subscription = client->subscribe(u"plant/+/state"_s, qos);
    QVERIFY(subscription != nullptr);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(subscription->qos(), qos);

    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&messages](const QMqttMessage &message) { messages.append(message); });
    QSignalSpy sent(client.get(), &QMqttClient::messageSent);
    const qint32 id = client->publish(u"plant/motor/state"_s, "1450 rpm", qos);
    QCOMPARE(id > 0, qos > 0);
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages.at(0).payload(), QByteArray("1450 rpm"));
    QCOMPARE(messages.at(0).topic().name(), u"plant/motor/state"_s);
    QCOMPARE(messages.at(0).qos(), qos);
    QTRY_COMPARE(sent.size(), qos > 0 ? 1 : 0);
    subscription->unsubscribe();
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    client->disconnectFromHost();
    QCOMPARE(client->state(), QMqttClient::Disconnected);
    QCOMPARE(client->error(), QMqttClient::NoError);
}

void tst_MqttMosquitto::retained()
{
    QFETCH(Version, version);
    const auto client = makeClient(version);
    QVERIFY(connectAndWait(client.get()));
    QSignalSpy sent(client.get(), &QMqttClient::messageSent);
    QVERIFY(client->publish(u"retained/status"_s, "online", 1, true) > 0);
    QTRY_COMPARE(sent.size(), 1);

    QList<QMqttMessage> messages;
    QMqttSubscription *subscription = client->subscribe(u"retained/#"_s, 1);
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&messages](const QMqttMessage &message) { messages.append(message); });
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(messages.at(0).retain());
    client->publish(u"retained/status"_s, QByteArray(), 1, true);
    QTRY_COMPARE(sent.size(), 2);

    if (version == QMqttClient::MQTT_5_0) {
        client->publish(u"retained/other"_s, "x", 1, true);
        QTRY_COMPARE(sent.size(), 3);
        QMqttSubscriptionProperties properties;
        QMqttExtensions::setRetainHandling(properties, 2);
        messages.clear();
        const auto second = makeClient(version);
        QVERIFY(connectAndWait(second.get()));
        QSignalSpy received(second.get(), &QMqttClient::messageReceived);
        QMqttSubscription *quiet = second->subscribe(u"retained/other"_s, properties, 1);
        QTRY_COMPARE(quiet->state(), QMqttSubscription::Subscribed);
        second->publish(u"retained/other"_s, QByteArray(), 1, true);
        QTRY_COMPARE(received.size(), 1); // the new one only
    }
}

void tst_MqttMosquitto::will()
{
    QFETCH(Version, version);
    const auto watcher = makeClient(version);
    QVERIFY(connectAndWait(watcher.get()));
    QSignalSpy received(watcher.get(), &QMqttClient::messageReceived);
    QMqttSubscription *subscription = watcher->subscribe(u"will/status"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);

    const auto client = makeClient(version);
    QMqttExtensions extensions(client.get(), this);
    client->setWillTopic(u"will/status"_s);
    client->setWillMessage("offline");
    client->setWillQoS(1);
    QVERIFY(connectAndWait(client.get()));
    extensions.abort();
    QCOMPARE(client->state(), QMqttClient::Disconnected);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), QByteArray("offline"));

    QVERIFY(connectAndWait(client.get()));
    extensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill);
    QTRY_COMPARE(received.size(), 2);

    QVERIFY(connectAndWait(client.get())); // an orderly end discards it
    client->disconnectFromHost();
    QVERIFY(connectAndWait(client.get()));
    QSignalSpy sent(client.get(), &QMqttClient::messageSent);
    client->publish(u"will/status"_s, "online", 1);
    QTRY_COMPARE(received.size(), 3);
    QCOMPARE(received.at(2).at(0).toByteArray(), QByteArray("online"));
}

void tst_MqttMosquitto::sessionResumes()
{
    QFETCH(Version, version);
    const auto publisher = makeClient(version);
    QVERIFY(connectAndWait(publisher.get()));
    const auto client = makeClient(version);
    client->setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(60);
    client->setConnectionProperties(properties);
    QSignalSpy restored(client.get(), &QMqttClient::brokerSessionRestored);
    QVERIFY(connectAndWait(client.get()));
    QCOMPARE(restored.size(), 0);
    QMqttSubscription *subscription = client->subscribe(u"session/#"_s, 2);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    client->disconnectFromHost();
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);

    QSignalSpy sent(publisher.get(), &QMqttClient::messageSent);
    publisher->publish(u"session/one"_s, "1", 1);
    publisher->publish(u"session/two"_s, "2", 2);
    QTRY_COMPARE(sent.size(), 2);
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    QVERIFY(connectAndWait(client.get()));
    QCOMPARE(restored.size(), 1);
    QTRY_COMPARE(received.size(), 2);

    client->disconnectFromHost();
    client->setCleanSession(true);
    QVERIFY(connectAndWait(client.get()));
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void tst_MqttMosquitto::manyInFlight()
{
    QFETCH(Version, version);
    const auto client = makeClient(version);
    QMqttExtensions extensions(client.get(), this);
    QVERIFY(connectAndWait(client.get()));
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    int confirmed = 0;
    int wanted = 500;
    const auto pump = [&] {
        while (wanted > 0 && extensions.sendQuota() > 0) {
            QVERIFY(client->publish(u"many/x"_s, QByteArray(100, 'x'), wanted % 2 == 0 ? 1 : 2)
                    > 0);
            --wanted;
        }
    };
    connect(client.get(), &QMqttClient::messageSent, this, [&] {
        ++confirmed;
        pump();
    });
    pump();
    QTRY_COMPARE(confirmed, 500);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(extensions.unfinishedPublishes(), 0);
}

void tst_MqttMosquitto::sharedAndPlain()
{
    const auto client = makeClient(QMqttClient::MQTT_5_0);
    QVERIFY(connectAndWait(client.get()));
    QMqttSubscription *plain = client->subscribe(u"work/x"_s, 1);
    QMqttSubscription *shared = client->subscribe(u"$share/group/work/x"_s, 1);
    QVERIFY(plain != shared);
    QTRY_COMPARE(plain->state(), QMqttSubscription::Subscribed);
    QTRY_COMPARE(shared->state(), QMqttSubscription::Subscribed);
    QVERIFY(shared->isSharedSubscription());
    QCOMPARE(shared->topic().filter(), u"work/x"_s);
    QCOMPARE(shared->sharedSubscriptionName(), u"group"_s);
    QSignalSpy onPlain(plain, &QMqttSubscription::messageReceived);
    QSignalSpy onShared(shared, &QMqttSubscription::messageReceived);
    client->publish(u"work/x"_s, "job", 1);
    QTRY_VERIFY(onPlain.size() > 0);
    QVERIFY(onShared.size() > 0);
    client->unsubscribe(u"$share/group/work/x"_s);
    QTRY_COMPARE(shared->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(shared->reasonCode(), QMqtt::ReasonCode::Success); // the broker knew it
    QCOMPARE(plain->state(), QMqttSubscription::Subscribed);
}

void tst_MqttMosquitto::keepAliveHolds()
{
    const auto client = makeClient(QMqttClient::MQTT_3_1_1);
    client->setKeepAlive(1);
    QSignalSpy pong(client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(connectAndWait(client.get()));
    QTRY_VERIFY_WITH_TIMEOUT(pong.size() >= 3, 20'000);
    QCOMPARE(client->state(), QMqttClient::Connected);
}

void tst_MqttMosquitto::largeMessage()
{
    QFETCH(Version, version);
    const auto client = makeClient(version);
    QVERIFY(connectAndWait(client.get()));
    QSignalSpy received(client.get(), &QMqttClient::messageReceived);
    QMqttSubscription *subscription = client->subscribe(u"large"_s, 2);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    const QByteArray payload(1000 * 1000, 'L');
    client->publish(u"large"_s, payload, 2);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), payload);
}

void tst_MqttMosquitto::webSocket()
{
    QFETCH(Version, version);
    RaptorWebSocketDevice device;
    QSignalSpy open(&device, &RaptorWebSocketDevice::connected);
    device.connectToUrl(QUrl(u"ws://127.0.0.1:%1"_s.arg(m_broker.webSocketPort())));
    QTRY_COMPARE(open.size(), 1);

    QMqttClient client;
    client.setProtocolVersion(version);
    client.setTransport(&device, QMqttClient::IODevice);
    QVERIFY(connectAndWait(&client));
    QSignalSpy received(&client, &QMqttClient::messageReceived);
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    QMqttSubscription *subscription = client.subscribe(u"ws/#"_s, 2);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    const QByteArray payload(20 * 1000, 'w');
    client.publish(u"ws/a"_s, "small", 1);
    client.publish(u"ws/b"_s, payload, 2);
    QTRY_COMPARE(received.size(), 2);
    QTRY_COMPARE(sent.size(), 2);
    QCOMPARE(received.at(1).at(0).toByteArray(), payload);
    client.disconnectFromHost();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QTRY_VERIFY(!device.isConnected());

    device.connectToUrl(device.url()); // the transport can be used again
    QTRY_COMPARE(open.size(), 2);
    QVERIFY(connectAndWait(&client));
}

void tst_MqttMosquitto::destructionDisconnects()
{
    const auto watcher = makeClient(QMqttClient::MQTT_3_1_1);
    QVERIFY(connectAndWait(watcher.get()));
    QSignalSpy received(watcher.get(), &QMqttClient::messageReceived);
    QMqttSubscription *subscription = watcher->subscribe(u"end/#"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    auto client = makeClient(QMqttClient::MQTT_3_1_1);
    client->setWillTopic(u"end/will"_s);
    client->setWillMessage("must not be seen");
    QVERIFY(connectAndWait(client.get()));
    client->publish(u"end/last"_s, "last words", 0);
    client.reset();
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), QByteArray("last words"));
    watcher->publish(u"end/marker"_s, "marker", 0);
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(1).at(0).toByteArray(), QByteArray("marker"));
}

QTEST_GUILESS_MAIN(tst_MqttMosquitto)
#include "tst_mqttmosquitto.moc"
