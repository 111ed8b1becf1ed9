// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;
using namespace std::chrono_literals;

/// What energises waits for its row of the audit trail; stops never do (RP-04).
class TestCommandAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void rp04_startWaitsForItsRow();
    void rp04_rowAfterASecondRefuses();
    void rp04_lateRowSendsNothing();
    void rp04_troubleIsSaidBeforehand();
    void rp04_troubleNeverTouchesStops();
    void rp04_whatHappensWhileTheRowIsAwaited_data();
    void rp04_whatHappensWhileTheRowIsAwaited();
    void rp04_eStopElsewhereTakesTheWaitingStartBack();
    void rp04_stopIsSentBeforeItsRow();
    void rp04_stopTellsWhenItsRowWasOnDisk();
    void rp04_everyEndHasARow();
    void rp04_laterNotesHaveRows();
    void rp04_resetWaitsForItsRow();
    void rp07_unheardLatchRefuses_data();
    void rp07_unheardLatchRefuses();
    void rp07_latchesAreLookedAtAfterTheRow();
    void rp07_latchesThatCannotBeReadRefuse();
    void rp07_lookThatTakesTooLongRefuses();
    void rp07_stopDoesNotWaitForTheLook();
    void rp04_stopsCarryTheirReason();

private:
    QString waiting();
    std::unique_ptr<CommandBench> m;
};

void TestCommandAudit::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

/// A start that was given and whose row is not on disk yet.
QString TestCommandAudit::waiting()
{
    m->audit.atOnce = false;
    return m->begin();
}

void TestCommandAudit::rp04_startWaitsForItsRow()
{
    const QString id = waiting();
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->audit.events(id), QList{AuditEvent::Requested});
    QCOMPARE(m->audit.rows.first().record.reason, u"test"_s);
    m->advance(Milliseconds(200));
    QVERIFY(m->gateway.sent.isEmpty());
    Q_EMIT m->audit.durable(u"another"_s, AuditEvent::Requested);
    Q_EMIT m->audit.durable(id, AuditEvent::Finished);
    QVERIFY(m->gateway.sent.isEmpty());
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(m->gateway.sent.size(), 1);
    const CommandRecord record = m->record(id);
    QCOMPARE(record.step, CommandStep::Audited);
    QCOMPARE(*record.auditedAt - *record.givenAt, Milliseconds(200));
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(m->gateway.sent.size(), 1);
}

void TestCommandAudit::rp04_rowAfterASecondRefuses()
{
    const QString id = waiting();
    m->wait(Milliseconds(1000));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Pending);
    m->advance(Milliseconds(1));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Refused);
    QCOMPARE(m->record(id).refusal, Refusal::AuditNotWritable);
    QVERIFY(!m->record(id).detail.isEmpty());
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    m->wait(Milliseconds(8000));
    QVERIFY(m->gateway.sent.isEmpty());
}

void TestCommandAudit::rp04_lateRowSendsNothing()
{
    const QString id = waiting();
    m->clock.advance(Milliseconds(1001)); // and no tick in between: the window was busy
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->record(id).refusal, Refusal::AuditNotWritable);
}

void TestCommandAudit::rp04_troubleIsSaidBeforehand()
{
    QSignalSpy offers(m->service.get(), &CommandDesk::offersChanged);
    m->audit.setTrouble(u"disk full"_s);
    QVERIFY(!offers.isEmpty());
    QCOMPARE(m->said(u"disk full"_s), 1);
    const CommandOffer offer = m->service->offer(m->motor, CommandKind::Start);
    QCOMPARE(offer.refusal, Refusal::AuditNotWritable);
    QVERIFY(offer.text.contains(u"disk full"_s));
    QVERIFY(!m->service->arm(m->motor, CommandKind::Start).available());
    QCOMPARE(m->record(m->service->lastCommandId()).refusal, Refusal::AuditNotWritable);
    m->audit.setTrouble({});
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString id = m->service->lastCommandId();
    m->advance(Milliseconds(400));
    m->audit.setTrouble(u"disk full"_s);
    QCOMPARE(m->service->executeArmed(u"x"_s).refusal, Refusal::AuditNotWritable);
    QCOMPARE(m->record(id).refusal, Refusal::AuditNotWritable);
    QVERIFY(m->gateway.sent.isEmpty());
}

void TestCommandAudit::rp04_troubleNeverTouchesStops()
{
    m->audit.atOnce = false;
    m->audit.setTrouble(u"disk full"_s);
    QVERIFY(m->service->offer(m->motor, CommandKind::Stop).available());
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    m->emergencyStop();
    m->service->stopGroup(u"Stop all"_s, {m->motor});
    QCOMPARE(m->gateway.sent.size(), 3);
}

void TestCommandAudit::rp04_whatHappensWhileTheRowIsAwaited_data()
{
    using Change = std::function<void(CommandBench &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("a stop of it") << Change([](auto &m) { m.stop(); }) << Refusal::Cancelled;
    QTest::newRow("an e-stop of it")
        << Change([](auto &m) { m.emergencyStop(); }) << Refusal::Cancelled;
    QTest::newRow("a stop that has no link") << Change([](auto &m) {
        m.gateway.up.clear();
        m.stop();
        m.gateway.up = {u"local"_s};
    }) << Refusal::Cancelled;
    QTest::newRow("a group stop") << Change([](auto &m) {
        m.service->stopGroup(u"Stop all"_s, {m.motor});
    }) << Refusal::Cancelled;
    QTest::newRow("an e-stop in another program") << Change([](auto &m) {
        Q_EMIT m.latches.latchedElsewhere({m.motor, u"far"_s, u"eve"_s, m.clock.wall(), {}});
    }) << Refusal::Cancelled;
    QTest::newRow("it latches by itself")
        << Change([](auto &m) { m.hear(m.tripped()); }) << Refusal::EStopLatched;
    QTest::newRow("it starts by itself")
        << Change([](auto &m) { m.hear(m.running()); }) << Refusal::AlreadyInState;
    QTest::newRow("its state gets stale")
        << Change([](auto &m) { m.motorState().quality = Quality::Stale; }) << Refusal::StateStale;
    QTest::newRow("somebody goes to it")
        << Change([](auto &m) { m.motorState().localMode = true; }) << Refusal::LocalMode;
    QTest::newRow("its broker changes") << Change([](auto &m) {
        m.gateway.up = {u"local"_s, u"cloud"_s};
        m.motorState().broker = u"cloud"_s;
    }) << Refusal::ArmedStateChanged;
    QTest::newRow("the link is lost")
        << Change([](auto &m) { m.gateway.up.clear(); }) << Refusal::NoLink;
    QTest::newRow("the link falls silent")
        << Change([](auto &m) { m.gateway.heard = m.clock.now() - Milliseconds(2600); })
        << Refusal::NoLink;
    QTest::newRow("the trail breaks")
        << Change([](auto &m) { m.audit.setTrouble(u"no disk"_s); }) << Refusal::AuditNotWritable;
}

void TestCommandAudit::rp04_whatHappensWhileTheRowIsAwaited()
{
    QFETCH(const std::function<void(CommandBench &)>, change);
    QFETCH(const Refusal, refusal);
    const QString id = waiting();
    m->advance(Milliseconds(100));
    change(*m);
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    m->wait(Milliseconds(6000));
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Refused);
    QCOMPARE(m->record(id).refusal, refusal);
    QVERIFY(!m->record(id).mayStillRun);
    QCOMPARE(m->audit.events(id).last(), AuditEvent::Finished);
}

void TestCommandAudit::rp04_eStopElsewhereTakesTheWaitingStartBack()
{
    const DeviceId other = id(u"raptor/shop/m2"_s);
    m->states.known.insert(other, m->motorState());
    const QString start = waiting();
    m->service->emergencyStop({EStopScope::Kind::Device, other, {}});
    Q_EMIT m->audit.durable(start, AuditEvent::Requested);
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
    QCOMPARE(m->record(start).outcome, CommandOutcome::Refused);
}

void TestCommandAudit::rp04_stopIsSentBeforeItsRow()
{
    m->audit.atOnce = false;
    qsizetype sentWhenTold = -1;
    connect(m->service.get(), &CommandService::recordChanged, this,
            [&] { sentWhenTold = sentWhenTold < 0 ? m->gateway.sent.size() : sentWhenTold; });
    const QString id = m->stop();
    QCOMPARE(sentWhenTold, 1);
    QCOMPARE(m->audit.events(id), QList{AuditEvent::Requested});
    QCOMPARE(m->record(id).givenAt, std::optional(m->record(id).requestedAt));
}

/// Beside its way: it is confirmed by then, and that stands.
void TestCommandAudit::rp04_stopTellsWhenItsRowWasOnDisk()
{
    m->audit.atOnce = false;
    for (const bool isEStop : {false, true}) {
        const QString id = isEStop ? m->emergencyStop() : m->stop();
        m->write(id);
        QCOMPARE(m->record(id).step, CommandStep::Sent);
        m->hear(isEStop ? m->tripped() : m->stopped());
        QVERIFY(!m->record(id).auditedAt);
        m->advance(Milliseconds(70));
        Q_EMIT m->audit.durable(id, AuditEvent::Finished);
        QVERIFY(!m->record(id).auditedAt);
        Q_EMIT m->audit.durable(id, AuditEvent::Requested);
        QVERIFY(m->record(id).auditedAt);
        QCOMPARE(*m->record(id).auditedAt - m->record(id).origin(), Milliseconds(70));
        QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
        m->advance(Milliseconds(70));
        Q_EMIT m->audit.durable(id, AuditEvent::Requested);
        QCOMPARE(*m->record(id).auditedAt - m->record(id).origin(), Milliseconds(70));
    }
}

void TestCommandAudit::rp04_everyEndHasARow()
{
    const QString start = m->begin();
    QCOMPARE(m->audit.events(start), QList{AuditEvent::Requested});
    m->write(start);
    m->hear(m->running());
    QCOMPARE(m->audit.events(start), (QList{AuditEvent::Requested, AuditEvent::Finished}));
    QCOMPARE(m->audit.rows.last().record.outcome, CommandOutcome::Confirmed);
    QVERIFY(!m->service->arm(m->motor, CommandKind::Start).available());
    const QString refused = m->service->lastCommandId();
    QCOMPARE(m->audit.events(refused), QList{AuditEvent::Finished});
    QCOMPARE(m->audit.rows.last().record.refusal, Refusal::AlreadyInState);
    m->hear(m->stopped());
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString dropped = m->service->lastCommandId();
    m->service->disarm();
    QCOMPARE(m->audit.events(dropped), QList{AuditEvent::Finished});
}

void TestCommandAudit::rp04_laterNotesHaveRows()
{
    const QString id = m->begin();
    m->write(id);
    m->acknowledge(id);
    m->wait(Milliseconds(6000));
    m->hear(m->running());
    QCOMPARE(m->audit.events(id),
             (QList{AuditEvent::Requested, AuditEvent::Finished, AuditEvent::Noted}));
    QCOMPARE(m->audit.rows.last().record.outcome, CommandOutcome::TimedOut);
    QVERIFY(!m->audit.rows.last().record.note.isEmpty());
}

void TestCommandAudit::rp04_resetWaitsForItsRow()
{
    m->confirmedEmergencyStop();
    m->audit.atOnce = false;
    const QString id = m->begin(CommandKind::Reset, u"belt cleared"_s);
    QCOMPARE(m->gateway.count(CommandKind::Reset), 0);
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(m->gateway.count(CommandKind::Reset), 1);
    QVERIFY(m->service->latched(m->motor));
}

void TestCommandAudit::rp07_unheardLatchRefuses_data()
{
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<bool>("latchedBefore");
    QTest::newRow("start") << CommandKind::Start << false;
    QTest::newRow("reset of the e-stop before") << CommandKind::Reset << true;
}

/// Another program has pressed, and the news of it has not come here.
void TestCommandAudit::rp07_unheardLatchRefuses()
{
    QFETCH(const CommandKind, kind);
    QFETCH(const bool, latchedBefore);
    if (latchedBefore)
        m->confirmedEmergencyStop();
    const LatchedStop pressed{m->motor, u"theirs"_s, u"eve"_s, m->clock.wall() + 10ms, {}};
    m->latches.unheard.insert(m->motor, pressed);
    QVERIFY(m->service->offer(m->motor, kind).available());
    const QString id = m->begin(kind);
    m->wait(Milliseconds(6000));
    QCOMPARE(m->gateway.count(kind), 0);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Refused);
    QCOMPARE(m->record(id).refusal, Refusal::EStopLatched);
    QCOMPARE(m->record(id).detail, u"latched by eve"_s);
    QVERIFY(!m->record(id).mayStillRun);
    QCOMPARE(m->audit.events(id), (QList{AuditEvent::Requested, AuditEvent::Finished}));
    // It is in force here as well.
    QCOMPARE(m->latches.kept.value(m->motor), pressed);
    QCOMPARE(m->gateway.sent.last().commandId, u"theirs"_s);
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::EStopLatched);
}

void TestCommandAudit::rp07_latchesAreLookedAtAfterTheRow()
{
    const QString id = waiting();
    m->advance(Milliseconds(100));
    m->latches.unheard.insert(m->motor, {m->motor, u"theirs"_s, u"eve"_s, m->clock.wall(), {}});
    Q_EMIT m->audit.durable(id, AuditEvent::Requested);
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
    QCOMPARE(m->record(id).refusal, Refusal::EStopLatched);
}

void TestCommandAudit::rp07_latchesThatCannotBeReadRefuse()
{
    m->latches.unreadable = u"no such folder"_s;
    const QString id = m->begin();
    QCOMPARE(m->record(id).refusal, Refusal::EStopLatched);
    QCOMPARE(m->record(id).detail, u"no such folder"_s);
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY(!m->service->latched(m->motor));
    m->latches.unreadable.clear();
    m->begin();
    QCOMPARE(m->gateway.count(CommandKind::Start), 1);
}

void TestCommandAudit::rp07_lookThatTakesTooLongRefuses()
{
    m->latches.atOnce = false;
    const QString id = m->begin();
    QCOMPARE(m->record(id).step, CommandStep::Audited);
    QVERIFY(m->gateway.sent.isEmpty());
    m->wait(Milliseconds(1000));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Pending);
    m->advance(Milliseconds(1));
    QCOMPARE(m->record(id).refusal, Refusal::EStopLatched);
    QVERIFY(!m->record(id).detail.isEmpty());
    m->latches.answer(m->motor, id);
    m->wait(Milliseconds(6000));
    QVERIFY(m->gateway.sent.isEmpty());
}

void TestCommandAudit::rp07_stopDoesNotWaitForTheLook()
{
    m->latches.atOnce = false;
    const QString start = m->begin();
    const QString stop = m->stop();
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().commandId, stop);
    m->emergencyStop();
    QCOMPARE(m->gateway.count(CommandKind::EStop), 1);
    m->latches.answer(m->motor, start);
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
    QCOMPARE(m->record(start).refusal, Refusal::Cancelled);
}

/// Of every kind of stop, with and without a reason: it is sent at once, and the row has the words.
void TestCommandAudit::rp04_stopsCarryTheirReason()
{
    m->audit.atOnce = false;
    const auto row = [this] { return m->audit.rows.last().record; };
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop, u"belt slips"_s).available());
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(row().reason, u"belt slips"_s);
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    QCOMPARE(m->gateway.sent.size(), 2);
    QCOMPARE(row().reason, QString());
    m->service->stopGroup(u"Stop shop"_s, {m->motor}, u"end of shift"_s);
    QCOMPARE(m->gateway.sent.size(), 3);
    QCOMPARE(row().reason, u"end of shift"_s);
    m->service->emergencyStop({EStopScope::Kind::Device, m->motor, {}}, u"smoke"_s);
    QCOMPARE(m->gateway.sent.size(), 4);
    QCOMPARE(row().reason, u"smoke"_s);
    QCOMPARE(m->record(m->service->lastCommandId()).reason, u"smoke"_s);
}

QTEST_GUILESS_MAIN(TestCommandAudit)
#include "tst_commandaudit.moc"
