// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_fleet.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/wait_until.h"
#include "tests/support/websocket_broker.h"

#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Telemetry and commands over ws:// through a WebSocket broker that is not ours: aedes on ws. It
/// speaks MQTT 3.1.1 only, so the way back from 5.0 is taken as well.
class tst_WebSocketBroker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fleet.reset(); }
    void telemetry();
    void commands_data();
    void commands();
    void rp06_freshConnectionBesideAStuckOne();
    void brokerDies();

private:
    SystemClock m_clock;
    Test::WebSocketBroker m_broker;
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<BrokerFleet> m_fleet;
};

void tst_WebSocketBroker::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_mailbox = std::make_unique<Mailbox>();
    m_fleet = std::make_unique<BrokerFleet>(builtInProfiles().catalogue, m_clock, *m_mailbox);
    m_fleet->setProfiles({{.name = u"local"_s,
                           .url = *BrokerUrl::parse(m_broker.url()),
                           .user = {},
                           .healthUrl = {}}});
    m_fleet->setTelemetryFilters(u"local"_s, {u"raptor/+/+/cmd"_s});
    QTRY_COMPARE(m_fleet->status(u"local"_s).command, SessionState::Up);
    QTRY_COMPARE(m_fleet->status(u"local"_s).telemetry, SessionState::Up);
    QCOMPARE(m_fleet->status(u"local"_s).mqttVersion, u"3.1.1"_s);
}

void tst_WebSocketBroker::telemetry()
{
    // What the command connection publishes, the telemetry connection hears through the broker; no
    // profile knows the topic of a command as state, so it arrives as what it is: not readable.
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    std::vector<Arrival> arrivals;
    const auto heard = [&] {
        m_fleet->send({.commandId = u"1"_s,
                       .broker = u"local"_s,
                       .device = *DeviceId::parse(u"raptor/shop/m1"),
                       .kind = CommandKind::Stop,
                       .by = QString(60, u'x'),
                       .issuedAt = {},
                       .expires = {}});
        for (Arrival &arrival : m_mailbox->drain())
            arrivals.push_back(std::move(arrival));
        return !arrivals.empty();
    };
    QTRY_VERIFY(heard());
    const auto *message = std::get_if<RejectedMessage>(&arrivals.front());
    QVERIFY(message);
    QCOMPARE(message->topic, u"raptor/shop/m1/cmd"_s);
    QVERIFY(message->payloadBytes > 100);
    QTRY_VERIFY(m_fleet->status(u"local"_s).messages > 0);
    QTRY_VERIFY(m_fleet->status(u"local"_s).roundTrip.has_value());
    QTRY_VERIFY(acknowledged.count() > 0);
}

void tst_WebSocketBroker::commands_data()
{
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<int>("qos");
    QTest::addColumn<QString>("begin");
    QTest::newRow("start") << CommandKind::Start << 1 << u"{\"wheels_running\":true,"_s;
    QTest::newRow("stop") << CommandKind::Stop << 1 << u"{\"wheels_running\":false,"_s;
    QTest::newRow("e-stop") << CommandKind::EStop << 2
                            << u"{\"estop\":true,\"wheels_running\":false,"_s;
    QTest::newRow("reset") << CommandKind::Reset << 1
                           << u"{\"estop\":false,\"wheels_running\":false,"_s;
}

void tst_WebSocketBroker::commands()
{
    QFETCH(CommandKind, kind);
    QFETCH(int, qos);
    QFETCH(QString, begin);
    QSignalSpy written(m_fleet.get(), &BrokerFleet::written);
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    const qsizetype before = m_broker.messages().size();
    m_fleet->send({.commandId = u"the-id"_s,
                   .broker = u"local"_s,
                   .device = *DeviceId::parse(u"raptor/shop/m1"),
                   .kind = kind,
                   .by = u"kim"_s,
                   .issuedAt = fromEpochMs(1763690000123),
                   .expires = {}});
    QTRY_COMPARE(acknowledged.count(), 1);
    QCOMPARE(acknowledged.constFirst().at(0).toString(), u"the-id"_s);
    QCOMPARE(written.count(), 1);
    QTRY_COMPARE(m_broker.messages().size(), before + 1);
    const QJsonObject seen = m_broker.messages().constLast();
    QCOMPARE(seen.value("topic"_L1).toString(), u"raptor/shop/m1/cmd"_s);
    QCOMPARE(seen.value("qos"_L1).toInt(), qos);
    QCOMPARE(seen.value("retain"_L1).toBool(), false);
    QVERIFY(seen.value("payload"_L1).toString().startsWith(begin));
}

void tst_WebSocketBroker::rp06_freshConnectionBesideAStuckOne()
{
    Test::FaultProxy wire(quint16(QUrl(m_broker.url()).port()));
    m_fleet->setProfiles(
        {{.name = u"local"_s, .url = *BrokerUrl::parse(u"ws://127.0.0.1:%1"_s.arg(wire.port()))}});
    QTRY_COMPARE(m_fleet->status(u"local"_s).command, SessionState::Up);
    QTRY_COMPARE(m_fleet->status(u"local"_s).telemetry, SessionState::Up);
    QSignalSpy acknowledged(m_fleet.get(), &BrokerFleet::acknowledged);
    QSignalSpy failed(m_fleet.get(), &BrokerFleet::failed);
    const int before = wire.connections();
    wire.endAll(Test::FaultProxy::End::Swallow);
    m_fleet->send({.commandId = u"stuck"_s,
                   .broker = u"local"_s,
                   .device = *DeviceId::parse(u"raptor/shop/m1"),
                   .kind = CommandKind::EStop,
                   .by = u"kim"_s,
                   .issuedAt = {},
                   .expires = {}});
    QTRY_COMPARE(acknowledged.count(), 1);
    QCOMPARE(m_fleet->status(u"local"_s).command, SessionState::Up); // not found dead yet
    QCOMPARE(wire.connections(), before + 1);
    QTRY_COMPARE(m_fleet->status(u"local"_s).reconnects, 1); // and now it is
    QCOMPARE(failed.count(), 0);
}

void tst_WebSocketBroker::brokerDies()
{
    QSignalSpy lost(m_fleet.get(), &BrokerFleet::telemetryLost);
    m_broker.kill();
    QVERIFY(Test::holdsWithin(1s, [&lost] { return lost.count() == 1; }));
    QTRY_VERIFY(m_fleet->brokersUp().isEmpty());
    QVERIFY(m_broker.start());
    QTRY_COMPARE(m_fleet->status(u"local"_s).telemetry, SessionState::Up);
    QTRY_COMPARE(m_fleet->status(u"local"_s).command, SessionState::Up);
}

QTEST_GUILESS_MAIN(tst_WebSocketBroker)
#include "tst_websocketbroker.moc"
