// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"
#include "tests/support/websocket_broker.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>
#include <QtMqtt/QMqttSubscription>

#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslCertificate>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;

namespace {

/// For much work on a busy machine. Nothing here takes a second on an idle one.
constexpr int kPatience = 30'000; // ms

/// A client and, for ws and wss, its device.
struct Connection
{
    [[nodiscard]] bool isLost() const { return client.state() == QMqttClient::Disconnected; }
    /// For a message that did not come.
    [[nodiscard]] QByteArray state() const
    {
        return isLost() ? "connection lost: " + extensions.errorText().toUtf8()
                        : QByteArray("connected");
    }

    RaptorWebSocketDevice device;
    QMqttClient client;
    QMqttExtensions extensions{&client};
};

} // namespace

/// The client against a broker that is neither ours nor mosquitto, over TCP, ws and wss.
class tst_MqttAedes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void roundTrip_data() { transports(); }
    void roundTrip();
    void retained_data() { transports(); }
    void retained();
    void will_data() { transports(); }
    void will();
    void sessionResumes_data() { transports(); }
    void sessionResumes();
    void large_data() { transports(); }
    void large();
    void many_data() { transports(); }
    void many();
    void brokerDies_data() { transports(); }
    void brokerDies();
    void misbehaving_data();
    void misbehaving();
    void otherAuthority();

private:
    static void transports();
    [[nodiscard]] std::unique_ptr<Connection> make(const QString &scheme) const;
    /// Also again, after an end.
    bool establish(Connection &connection, const QString &scheme) const;
    static QMqttSubscription *subscribed(Connection &connection, const QString &filter);

    TestCertificates m_certificates;
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
    std::unique_ptr<WebSocketBroker> m_broker;
};

void tst_MqttAedes::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s));
    m_tls.setCaCertificates(QSslCertificate::fromPath(m_certificates.certificate(u"own"_s)));
    m_broker = std::make_unique<WebSocketBroker>(m_certificates.certificate(u"good"_s),
                                                 m_certificates.key(u"good"_s));
}

void tst_MqttAedes::transports()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("tcp") << u"tcp"_s;
    QTest::newRow("ws") << u"ws"_s;
    QTest::newRow("wss") << u"wss"_s;
}

std::unique_ptr<Connection> tst_MqttAedes::make(const QString &scheme) const
{
    auto connection = std::make_unique<Connection>();
    connection->client.setProtocolVersion(QMqttClient::MQTT_3_1_1);
    if (scheme != u"tcp"_s)
        connection->client.setTransport(&connection->device, QMqttClient::IODevice);
    return connection;
}

bool tst_MqttAedes::establish(Connection &connection, const QString &scheme) const
{
    QMqttClient &client = connection.client;
    RaptorWebSocketDevice &device = connection.device;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(m_broker->tcpPort());
    if (scheme != u"tcp"_s) {
        device.connectToUrl(QUrl(scheme == u"ws"_s ? m_broker->url() : m_broker->secureUrl()),
                            m_tls);
        if (!QTest::qWaitFor([&] { return device.isConnected(); }))
            return false;
    }
    client.connectToHost();
    return QTest::qWaitFor([&] { return client.state() == QMqttClient::Connected; });
}

QMqttSubscription *tst_MqttAedes::subscribed(Connection &connection, const QString &filter)
{
    QMqttSubscription *subscription = connection.client.subscribe(filter, 2);
    const bool done = subscription != nullptr && QTest::qWaitFor([subscription] {
                          return subscription->state() == QMqttSubscription::Subscribed;
                      });
    return done ? subscription : nullptr;
}

void tst_MqttAedes::roundTrip()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    QVERIFY(establish(*connection, scheme));
    QMqttSubscription *subscription = subscribed(*connection, u"round/#"_s);
    QVERIFY(subscription);
    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&](const QMqttMessage &message) { messages.append(message); });
    QSignalSpy sent(&connection->client, &QMqttClient::messageSent);
    for (quint8 qos = 0; qos < 3; ++qos) {
        connection->client.publish(u"round/trip"_s, "qos " + QByteArray::number(qos), qos);
        QTRY_COMPARE(messages.size(), qos + 1);
        QCOMPARE(messages.constLast().qos(), qos);
        QCOMPARE(messages.constLast().payload(), "qos " + QByteArray::number(qos));
    }
    QTRY_COMPARE(sent.size(), 2);
    subscription->unsubscribe();
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QVERIFY(connection->client.requestPing());
    connection->client.disconnectFromHost();
    QCOMPARE(connection->client.state(), QMqttClient::Disconnected);
    QCOMPARE(connection->client.error(), QMqttClient::NoError);
}

void tst_MqttAedes::retained()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    QVERIFY(establish(*connection, scheme));
    const QString topic = u"retained/"_s + scheme;
    QSignalSpy sent(&connection->client, &QMqttClient::messageSent);
    connection->client.publish(topic, "online", 1, true);
    QTRY_COMPARE(sent.size(), 1);
    QList<QMqttMessage> messages;
    QMqttSubscription *subscription = connection->client.subscribe(topic, 1);
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&](const QMqttMessage &message) { messages.append(message); });
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(messages.at(0).retain());
    QCOMPARE(messages.at(0).payload(), QByteArray("online"));
}

void tst_MqttAedes::will()
{
    QFETCH(QString, scheme);
    const auto watcher = make(u"tcp"_s);
    QVERIFY(establish(*watcher, u"tcp"_s));
    QMqttSubscription *subscription = subscribed(*watcher, u"will/"_s + scheme);
    QVERIFY(subscription);
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    const auto connection = make(scheme);
    connection->client.setWillTopic(u"will/"_s + scheme);
    connection->client.setWillMessage("offline");
    connection->client.setWillQoS(1);
    QVERIFY(establish(*connection, scheme));
    connection->extensions.abort();
    QCOMPARE(connection->client.state(), QMqttClient::Disconnected);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).value<QMqttMessage>().payload(), QByteArray("offline"));
}

void tst_MqttAedes::sessionResumes()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    connection->client.setCleanSession(false);
    QVERIFY(establish(*connection, scheme));
    QMqttSubscription *subscription = subscribed(*connection, u"session/"_s + scheme);
    QVERIFY(subscription);
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    connection->extensions.abort();
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
    const auto publisher = make(u"tcp"_s);
    QVERIFY(establish(*publisher, u"tcp"_s));
    QSignalSpy sent(&publisher->client, &QMqttClient::messageSent);
    publisher->client.publish(u"session/"_s + scheme, "meanwhile", 1);
    QTRY_COMPARE(sent.size(), 1);
    QVERIFY(establish(*connection, scheme));
    QVERIFY(connection->extensions.sessionRestored());
    QTRY_COMPARE(received.size(), 1);
}

void tst_MqttAedes::large()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    QVERIFY(establish(*connection, scheme));
    QMqttSubscription *subscription = subscribed(*connection, u"large/"_s + scheme);
    QVERIFY(subscription);
    const QByteArray payload = QByteArray("0123456789").repeated(90'000);
    int whole = 0;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&](const QMqttMessage &message) { whole += message.payload() == payload ? 1 : 0; });
    for (quint8 qos = 0; qos < 3; ++qos)
        connection->client.publish(u"large/"_s + scheme, payload, qos);
    QTRY_VERIFY2_WITH_TIMEOUT(whole == 3 || connection->isLost(), connection->state(), kPatience);
    QVERIFY2(!connection->isLost(), connection->state());
    QCOMPARE(whole, 3);
}

void tst_MqttAedes::many()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    QVERIFY(establish(*connection, scheme));
    QMqttSubscription *subscription = subscribed(*connection, u"many/"_s + scheme);
    QVERIFY(subscription);
    QList<int> received[3];
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&](const QMqttMessage &message) {
                received[message.qos()].append(message.payload().toInt());
            });
    QSignalSpy sent(&connection->client, &QMqttClient::messageSent);
    constexpr int kMessages = 1500;
    QList<int> expected[3];
    for (int i = 0; i < kMessages; ++i) {
        connection->client.publish(u"many/"_s + scheme, QByteArray::number(i), quint8(i % 3));
        expected[i % 3].append(i);
    }
    const auto isDone = [&] {
        return sent.size() == kMessages / 3 * 2
            && std::equal(std::begin(received), std::end(received), std::begin(expected),
                          [](const auto &a, const auto &b) { return a.size() == b.size(); });
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isDone() || connection->isLost(), connection->state(), kPatience);
    QVERIFY2(!connection->isLost(), connection->state());
    for (int qos = 0; qos < 3; ++qos) {
        std::sort(received[qos].begin(), received[qos].end());
        QCOMPARE(received[qos], expected[qos]); // none missing, none twice
    }
    QCOMPARE(connection->extensions.unfinishedPublishes(), 0);
}

void tst_MqttAedes::brokerDies()
{
    QFETCH(QString, scheme);
    const auto connection = make(scheme);
    QVERIFY(establish(*connection, scheme));
    QMqttSubscription *subscription = subscribed(*connection, u"dies/#"_s);
    QVERIFY(subscription);
    m_broker->kill();
    QTRY_COMPARE(connection->client.state(), QMqttClient::Disconnected);
    QCOMPARE(connection->client.error(), QMqttClient::TransportInvalid);
    QVERIFY(!connection->extensions.errorText().isEmpty());
    if (scheme != u"tcp"_s)
        QCOMPARE(connection->extensions.errorText(), connection->device.errorString());
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QVERIFY(m_broker->start());
    QVERIFY(establish(*connection, scheme));
}

void tst_MqttAedes::misbehaving_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("no sub-protocol") << u"/plain"_s << u"sub-protocol mqtt"_s;
    QTest::newRow("text frame") << u"/text"_s << u"text frame"_s;
    QTest::newRow("closes") << u"/away"_s << u"maintenance"_s;
}

void tst_MqttAedes::misbehaving()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    for (const QString &base : {m_broker->url(), m_broker->secureUrl()}) {
        RaptorWebSocketDevice device;
        QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
        QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
        device.connectToUrl(QUrl(base + path), m_tls);
        QTRY_COMPARE(failed.size() + disconnected.size(), 1);
        QVERIFY2(device.errorString().contains(words), qPrintable(device.errorString()));
        QVERIFY(!device.isConnected() && !device.isOpen());
    }
}

void tst_MqttAedes::otherAuthority()
{
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    device.connectToUrl(QUrl(m_broker->secureUrl()));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(device.errorString().contains(u"certificate"_s), qPrintable(device.errorString()));
    device.connectToUrl(QUrl(m_broker->secureUrl()), m_tls);
    QTRY_VERIFY(device.isConnected());
}

QTEST_GUILESS_MAIN(tst_MqttAedes)
#include "tst_mqttaedes.moc"
