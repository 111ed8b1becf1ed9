// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way over ws://, through a broker that is not ours: a simulated plant on one side, the
// console on the other.
#include "app/core/console.h"
#include "models/domain/quality.h"
#include "tests/support/sim_process.h"
#include "tests/support/wait_until.h"
#include "tests/support/websocket_broker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWebSocketConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyKindOfDeviceIsLive();
    void commandsAreConfirmed();
    void rp20_lostAndBack();

private:
    std::optional<DeviceState> state(const DeviceId &device)
    {
        return m_console->plant().state(device);
    }
    bool isGood(const DeviceId &device)
    {
        const auto known = state(device);
        return known && known->quality == Quality::Good;
    }
    CommandRecord newest()
    {
        return m_console->commandModel()
            ->index(0, 0)
            .data(CommandRole::Record)
            .value<CommandRecord>();
    }
    QJsonObject newestCommandOnTheWire();

    SystemClock m_clock;
    std::unique_ptr<WebSocketBroker> m_broker;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
};

void TestWebSocketConsole::init()
{
    m_broker = std::make_unique<WebSocketBroker>();
    ConsoleSetup setup;
    setup.config.brokers
        = {{.name = u"local"_s, .url = BrokerUrl::parse(m_broker->url()).value()}};
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"tester"_s;
    setup.deliberatePause = Milliseconds(0);
    m_console = std::make_unique<Console>(setup, m_clock);
    m_console->start();
    QTRY_COMPARE(m_console->fleet().brokersUp().size(), 1);
    QTRY_COMPARE(m_console->sources().current(), u"local"_s);
    QCOMPARE(m_console->fleet().status(u"local"_s).mqttVersion, u"3.1.1"_s);
    m_sim = std::make_unique<SimProcess>(
        QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s, u"1"_s,
                    u"--batteries"_s, u"1"_s, u"--period"_s, u"0.3"_s});
    QTRY_VERIFY(isGood(m_motor));
}

void TestWebSocketConsole::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
}

QJsonObject TestWebSocketConsole::newestCommandOnTheWire()
{
    QJsonObject newest;
    for (const QJsonObject &message : m_broker->messages()) {
        if (message.value(u"topic"_s).toString().endsWith(u"/cmd"_s))
            newest = message;
    }
    return newest;
}

void TestWebSocketConsole::everyKindOfDeviceIsLive()
{
    QTRY_VERIFY(isGood(DeviceId::parse(u"guardian/garage-1").value()));
    QTRY_VERIFY(isGood(DeviceId::parse(u"battery/user-1").value()));
}

void TestWebSocketConsole::commandsAreConfirmed()
{
    CommandService &commands = m_console->commands();
    QVERIFY(commands.stop(m_motor, CommandKind::Stop).available());
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
    QTRY_COMPARE(state(m_motor)->runState, RunState::Stopped);
    QVERIFY(commands.arm(m_motor, CommandKind::Start).available());
    QVERIFY(commands.executeArmed({}).available());
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
    QTRY_COMPARE(newestCommandOnTheWire().value(u"qos"_s).toInt(), 1);
    commands.emergencyStop({});
    QTRY_VERIFY(state(m_motor)->eStopAtDevice);
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
    const auto emergencyStop = [this] {
        for (const QJsonObject &message : m_broker->messages()) {
            if (message.value(u"payload"_s).toString().startsWith(
                    u"{\"estop\":true,\"wheels_running\":false"_s))
                return message;
        }
        return QJsonObject();
    };
    QTRY_COMPARE(emergencyStop().value(u"qos"_s).toInt(), 2);
    QCOMPARE(emergencyStop().value(u"retain"_s).toBool(true), false);
}

void TestWebSocketConsole::rp20_lostAndBack()
{
    m_broker->kill();
    QVERIFY(holdsWithin(1s, [this] { return state(m_motor)->quality == Quality::Offline; }));
    QVERIFY(m_broker->start());
    QVERIFY(holdsWithin(3s, [this] { return m_console->fleet().brokersUp().size() == 1; }));
    QTRY_VERIFY_WITH_TIMEOUT(isGood(m_motor), 20'000);
}

QTEST_GUILESS_MAIN(TestWebSocketConsole)
#include "tst_websocketconsole.moc"
