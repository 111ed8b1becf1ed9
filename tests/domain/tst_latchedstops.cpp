// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// What happens under a latch: resets, and devices that leave it.
class TestLatchedStops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void resetLiftsTheLatchWhenConfirmed();
    void resetNeedsAReason();
    void lateResetDoesNotLift();
    void pressDuringAResetWins();
    void resetOfARelayIsOnThisConsole();
    void resetOfASilentDeviceIsOnThisConsole();
    void resetDiesWhenTheSilentDeviceIsBack();
    void repeatsPauseWhileAResetRuns();
    void runningUnderALatchIsStoppedAgainOnce_data();
    void runningUnderALatchIsStoppedAgainOnce();
    void releaseByAnotherConsoleIsShown();
    void startByAnotherConsoleIsStoppedAgain();
    void stragglersAreNoViolation();

private:
    std::unique_ptr<CommandBench> m;
};

void TestLatchedStops::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestLatchedStops::resetLiftsTheLatchWhenConfirmed()
{
    m->confirmedEmergencyStop();
    const QString id = m->begin(CommandKind::Reset, u"belt cleared"_s);
    QCOMPARE(m->record(id).reason, u"belt cleared"_s);
    QVERIFY(m->service->latched(m->motor));
    m->write(id);
    m->advance(Milliseconds(10));
    m->hear(m->stopped());
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
    QVERIFY(!m->service->latched(m->motor));
    QVERIFY(m->latches.kept.isEmpty());
    QVERIFY(m->audit.events(id).contains(AuditEvent::Released));
    QVERIFY(m->service->offer(m->motor, CommandKind::Start).available());
    QCOMPARE(m->service->offer(m->motor, CommandKind::Reset).refusal, Refusal::AlreadyInState);
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
}

void TestLatchedStops::resetNeedsAReason()
{
    m->confirmedEmergencyStop();
    QVERIFY(m->service->arm(m->motor, CommandKind::Reset).available());
    m->advance(Milliseconds(400));
    QVERIFY(!m->service->executeArmed(u"  "_s).available());
    QVERIFY2(m->service->armed(), "it can still be typed");
    QVERIFY(m->service->executeArmed(u"belt cleared"_s).available());
}

void TestLatchedStops::lateResetDoesNotLift()
{
    m->confirmedEmergencyStop();
    const QString reset = m->begin(CommandKind::Reset);
    m->write(reset);
    m->acknowledge(reset);
    m->wait(Milliseconds(6000));
    m->gateway.sent.clear();
    m->hear(m->stopped());
    QVERIFY(!m->record(reset).note.isEmpty());
    QVERIFY(m->service->latched(m->motor));
    QVERIFY2(m->gateway.sent.isEmpty(), "it is known why the latch fell, and it stands still");
    QVERIFY(m->service->offer(m->motor, CommandKind::Reset).available());
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::EStopLatched);
}

void TestLatchedStops::pressDuringAResetWins()
{
    m->confirmedEmergencyStop();
    const QString reset = m->begin(CommandKind::Reset);
    m->write(reset);
    m->emergencyStop();
    QCOMPARE(m->record(reset).outcome, CommandOutcome::Unknown);
    m->hear(m->stopped());
    QVERIFY(m->service->latched(m->motor));
    m->wait(Milliseconds(1100));
    QVERIFY(m->gateway.count(CommandKind::EStop) >= 3);
}

void TestLatchedStops::resetOfARelayIsOnThisConsole()
{
    const DeviceId relay = id(u"guardian/garage-1"_s);
    m->states.known.insert(relay, CommandBench::stateOf(relayProfile(), {}));
    QCOMPARE(m->service->offer(relay, CommandKind::Reset).refusal, Refusal::Unsupported);
    m->service->emergencyStop({EStopScope::Kind::Device, relay, {}});
    m->wait(Milliseconds(6000));
    m->gateway.sent.clear();
    const QString reset = m->beginAt(relay, CommandKind::Reset, u"checked"_s);
    QVERIFY(m->gateway.count(CommandKind::Reset) == 0);
    QCOMPARE(m->record(reset).outcome, CommandOutcome::Confirmed);
    QVERIFY(!m->service->latched(relay));
}

void TestLatchedStops::resetOfASilentDeviceIsOnThisConsole()
{
    m->emergencyStop();
    m->wait(Milliseconds(6000));
    m->motorState().quality = Quality::Offline;
    m->gateway.up.clear();
    QVERIFY(m->service->arm(m->motor, CommandKind::Reset).available());
    QVERIFY(m->service->armed()->text.contains(u"on this console only"_s));
    m->advance(Milliseconds(400));
    QVERIFY(!m->service->executeArmed({}).available());
    QVERIFY(m->service->executeArmed(u"motor was scrapped"_s).available());
    const CommandRecord record = m->record(m->service->lastCommandId());
    QVERIFY2(record.detail.contains(u"on this console only, the device has not answered"_s),
             qPrintable(record.detail));
    QVERIFY(!m->service->latched(m->motor));
    QCOMPARE(m->gateway.count(CommandKind::Reset), 0);
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::NoLink);
    m->gateway.up = {u"local"_s};
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::StateStale);
}

void TestLatchedStops::resetDiesWhenTheSilentDeviceIsBack()
{
    m->emergencyStop();
    m->wait(Milliseconds(6000));
    m->motorState().quality = Quality::Offline;
    m->audit.atOnce = false;
    const QString id = m->begin(CommandKind::Reset, u"scrapped"_s);
    m->motorState().quality = Quality::Good;
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(m->record(id).refusal, Refusal::ArmedStateChanged);
    QVERIFY(m->service->latched(m->motor));
    QCOMPARE(m->gateway.count(CommandKind::Reset), 0);
}

void TestLatchedStops::repeatsPauseWhileAResetRuns()
{
    m->emergencyStop();
    m->wait(Milliseconds(6000));
    QVERIFY(m->service->arm(m->motor, CommandKind::Reset).available());
    m->advance(Milliseconds(400));
    m->gateway.sent.clear();
    QVERIFY(m->service->executeArmed(u"checked"_s).available());
    m->wait(Milliseconds(3000));
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().kind, CommandKind::Reset);
    m->wait(Milliseconds(4000));
    QVERIFY2(m->gateway.sent.size() > 1, "an unconfirmed reset must not end the repeats");
}

void TestLatchedStops::runningUnderALatchIsStoppedAgainOnce_data()
{
    QTest::addColumn<bool>("runs");
    QTest::newRow("its latch falls") << false;
    QTest::newRow("it runs") << true;
}

void TestLatchedStops::runningUnderALatchIsStoppedAgainOnce()
{
    QFETCH(const bool, runs);
    const auto violation = [&] { return runs ? m->running() : m->stopped(); };
    m->confirmedEmergencyStop();
    m->gateway.sent.clear();
    m->hear(violation());
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().kind, CommandKind::EStop);
    QCOMPARE(m->said(u"stopped again"_s), 1);
    m->write(m->service->lastCommandId());
    m->hear(m->tripped());
    m->wait(Milliseconds(1000));
    m->gateway.sent.clear();
    m->hear(violation());
    m->hear(violation());
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->said(u"once more"_s), 1);
    QVERIFY(m->service->latched(m->motor));
}

void TestLatchedStops::releaseByAnotherConsoleIsShown()
{
    const QString id = m->emergencyStop();
    m->write(id);
    StateReport held = m->tripped();
    held.lastCommand = id;
    m->hear(held);
    m->wait(Milliseconds(1000));
    m->gateway.sent.clear();
    m->events.clear();
    StateReport released = m->stopped();
    released.lastCommand = u"somebody-elses"_s;
    m->hear(released);
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->events.size(), 1);
    QVERIFY(m->service->latched(m->motor));
}

void TestLatchedStops::startByAnotherConsoleIsStoppedAgain()
{
    const QString id = m->emergencyStop();
    m->write(id);
    StateReport held = m->tripped();
    held.lastCommand = id;
    m->hear(held);
    m->wait(Milliseconds(1000));
    m->gateway.sent.clear();
    StateReport started = m->running();
    started.lastCommand = u"somebody-elses"_s;
    m->hear(started);
    QCOMPARE(m->gateway.count(CommandKind::EStop), 1);
    QCOMPARE(m->said(u"was started under its e-stop"_s), 1);
}

void TestLatchedStops::stragglersAreNoViolation()
{
    StateReport slow = m->running();
    slow.takenAt = m->clock.wall();
    const QString id = m->emergencyStop();
    m->advance(Milliseconds(50));
    m->write(id);
    StateReport held = m->tripped();
    held.takenAt = m->clock.wall();
    m->hear(held);
    m->wait(Milliseconds(300));
    m->gateway.sent.clear();
    slow.broker = u"cloud"_s;
    slow.receivedBoot = m->clock.now();
    m->service->observe(slow);
    StateReport undated = m->running();
    undated.broker = u"cloud"_s; // while it is read from local
    m->service->observe(undated);
    QVERIFY(m->gateway.sent.isEmpty());
}

QTEST_GUILESS_MAIN(TestLatchedStops)
#include "tst_latchedstops.moc"
