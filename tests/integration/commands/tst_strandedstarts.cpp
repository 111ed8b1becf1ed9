// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RP-01 where an end of the way is missing: the device is away, or the program that sent the start
// has been killed.
#include "tests/integration/commands/console_side.h"
#include "tests/integration/commands/device_side.h"
#include "tests/support/private_broker.h"
#include "tests/support/wait_until.h"
#include "tests/support/websocket_broker.h"

#include <QtCore/QDeadlineTimer>
#include <QtTest/QTest>

#include <csignal>
#include <cstdio>
#include <memory>

#include <unistd.h>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds expiry = 5s;
/// By then whatever expires has expired.
constexpr Milliseconds longAfter = 9s;
const QString motor = u"raptor/soak/m1"_s;

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

/// In a process of its own: a console that says when it could start the motor, starts it at a line
/// on its standard input, and kills itself when the start is with the system: a test beside it
/// might be too late, and the start taken back.
int runConsole(quint16 port)
{
    ConsoleSide console(profilesWith({}));
    console.addBroker(u"local"_s, port, {u"raptor/+/+/state"_s});
    const DeviceId device = *DeviceId::parse(motor);
    if (!waitUntil([&] { return console.canStart(device); }))
        return 1;
    // From now on the state is followed: a start travels with its ping alone.
    const QString first = console.stop(device);
    if (!waitUntil([&] { return console.finished(first) && console.canStart(device); }))
        return 2;
    say("ready");
    char line[8];
    if (::read(STDIN_FILENO, line, sizeof line) <= 0)
        return 3;
    const QString id = console.give(device, CommandKind::Start);
    if (!waitUntil([&] { return console.record(id).sentAt.has_value(); }))
        return 4;
    say("sent");
    ::raise(SIGKILL);
    return 5;
}

/// That process.
class KilledConsole
{
public:
    explicit KilledConsole(quint16 port)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--console"_s, QString::number(port)});
    }
    ~KilledConsole()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    KilledConsole(const KilledConsole &) = delete;
    KilledConsole &operator=(const KilledConsole &) = delete;

    [[nodiscard]] bool says(const QByteArray &word)
    {
        return waitUntil([&] { return heard().contains(word); }, 20s);
    }
    void go() { m_process.write("go\n"); }
    [[nodiscard]] bool isGone()
    {
        return waitUntil([this] { return m_process.state() == QProcess::NotRunning; }, 20s);
    }

private:
    [[nodiscard]] const QByteArray &heard()
    {
        m_heard += m_process.readAllStandardOutput();
        return m_heard;
    }
    QProcess m_process;
    QByteArray m_heard;
};

} // namespace

class TestStrandedStarts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rp01_persistentSessionDeviceOffline_data();
    void rp01_persistentSessionDeviceOffline();
    void rp01_killedWithAnUnansweredStart_data();
    void rp01_killedWithAnUnansweredStart();
};

void TestStrandedStarts::rp01_persistentSessionDeviceOffline_data()
{
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<bool>("honoursExpiry");
    QTest::newRow("MQTT 5, device of the field") << true << false;
    QTest::newRow("MQTT 5, device that looks at exp") << true << true;
    QTest::newRow("3.1.1, profile says honours_expiry") << false << true;
    QTest::newRow("3.1.1, device of the field") << false << false;
}

/// The broker keeps the start for a device that is away and has a session.
void TestStrandedStarts::rp01_persistentSessionDeviceOffline()
{
    QFETCH(bool, mqtt5);
    QFETCH(bool, honoursExpiry);
    std::unique_ptr<PrivateBroker> five;
    std::unique_ptr<WebSocketBroker> three; // aedes speaks 3.1.1 only
    if (mqtt5)
        five = std::make_unique<PrivateBroker>();
    else
        three = std::make_unique<WebSocketBroker>();
    const quint16 port = mqtt5 ? five->port() : three->tcpPort();
    DeviceSide device({.id = *DeviceId::parse(u"raptor/soak/m1"), .honoursExpiry = honoursExpiry},
                      {port});
    ConsoleSide console(profilesWith({.honoursExpiry = honoursExpiry}));
    console.addBroker(u"local"_s, port, {u"raptor/+/+/state"_s});
    QTRY_VERIFY(device.isReady() && console.canStart(device.id()));
    QCOMPARE(console.fleet().dropsExpired(u"local"_s), mqtt5);

    device.goSilentlyOffline(); // so that the console still believes in it
    const QString id = console.give(device.id(), CommandKind::Start);
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY(console.record(id).acknowledgedAt.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(console.finished(id), 10'000);
    QCOMPARE(console.record(id).outcome, CommandOutcome::TimedOut);
    // That the device is away, or that its broker's connection hangs, looks the same from here.
    const bool mayStillRun = !honoursExpiry;
    QCOMPARE(console.record(id).mayStillRun, mayStillRun);
    QCOMPARE(console.record(id).detail.contains(u"it may still start"), mayStillRun);
    const QDeadlineTimer away(longAfter - expiry);
    QVERIFY(waitUntil([&] { return away.hasExpired(); }, longAfter));

    device.comeBack();
    const bool runs = mayStillRun && !mqtt5; // there the broker has dropped it
    if (runs) // the words were true
        QTRY_COMPARE_WITH_TIMEOUT(device.executions(id).size(), 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(device.isReady(), 10'000);
    // A stop comes behind whatever the broker had kept.
    const QString stop = console.stop(device.id());
    QTRY_COMPARE_WITH_TIMEOUT(device.executions(stop).size(), 1, 10'000);
    QCOMPARE(device.executions(id).size(), runs ? 1 : 0);
    QVERIFY(!device.device().isRunning());
}

void TestStrandedStarts::rp01_killedWithAnUnansweredStart_data()
{
    QTest::addColumn<bool>("brokerStands");
    QTest::newRow("held on its way") << false;
    QTest::newRow("in the buffer of a broker that stands still") << true;
}

/// kill -9 before the 2 s are over: the system must not deliver what the program left with it.
void TestStrandedStarts::rp01_killedWithAnUnansweredStart()
{
    QFETCH(bool, brokerStands);
    const PrivateBroker broker;
    DeviceSide device({.id = *DeviceId::parse(motor), .honoursExpiry = false}, {broker.port()});
    QTRY_VERIFY(device.isReady());
    FaultProxy wire(broker.port());
    KilledConsole killed(brokerStands ? broker.port() : wire.port());
    QVERIFY(killed.says("ready"));
    QCOMPARE(device.heard(), 1);
    if (brokerStands) {
        QVERIFY(::kill(pid_t(broker.pid()), SIGSTOP) == 0);
    } else {
        FaultProxy::Plan held;
        held.toServer.paused = true;
        held.toClient.paused = true;
        wire.setPlan(held);
    }
    killed.go();
    const bool sent = killed.says("sent") && killed.isGone();
    if (brokerStands)
        QVERIFY(::kill(pid_t(broker.pid()), SIGCONT) == 0);
    QVERIFY(sent);
    if (!brokerStands) // an orderly end would wait behind the start
        QVERIFY2(waitUntil([&] { return wire.openConnections() == 0; }), "the start is still held");
    wire.setPlan({});
    // A stop comes behind whatever was left.
    ConsoleSide next(profilesWith({}));
    next.addBroker(u"local"_s, broker.port(), {u"raptor/+/+/state"_s});
    const auto isLive = [&] {
        const auto state = next.plant().state(device.id());
        return state && state->quality == Quality::Good;
    };
    QTRY_VERIFY(next.isUp() && isLive());
    const QString stop = next.stop(device.id());
    QTRY_COMPARE(device.executions(stop).size(), 1);
    QCOMPARE(device.heard(), 2); // the stops
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--console") == 0)
        return runConsole(quint16(QByteArray(argv[2]).toUShort()));
    TestStrandedStarts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_strandedstarts.moc"
