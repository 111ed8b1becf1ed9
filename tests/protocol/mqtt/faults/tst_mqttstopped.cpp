// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>
#include <QtMqtt/QMqttSubscription>

#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;

/// A broker that hangs (SIGSTOP): its sockets stay open and its system goes on to take bytes, so
/// only the keep alive can tell.
class tst_MqttStopped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void idle_data() { versions(); }
    void idle();
    void publishing_data() { versions(); }
    void publishing();
    void inFlight_data() { versions(); }
    void inFlight();
    void whileConnecting();

private:
    using Version = QMqttClient::ProtocolVersion;
    static void versions();
    void stop() { ::kill(pid_t(m_broker->pid()), SIGSTOP); }
    void goOn() { ::kill(pid_t(m_broker->pid()), SIGCONT); }
    bool establish();

    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QMqttClient> m_client;
    std::unique_ptr<QMqttExtensions> m_extensions;
};

void tst_MqttStopped::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<PrivateBroker>();
    m_proxy = std::make_unique<FaultProxy>(m_broker->port());
    m_client = std::make_unique<QMqttClient>();
    m_extensions = std::make_unique<QMqttExtensions>(m_client.get());
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_proxy->port());
    m_client->setKeepAlive(1);
}

void tst_MqttStopped::cleanup()
{
    goOn();
    m_extensions.reset();
    m_client.reset();
    m_proxy.reset();
    m_broker.reset();
}

void tst_MqttStopped::versions()
{
    QTest::addColumn<Version>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

bool tst_MqttStopped::establish()
{
    m_client->connectToHost();
    return QTest::qWaitFor([this] { return m_client->state() == QMqttClient::Connected; });
}

/// The rule: a ping after K of silence, and the end when K / 2 later (10 s at most) there is no
/// answer to it. So exactly one ping is sent to a stopped broker.
void tst_MqttStopped::idle()
{
    QFETCH(Version, version);
    m_client->setProtocolVersion(version);
    QVERIFY(establish());
    QMqttSubscription *subscription = m_client->subscribe(u"a/#"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QSignalSpy disconnected(m_client.get(), &QMqttClient::disconnected);
    stop();
    const qint64 before = m_proxy->lastTraffic().toServer;
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(m_proxy->lastTraffic().toServer - before, 2); // one PINGREQ
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(!m_extensions->errorText().isEmpty());
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(m_client->publish(u"a/b"_s, "x", 1), -1);
    QVERIFY(m_client->subscribe(u"b"_s) == nullptr);
    QTRY_COMPARE(m_proxy->openConnections(), 0);
    goOn();
    QVERIFY(establish());
    subscription = m_client->subscribe(u"a/#"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    m_client->publish(u"a/b"_s, "again", 1);
    QTRY_COMPARE(received.size(), 1);
}

/// What the client still holds when the connection ends never leaves: a command of a minute ago
/// must not be carried out when the broker wakes up.
void tst_MqttStopped::publishing()
{
    QFETCH(Version, version);
    m_client->setProtocolVersion(version);
    m_client->setPort(m_broker->port());
    Eavesdropper observer(*m_broker, u"news/#"_s);
    QVERIFY(establish());
    QSignalSpy disconnected(m_client.get(), &QMqttClient::disconnected);
    QSignalSpy failed(m_extensions.get(), &QMqttExtensions::publishFailed);
    int ticks = 0;
    qint64 waiting = 0; // when the system has taken what it takes
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this, [this, &ticks, &waiting] {
        if (++ticks == 5)
            waiting = m_extensions->bytesToWrite();
    });
    ticker.start(1);
    stop();
    const QByteArray payload(100'000, 'x');
    constexpr int kMessages = 300; // more than the buffers of the system take
    for (int i = 0; i < kMessages; ++i)
        QCOMPARE(m_client->publish(u"bulk"_s, payload, 0), 0);
    QCOMPARE(m_client->publish(u"news/old"_s, "stale", 0), 0);
    const qint32 lost = m_client->publish(u"news/old"_s, "stale too", 1);
    QVERIFY(lost > 0);
    QTRY_COMPARE(disconnected.size(), 1);
    QVERIFY(ticks >= 5); // the event loop turns while nothing can be written
    QVERIFY2(waiting > 1'000'000 && waiting < kMessages * (payload.size() + 20),
             qPrintable(QString::number(waiting)));
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QCOMPARE(m_extensions->bytesToWrite(), 0);

    goOn();
    QVERIFY(establish()); // a clean session, so the QoS 1 message is given up
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).toInt(), lost);
    m_client->publish(u"news/new"_s, "fresh", 1);
    QTRY_COMPARE(observer.lines().size(), 1);
    QCOMPARE(observer.lines().at(0), QByteArray("news/new 1 0 fresh"));
}

void tst_MqttStopped::inFlight()
{
    QFETCH(Version, version);
    m_client->setProtocolVersion(version);
    m_client->setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(60);
    m_client->setConnectionProperties(properties);
    Eavesdropper observer(*m_broker, u"news/#"_s);
    QVERIFY(establish());
    QSignalSpy disconnected(m_client.get(), &QMqttClient::disconnected);
    QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    QSignalSpy failed(m_extensions.get(), &QMqttExtensions::publishFailed);
    stop();
    const qint32 once = m_client->publish(u"news/2"_s, "exactly once", 2);
    m_client->publish(u"news/1"_s, "at least once", 1);
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(sent.size() + failed.size(), 0);
    QCOMPARE(m_extensions->unfinishedPublishes(), 2);
    goOn();
    QVERIFY(establish());
    QVERIFY(m_extensions->sessionRestored());
    QTRY_COMPARE(sent.size(), 2);
    QCOMPARE(failed.size(), 0);
    QVERIFY(sent.at(0).at(0).toInt() == once || sent.at(1).at(0).toInt() == once);
    QVERIFY(m_broker->publish(u"news/end"_s, "end"));
    QTRY_VERIFY(!observer.lines().isEmpty() && observer.lines().constLast().endsWith("end"));
    const QList<QByteArray> lines = observer.lines();
    QCOMPARE(lines.count("news/2 2 0 exactly once"), 1);
    QVERIFY(lines.contains("news/1 1 0 at least once"));
}

void tst_MqttStopped::whileConnecting()
{
    stop();
    m_extensions->setConnectTimeout(std::chrono::milliseconds(300));
    QSignalSpy disconnected(m_client.get(), &QMqttClient::disconnected);
    m_client->connectToHost(); // its system accepts, nobody answers
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    goOn();
    m_extensions->setConnectTimeout(std::chrono::seconds(30));
    QVERIFY(establish());
}

QTEST_GUILESS_MAIN(tst_MqttStopped)
#include "tst_mqttstopped.moc"
