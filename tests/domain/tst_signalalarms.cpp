// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_SignalAlarms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void eachSourceOnce_data();
    void eachSourceOnce();
    void saysWhatWasSeen();
    void chatteringOnce();
    void severeSuppressesLesser();
    void contradictionExplainsLimits();
    void deadLineFreezesOnce();
    void firstFrozenStays();
    void limitExplainsRate();
    void onlyInItsStates();
    void stateOfTheSameReportCounts();
    void settles();
    void unseenItStays();
    void retainedAndBadValuesCountForNothing();
    void eachElementForItself();
    void contradictionNeedsBothFresh();
    void redefined();
    void disabled();
    void toldAgain();
    void activeInAJournalThatIsTakenOver();
    void contradictionOfAJournalThatIsTakenOver_data();
    void contradictionOfAJournalThatIsTakenOver();
    void takenOverTogether();
    void restartLeavesItAsItWas();
    void restartClearsWhatIsOver();
    void removedDeviceClears();
    void definitionsOfADevice();
    void tenThousandDevices();
};

namespace {

AlarmDefinition alarm(AlarmKind kind, const QString &signal)
{
    SignalSpec spec = numberSpec(signal, signal.toUpper(), Unit::Ampere, {0, 25});
    AlarmDefinition definition = AlarmCatalogue::builtIn(kind, &spec);
    return definition;
}

AlarmDefinition limit(AlarmKind kind, double value)
{
    AlarmDefinition definition = alarm(kind, u"amps"_s);
    definition.limit = value;
    definition.deadband = 1;
    return definition;
}

AlarmDefinition jam()
{
    AlarmDefinition definition = AlarmCatalogue::builtIn(AlarmKind::Contradiction);
    definition.rule = u"amps-without-rpm"_s;
    definition.signal = u"amps"_s;
    definition.text = u"Jammed"_s;
    definition.when = {{u"running"_s, AlarmComparison::Relation::Equals, true},
                       {u"amps"_s, AlarmComparison::Relation::Above, 2.0},
                       {u"rpm"_s, AlarmComparison::Relation::Below, 30.0}};
    return definition;
}

QList<Reading> values(double amps, double rpm = 1450, bool running = true)
{
    return {
        {u"left.amps"_s, amps}, {u"left.rpm"_s, rpm}, {u"running"_s, running}, {u"estop"_s, false}};
}

} // namespace

void tst_SignalAlarms::eachSourceOnce_data()
{
    QTest::addColumn<QList<AlarmDefinition>>("own");
    QTest::addColumn<QList<Reading>>("bad");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    const QString device = u"raptor/shop/m1/"_s;
    const auto row = [&device](const char *name, const QList<AlarmDefinition> &own,
                               const QList<Reading> &bad, const char *key, const char *text) {
        QTest::newRow(name) << own << bad << device + QString::fromLatin1(key)
                            << QString::fromLatin1(text);
    };
    row("high", {}, values(19), "left.amps:high", "Amps high");
    row("low", {}, values(1.5), "left.amps:low", "Amps low");
    row("high-high alone", {limit(AlarmKind::HighHigh, 17), limit(AlarmKind::High, 50)},
        values(17.5), "left.amps:high-high", "AMPS very high");
    row("low-low alone", {limit(AlarmKind::LowLow, 3), limit(AlarmKind::Low, -5)}, values(2.5),
        "left.amps:low-low", "AMPS very low");
    row("contradiction", {jam()}, values(12, 0), "left.amps:amps-without-rpm", "Jammed");
    AlarmDefinition still = alarm(AlarmKind::Frozen, u"load"_s);
    row("frozen", {still}, values(12) + QList<Reading>{{u"load"_s, 50.0}}, "load:frozen",
        "LOAD does not move");
}

/// Raised exactly once, as long as it holds, and cleared when it is over.
void tst_SignalAlarms::eachSourceOnce()
{
    QFETCH(const QList<AlarmDefinition>, own);
    QFETCH(const QList<Reading>, bad);
    QFETCH(const QString, key);
    QFETCH(const QString, text);
    AlarmBench bench(alarmedMotorProfile(own));
    for (int i = 0; i < 40; ++i) {
        bench.report(values(12) + QList<Reading>{{u"load"_s, 40.0 + i}});
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(bad, Milliseconds(90'000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + key});
    const AlarmKey raised = *bench.sink.definitions.keyBegin();
    QCOMPARE(raised.text(), key);
    QCOMPARE(bench.sink.definitions.value(raised).text, text);
    QVERIFY(!bench.sink.definitions.value(raised).guidance.action.isEmpty());
    bench.report(values(12) + QList<Reading>{{u"load"_s, 40.0}});
    bench.wait(Milliseconds(1900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + key});
    bench.wait(Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_SignalAlarms::saysWhatWasSeen()
{
    AlarmDefinition rate = alarm(AlarmKind::Rate, u"load"_s);
    rate.limit = 2;
    AlarmBench bench(alarmedMotorProfile({rate, jam()}));
    bench.repeat(values(19.5), Milliseconds(2000));
    const AlarmOccurrence high = bench.sink.occurrences.value(bench.key(u"left.amps"_s, u"high"_s));
    QCOMPARE(high.value, Value(19.5));
    QCOMPARE(high.limit, std::optional(18.0));
    QCOMPARE(high.unit, Unit::Ampere);

    bench.repeat(values(12, 3), Milliseconds(7000));
    const AlarmOccurrence jammed =
        bench.sink.occurrences.value(bench.key(u"left.amps"_s, u"amps-without-rpm"_s));
    QVERIFY2(jammed.detail.contains(u"Amps 12"_s) && jammed.detail.contains(u"RPM 3"_s),
             qPrintable(jammed.detail));

    for (int i = 0; i < 12; ++i) {
        bench.report({{u"load"_s, 3.0 * i}});
        bench.wait(Milliseconds(1000));
    }
    const AlarmOccurrence rises = bench.sink.occurrences.value(bench.key(u"load"_s, u"rate"_s));
    QCOMPARE(rises.value, Value(3.0));
    QCOMPARE(rises.limit, std::optional(2.0));
    QVERIFY(!rises.detail.isEmpty());
}

/// A signal that crosses its limit every second is raised once, and stays so.
void tst_SignalAlarms::chatteringOnce()
{
    AlarmDefinition high = limit(AlarmKind::High, 18);
    high.deadband = 0;
    high.onDelay = Milliseconds(0);
    high.offDelay = Milliseconds(3000);
    AlarmBench bench(alarmedMotorProfile({high}));
    for (int i = 0; i < 60; ++i) {
        bench.report(values(i % 2 == 0 ? 18.1 : 17.9));
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:high"_s});
    bench.wait(Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1/left.amps:high"_s});

    high.onDelay = Milliseconds(3000);
    AlarmBench patient(alarmedMotorProfile({high}));
    for (int i = 0; i < 60; ++i) {
        patient.report(values(i % 2 == 0 ? 18.1 : 17.9));
        patient.wait(Milliseconds(1000));
    }
    QCOMPARE(patient.told(), QStringList());
}

void tst_SignalAlarms::severeSuppressesLesser()
{
    AlarmBench bench;
    const QString high = u"raptor/shop/m1/left.amps:high"_s;
    const QString very = u"raptor/shop/m1/left.amps:high-high"_s;
    bench.repeat(values(19), Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + high});
    bench.repeat(values(23), Milliseconds(2000));
    QCOMPARE(bench.told(),
             (QStringList{u"raise "_s + very,
                          u"suppress %1: \"Amps very high\" is active"_s.arg(high)}));
    bench.repeat(values(19), Milliseconds(4000)); // the lesser one still holds
    QCOMPARE(bench.told(), (QStringList{u"clear "_s + very, u"unsuppress "_s + high}));

    bench.repeat(values(12), Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + high});
    bench.repeat(values(23), Milliseconds(2000)); // both at once
    QCOMPARE(
        bench.told(),
        (QStringList{u"raise "_s + very, u"suppress %1: \"Amps very high\" is active"_s.arg(high),
                     u"raise "_s + high}));
    bench.repeat(values(12), Milliseconds(4000)); // the lesser one leaves in silence
    QCOMPARE(bench.told(),
             (QStringList{u"clear "_s + high, u"clear "_s + very, u"unsuppress "_s + high}));
}

/// A jam is one alarm, not three.
void tst_SignalAlarms::contradictionExplainsLimits()
{
    AlarmDefinition jammed = jam();
    jammed.onDelay = Milliseconds(500);
    jammed.priority = AlarmPriority::High;
    AlarmDefinition slow = alarm(AlarmKind::LowLow, u"rpm"_s);
    slow.limit = 1000;
    AlarmDefinition urgent = limit(AlarmKind::High, 18);
    urgent.priority = AlarmPriority::Urgent;
    AlarmBench bench(alarmedMotorProfile({jammed, slow, urgent, limit(AlarmKind::HighHigh, 100)}));
    bench.repeat(values(60, 0), Milliseconds(3000));
    const QString device = u"raptor/shop/m1/"_s;
    QCOMPARE(bench.told(),
             (QStringList{u"raise %1left.amps:amps-without-rpm"_s.arg(device),
                          u"raise %1left.amps:high"_s.arg(device), // more urgent: it stays
                          u"suppress %1left.rpm:low-low: \"Jammed\" is active"_s.arg(device),
                          u"raise %1left.rpm:low-low"_s.arg(device)}));
    bench.repeat(values(12, 500), Milliseconds(4000)); // free, and still slow
    QCOMPARE(bench.told(),
             (QStringList{u"clear %1left.amps:high"_s.arg(device),
                          u"clear %1left.amps:amps-without-rpm"_s.arg(device),
                          u"unsuppress %1left.rpm:low-low"_s.arg(device)}));
}

void tst_SignalAlarms::deadLineFreezesOnce()
{
    AlarmBench bench(alarmedMotorProfile(
        {alarm(AlarmKind::Frozen, u"amps"_s), alarm(AlarmKind::Frozen, u"rpm"_s)}));
    bench.repeat(values(12), Milliseconds(70'000));
    const QStringList told = bench.told();
    QCOMPARE(told.size(), 3);
    QCOMPARE(told.filter(u"raise"_s).size(), 2);
    QCOMPARE(told.filter(u"suppress"_s).size(), 1);
    QVERIFY2(told.at(1).startsWith(u"suppress"_s), qPrintable(told.at(1))); // before its raise
    bench.repeat(values(12.5, 1450), Milliseconds(4000)); // only one of them moves again
    bench.repeat(values(13), Milliseconds(4000));
    int announced = 0;
    for (const AlarmStatus &status : std::as_const(bench.sink.statuses))
        announced += status.isActive() && !status.suppressed ? 1 : 0;
    QCOMPARE(announced, 1);
}

/// What stood first is not taken back because another one joins it.
void tst_SignalAlarms::firstFrozenStays()
{
    AlarmBench bench(alarmedMotorProfile(
        {alarm(AlarmKind::Frozen, u"amps"_s), alarm(AlarmKind::Frozen, u"rpm"_s)}));
    const QString rpm = u"raptor/shop/m1/left.rpm:frozen"_s;
    const QString amps = u"raptor/shop/m1/left.amps:frozen"_s;
    for (int i = 0; i < 90; ++i) {
        bench.report(values(12, 1450 + std::min(i, 10)));
        bench.wait(Milliseconds(1000));
    }
    const QStringList told = bench.told();
    QCOMPARE(told.size(), 3);
    QCOMPARE(told.first(), u"raise "_s + amps);
    QVERIFY(told.at(1).startsWith(u"suppress "_s + rpm));
    QCOMPARE(told.last(), u"raise "_s + rpm);
}

void tst_SignalAlarms::limitExplainsRate()
{
    AlarmDefinition rate = alarm(AlarmKind::Rate, u"amps"_s);
    rate.limit = 0.5;
    rate.over = Milliseconds(4000);
    AlarmBench bench(alarmedMotorProfile({rate, limit(AlarmKind::HighHigh, 100)}));
    for (int i = 0; i < 12; ++i) {
        bench.report(values(10.0 + i));
        bench.wait(Milliseconds(1000));
    }
    const QString device = u"raptor/shop/m1/"_s;
    QCOMPARE(bench.told(),
             (QStringList{u"raise %1left.amps:rate"_s.arg(device),
                          u"raise %1left.amps:high"_s.arg(device),
                          u"suppress %1left.amps:rate: \"Amps high\" is active"_s.arg(device)}));
}

void tst_SignalAlarms::onlyInItsStates()
{
    AlarmDefinition low = limit(AlarmKind::Low, 5);
    low.onlyIn = {RunState::Running};
    AlarmDefinition lowLow = limit(AlarmKind::LowLow, -1);
    AlarmBench bench(alarmedMotorProfile({low, lowLow}));
    bench.repeat(values(0, 0, false), Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(3), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:low"_s});
    bench.report(values(3, 1450, false)); // at once
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1/left.amps:low"_s});
    bench.repeat(values(0, 0, false), Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

/// A report that says "stopped" and "0 A" raises nothing, wherever the state stands in it.
void tst_SignalAlarms::stateOfTheSameReportCounts()
{
    AlarmDefinition low = limit(AlarmKind::Low, 5);
    low.onlyIn = {RunState::Running};
    low.onDelay = Milliseconds(0);
    AlarmDefinition lowLow = limit(AlarmKind::LowLow, -1);
    AlarmBench bench(alarmedMotorProfile({low, lowLow}));
    bench.repeat(values(12), Milliseconds(3000));
    bench.report({{u"left.amps"_s, 0.0}, {u"running"_s, false}, {u"estop"_s, false}});
    bench.wait(Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_SignalAlarms::settles()
{
    AlarmDefinition high = limit(AlarmKind::High, 18);
    high.onlyIn = {RunState::Running};
    high.settle = Milliseconds(10'000);
    AlarmBench bench(
        alarmedMotorProfile({high, limit(AlarmKind::HighHigh, 100), limit(AlarmKind::Low, -1),
                             limit(AlarmKind::LowLow, -2)}));
    bench.repeat(values(0, 0, false), Milliseconds(2000));
    bench.repeat(values(60), Milliseconds(9000)); // the inrush of a start
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(12), Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(0, 0, false), Milliseconds(2000));
    bench.repeat(values(60), Milliseconds(13'000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:high"_s});
}

void tst_SignalAlarms::unseenItStays()
{
    AlarmBench bench;
    bench.repeat(values(19), Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:high"_s});
    bench.report(values(12)); // its off-delay begins, and nobody sees the end of it
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(19), Milliseconds(4000)); // it still holds
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(12), Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1/left.amps:high"_s});

    bench.report(values(19));
    bench.becomes(Quality::Offline, OfflineReason::NoLink); // nor is it raised unseen
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_SignalAlarms::retainedAndBadValuesCountForNothing()
{
    AlarmBench bench;
    for (const Quality quality : {Quality::LastKnown, Quality::Stale, Quality::Bad}) {
        for (int i = 0; i < 5; ++i) {
            bench.observe(bench.motor, values(30), quality);
            bench.wait(Milliseconds(1000));
        }
    }
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(19), Milliseconds(2000));
    QCOMPARE(bench.told().size(), 1);
    bench.observe(bench.motor, values(12), Quality::LastKnown);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_SignalAlarms::eachElementForItself()
{
    AlarmBench bench(alarmedMotorProfile({jam()}));
    const auto both = [](double left, double right) {
        return QList<Reading>{{u"running"_s, true},
                              {u"left.rpm"_s, left},
                              {u"left.amps"_s, 12.0},
                              {u"right.rpm"_s, right},
                              {u"right.amps"_s, 12.0}};
    };
    bench.repeat(both(1450, 0), Milliseconds(7000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/right.amps:amps-without-rpm"_s});
    bench.repeat(both(0, 1450), Milliseconds(7000));
    QCOMPARE(bench.told(),
             (QStringList{u"clear raptor/shop/m1/right.amps:amps-without-rpm"_s,
                          u"raise raptor/shop/m1/left.amps:amps-without-rpm"_s}));
}

void tst_SignalAlarms::contradictionNeedsBothFresh()
{
    AlarmDefinition slow = jam();
    slow.onDelay = Milliseconds(6000);
    AlarmBench bench(alarmedMotorProfile({slow}));
    bench.repeat(values(12, 0), Milliseconds(1000));
    bench.repeat({{u"running"_s, true}, {u"left.amps"_s, 12.0}}, Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList()); // the speed is reported no more

    AlarmBench half(alarmedMotorProfile({jam()}));
    half.repeat({{u"running"_s, true}, {u"left.amps"_s, 12.0}}, Milliseconds(20'000));
    QCOMPARE(half.told(), QStringList());
}

void tst_SignalAlarms::redefined()
{
    AlarmBench bench;
    const AlarmKey high = bench.key(u"left.amps"_s, u"high"_s);
    bench.repeat(values(17), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList());
    AlarmChange change;
    change.limit = 16;
    change.onDelay = Milliseconds(0);
    bench.watch->setOverrides({{high, change}}); // what is known already counts
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:high"_s});
    QCOMPARE(bench.watch->definition(high)->limit, std::optional(16.0));

    change.priority = AlarmPriority::Urgent;
    change.text = u"Too much"_s;
    bench.watch->setOverrides({{high, change}});
    QCOMPARE(bench.told(), QStringList()); // it was raised already
    QCOMPARE(bench.sink.definitions.value(high).priority, AlarmPriority::Urgent);
    QCOMPARE(bench.sink.definitions.value(high).text, u"Too much"_s);

    bench.watch->setOverrides({}); // back to its profile
    QCOMPARE(bench.watch->definition(high)->limit, std::optional(18.0));
    bench.wait(Milliseconds(2100));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1/left.amps:high"_s});

    AlarmChange other;
    other.limit = 5;
    bench.watch->setOverrides({{{bench.motor, u"right.amps"_s, u"high"_s}, other}});
    bench.repeat(values(17), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList()); // another motor's
    bench.repeat({{u"right.amps"_s, 6.0}}, Milliseconds(3000)); // known before it was seen
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/right.amps:high"_s});
}

void tst_SignalAlarms::disabled()
{
    AlarmBench bench;
    const AlarmKey very = bench.key(u"left.amps"_s, u"high-high"_s);
    const QString high = u"raptor/shop/m1/left.amps:high"_s;
    bench.repeat(values(23), Milliseconds(3000));
    (void)bench.told();
    AlarmChange off;
    off.enabled = false;
    bench.watch->setOverrides({{very, off}});
    QCOMPARE(bench.told(), (QStringList{u"clear "_s + very.text(), u"unsuppress "_s + high}));
    bench.repeat(values(23), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList());
    bench.watch->setOverrides({});
    bench.repeat(values(23), Milliseconds(3000));
    QCOMPARE(bench.told().first(), u"raise "_s + very.text());
}

void tst_SignalAlarms::toldAgain()
{
    AlarmBench bench;
    const AlarmKey high = bench.key(u"left.amps"_s, u"high"_s);
    bench.watch->tellAgain(high);
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(19), Milliseconds(3000));
    QCOMPARE(bench.told().size(), 1);
    bench.sink.statuses.clear(); // taken out of service and returned
    bench.watch->tellAgain(high);
    QCOMPARE(bench.told(), QStringList{u"raise "_s + high.text()});
    QCOMPARE(bench.sink.occurrences.value(high).value, Value(19.0));
}

/// The watch has begun long before, and saw nothing of it.
void tst_SignalAlarms::activeInAJournalThatIsTakenOver()
{
    AlarmBench bench;
    const AlarmKey high = bench.key(u"left.amps"_s, u"high"_s);
    bench.repeat(values(10), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList());
    bench.sink.statuses[high].state = AlarmState::ActiveAcknowledged;
    bench.watch->tellAgain(high);
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(values(10), Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + high.text()});
}

void tst_SignalAlarms::contradictionOfAJournalThatIsTakenOver_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("in its run states") << true;
    QTest::newRow("outside of them") << false;
}

/// Outside of them nothing ever looks at it again; it must not explain limits for ever.
void tst_SignalAlarms::contradictionOfAJournalThatIsTakenOver()
{
    QFETCH(const bool, running);
    AlarmDefinition jammed = jam();
    jammed.onlyIn = {RunState::Running};
    jammed.priority = AlarmPriority::Urgent;
    AlarmBench bench(alarmedMotorProfile({jammed}));
    bench.repeat(values(12, 1450, running), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList());
    const AlarmKey key = bench.key(u"left.amps"_s, u"amps-without-rpm"_s);
    bench.sink.statuses[key].state = AlarmState::ActiveUnacknowledged;
    bench.watch->tellAgain(key);
    QCOMPARE(bench.told(), running ? QStringList() : QStringList{u"clear "_s + key.text()});
    bench.repeat(values(12, 1450, running), Milliseconds(3000));
    QCOMPARE(bench.told(), running ? QStringList{u"clear "_s + key.text()} : QStringList());
    bench.repeat(values(19, 1450, running), Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1/left.amps:high"_s});
}

/// One alarm for one cause, also where both were raised by another program.
void tst_SignalAlarms::takenOverTogether()
{
    AlarmBench bench;
    bench.repeat(values(10), Milliseconds(3000));
    const AlarmKey high = bench.key(u"left.amps"_s, u"high"_s);
    const AlarmKey very = bench.key(u"left.amps"_s, u"high-high"_s);
    for (const AlarmKey &key : {high, very})
        bench.sink.statuses[key].state = AlarmState::ActiveUnacknowledged;
    for (const AlarmKey &key : {high, very})
        bench.watch->tellAgain(key);
    QCOMPARE(bench.told(),
             QStringList{u"suppress %1: \"Amps very high\" is active"_s.arg(high.text())});
}

/// An alarm that an operator has acknowledged is not raised anew by a restart.
void tst_SignalAlarms::restartLeavesItAsItWas()
{
    AlarmDefinition high = limit(AlarmKind::High, 18);
    high.onlyIn = {RunState::Running};
    high.settle = Milliseconds(10'000);
    AlarmBench bench(alarmedMotorProfile({high}));
    bench.repeat(values(12), Milliseconds(11'000));
    bench.repeat(values(23), Milliseconds(3000));
    QCOMPARE(bench.told().size(), 3); // very high, high, and that it is suppressed
    const auto before = bench.sink.statuses;
    bench.restart();
    bench.repeat(values(23), Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList());
    QVERIFY(bench.sink.statuses == before);
}

void tst_SignalAlarms::restartClearsWhatIsOver()
{
    AlarmBench bench;
    bench.repeat(values(23), Milliseconds(3000));
    (void)bench.told();
    bench.restart();
    bench.repeat(values(12), Milliseconds(3000));
    QCOMPARE(bench.told(),
             (QStringList{u"clear raptor/shop/m1/left.amps:high"_s,
                          u"clear raptor/shop/m1/left.amps:high-high"_s,
                          u"unsuppress raptor/shop/m1/left.amps:high"_s}));
    QCOMPARE(bench.sink.active(), 0);

    bench.repeat(values(19), Milliseconds(3000));
    (void)bench.told();
    bench.restart();
    AlarmChange off;
    off.enabled = false;
    bench.watch->setOverrides({{bench.key(u"left.amps"_s, u"high"_s), off}});
    bench.report(values(19));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1/left.amps:high"_s});
}

void tst_SignalAlarms::removedDeviceClears()
{
    AlarmBench bench;
    bench.repeat(values(23), Milliseconds(3000));
    bench.watch->deviceRemoved(bench.motor);
    QCOMPARE(bench.sink.active(), 0);
    QCOMPARE(bench.sink.withdrawn.value(bench.key(u"left.amps"_s, u"high-high"_s)),
             u"the device was removed"_s);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.sink.active(), 0);
}

void tst_SignalAlarms::definitionsOfADevice()
{
    AlarmBench bench(alarmedMotorProfile({jam()}));
    bench.states.known[bench.motor].groups = {u"left"_s, u"right"_s};
    QStringList keys;
    for (const auto &[key, definition] : bench.watch->definitions(bench.motor)) {
        keys.append(key.text().mid(bench.motor.text().size()));
        QCOMPARE(bench.watch->definition(key), std::optional(definition));
        QCOMPARE(wrongWith(definition), QString());
    }
    QCOMPARE(keys,
             (QStringList{u"/left.amps:high-high"_s, u"/right.amps:high-high"_s,
                          u"/left.amps:high"_s, u"/right.amps:high"_s, u"/left.amps:low"_s,
                          u"/right.amps:low"_s, u"/left.amps:low-low"_s, u"/right.amps:low-low"_s,
                          u"/left.amps:amps-without-rpm"_s, u"/right.amps:amps-without-rpm"_s,
                          u":not-confirmed"_s, u":runs-under-e-stop"_s, u":command-failed"_s,
                          u":against-command"_s, u":stale"_s, u":offline"_s, u":clock-skew"_s}));
    QVERIFY(!bench.watch->definition(bench.key(u"left.amps"_s, u"no-such-rule"_s)));
    QVERIFY(!bench.watch->definition(bench.key(u"amps"_s, u"high"_s)));
    QVERIFY(!bench.watch->definition({id(u"raptor/shop/m2"_s), {}, u"stale"_s}));
}

/// All of them beyond a limit at once: each is raised once, and what follows looks at none of them.
void tst_SignalAlarms::tenThousandDevices()
{
    AlarmBench bench;
    const auto profile = alarmedMotorProfile();
    QList<Sample> samples;
    for (int i = 0; i < 10'000; ++i) {
        const DeviceId device = id(u"raptor/shop/n%1"_s.arg(i));
        bench.states.known.insert(
            device, AlarmBench::stateOf(profile, {{u"running"_s, true}, {u"estop"_s, false}}));
        for (const Reading &reading : values(19)) {
            Sample sample;
            sample.tag = {device, reading.signal};
            sample.value = reading.value;
            sample.quality = Quality::Good;
            sample.receivedBoot = bench.clock.now();
            sample.broker = u"local"_s;
            samples.append(sample);
        }
    }
    bench.watch->observe(samples);
    QCOMPARE(bench.sink.active(), 0);
    bench.advance(Milliseconds(1000));
    QCOMPARE(bench.sink.active(), 10'000);
    QCOMPARE(bench.told().size(), 10'000);
    for (int i = 0; i < 100'000; ++i)
        bench.watch->tick(); // would take minutes if it looked at every device
    QCOMPARE(bench.told(), QStringList());
}

QTEST_GUILESS_MAIN(tst_SignalAlarms)
#include "tst_signalalarms.moc"
