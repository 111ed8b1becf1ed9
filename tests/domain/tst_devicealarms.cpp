// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_DeviceAlarms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void clockSkew_data();
    void clockSkew();
    void commandFailed_data();
    void commandFailed();
    void commandFailedEnds_data();
    void commandFailedEnds();
    void overtakenIsNoFailure_data();
    void overtakenIsNoFailure();
    void failedAgain();
    void againstCommand();
    void againstCommandIsExplained_data();
    void againstCommandIsExplained();
    void againstCommandWaitsForTelemetry();
    void notConfirmedOnce();
    void notConfirmedOfAnEarlierRun();
    void commandFailedInAJournalThatIsTakenOver();
    void notConfirmedInAJournalThatIsTakenOver_data();
    void notConfirmedInAJournalThatIsTakenOver();
    void coastingIsNoAlarm();
    void turnsTooLong();
    void runsUnderItsLatch();
    void runsUnderTheConsolesLatch();
    void doesNotObey();
    void doesNotObeyAtOnce();
    void unseenItStays();
};

namespace {

const QList<Reading> standing{{u"running"_s, false}, {u"estop"_s, false}, {u"left.rpm"_s, 0.0}};
const QList<Reading> running{{u"running"_s, true}, {u"estop"_s, false}, {u"left.rpm"_s, 1450.0}};
const QList<Reading> tripped{{u"running"_s, false}, {u"estop"_s, true}, {u"left.rpm"_s, 0.0}};
const QList<Reading> coasting{{u"running"_s, false}, {u"estop"_s, true}, {u"left.rpm"_s, 900.0}};

CommandRecord command(const AlarmBench &bench, const QString &commandId, CommandKind kind)
{
    CommandRecord record;
    record.id = commandId;
    record.device = bench.motor;
    record.kind = kind;
    record.requestedAt = bench.clock.now();
    record.givenAt = bench.clock.now();
    record.sentAt = bench.clock.now();
    record.step = CommandStep::Sent;
    return record;
}

CommandRecord ended(const AlarmBench &bench, CommandRecord record, CommandOutcome outcome)
{
    record.step = CommandStep::Finished;
    record.outcome = outcome;
    record.finishedAt = bench.clock.now();
    record.detail = u"the device reports: running no"_s;
    return record;
}

/// Given, and at its end a second later.
void give(AlarmBench &bench, const QString &commandId, CommandKind kind, CommandOutcome outcome)
{
    const CommandRecord record = command(bench, commandId, kind);
    bench.watch->commandChanged(record);
    bench.wait(Milliseconds(1000));
    bench.watch->commandChanged(ended(bench, record, outcome));
}

EStopLine line(const AlarmBench &bench, EStopProgress progress)
{
    EStopLine line;
    line.device = bench.motor;
    line.progress = progress;
    return line;
}

const QString failedKey = u"raptor/shop/m1:command-failed"_s;
const QString againstKey = u"raptor/shop/m1:against-command"_s;
const QString runsKey = u"raptor/shop/m1:runs-under-e-stop"_s;
const QString notConfirmedKey = u"raptor/shop/m1:not-confirmed"_s;

} // namespace

void tst_DeviceAlarms::clockSkew_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<bool>("raised");
    QTest::newRow("right") << 5LL << false;
    QTest::newRow("at the limit") << 2000LL << false;
    QTest::newRow("ahead") << 2001LL << true;
    QTest::newRow("behind") << -3'600'000LL << true;
}

void tst_DeviceAlarms::clockSkew()
{
    QFETCH(const qint64, ms);
    QFETCH(const bool, raised);
    AlarmBench bench;
    bench.report(standing);
    bench.change([=](DeviceState &state) { state.clockOffset = Milliseconds(ms); });
    bench.repeat(standing, Milliseconds(10'000));
    bench.repeat(standing, Milliseconds(60'000));
    const QString key = u"raptor/shop/m1:clock-skew"_s;
    QCOMPARE(bench.told(), raised ? QStringList{u"raise "_s + key} : QStringList());
    if (!raised)
        return;
    const AlarmOccurrence occurrence = bench.sink.occurrences.value(bench.key({}, u"clock-skew"_s));
    QCOMPARE(occurrence.value, Value(double(ms)));
    QCOMPARE(occurrence.limit, std::optional(2000.0));
    QVERIFY(occurrence.detail.contains(ms > 0 ? u"ahead"_s : u"behind"_s));
    bench.change([](DeviceState &state) { state.clockOffset = Milliseconds(1600); });
    bench.repeat(standing, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList()); // within the deadband
    bench.change([](DeviceState &state) { state.clockOffset = Milliseconds(-1400); });
    bench.repeat(standing, Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + key});
}

void tst_DeviceAlarms::commandFailed_data()
{
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<CommandOutcome>("outcome");
    QTest::addColumn<bool>("raised");
    QTest::newRow("confirmed") << CommandKind::Start << CommandOutcome::Confirmed << false;
    QTest::newRow("refused") << CommandKind::Start << CommandOutcome::Refused << false;
    QTest::newRow("mismatch") << CommandKind::Start << CommandOutcome::Mismatch << true;
    QTest::newRow("timed out") << CommandKind::Stop << CommandOutcome::TimedOut << true;
    QTest::newRow("unknown") << CommandKind::Start << CommandOutcome::Unknown << true;
    QTest::newRow("nobody") << CommandKind::Reset << CommandOutcome::NoSubscriber << true;
    QTest::newRow("e-stop") << CommandKind::EStop << CommandOutcome::TimedOut << false;
}

void tst_DeviceAlarms::commandFailed()
{
    QFETCH(const CommandKind, kind);
    QFETCH(const CommandOutcome, outcome);
    QFETCH(const bool, raised);
    AlarmBench bench;
    bench.report(kind == CommandKind::Start ? running : standing);
    give(bench, u"c1"_s, kind, outcome);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), raised ? QStringList{u"raise "_s + failedKey} : QStringList());
    if (!raised)
        return;
    const AlarmOccurrence occurrence =
        bench.sink.occurrences.value(bench.key({}, u"command-failed"_s));
    QVERIFY2(occurrence.detail.contains(u"running no"_s), qPrintable(occurrence.detail));
}

void tst_DeviceAlarms::commandFailedEnds_data()
{
    QTest::addColumn<QString>("by");
    QTest::newRow("acknowledged") << u"acknowledged"_s;
    QTest::newRow("the next one is confirmed") << u"confirmed"_s;
    QTest::newRow("it had its effect after all") << u"noted"_s;
}

void tst_DeviceAlarms::commandFailedEnds()
{
    QFETCH(const QString, by);
    AlarmBench bench;
    bench.report(standing);
    const CommandRecord record =
        ended(bench, command(bench, u"c1"_s, CommandKind::Start), CommandOutcome::TimedOut);
    bench.watch->commandChanged(record);
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + failedKey});
    CommandRecord again = record;
    again.mayStillRun = true;
    bench.watch->commandChanged(again); // the same record once more
    again.note = u"the broker had it after 7 s and drops it when it expires"_s;
    bench.watch->commandChanged(again); // nothing that the device did
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList());
    if (by == u"acknowledged"_s) {
        bench.sink.statuses[bench.key({}, u"command-failed"_s)].state =
            AlarmState::ActiveAcknowledged;
        bench.advance(Milliseconds(100));
    } else if (by == u"confirmed"_s) {
        give(bench, u"c2"_s, CommandKind::Stop, CommandOutcome::Confirmed);
    } else {
        bench.report(running);
        again.note = u"the device showed it after 7 s"_s;
        bench.watch->commandChanged(again);
    }
    QCOMPARE(bench.told(), QStringList{u"clear "_s + failedKey});
    bench.watch->commandChanged(again); // whatever else is told of it
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_DeviceAlarms::overtakenIsNoFailure_data()
{
    QTest::addColumn<bool>("newerFirst");
    QTest::addColumn<CommandKind>("newer");
    QTest::newRow("then the stop") << false << CommandKind::Stop;
    QTest::newRow("the stop first") << true << CommandKind::Stop;
    QTest::newRow("then the e-stop") << false << CommandKind::EStop;
    QTest::newRow("the e-stop first") << true << CommandKind::EStop;
}

/// A stop that overtakes a start has the outcome that counts.
void tst_DeviceAlarms::overtakenIsNoFailure()
{
    QFETCH(const bool, newerFirst);
    QFETCH(const CommandKind, newer);
    AlarmBench bench;
    bench.report(standing);
    const CommandRecord start = command(bench, u"start"_s, CommandKind::Start);
    bench.watch->commandChanged(start);
    bench.wait(Milliseconds(500));
    const CommandRecord stop = command(bench, u"stop"_s, newer);
    if (newerFirst)
        bench.watch->commandChanged(stop);
    bench.watch->commandChanged(ended(bench, start, CommandOutcome::Unknown));
    if (!newerFirst)
        bench.watch->commandChanged(stop);
    bench.wait(Milliseconds(500));
    bench.watch->commandChanged(ended(bench, stop, CommandOutcome::Confirmed));
    bench.wait(Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_DeviceAlarms::failedAgain()
{
    AlarmBench bench;
    bench.report(standing);
    give(bench, u"c1"_s, CommandKind::Start, CommandOutcome::TimedOut);
    bench.wait(Milliseconds(1000));
    bench.sink.statuses[bench.key({}, u"command-failed"_s)].state = AlarmState::ActiveAcknowledged;
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), (QStringList{u"raise "_s + failedKey, u"clear "_s + failedKey}));
    give(bench, u"c2"_s, CommandKind::Start, CommandOutcome::Mismatch);
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + failedKey});
    bench.restart(); // of an earlier run
    bench.report(standing);
    QCOMPARE(bench.told(), QStringList());
    bench.sink.statuses[bench.key({}, u"command-failed"_s)].state = AlarmState::ActiveAcknowledged;
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + failedKey});
}

void tst_DeviceAlarms::againstCommand()
{
    AlarmBench bench;
    bench.report(running);
    give(bench, u"c1"_s, CommandKind::Start, CommandOutcome::Confirmed);
    bench.repeat(running, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(standing, Milliseconds(2000)); // it tripped
    QCOMPARE(bench.told(), QStringList{u"raise "_s + againstKey});
    QVERIFY(bench.sink.occurrences.value(bench.key({}, u"against-command"_s))
                .detail.contains(u"running no"_s));
    bench.repeat(standing, Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(running, Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + againstKey});

    bench.repeat(standing, Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + againstKey});
    give(bench, u"c2"_s, CommandKind::Stop, CommandOutcome::Confirmed); // so be it
    bench.repeat(standing, Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + againstKey});
    bench.repeat(running, Milliseconds(2000)); // by itself
    QCOMPARE(bench.told(), QStringList{u"raise "_s + againstKey});
}

void tst_DeviceAlarms::againstCommandIsExplained_data()
{
    QTest::addColumn<QString>("by");
    QTest::newRow("another console") << u"last_cmd"_s;
    QTest::newRow("on the spot") << u"local"_s;
    QTest::newRow("e-stop at the device") << u"tripped"_s;
    QTest::newRow("our e-stop") << u"e-stop"_s;
    QTest::newRow("a moment") << u"moment"_s;
}

void tst_DeviceAlarms::againstCommandIsExplained()
{
    QFETCH(const QString, by);
    AlarmBench bench;
    bench.states.known[bench.motor].lastCommand = u"older"_s;
    bench.report(running);
    give(bench, u"c1"_s, CommandKind::Start, CommandOutcome::Confirmed);
    bench.change([](DeviceState &state) { state.lastCommand = u"c1"_s; });
    bench.repeat(running, Milliseconds(10'000));
    if (by == u"last_cmd"_s) {
        bench.states.known[bench.motor].lastCommand = u"foreign"_s;
    } else if (by == u"local"_s) {
        bench.report(QList<Reading>(standing) << Reading{u"mode"_s, u"local"_s});
        bench.wait(Milliseconds(500));
        bench.report(QList<Reading>(standing) << Reading{u"mode"_s, u"remote"_s});
    } else if (by == u"tripped"_s) {
        bench.report(tripped);
    } else if (by == u"e-stop"_s) {
        bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Sent)});
    } else {
        bench.repeat(standing, Milliseconds(1000));
        bench.repeat(running, Milliseconds(5000));
        QCOMPARE(bench.told(), QStringList());
        return;
    }
    bench.repeat(standing, Milliseconds(30'000));
    QCOMPARE(bench.told(), QStringList());
}

/// The command connection heard it first; telemetry still shows what was.
void tst_DeviceAlarms::againstCommandWaitsForTelemetry()
{
    AlarmBench bench;
    bench.report(standing);
    give(bench, u"c1"_s, CommandKind::Start, CommandOutcome::Confirmed);
    bench.repeat(standing, Milliseconds(3000));
    bench.repeat(running, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_DeviceAlarms::notConfirmedOnce()
{
    AlarmBench bench;
    bench.report(standing);
    for (const EStopProgress progress :
         {EStopProgress::NotSent, EStopProgress::Sent, EStopProgress::BrokerHas}) {
        bench.watch->emergencyStopsChanged({line(bench, progress)});
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList());
    for (int i = 0; i < 10; ++i) {
        bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList{u"raise "_s + notConfirmedKey});
    const AlarmDefinition told = bench.sink.definitions.value(bench.key({}, u"not-confirmed"_s));
    QCOMPARE(told.priority, AlarmPriority::Urgent);
    QVERIFY(told.latching);
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Asks)});
    QCOMPARE(bench.told(), QStringList());
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Confirmed)});
    QCOMPARE(bench.told(), QStringList{u"clear "_s + notConfirmedKey});

    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    bench.watch->emergencyStopsChanged({}); // it was reset
    QCOMPARE(bench.told(),
             (QStringList{u"raise "_s + notConfirmedKey, u"clear "_s + notConfirmedKey}));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotCovered)});
    QCOMPARE(bench.told(), QStringList());
}

void tst_DeviceAlarms::notConfirmedOfAnEarlierRun()
{
    AlarmBench bench;
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    QCOMPARE(bench.told(), QStringList{u"raise "_s + notConfirmedKey});
    bench.restart();
    bench.report(standing);
    QCOMPARE(bench.told(), QStringList()); // not known yet
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    QCOMPARE(bench.told(), QStringList());
    bench.restart(); // the lines are known before the device is
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    QCOMPARE(bench.told(), QStringList());
    bench.restart();
    bench.report(standing);
    bench.watch->emergencyStopsChanged({}); // somebody reset it meanwhile
    QCOMPARE(bench.told(), QStringList{u"clear "_s + notConfirmedKey});
}

/// Of a command of the other console: this one has given none.
void tst_DeviceAlarms::commandFailedInAJournalThatIsTakenOver()
{
    AlarmBench bench;
    bench.report(standing);
    const AlarmKey key = bench.key({}, u"command-failed"_s);
    bench.sink.statuses[key].state = AlarmState::ActiveUnacknowledged;
    bench.watch->tellAgain(key);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
    bench.sink.statuses[key].state = AlarmState::ActiveAcknowledged;
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + failedKey});
}

void tst_DeviceAlarms::notConfirmedInAJournalThatIsTakenOver_data()
{
    using Lines = std::optional<QList<EStopProgress>>;
    QTest::addColumn<Lines>("before"); ///< of this device; unset: nothing is known of e-stops
    QTest::addColumn<Lines>("after");
    QTest::addColumn<bool>("stays");
    const Lines none{QList<EStopProgress>()};
    const auto one = [](EStopProgress progress) { return Lines({progress}); };
    QTest::newRow("no e-stop") << none << Lines() << false;
    QTest::newRow("confirmed here") << one(EStopProgress::Confirmed) << Lines() << false;
    QTest::newRow("asks here") << one(EStopProgress::Asks) << Lines() << true;
    QTest::newRow("confirmed later")
        << one(EStopProgress::Asks) << one(EStopProgress::Confirmed) << false;
    QTest::newRow("not known yet") << Lines() << Lines() << true;
    QTest::newRow("not known yet, then none") << Lines() << none << false;
}

/// While it stands it explains that the device runs under its e-stop: it must not stand for ever.
void tst_DeviceAlarms::notConfirmedInAJournalThatIsTakenOver()
{
    using Lines = std::optional<QList<EStopProgress>>;
    QFETCH(const Lines, before);
    QFETCH(const Lines, after);
    QFETCH(const bool, stays);
    AlarmBench bench;
    bench.report(standing);
    const auto tell = [&bench](const Lines &progress) {
        QList<EStopLine> lines;
        for (const EStopProgress one : progress.value_or(QList<EStopProgress>()))
            lines.append(line(bench, one));
        if (progress)
            bench.watch->emergencyStopsChanged(lines);
    };
    tell(before);
    const AlarmKey key = bench.key({}, u"not-confirmed"_s);
    bench.sink.statuses[key].state = AlarmState::ActiveUnacknowledged;
    bench.watch->tellAgain(key);
    tell(after);
    QCOMPARE(bench.told(), stays ? QStringList() : QStringList{u"clear "_s + notConfirmedKey});
    const QList<Reading> lying{{u"running"_s, true}, {u"estop"_s, true}, {u"left.rpm"_s, 1450.0}};
    bench.repeat(lying, Milliseconds(20'000));
    QStringList raised{u"raise "_s + runsKey};
    if (stays)
        raised.prepend(u"suppress %1: the e-stop is not confirmed"_s.arg(runsKey));
    QCOMPARE(bench.told(), raised);
}

void tst_DeviceAlarms::coastingIsNoAlarm()
{
    AlarmBench bench;
    bench.repeat(running, Milliseconds(5000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Sent)});
    bench.repeat(running, Milliseconds(1000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Confirmed)});
    bench.wait(Milliseconds(500)); // telemetry is a little later
    bench.repeat(coasting, Milliseconds(7000));
    bench.repeat(tripped, Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_DeviceAlarms::turnsTooLong()
{
    AlarmBench bench;
    bench.repeat(running, Milliseconds(5000));
    bench.repeat(coasting, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(coasting, Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + runsKey});
    QVERIFY(bench.sink.definitions.value(bench.key({}, u"runs-under-e-stop"_s)).latching);
    bench.repeat(tripped, Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + runsKey});
}

/// It says that it is latched, and runs.
void tst_DeviceAlarms::runsUnderItsLatch()
{
    AlarmBench bench;
    bench.repeat(tripped, Milliseconds(30'000));
    const QList<Reading> lying{{u"running"_s, true}, {u"estop"_s, true}, {u"left.rpm"_s, 1450.0}};
    bench.report(lying);
    QCOMPARE(bench.told(), QStringList{u"raise "_s + runsKey}); // at once: it stood before
    bench.repeat(lying, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(standing, Milliseconds(3000)); // released
    QCOMPARE(bench.told(), QStringList{u"clear "_s + runsKey});
    bench.repeat(running, Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

/// A device without a latch of its own, started elsewhere.
void tst_DeviceAlarms::runsUnderTheConsolesLatch()
{
    AlarmBench bench;
    bench.report(standing);
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::Confirmed)});
    bench.repeat(standing, Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
    bench.report(running);
    QCOMPARE(bench.told(), QStringList{u"raise "_s + runsKey});
    bench.repeat(standing, Milliseconds(3000)); // stopped again
    QCOMPARE(bench.told(), QStringList{u"clear "_s + runsKey});
    bench.watch->emergencyStopsChanged({});
    bench.repeat(running, Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
}

/// One alarm for one cause: its e-stop is not confirmed, so of course it runs.
void tst_DeviceAlarms::doesNotObey()
{
    AlarmBench bench;
    bench.repeat(running, Milliseconds(5000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::BrokerHas)});
    bench.repeat(running, Milliseconds(10'000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    bench.repeat(running, Milliseconds(5000));
    QCOMPARE(bench.told(),
             (QStringList{u"raise "_s + notConfirmedKey,
                          u"suppress %1: the e-stop is not confirmed"_s.arg(runsKey),
                          u"raise "_s + runsKey}));
}

/// Both become known in the same moment.
void tst_DeviceAlarms::doesNotObeyAtOnce()
{
    AlarmBench bench;
    AlarmChange atOnce;
    atOnce.onDelay = Milliseconds(0);
    bench.watch->setOverrides({{bench.key({}, u"runs-under-e-stop"_s), atOnce}});
    bench.repeat(running, Milliseconds(5000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::BrokerHas)});
    bench.repeat(running, Milliseconds(9000));
    bench.clock.advance(Milliseconds(2000));
    bench.watch->emergencyStopsChanged({line(bench, EStopProgress::NotConfirmed)});
    QCOMPARE(bench.told(),
             (QStringList{u"raise "_s + notConfirmedKey,
                          u"suppress %1: the e-stop is not confirmed"_s.arg(runsKey),
                          u"raise "_s + runsKey}));
}

void tst_DeviceAlarms::unseenItStays()
{
    AlarmBench bench;
    bench.report(tripped);
    bench.wait(Milliseconds(20'000));
    bench.repeat(coasting, Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + runsKey});
    bench.report(tripped);
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

QTEST_GUILESS_MAIN(tst_DeviceAlarms)
#include "tst_devicealarms.moc"
