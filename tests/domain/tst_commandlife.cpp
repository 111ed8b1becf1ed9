// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// One command from its first step to its one outcome, and what comes to light later.
class TestCommandLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void stepsGoForwardOnly();
    void rp03_oneOutcome_data();
    void rp03_oneOutcome();
    void rp03_whatConfirmsAStart_data();
    void rp03_whatConfirmsAStart();
    void rp03_ackAndStateInEitherOrder_data();
    void rp03_ackAndStateInEitherOrder();
    void rp03_timesCountFromTheSecondStep();
    void rp03_lateConfirmationIsANote();
    void rp03_whatMayHaveWaitedProvesNothing();
    void rp03_hungWindowStillTellsTheTruth();
    void rp03_newerCommandEndsTheStory();
    void rp03_stopShowsStillTurning();

private:
    std::unique_ptr<CommandBench> m;
};

void TestCommandLife::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestCommandLife::stepsGoForwardOnly()
{
    const QString id = m->begin();
    m->write(id);
    m->acknowledge(id);
    m->write(id);
    m->advance(Milliseconds(50));
    m->hear(m->running());
    m->acknowledge(id);
    m->write(id);
    m->fail(id, true);
    QList<CommandStep> steps;
    for (const CommandRecord &record : std::as_const(m->history)) {
        if (steps.isEmpty() || steps.last() != record.step)
            steps.append(record.step);
    }
    QCOMPARE(steps,
             (QList{CommandStep::Requested, CommandStep::Armed, CommandStep::Audited,
                    CommandStep::Sent, CommandStep::BrokerAcknowledged, CommandStep::Finished}));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
    const CommandRecord record = m->record(id);
    QVERIFY(record.armedAt && record.givenAt && record.auditedAt && record.sentAt
            && record.acknowledgedAt && record.finishedAt);
}

using Story = std::function<void(CommandBench &, const QString &)>;

void TestCommandLife::rp03_oneOutcome_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<CommandOutcome>("outcome");
    QTest::newRow("device silent") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
    }) << CommandOutcome::TimedOut;
    QTest::newRow("takes it, does not act") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        StateReport lie = m.stopped();
        lie.lastCommand = id;
        m.hear(lie);
    }) << CommandOutcome::Mismatch;
    QTest::newRow("reports something else") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        m.advance(Milliseconds(500));
        m.hear(m.stopped());
    }) << CommandOutcome::Mismatch;
    QTest::newRow("acts after two seconds") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id);
        m.advance(Milliseconds(500));
        m.hear(m.stopped());
        m.advance(Milliseconds(1500));
        m.hear(m.running());
    }) << CommandOutcome::Confirmed;
    QTest::newRow("no ack") << Story([](auto &m, auto &id) { m.write(id); })
                            << CommandOutcome::Unknown;
    QTest::newRow("no ack, and another state") << Story([](auto &m, auto &id) {
        m.write(id);
        m.advance(Milliseconds(500));
        m.hear(m.stopped());
    }) << CommandOutcome::Unknown;
    QTest::newRow("link lost after sending") << Story([](auto &m, auto &id) {
        m.write(id);
        m.fail(id, true);
    }) << CommandOutcome::Unknown;
    QTest::newRow("never left") << Story([](auto &m, auto &id) { m.fail(id, false); })
                                << CommandOutcome::Refused;
    QTest::newRow("the broker does not take it") << Story([](auto &m, auto &id) {
        m.write(id);
        m.fail(id, false);
    }) << CommandOutcome::Refused;
    QTest::newRow("no one listens") << Story([](auto &m, auto &id) {
        m.write(id);
        m.acknowledge(id, true);
    }) << CommandOutcome::NoSubscriber;
    QTest::newRow("nothing heard of it") << Story([](auto &, auto &) {}) << CommandOutcome::Unknown;
}

void TestCommandLife::rp03_oneOutcome()
{
    QFETCH(const Story, story);
    QFETCH(const CommandOutcome, outcome);
    const QString id = m->begin();
    story(*m, id);
    m->wait(Milliseconds(5100));
    const CommandRecord record = m->record(id);
    QCOMPARE(record.outcome, outcome);
    QCOMPARE(record.step, CommandStep::Finished);
    QVERIFY(!record.detail.isEmpty());
    QVERIFY(*record.finishedAt - record.origin() <= Milliseconds(5100));
    QCOMPARE(m->audit.count(AuditEvent::Finished), 1);
}

void TestCommandLife::rp03_whatConfirmsAStart_data()
{
    using Tell = std::function<void(CommandBench &, StateReport *, const QString &)>;
    QTest::addColumn<Tell>("tell");
    QTest::addColumn<CommandOutcome>("outcome");
    const Milliseconds ahead(3'600'000);
    QTest::newRow("live state") << Tell([](auto &, auto *, auto &) {}) << CommandOutcome::Confirmed;
    QTest::newRow("retained state")
        << Tell([](auto &, auto *report, auto &) { report->retained = true; })
        << CommandOutcome::TimedOut;
    QTest::newRow("retained, and our id") << Tell([](auto &, auto *report, auto &id) {
        report->retained = true;
        report->lastCommand = id;
    }) << CommandOutcome::TimedOut;
    QTest::newRow("received before it left")
        << Tell([](auto &, auto *report, auto &) { report->receivedBoot -= Milliseconds(200); })
        << CommandOutcome::TimedOut;
    QTest::newRow("its clock agrees") << Tell([ahead](auto &m, auto *report, auto &) {
        report->takenAt = m.clock.wall() + ahead;
    }) << CommandOutcome::Confirmed;
    QTest::newRow("taken before it left") << Tell([ahead](auto &m, auto *report, auto &) {
        report->takenAt = m.clock.wall() + ahead - Milliseconds(500);
    }) << CommandOutcome::TimedOut;
    QTest::newRow("taken in 1970")
        << Tell([](auto &, auto *report, auto &) { report->takenAt = WallTime(Milliseconds(5)); })
        << CommandOutcome::TimedOut;
    QTest::newRow("our id, and a lost clock") << Tell([](auto &, auto *report, auto &id) {
        report->takenAt = WallTime(Milliseconds(5));
        report->lastCommand = id;
    }) << CommandOutcome::Confirmed;
    QTest::newRow("the id that it had before")
        << Tell([](auto &, auto *report, auto &) { report->lastCommand = u"older"_s; })
        << CommandOutcome::Confirmed;
    QTest::newRow("a new id that is not ours")
        << Tell([](auto &, auto *report, auto &) { report->lastCommand = u"somebody's"_s; })
        << CommandOutcome::Unknown;
    QTest::newRow("another device")
        << Tell([](auto &, auto *report, auto &) { report->device = id(u"raptor/shop/m2"_s); })
        << CommandOutcome::TimedOut;
    QTest::newRow("our id, says nothing else") << Tell([](auto &, auto *report, auto &id) {
        report->readings.clear();
        report->lastCommand = id;
    }) << CommandOutcome::Confirmed;
}

void TestCommandLife::rp03_whatConfirmsAStart()
{
    using Tell = std::function<void(CommandBench &, StateReport *, const QString &)>;
    QFETCH(const Tell, tell);
    QFETCH(const CommandOutcome, outcome);
    m->motorState().clockOffset = Milliseconds(3'600'000);
    m->motorState().lastCommand = u"older"_s;
    const QString id = m->begin();
    m->advance(Milliseconds(10));
    m->write(id);
    m->acknowledge(id);
    m->advance(Milliseconds(100));
    StateReport report = m->running();
    tell(*m, &report, id);
    m->service->observe(report);
    m->wait(Milliseconds(5000));
    QCOMPARE(m->record(id).outcome, outcome);
}

void TestCommandLife::rp03_ackAndStateInEitherOrder_data()
{
    QTest::addColumn<QString>("order");
    for (const QString &order : {u"was"_s, u"wsa"_s, u"swa"_s, u"saw"_s, u"aws"_s, u"ws"_s})
        QTest::newRow(qPrintable(order)) << order;
}

/// w: the news that it was written, a: the ack, s: the state. Threads do not keep an order.
void TestCommandLife::rp03_ackAndStateInEitherOrder()
{
    QFETCH(const QString, order);
    const QString id = m->begin();
    m->advance(Milliseconds(3));
    for (const QChar what : order) {
        if (what == u'w')
            m->write(id);
        else if (what == u'a')
            m->acknowledge(id);
        else
            m->hear(m->running());
    }
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
    QCOMPARE(*m->record(id).finishedAt - m->record(id).origin(), Milliseconds(3));
}

void TestCommandLife::rp03_timesCountFromTheSecondStep()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString id = m->service->lastCommandId();
    m->wait(Milliseconds(7000));
    QCOMPARE(m->record(id).step, CommandStep::Armed);
    QVERIFY(!m->service->anyRunning());
    QVERIFY(m->service->executeArmed({}).available());
    QVERIFY(m->service->anyRunning());
    m->write(id);
    m->wait(Milliseconds(4900));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Pending);
    m->wait(Milliseconds(100));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Unknown);
    QVERIFY(!m->service->anyRunning());
    QCOMPARE(m->record(id).origin() - m->record(id).requestedAt, Milliseconds(7000));
}

void TestCommandLife::rp03_lateConfirmationIsANote()
{
    const QString id = m->begin();
    m->write(id);
    m->acknowledge(id);
    m->wait(Milliseconds(6000));
    QCOMPARE(m->record(id).outcome, CommandOutcome::TimedOut);
    const QString detail = m->record(id).detail;
    QVERIFY2(detail.endsWith(u"did not answer; it may still start"_s), qPrintable(detail));
    m->hear(m->running());
    QCOMPARE(m->record(id).outcome, CommandOutcome::TimedOut);
    QVERIFY(m->record(id).note.contains(u"6"_s));
    const QString note = m->record(id).note;
    m->advance(Milliseconds(1000));
    m->hear(m->running());
    QCOMPARE(m->record(id).note, note);
}

/// Telemetry gives way in a flood, and what it brings may have lain in a buffer since before the
/// command. Without a time of its own it proves nothing, unless it names the command.
void TestCommandLife::rp03_whatMayHaveWaitedProvesNothing()
{
    const QString id = m->begin();
    m->write(id);
    m->advance(Milliseconds(100));
    m->service->observeTelemetry(m->running());
    QCOMPARE(m->record(id).outcome, CommandOutcome::Pending);
    StateReport naming = m->running();
    naming.lastCommand = id;
    m->service->observeTelemetry(naming);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);

    const QString stop = m->stop();
    m->write(stop);
    m->advance(Milliseconds(100));
    m->service->observeTelemetry(m->stopped());
    QCOMPARE(m->record(stop).outcome, CommandOutcome::Pending);
    m->service->observe(m->stopped()); // the same by the command connection
    QCOMPARE(m->record(stop).outcome, CommandOutcome::Confirmed);
}

void TestCommandLife::rp03_hungWindowStillTellsTheTruth()
{
    const QString id = m->begin();
    m->write(id);
    m->clock.advance(Milliseconds(800));
    const StateReport inTime = m->running();
    m->clock.advance(Milliseconds(9000)); // the GUI thread stood still
    m->service->observe(inTime);
    m->service->tick();
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
    QCOMPARE(*m->record(id).finishedAt - m->record(id).origin(), Milliseconds(800));

    m->hear(m->stopped());
    m->advance(Milliseconds(1));
    const QString late = m->begin();
    m->write(late);
    m->acknowledge(late);
    m->clock.advance(Milliseconds(5500));
    m->service->observe(m->running());
    QCOMPARE(m->record(late).outcome, CommandOutcome::TimedOut);
    QVERIFY(!m->record(late).note.isEmpty());
}

void TestCommandLife::rp03_newerCommandEndsTheStory()
{
    const QString first = m->begin();
    m->write(first);
    m->wait(Milliseconds(6000));
    const QString second = m->begin();
    m->write(second);
    m->hear(m->running());
    QCOMPARE(m->record(second).outcome, CommandOutcome::Confirmed);
    QVERIFY2(m->record(first).note.isEmpty(), "the state is due to the second one");
}

void TestCommandLife::rp03_stopShowsStillTurning()
{
    const auto turning = [this](double rpm) {
        return m->report({{u"running"_s, false}, {u"left.rpm"_s, rpm}, {u"right.rpm"_s, 0.0}});
    };
    m->hear(m->running());
    const QString id = m->stop();
    m->write(id);
    m->advance(Milliseconds(300));
    m->hear(turning(1400));
    QCOMPARE(m->record(id).outcome, CommandOutcome::Confirmed);
    QVERIFY(m->record(id).note.contains(u"still turning"_s));
    m->wait(Milliseconds(90'000));
    m->hear(turning(31));
    QVERIFY(m->record(id).note.contains(u"still turning"_s));
    m->advance(Milliseconds(1000));
    m->hear(turning(30));
    QVERIFY2(m->record(id).note.contains(u"standing still after 91"_s),
             qPrintable(m->record(id).note));
    QCOMPARE(m->audit.events(id),
             (QList{AuditEvent::Requested, AuditEvent::Finished, AuditEvent::Noted}));
}

QTEST_GUILESS_MAIN(TestCommandLife)
#include "tst_commandlife.moc"
