// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"
#include "models/history/alarm_figures.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallTime begin{Milliseconds(1'763'690'000'000)};

using Times = QList<Milliseconds>; ///< since the beginning

/// What happened to alarm @p number, without regard to what it did before.
AlarmTransition row(int number, AlarmEvent event, Milliseconds after, AlarmStatus from = {})
{
    AlarmTransition row;
    row.at = begin + after;
    row.key = alarmKey(number);
    row.event = event;
    row.from = from;
    row.to = AlarmMachine::next(from, event, false);
    row.priority = AlarmPriority(number % 3);
    row.text = u"alarm %1"_s.arg(number);
    return row;
}

AlarmFigures figuresOf(const QList<AlarmTransition> &rows, Milliseconds span,
                       const QList<AlarmSpan> &spans = {})
{
    AlarmFiguresBuilder builder(begin, begin + span);
    for (const AlarmTransition &each : rows)
        builder.add(each);
    return builder.finish(spans);
}

/// Each by an alarm of its own.
QList<AlarmTransition> raisedAt(const Times &times)
{
    QList<AlarmTransition> rows;
    for (const Milliseconds time : times)
        rows.append(row(int(rows.size()), AlarmEvent::Raise, time));
    return rows;
}

Times every(Milliseconds step, int count, Milliseconds from = 0ms)
{
    Times times;
    for (int i = 0; i < count; ++i)
        times.append(from + step * i);
    return times;
}

constexpr AlarmStatus activeUnacknowledged{AlarmState::ActiveUnacknowledged};
constexpr AlarmStatus returned{AlarmState::ReturnedUnacknowledged};

} // namespace

class TestAlarmFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void nothing();
    void counted_data();
    void counted();
    void countedWhenHeard_data();
    void countedWhenHeard();
    void distribution_data();
    void distribution();
    void floods_data();
    void floods();
    void topTen();
    void chattering_data();
    void chattering();
    void standing_data();
    void standing();
    void timeToAcknowledge_data();
    void timeToAcknowledge();
};

void TestAlarmFigures::nothing()
{
    const AlarmFigures hour = figuresOf({}, 1h);
    QCOMPARE(hour.raised, 0);
    QCOMPARE(hour.perTenMinutes, 0.0);
    QCOMPARE(hour.distribution, (std::array{6, 0, 0, 0, 0}));
    QVERIFY(hour.topTen.isEmpty() && hour.floods.isEmpty() && hour.standing.isEmpty());
    const AlarmFigures none = figuresOf({}, 0ms);
    QCOMPARE(none.distribution, (std::array{0, 0, 0, 0, 0}));
    QCOMPARE(none.perTenMinutes, 0.0);
}

void TestAlarmFigures::counted_data()
{
    QTest::addColumn<AlarmTransition>("transition");
    QTest::addColumn<bool>("counts");
    using enum AlarmEvent;
    AlarmStatus shelved;
    shelved.shelving = AlarmShelving::Timed;
    AlarmStatus suppressed;
    suppressed.suppressed = true;
    AlarmStatus outOfService;
    outOfService.outOfService = true;
    QTest::newRow("raised") << row(1, Raise, 1min) << true;
    QTest::newRow("raised again") << row(1, Raise, 1min, returned) << true;
    QTest::newRow("at the beginning") << row(1, Raise, 0ms) << true;
    QTest::newRow("before it") << row(1, Raise, -1ms) << false;
    QTest::newRow("just before the end") << row(1, Raise, 1h - 1ms) << true;
    QTest::newRow("at the end") << row(1, Raise, 1h) << false;
    QTest::newRow("active already") << row(1, Raise, 1min, activeUnacknowledged) << false;
    QTest::newRow("shelved") << row(1, Raise, 1min, shelved) << false;
    QTest::newRow("suppressed") << row(1, Raise, 1min, suppressed) << false;
    QTest::newRow("out of service") << row(1, Raise, 1min, outOfService) << false;
    QTest::newRow("cleared") << row(1, Clear, 1min, activeUnacknowledged) << false;
    QTest::newRow("acknowledged") << row(1, Acknowledge, 1min, activeUnacknowledged) << false;
}

void TestAlarmFigures::counted()
{
    QFETCH(const AlarmTransition, transition);
    QFETCH(const bool, counts);
    const AlarmFigures figures = figuresOf({transition}, 1h);
    QCOMPARE(figures.raised, counts ? 1 : 0);
    QCOMPARE(figures.byPriority, (std::array{0, counts ? 1 : 0, 0}));
    QCOMPARE(figures.mostInTenMinutes, counts ? 1 : 0);
    QCOMPARE(figures.topTen.size(), counts ? 1 : 0);
}

void TestAlarmFigures::countedWhenHeard_data()
{
    using Rows = QList<AlarmTransition>;
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<int>("raised");
    using enum AlarmEvent;
    const auto line = [](const char *name, const Rows &rows, int raised) {
        QTest::newRow(name) << rows << raised;
    };
    AlarmStatus suppressed;
    suppressed.suppressed = true;
    AlarmStatus suppressedActive = activeUnacknowledged;
    suppressedActive.suppressed = true;
    AlarmStatus shelvedActive = activeUnacknowledged;
    shelvedActive.shelving = AlarmShelving::Timed;
    const auto unheard = [=](Milliseconds at) { return row(1, Raise, at, suppressed); };
    const auto ends = [=](Milliseconds at) { return row(1, Unsuppress, at, suppressedActive); };
    const auto begins = [](Milliseconds at) { return row(1, Suppress, at, activeUnacknowledged); };
    line("its suppression ends", {unheard(1min), ends(2min)}, 1);
    line("so does its shelving", {unheard(1min), row(1, ShelvingExpired, 2min, shelvedActive)}, 1);
    line("once", {unheard(1min), ends(2min), begins(3min), ends(4min)}, 1);
    line("it was heard before", {row(1, Raise, 1min), begins(2min), ends(3min)}, 1);
    line("each time that it comes",
         {unheard(1min), ends(2min), row(1, Clear, 3min, activeUnacknowledged), unheard(4min),
          ends(5min)},
         2);
    line("it has ended meanwhile", {unheard(1min), row(1, Unsuppress, 2min, suppressed)}, 0);
    line("raised before the span", {unheard(-1min), ends(2min)}, 1);
    line("heard before the span", {unheard(-2min), ends(-1min), begins(1min), ends(2min)}, 0);
    line("nobody knows when it was raised", {ends(2min)}, 0);
    AlarmTransition started = ends(2min); // and not because what explains it has ended
    started.comment = u"the program was started"_s;
    line("judged anew at a start", {unheard(1min), started}, 0);
    line("and again", {unheard(1min), started, begins(3min), ends(4min)}, 0);
}

/// As operators heard of it: what is raised in silence counts when the silence ends.
void TestAlarmFigures::countedWhenHeard()
{
    QFETCH(const QList<AlarmTransition>, rows);
    const AlarmFigures figures = figuresOf(rows, 1h);
    QTEST(figures.raised, "raised");
    QCOMPARE(figures.topTen.size(), figures.raised > 0 ? 1 : 0);
}

void TestAlarmFigures::distribution_data()
{
    using Distribution = std::array<int, 5>;
    QTest::addColumn<Times>("times");
    QTest::addColumn<Milliseconds>("span");
    QTest::addColumn<Distribution>("distribution");
    QTest::addColumn<int>("most");
    QTest::addColumn<double>("perTenMinutes");
    const auto line = [](const char *name, const Times &times, Milliseconds span,
                         const Distribution &distribution, int most, double mean) {
        QTest::newRow(name) << times << span << distribution << most << mean;
    };
    line("one", {1min}, 1h, {5, 1, 0, 0, 0}, 1, 1.0 / 6);
    line("two in a piece", {1min, 9min}, 1h, {5, 1, 0, 0, 0}, 2, 2.0 / 6);
    line("two pieces", {9min, 10min}, 1h, {4, 2, 0, 0, 0}, 2, 2.0 / 6);
    line("three", every(1min, 3), 20min, {1, 0, 1, 0, 0}, 3, 1.5);
    line("five", every(1min, 5), 20min, {1, 0, 1, 0, 0}, 5, 2.5);
    line("six", every(1min, 6), 20min, {1, 0, 0, 1, 0}, 6, 3.0);
    line("ten", every(1s, 10), 20min, {1, 0, 0, 1, 0}, 10, 5.0);
    line("eleven", every(1s, 11), 20min, {1, 0, 0, 0, 1}, 11, 5.5);
    line("most is not of a piece", every(1min, 8, 6min), 20min, {0, 0, 2, 0, 0}, 8, 4.0);
    line("just ten minutes apart", {0ms, 10min}, 20min, {0, 2, 0, 0, 0}, 1, 1.0);
    line("last piece is short", {11min}, 15min, {1, 1, 0, 0, 0}, 1, 1.0 / 1.5);
}

void TestAlarmFigures::distribution()
{
    QFETCH(const Times, times);
    QFETCH(const Milliseconds, span);
    QFETCH(const double, perTenMinutes);
    const AlarmFigures figures = figuresOf(raisedAt(times), span);
    using Distribution = std::array<int, 5>;
    QTEST(Distribution(figures.distribution), "distribution");
    QTEST(figures.mostInTenMinutes, "most");
    QCOMPARE(figures.perTenMinutes, perTenMinutes);
}

void TestAlarmFigures::floods_data()
{
    using Ends = QList<std::pair<Milliseconds, Milliseconds>>;
    QTest::addColumn<Times>("times");
    QTest::addColumn<Ends>("ends");
    QTest::addColumn<QList<int>>("raised");
    const auto line = [](const char *name, const Times &times, const Ends &ends,
                         const QList<int> &raised) {
        QTest::newRow(name) << times << ends << raised;
    };
    line("ten are none", every(1s, 10), {}, {});
    // The fifth newest, raised at 6 s, is 10 minutes old then.
    line("eleven", every(1s, 11), {{0ms, 606s}}, {11});
    line("eleven in more than ten minutes", every(1min, 11), {}, {});
    line("eleven in just less", every(59900ms, 11), {{0ms, 359400ms + 600s}}, {11});
    line("one more prolongs it", every(1s, 11) + Times{10min}, {{0ms, 607s}}, {12});
    line("it goes on", every(1min - 1s, 40), {{0ms, 35 * 59s + 600s}}, {40});
    line("two", every(1s, 11) + every(1s, 12, 30min), {{0ms, 606s}, {30min, 30min + 607s}},
         {11, 12});
    line("until the end of the span", every(1s, 11, 55min), {{55min, 60min}}, {11});
    line("oldest of ten minutes", Times{0ms} + every(1s, 11, 11min), {{11min, 11min + 606s}}, {11});
}

void TestAlarmFigures::floods()
{
    using Ends = QList<std::pair<Milliseconds, Milliseconds>>;
    QFETCH(const Times, times);
    QFETCH(const Ends, ends);
    QFETCH(const QList<int>, raised);
    const AlarmFigures figures = figuresOf(raisedAt(times), 1h);
    QCOMPARE(figures.floods.size(), ends.size());
    for (qsizetype i = 0; i < ends.size(); ++i) {
        const AlarmFigures::Flood &flood = figures.floods.at(i);
        QCOMPARE((flood.from - begin).count(), ends.at(i).first.count());
        QCOMPARE((flood.to - begin).count(), ends.at(i).second.count());
        QCOMPARE(flood.raised, raised.at(i));
        QVERIFY(flood.firstOut == alarmKey(int(times.indexOf(ends.at(i).first))));
    }
}

void TestAlarmFigures::topTen()
{
    QList<AlarmTransition> rows;
    for (int time = 0; time < 12; ++time) {
        for (int number = 0; number <= time; ++number)
            rows.append(row(number, AlarmEvent::Raise, time * 10min));
    }
    const AlarmFigures figures = figuresOf(rows, 3h);
    QCOMPARE(figures.topTen.size(), 10);
    for (int place = 0; place < 10; ++place) {
        const AlarmFigures::Count &count = figures.topTen.at(place);
        QVERIFY(count.key == alarmKey(place));
        QCOMPARE(count.raised, 12 - place);
        QCOMPARE(count.text, u"alarm %1"_s.arg(place));
        QCOMPARE(count.priority, AlarmPriority(place % 3));
    }
    // Of those that were raised as often, the more urgent one comes first.
    const AlarmFigures equal = figuresOf(raisedAt({1s, 2s, 3s}), 1h);
    QCOMPARE(equal.topTen.first().priority, AlarmPriority::Urgent);
    QCOMPARE(equal.topTen.last().priority, AlarmPriority::Low);
}

void TestAlarmFigures::chattering_data()
{
    QTest::addColumn<Times>("times");
    QTest::addColumn<bool>("chatters");
    QTest::newRow("twice") << Times{1s, 2s} << false;
    QTest::newRow("three times in a minute") << Times{1s, 31s, 61s} << true;
    QTest::newRow("in more than a minute") << Times{1s, 31s, 62s} << false;
    QTest::newRow("later") << Times{1s, 10min, 20min, 1201s, 1202s} << true;
}

void TestAlarmFigures::chattering()
{
    QFETCH(const Times, times);
    QFETCH(const bool, chatters);
    QList<AlarmTransition> rows;
    for (const Milliseconds time : times)
        rows.append(row(4, AlarmEvent::Raise, time));
    rows.append(row(5, AlarmEvent::Raise, 1min * 30));
    const AlarmFigures figures = figuresOf(rows, 1h);
    QCOMPARE(figures.chattering.size(), chatters ? 1 : 0);
    if (chatters) {
        QVERIFY(figures.chattering.first().key == alarmKey(4));
        QCOMPARE(figures.chattering.first().raised, int(times.size()));
    }
}

void TestAlarmFigures::standing_data()
{
    using End = std::optional<WallTime>;
    QTest::addColumn<Milliseconds>("from"); ///< since the beginning of two days
    QTest::addColumn<End>("to");
    QTest::addColumn<bool>("stands");
    QTest::newRow("a day") << Milliseconds(24h) << End() << false;
    QTest::newRow("more than a day") << Milliseconds(24h - 1ms) << End() << true;
    QTest::newRow("from before the span") << Milliseconds(-240h) << End() << true;
    QTest::newRow("ended within it") << Milliseconds(-240h) << End(begin + 47h) << false;
    QTest::newRow("ended later") << Milliseconds(0) << End(begin + 49h) << true;
}

void TestAlarmFigures::standing()
{
    QFETCH(const Milliseconds, from);
    QFETCH(const std::optional<WallTime>, to);
    QFETCH(const bool, stands);
    AlarmSpan span;
    span.key = alarmKey(1);
    span.from = begin + from;
    span.to = to;
    const AlarmFigures figures = figuresOf({}, 48h, {span});
    QCOMPARE(figures.standing.size(), stands ? 1 : 0);
    if (stands)
        QVERIFY(figures.standing.first() == span);
}

void TestAlarmFigures::timeToAcknowledge_data()
{
    using Rows = QList<AlarmTransition>;
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<int>("acknowledged");
    QTest::addColumn<Milliseconds>("median");
    QTest::addColumn<Milliseconds>("slowest");
    using enum AlarmEvent;
    const auto line = [](const char *name, const Rows &rows, int acknowledged, Milliseconds median,
                         Milliseconds slowest) {
        QTest::newRow(name) << rows << acknowledged << median << slowest;
    };
    const auto acknowledged = [](int number, Milliseconds raised, Milliseconds after) {
        return Rows{row(number, Raise, raised),
                    row(number, Acknowledge, raised + after, activeUnacknowledged)};
    };
    AlarmStatus shelved = activeUnacknowledged;
    shelved.shelving = AlarmShelving::Timed;
    line("one", acknowledged(1, 1min, 30s), 1, 30s, 30s);
    line("three",
         acknowledged(1, 1min, 30s) + acknowledged(2, 5min, 2s) + acknowledged(3, 10min, 300s), 3,
         30s, 300s);
    line("after it had returned",
         {row(1, Raise, 1min), row(1, Clear, 2min, activeUnacknowledged),
          row(1, Acknowledge, 4min, returned)},
         1, 3min, 3min);
    line("raised again meanwhile: since the first time",
         {row(1, Raise, 1min), row(1, Clear, 2min, activeUnacknowledged),
          row(1, Raise, 3min, returned), row(1, Acknowledge, 4min, activeUnacknowledged)},
         1, 3min, 3min);
    line("raised before the span", acknowledged(1, -1min, 90s), 1, 90s, 90s);
    line("acknowledged before the span", acknowledged(1, -2min, 90s), 0, 0ms, 0ms);
    line("nobody knows since when", {row(1, Acknowledge, 4min, activeUnacknowledged)}, 1, 0ms, 0ms);
    line("since the silence ended",
         {row(1, Unshelve, 2min, shelved), row(1, Acknowledge, 3min, activeUnacknowledged)}, 1,
         1min, 1min);
}

void TestAlarmFigures::timeToAcknowledge()
{
    QFETCH(const QList<AlarmTransition>, rows);
    QFETCH(const Milliseconds, median);
    QFETCH(const Milliseconds, slowest);
    const AlarmFigures figures = figuresOf(rows, 1h);
    QTEST(figures.acknowledged, "acknowledged");
    QCOMPARE(figures.medianToAcknowledge.count(), median.count());
    QCOMPARE(figures.slowestToAcknowledge.count(), slowest.count());
}

QTEST_GUILESS_MAIN(TestAlarmFigures)
#include "tst_alarmfigures.moc"
