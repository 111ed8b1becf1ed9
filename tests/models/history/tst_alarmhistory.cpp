// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"
#include "models/history/sqlite_alarm_history.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the journal tells to those who look back.
class TestAlarmHistory : public QObject
{
    Q_OBJECT

    AlarmPlace m_place;

    /// Second @p second, as AlarmMoves counts.
    WallTime at(int second) const { return m_place.clock.wall() + second * 1s; }
    static AlarmQuery query(const std::function<void(AlarmQuery &)> &set)
    {
        AlarmQuery query;
        set(query);
        return query;
    }
    /// 1: m1 raised, 2: broker lost, 3: m1 acknowledged by Ada, 4: m2 raised, 5: m1 cleared
    void writeFive() const
    {
        AlarmMoves moves(m_place.clock);
        QList<AlarmTransition> rows{moves.raise(1)};
        AlarmTransition lost =
            moves.move({{}, u"broker/Förderband"_s, u"lost"_s}, AlarmEvent::Raise);
        lost.text = u"Broker lost"_s;
        lost.priority = AlarmPriority::Urgent;
        rows << lost << moves.acknowledge(1) << moves.raise(2) << moves.clear(1);
        QVERIFY(m_place.write(rows).ok());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void fetches_data();
    void fetches();
    void newerQuestionEndsTheOlder();
    void spans_data();
    void spans();
    void outOfServiceEndsASpan();
    void figures();
    void noJournalYet();
    void damaged();
    void standingAlarmsInOrder();
    void shelvingThatIsOverHasEnded();
};

void TestAlarmHistory::fetches_data()
{
    QTest::addColumn<AlarmQuery>("wanted");
    QTest::addColumn<QList<qint64>>("numbers");
    const auto line = [](const char *name, const AlarmQuery &wanted, const QList<qint64> &numbers) {
        QTest::newRow(name) << wanted << numbers;
    };
    line("all", {}, {5, 4, 3, 2, 1});
    line("the newest", query([](AlarmQuery &q) { q.most = 2; }), {5, 4});
    line("from", query([this](AlarmQuery &q) { q.from = at(4); }), {5, 4});
    line("to", query([this](AlarmQuery &q) { q.to = at(2); }), {2, 1});
    line("between", query([this](AlarmQuery &q) {
             q.from = at(2);
             q.to = at(4);
         }),
         {4, 3, 2});
    line("device", query([](AlarmQuery &q) { q.device = alarmKey(1).device; }), {5, 3, 1});
    line("priority", query([](AlarmQuery &q) { q.priority = AlarmPriority::Urgent; }), {2});
    line("key", query([](AlarmQuery &q) { q.text = u"M2/left"_s; }), {4});
    line("umlaut, case", query([](AlarmQuery &q) { q.text = u"FÖRDER"_s; }), {2});
    line("text", query([](AlarmQuery &q) { q.text = u"current"_s; }), {5, 4, 3, 1});
    line("operator", query([](AlarmQuery &q) { q.text = u"ada"_s; }), {3});
    line("comment", query([](AlarmQuery &q) { q.text = u"belt"_s; }), {3});
    line("no wildcards", query([](AlarmQuery &q) { q.text = u"%"_s; }), {});
    line("all must hold", query([](AlarmQuery &q) {
             q.text = u"ada"_s;
             q.device = alarmKey(2).device;
         }),
         {});
    line("newest that match", query([](AlarmQuery &q) {
             q.text = u"current"_s;
             q.most = 2;
         }),
         {5, 4});
    line("none", query([](AlarmQuery &q) { q.most = 0; }), {});
}

void TestAlarmHistory::fetches()
{
    QFETCH(const AlarmQuery, wanted);
    writeFive();
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy fetched(&history, &AlarmHistory::fetched);
    history.fetch(7, wanted);
    QTRY_COMPARE(fetched.size(), 1);
    QCOMPARE(fetched.first().at(0).toInt(), 7);
    QCOMPARE(fetched.first().at(2).toString(), QString());
    QList<qint64> found;
    for (const AlarmTransition &row : fetched.first().at(1).value<QList<AlarmTransition>>())
        found.append(row.seq);
    QTEST(found, "numbers");
}

void TestAlarmHistory::newerQuestionEndsTheOlder()
{
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows;
    for (int number = 0; number < 3000; ++number)
        rows.append(moves.raise(number));
    QVERIFY(m_place.write(rows).ok());
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy fetched(&history, &AlarmHistory::fetched);
    for (int ticket = 1; ticket <= 5; ++ticket)
        history.fetch(ticket, query([](AlarmQuery &q) { q.text = u"nowhere"_s; }));
    history.fetch(6, query([](AlarmQuery &q) { q.most = 1; }));
    QTRY_COMPARE(fetched.size(), 6);
    // Each has its answer, in order; those that were out of date at once found nothing to read.
    for (int place = 0; place < 6; ++place)
        QCOMPARE(fetched.at(place).first().toInt(), place + 1);
    QCOMPARE(fetched.at(4).at(2).toString(), u"cancelled"_s);
    QCOMPARE(fetched.at(5).at(2).toString(), QString());
    QCOMPARE(fetched.at(5).at(1).value<QList<AlarmTransition>>().size(), 1);
}

void TestAlarmHistory::spans_data()
{
    using Ends = QList<std::pair<int, int>>; ///< seconds; 0: not ended
    QTest::addColumn<int>("device"); ///< 0: all
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<Ends>("ends");
    const auto line = [](const char *name, int device, int from, int to, const Ends &ends) {
        QTest::newRow(name) << device << from << to << ends;
    };
    // m1 is active from 1 to 4 and from 5 on, m2 from 2 to 3.
    line("all", 0, 0, 100, {{1, 4}, {2, 3}, {5, 0}});
    line("of a device", 1, 0, 100, {{1, 4}, {5, 0}});
    line("of one that has none", 9, 0, 100, {});
    line("before", 0, -10, 0, {});
    line("begins within", 0, -10, 1, {{1, 4}});
    line("covers it", 1, 2, 3, {{1, 4}});
    line("ends within", 1, 4, 4, {{1, 4}});
    line("between", 2, 4, 100, {});
    line("still is", 0, 50, 100, {{5, 0}});
}

void TestAlarmHistory::spans()
{
    using Ends = QList<std::pair<int, int>>;
    QFETCH(const int, device);
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const Ends, ends);
    AlarmMoves moves(m_place.clock);
    QVERIFY(
        m_place
            .write({moves.raise(1), moves.raise(2), moves.clear(2), moves.clear(1), moves.raise(1),
                    moves.acknowledge(1), moves.move(alarmKey(1), AlarmEvent::Suppress)})
            .ok());
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy ready(&history, &AlarmHistory::spansReady);
    history.spans(3, device == 0 ? DeviceId() : alarmKey(device).device, at(from), at(to));
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.first().at(2).toString(), QString());
    const auto spans = ready.first().at(1).value<QList<AlarmSpan>>();
    QCOMPARE(spans.size(), ends.size());
    for (qsizetype i = 0; i < ends.size(); ++i) {
        const AlarmSpan &span = spans.at(i);
        QCOMPARE(toEpochMs(span.from), toEpochMs(at(ends.at(i).first)));
        QCOMPARE(span.to.has_value(), ends.at(i).second != 0);
        if (span.to)
            QCOMPARE(toEpochMs(*span.to), toEpochMs(at(ends.at(i).second)));
        QCOMPARE(span.text, u"Current high"_s);
        QCOMPARE(span.priority, AlarmPriority::High);
    }
}

void TestAlarmHistory::outOfServiceEndsASpan()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place.write({moves.raise(1), moves.move(alarmKey(1), AlarmEvent::RemoveFromService)})
                .ok());
    const auto spans = readSpans(m_place.file(), {}, at(0), at(100));
    QVERIFY(spans.ok());
    QCOMPARE(spans->size(), 1);
    QVERIFY(spans->first().from == at(1));
    QVERIFY(spans->first().to == at(2));
}

void TestAlarmHistory::figures()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place
                .write({moves.raise(1), moves.acknowledge(1), moves.clear(1), moves.raise(1),
                        moves.raise(2)})
                .ok());
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy ready(&history, &AlarmHistory::figuresReady);
    history.figures(5, at(2), at(2) + 48h);
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.first().at(0).toInt(), 5);
    QCOMPARE(ready.first().at(2).toString(), QString());
    const auto figures = ready.first().at(1).value<AlarmFigures>();
    QCOMPARE(figures.raised, 2); // the first one came before
    QCOMPARE(figures.acknowledged, 1);
    QVERIFY(figures.medianToAcknowledge == 1s);
    QCOMPARE(figures.standing.size(), 2);
    QVERIFY(figures.standing.first().key == alarmKey(1));
    QVERIFY(figures.standing.first().from == at(4));
}

void TestAlarmHistory::noJournalYet()
{
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy fetched(&history, &AlarmHistory::fetched);
    QSignalSpy figures(&history, &AlarmHistory::figuresReady);
    QSignalSpy spans(&history, &AlarmHistory::spansReady);
    history.fetch(1, {});
    history.figures(2, at(0), at(1));
    history.spans(3, {}, at(0), at(1));
    QTRY_COMPARE(spans.size(), 1);
    QCOMPARE(fetched.first().at(2).toString(), QString());
    QCOMPARE(figures.first().at(2).toString(), QString());
    QCOMPARE(spans.first().at(2).toString(), QString());
    QVERIFY(!QFile::exists(m_place.file()));
}

void TestAlarmHistory::damaged()
{
    QVERIFY(QDir().mkpath(m_place.data()));
    QFile garbage(m_place.file());
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    garbage.close();
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy fetched(&history, &AlarmHistory::fetched);
    QSignalSpy figures(&history, &AlarmHistory::figuresReady);
    QSignalSpy spans(&history, &AlarmHistory::spansReady);
    history.fetch(1, {});
    history.figures(2, at(0), at(1));
    history.spans(3, {}, at(0), at(1));
    QTRY_COMPARE(spans.size(), 1);
    for (const QSignalSpy *spy : {&fetched, &figures, &spans})
        QVERIFY(spy->first().at(2).toString().contains(u"is damaged"_s));
}

void TestAlarmHistory::standingAlarmsInOrder()
{
    AlarmMoves moves(m_place.clock);
    AlarmTransition urgent = moves.raise(3);
    urgent.priority = AlarmPriority::Urgent;
    QVERIFY(m_place.write({urgent, moves.raise(1), moves.raise(2), moves.acknowledge(1)}).ok());
    const auto alarms = standingAlarms(m_place.file(), m_place.clock.wall());
    QVERIFY(alarms.ok());
    QStringList names;
    for (const StandingAlarm &alarm : *alarms)
        names.append(alarm.newest.key.device.name());
    QCOMPARE(names, (QStringList{u"m3"_s, u"m1"_s, u"m2"_s}));
    QVERIFY(alarms->at(1).raisedAt == at(2));
    QCOMPARE(alarms->at(1).newest.event, AlarmEvent::Acknowledge);
}

void TestAlarmHistory::shelvingThatIsOverHasEnded()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(
        m_place.write({moves.raise(1), moves.move(alarmKey(1), AlarmEvent::ShelveTimed, u"Ada"_s)})
            .ok());
    const WallTime until = at(2) + 1h;
    for (const WallTime now : {until - 1ms, until}) {
        const auto alarms = standingAlarms(m_place.file(), now);
        QVERIFY(alarms.ok());
        QCOMPARE(alarms->size(), 1);
        QCOMPARE(alarms->first().newest.to.isAnnounced(), now >= until);
    }
}

QTEST_GUILESS_MAIN(TestAlarmHistory)
#include "tst_alarmhistory.moc"
