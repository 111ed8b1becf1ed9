// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// Group stops and start sequences.
class TestGroupRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void groupStopGoesToAllAtOnce();
    void groupStopTellsWhatBecameOfEach();
    void groupStopWithoutLinkIsRefusedPerDevice();
    void groupStopWaitsForNoEarlierOne();
    void sequenceNamesEveryMotor();
    void sequenceStartsStepByStep();
    void sequenceIsRefused_data();
    void sequenceIsRefused();
    void armedSequenceDiesOfAnyDevice();
    void rp04_everyStepHasItsOwnRow();
    void sequenceIsAborted_data();
    void sequenceIsAborted();
    void rp04_abortTakesTheWaitingStepBack();
    void lateTelemetryIsNoAbort();

private:
    DeviceState &state(const DeviceId &device) { return m->states.known[device]; }
    void hearRunning(const DeviceId &device);
    void confirmStep(const DeviceId &device);
    void beginSequence();
    GroupRun run() const { return m->service->groupRun().value_or(GroupRun()); }

    std::unique_ptr<CommandBench> m;
    DeviceId m1 = id(u"raptor/shop/m1"_s);
    DeviceId m2 = id(u"raptor/shop/m2"_s);
    DeviceId relay = id(u"guardian/garage-1"_s);
    DeviceId battery = id(u"battery/user-1"_s);
};

void TestGroupRuns::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    const StartSequence fill{u"Fill bin 3"_s,
                             {{m1, CommandKind::Start, Milliseconds(0)},
                              {relay, CommandKind::RelayOn, Milliseconds(2000)},
                              {m2, CommandKind::Start, Milliseconds(1000)}}};
    const StartSequence wrong{u"Wrong"_s, {{m1, CommandKind::Reset, Milliseconds(0)}}};
    const StartSequence twice{
        u"Twice"_s,
        {{m1, CommandKind::Start, Milliseconds(0)}, {m1, CommandKind::Start, Milliseconds(0)}}};
    m = std::make_unique<CommandBench>(CommandService::Setup{
        .operatorName = u"tester"_s, .sequences = {fill, wrong, twice, {u"Empty"_s, {}}}});
    m->states.known.insert(m2, m->motorState());
    state(m1).groups = QStringList{u"left"_s, u"right"_s};
    m->states.known.insert(relay, CommandBench::stateOf(relayProfile(), {{u"relay"_s, u"off"_s}}));
    m->states.known.insert(battery, CommandBench::stateOf(batteryProfile(), {}));
}

void TestGroupRuns::hearRunning(const DeviceId &device)
{
    const Reading on = device == relay ? Reading{u"relay"_s, u"on"_s} : Reading{u"running"_s, true};
    m->hear(m->reportOf(device, {on}));
}

void TestGroupRuns::confirmStep(const DeviceId &device)
{
    QCOMPARE(m->gateway.sent.last().device, device);
    m->write(m->gateway.sent.last().commandId);
    m->advance(Milliseconds(100));
    hearRunning(device);
}

void TestGroupRuns::beginSequence()
{
    QVERIFY(m->service->armSequence(u"Fill bin 3"_s).available());
    m->advance(Milliseconds(400));
    QVERIFY(m->service->executeArmed(u"harvest"_s).available());
}

void TestGroupRuns::groupStopGoesToAllAtOnce()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    qsizetype sentAtFirstNews = -1;
    connect(m->service.get(), &CommandService::recordChanged, this, [&] {
        if (sentAtFirstNews < 0)
            sentAtFirstNews = m->gateway.sent.size();
    });
    m->service->stopGroup(u"Stop shop"_s, {m1, m2, m1, relay, battery});
    QCOMPARE(sentAtFirstNews, 6);
    QCOMPARE(m->gateway.lots, QList<qsizetype>{6}); // in one go
    QCOMPARE(m->gateway.count(CommandKind::Stop), 4);
    QCOMPARE(m->gateway.count(CommandKind::RelayOff), 2);
    for (const CommandRecord &record : std::as_const(m->records))
        QCOMPARE(record.group, u"Stop shop"_s);
}

void TestGroupRuns::groupStopTellsWhatBecameOfEach()
{
    m->service->stopGroup(u"Stop shop"_s, {m1, m2, relay, battery, id(u"raptor/shop/new"_s)});
    QCOMPARE(run().lines.size(), 5);
    QCOMPARE(run().lines.at(3).text, u"has no stop"_s);
    QVERIFY(run().lines.at(4).text.contains(u"never reported"_s));
    QCOMPARE(run().state, GroupRun::State::Running);
    m->service->dismissGroupRun();
    QVERIFY2(m->service->groupRun(), "it has not ended");
    const QString first = run().lines.at(0).commandId;
    m->write(first);
    m->hear(m->reportOf(m1, {{u"running"_s, false}, {u"left.rpm"_s, 800.0}}));
    QCOMPARE(run().lines.at(0).outcome, CommandOutcome::Confirmed);
    QVERIFY(run().lines.at(0).text.contains(u"still turning"_s));
    m->write(run().lines.at(1).commandId);
    m->fail(run().lines.at(2).commandId, false);
    QSignalSpy changes(m->service.get(), &CommandDesk::groupRunChanged);
    m->wait(Milliseconds(5100));
    QVERIFY(!changes.isEmpty());
    QCOMPARE(run().lines.at(1).outcome, CommandOutcome::Unknown);
    QCOMPARE(run().lines.at(2).outcome, CommandOutcome::Refused);
    QCOMPARE(run().state, GroupRun::State::Done);
    QCOMPARE(run().text, u"1 of 5 confirmed"_s);
    m->service->dismissGroupRun();
    QVERIFY(!m->service->groupRun());
}

void TestGroupRuns::groupStopWithoutLinkIsRefusedPerDevice()
{
    m->gateway.up.clear();
    m->service->stopGroup(u"Stop shop"_s, {m1, m2});
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(run().state, GroupRun::State::Done);
    for (const GroupLine &line : run().lines) {
        QCOMPARE(line.outcome, CommandOutcome::Refused);
        QVERIFY(line.text.contains(u"no link"_s));
        QCOMPARE(m->record(line.commandId).refusal, Refusal::NoLink);
    }
}

void TestGroupRuns::groupStopWaitsForNoEarlierOne()
{
    m->service->stopGroup(u"First"_s, {m1, m2});
    m->service->stopGroup(u"Second"_s, {m2});
    QCOMPARE(m->gateway.sent.size(), 3);
    QCOMPARE(run().title, u"Second"_s);
    QCOMPARE(run().lines.size(), 1);
}

void TestGroupRuns::sequenceNamesEveryMotor()
{
    QVERIFY(m->service->armSequence(u"Fill bin 3"_s).available());
    QCOMPARE(m->service->armed()->sequence, u"Fill bin 3"_s);
    QVERIFY(m->service->armed()->device.isNull());
    QCOMPARE(m->service->armed()->text, u"Start Fill bin 3: m1 (left, right), garage-1, m2"_s);
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY2(!m->service->executeArmed({}).available(), "a double-click must not start");
}

void TestGroupRuns::sequenceStartsStepByStep()
{
    beginSequence();
    QCOMPARE(m->gateway.sent.size(), 1);
    QVERIFY(m->service->anyRunning());
    QCOMPARE(m->service->offerSequence(u"Fill bin 3"_s).refusal, Refusal::CommandRunning);
    m->wait(Milliseconds(1000));
    QCOMPARE(m->gateway.sent.size(), 1);
    confirmStep(m1);
    m->wait(Milliseconds(1900));
    QCOMPARE(m->gateway.sent.size(), 1);
    QVERIFY2(m->service->anyRunning(), "a pause is part of it");
    m->advance(Milliseconds(100));
    confirmStep(relay);
    m->wait(Milliseconds(1000));
    confirmStep(m2);
    QCOMPARE(run().state, GroupRun::State::Done);
    QCOMPARE(m->gateway.sent.size(), 3);
    QVERIFY(!m->service->anyRunning());
    for (const GroupLine &line : run().lines) {
        QCOMPARE(line.outcome, CommandOutcome::Confirmed);
        QCOMPARE(m->record(line.commandId).group, u"Fill bin 3"_s);
        QCOMPARE(m->record(line.commandId).reason, u"harvest"_s);
    }
}

void TestGroupRuns::sequenceIsRefused_data()
{
    using Change = std::function<void(CommandBench &)>;
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Refusal>("refusal");
    const QString fill = u"Fill bin 3"_s;
    const Change none([](auto &) {});
    QTest::newRow("unknown") << u"Nothing"_s << none << Refusal::Unsupported;
    QTest::newRow("empty") << u"Empty"_s << none << Refusal::Unsupported;
    QTest::newRow("resets") << u"Wrong"_s << none << Refusal::Unsupported;
    QTest::newRow("one twice") << u"Twice"_s << none << Refusal::Unsupported;
    QTest::newRow("the last is stale") << fill << Change([](auto &m) {
        m.states.known[id(u"raptor/shop/m2"_s)].quality = Quality::Stale;
    }) << Refusal::StateStale;
    QTest::newRow("one runs already")
        << fill << Change([](auto &m) { m.hear(m.running()); }) << Refusal::AlreadyInState;
    QTest::newRow("one is latched")
        << fill << Change([](auto &m) { m.emergencyStop(); }) << Refusal::EStopLatched;
}

void TestGroupRuns::sequenceIsRefused()
{
    QFETCH(const QString, name);
    QFETCH(const std::function<void(CommandBench &)>, change);
    QFETCH(const Refusal, refusal);
    change(*m);
    m->gateway.sent.clear();
    QCOMPARE(m->service->offerSequence(name).refusal, refusal);
    const CommandOffer verdict = m->service->armSequence(name);
    QCOMPARE(verdict.refusal, refusal);
    QVERIFY(!verdict.text.isEmpty());
    QVERIFY(!m->service->armed());
    QVERIFY(m->gateway.sent.isEmpty());
}

void TestGroupRuns::armedSequenceDiesOfAnyDevice()
{
    QVERIFY(m->service->armSequence(u"Fill bin 3"_s).available());
    const QString first = m->service->lastCommandId();
    state(m2).broker = u"cloud"_s;
    m->advance(Milliseconds(400));
    QVERIFY(!m->service->armed());
    QCOMPARE(m->record(first).refusal, Refusal::ArmedStateChanged);
    QCOMPARE(m->record(first).group, u"Fill bin 3"_s);
}

void TestGroupRuns::rp04_everyStepHasItsOwnRow()
{
    m->audit.atOnce = false;
    beginSequence();
    QVERIFY(m->gateway.sent.isEmpty());
    const QString first = run().lines.at(0).commandId;
    QCOMPARE(m->audit.events(first), QList{AuditEvent::Requested});
    Q_EMIT m->audit.durable(first, AuditEvent::Requested);
    confirmStep(m1);
    m->wait(Milliseconds(2000));
    QCOMPARE(m->gateway.sent.size(), 1);
    const QString second = run().lines.at(1).commandId;
    QCOMPARE(m->audit.events(second), QList{AuditEvent::Requested});
    m->wait(Milliseconds(1100));
    QCOMPARE(m->record(second).refusal, Refusal::AuditNotWritable);
    QCOMPARE(run().state, GroupRun::State::Aborted);
    Q_EMIT m->audit.durable(second, AuditEvent::Requested);
    QCOMPARE(m->gateway.sent.size(), 1);
}

void TestGroupRuns::sequenceIsAborted_data()
{
    using Change = std::function<void(CommandBench &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("by the operator", [](auto &m) { m.service->abortSequence(); });
    row("a stop", [](auto &m) { m.stop(); });
    row("a stop elsewhere",
        [](auto &m) { (void)m.service->stop(id(u"raptor/shop/other"_s), CommandKind::Stop); });
    row("a group stop", [](auto &m) { m.service->stopGroup(u"Stop"_s, {m.motor}); });
    row("an e-stop", [](auto &m) {
        m.service->emergencyStop({EStopScope::Kind::Device, m.motor, {}});
    });
    row("an e-stop in another program", [](auto &m) {
        Q_EMIT m.latches.latchedElsewhere(
            {id(u"raptor/shop/m2"_s), u"far"_s, u"eve"_s, m.clock.wall(), {}});
    });
    row("the next one changes by itself",
        [](auto &m) { m.states.known[id(u"guardian/garage-1"_s)].runState = RunState::RelayOn; });
    row("the last one is stale",
        [](auto &m) { m.states.known[id(u"raptor/shop/m2"_s)].quality = Quality::Stale; });
    row("the last one changes its broker",
        [](auto &m) { m.states.known[id(u"raptor/shop/m2"_s)].broker = u"cloud"_s; });
    row("the first one stops", [](auto &m) { m.hear(m.stopped()); });
    row("the first one is not seen any more",
        [](auto &m) { m.motorState().quality = Quality::Stale; });
    row("the trail breaks", [](auto &m) { m.audit.setTrouble(u"disk full"_s); });
    row("the link is lost", [](auto &m) { m.gateway.up.clear(); });
}

void TestGroupRuns::sequenceIsAborted()
{
    QFETCH(const std::function<void(CommandBench &)>, change);
    beginSequence();
    confirmStep(m1);
    m->wait(Milliseconds(500));
    change(*m);
    m->wait(Milliseconds(20'000));
    QCOMPARE(m->gateway.count(CommandKind::Start), 1);
    QCOMPARE(m->gateway.count(CommandKind::RelayOn), 0);
    QVERIFY(m->said(u"Fill bin 3 aborted"_s) == 1);
    if (run().kind == GroupRun::Kind::Stop)
        return;
    QCOMPARE(run().state, GroupRun::State::Aborted);
    QVERIFY(run().text.startsWith(u"aborted: "_s));
    QCOMPARE(run().lines.at(0).outcome, CommandOutcome::Confirmed);
    QCOMPARE(run().lines.at(2).text, u"not started: aborted"_s);
}

void TestGroupRuns::rp04_abortTakesTheWaitingStepBack()
{
    m->audit.atOnce = false;
    beginSequence();
    const QString first = run().lines.at(0).commandId;
    m->service->abortSequence();
    Q_EMIT m->audit.durable(first, AuditEvent::Requested);
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->record(first).refusal, Refusal::Cancelled);
}

void TestGroupRuns::lateTelemetryIsNoAbort()
{
    beginSequence();
    m->write(m->gateway.sent.last().commandId);
    m->advance(Milliseconds(100));
    m->service->observe(m->running()); // on the command connection; the plant has not heard it
    m->wait(Milliseconds(1000));
    QCOMPARE(run().state, GroupRun::State::Running);
    hearRunning(m1);
    m->wait(Milliseconds(1000));
    QCOMPARE(m->gateway.count(CommandKind::RelayOn), 1);
}

QTEST_GUILESS_MAIN(TestGroupRuns)
#include "tst_groupruns.moc"
