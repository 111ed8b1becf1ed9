// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cstdio>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// In the first or the second console, or in another program; and what.
using ConsoleStep = std::pair<char, AlarmEvent>;

} // namespace

/// What the alarm journal keeps, and how several programs share it.
class TestAlarmJournal : public QObject
{
    Q_OBJECT

    AlarmPlace m_place;

    static qint64 lastOf(const QSignalSpy &written)
    {
        return written.isEmpty() ? 0 : written.last().first().toLongLong();
    }
    static QList<AlarmTransition> rowsOf(const QSignalSpy &acted)
    {
        QList<AlarmTransition> rows;
        for (const QVariantList &arguments : acted)
            rows.append(arguments.first().value<AlarmTransition>());
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void rowsComeBackAsTheyWere_data();
    void rowsComeBackAsTheyWere();
    void filesAreTheOwnersAlone();
    void appendOnly_data();
    void appendOnly();
    void orderIsKept();
    void manyRowsShareACommit();
    void rp23_tenThousandAreJournalledOnce();
    void standing_data();
    void standing();
    void standingIsComplete();
    void endOfShelvingIsCarriedOn();
    void acts_data();
    void acts();
    void actsNeverComeBeforeWhatTheyAnswer();
    void actsElsewhereAreHeard();
    void whatWasThereBeforeIsNoNews();
    void waitingRowTakesNoActAway_data();
    void waitingRowTakesNoActAway();
    void oneConsoleKeepsTheAlarms();
    void nextConsoleTakesOver_data();
    void nextConsoleTakesOver();
    void heardActsAreNotWrittenTwice();
    void oldRowsGo();
    void pruning_data();
    void pruning();
    void pruningForMonths_data();
    void pruningForMonths();
    void heardActAnswersWhatWasRaisedBeforeIt();
    void secondConsoleActs();
};

void TestAlarmJournal::rowsComeBackAsTheyWere_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("stored");
    const auto same = [](const char *name, const Value &value, const QString &words) {
        QTest::newRow(name) << value << words << words;
    };
    same("number", 17.25, u"bin is full"_s);
    same("whole number", 17.0, u"it's \"it\"\n; DROP TABLE journal; --\t"_s);
    same("truth", true, u"Förderband läuft 运转 \U0001F33E"_s);
    same("untruth", false, {});
    same("text", u"17"_s, QString(100'000, u'x'));
    same("nothing", std::monostate{}, u"x"_s);
    QTest::newRow("zero character") << Value(1e300) << u"a"_s + QChar(0) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("half a pair") << Value(-0.5) << QString(QChar(0xd83c)) + u"b"_s << u"?b"_s;
}

void TestAlarmJournal::rowsComeBackAsTheyWere()
{
    QFETCH(const Value, value);
    QFETCH(const QString, words);
    QFETCH(const QString, stored);
    AlarmMoves moves(m_place.clock);
    AlarmTransition row = moves.move(alarmKey(1), AlarmEvent::ShelveOnce, u"Ada"_s);
    row.occurrence.value = value;
    row.text = row.by = row.comment = row.occurrence.detail = words;
    AlarmTransition bare = moves.move({{}, u"broker/cloud"_s, u"lost"_s}, AlarmEvent::Raise);
    bare.occurrence = {};
    {
        SqliteAlarmJournal journal(m_place.setup());
        QSignalSpy written(&journal, &SqliteAlarmJournal::written);
        journal.append(row);
        journal.append(bare);
        QTRY_COMPARE(lastOf(written), 2);
    }
    row.seq = 1;
    row.text = row.by = row.comment = row.occurrence.detail = stored;
    bare.seq = 2;
    const QList<AlarmTransition> rows = rowsIn(m_place.file());
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0) == row);
    QVERIFY(rows.at(1) == bare);
}

void TestAlarmJournal::filesAreTheOwnersAlone()
{
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(m_place.setup());
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    journal.append(moves.raise(1));
    QTRY_COMPARE(lastOf(written), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_place.data()) & others));
    const QStringList names = QDir(m_place.data()).entryList(QDir::Files);
    for (const QString &name : names)
        QVERIFY2(!(QFile::permissions(m_place.data() + u'/' + name) & others), qPrintable(name));
    QVERIFY(names.contains(u"alarms.sqlite"_s));
    QVERIFY(names.contains(u"alarms.sqlite-wal"_s));
    QVERIFY(names.contains(u"alarms.lock"_s));
}

void TestAlarmJournal::appendOnly_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("update") << u"UPDATE journal SET operator = 'nobody' WHERE seq = 1"_s;
    QTest::newRow("delete") << u"DELETE FROM journal WHERE seq = 1"_s;
}

void TestAlarmJournal::appendOnly()
{
    QFETCH(const QString, statement);
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place.write({moves.raise(1), moves.acknowledge(1)}).ok());
    SqlConnection connection(m_place.file(), SqlConnection::Access::ReadWrite);
    QVERIFY(connection.open().ok());
    const Outcome outcome = connection.execute(statement);
    QVERIFY(!outcome.ok());
    QVERIFY(outcome.error().text.contains(u"append-only"_s));
    QCOMPARE(movesIn(m_place.file()), (QStringList{u"m1 Raise"_s, u"m1 Acknowledge"_s}));
}

void TestAlarmJournal::orderIsKept()
{
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(m_place.setup());
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    QStringList expected;
    for (int number = 700; number > 0; --number) {
        journal.append(moves.raise(number));
        journal.append(moves.clear(number));
        expected << u"m%1 Raise"_s.arg(number) << u"m%1 Clear"_s.arg(number);
    }
    QTRY_COMPARE(lastOf(written), 1400);
    QCOMPARE(movesIn(journal.fileName()), expected);
    QCOMPARE(faultIn(journal.fileName()), QString());
    QCOMPARE(journal.trouble(), QString());
}

void TestAlarmJournal::manyRowsShareACommit()
{
    AlarmMoves moves(m_place.clock);
    Disk disk;
    SqliteAlarmJournal journal(m_place.setup(disk.hook()));
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    disk.stall();
    journal.append(moves.raise(0));
    QVERIFY(disk.hangs());
    for (int number = 1; number <= 1000; ++number)
        journal.append(moves.raise(number));
    disk.release();
    QTRY_COMPARE(lastOf(written), 1001);
    QVERIFY2(disk.commits() <= 4, qPrintable(QString::number(disk.commits())));
}

void TestAlarmJournal::rp23_tenThousandAreJournalledOnce()
{
    constexpr int alarms = 10'000;
    AlarmMoves moves(m_place.clock);
    Disk disk;
    SqliteAlarmJournal journal(m_place.setup(disk.hook()));
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    for (int number = 1; number <= alarms; ++number)
        journal.append(moves.raise(number));
    QTRY_COMPARE_WITH_TIMEOUT(lastOf(written), alarms, 30'000);
    const QList<AlarmTransition> rows = rowsIn(m_place.file());
    QCOMPARE(rows.size(), alarms);
    for (int number = 1; number <= alarms; ++number)
        QVERIFY(rows.at(number - 1).key == alarmKey(number));
    QCOMPARE(journal.trouble(), QString());
    qInfo("%d rows in %d commits", alarms, disk.commits());
}

void TestAlarmJournal::standing_data()
{
    using Events = QList<AlarmEvent>;
    QTest::addColumn<Events>("events");
    QTest::addColumn<bool>("latching");
    QTest::addColumn<Events>("standing"); ///< of which rows tell how it stands
    using enum AlarmEvent;
    QTest::newRow("active") << Events{Raise} << false << Events{Raise};
    QTest::newRow("acknowledged") << Events{Raise, Acknowledge} << false
                                  << Events{Raise, Acknowledge};
    QTest::newRow("returned") << Events{Raise, Clear} << false << Events{Raise, Clear};
    QTest::newRow("normal again") << Events{Raise, Clear, Acknowledge} << false << Events{};
    QTest::newRow("raised again") << Events{Raise, Clear, Raise} << false << Events{Raise};
    QTest::newRow("acknowledged, again")
        << Events{Raise, Acknowledge, Clear, Raise} << false << Events{Raise};
    QTest::newRow("latched") << Events{Raise, Clear, Acknowledge} << true
                             << Events{Raise, Clear, Acknowledge};
    QTest::newRow("reset") << Events{Raise, Clear, Acknowledge, Reset} << true << Events{};
    QTest::newRow("shelved, then raised")
        << Events{ShelveTimed, Raise} << false << Events{ShelveTimed, Raise};
    QTest::newRow("suppressed for a while") << Events{Raise, Acknowledge, Suppress, Unsuppress}
                                            << false << Events{Raise, Acknowledge, Unsuppress};
    QTest::newRow("out of service")
        << Events{Raise, RemoveFromService} << false << Events{Raise, RemoveFromService};
    QTest::newRow("returned to service")
        << Events{RemoveFromService, ReturnToService} << false << Events{};
}

void TestAlarmJournal::standing()
{
    QFETCH(const QList<AlarmEvent>, events);
    QFETCH(const bool, latching);
    QFETCH(const QList<AlarmEvent>, standing);
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows{moves.raise(2)};
    for (const AlarmEvent event : events)
        rows.append(moves.move(alarmKey(1), event, u"Ada"_s, latching));
    {
        SqliteAlarmJournal journal(m_place.setup());
        QVERIFY(journal.standing().isEmpty());
        QSignalSpy written(&journal, &SqliteAlarmJournal::written);
        for (const AlarmTransition &row : std::as_const(rows))
            journal.append(row);
        QTRY_COMPARE(lastOf(written), rows.size());
    }
    QCOMPARE(faultIn(m_place.file()), QString());
    const SqliteAlarmJournal journal(m_place.setup());
    QList<AlarmEvent> found;
    AlarmTransition last;
    for (const AlarmTransition &row : journal.standing()) {
        if (row.key != alarmKey(1))
            continue;
        QVERIFY(row.seq > last.seq);
        found.append(row.event);
        last = row;
    }
    QCOMPARE(found, standing);
    if (!standing.isEmpty())
        QVERIFY(last.to == rows.last().to);
}

void TestAlarmJournal::standingIsComplete()
{
    constexpr int alarms = 20'100;
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows{moves.raise(0), moves.acknowledge(0)};
    for (int number = 1; number < alarms; ++number)
        rows.append(moves.raise(number));
    QVERIFY(m_place.write(rows).ok());
    const SqliteAlarmJournal journal(m_place.setup());
    QCOMPARE(journal.standing().size(), alarms + 1);
    QVERIFY(journal.standing().at(1).key == alarmKey(0));
    QCOMPARE(journal.standing().at(1).to.state, AlarmState::ActiveAcknowledged);
}

void TestAlarmJournal::endOfShelvingIsCarriedOn()
{
    AlarmMoves moves(m_place.clock);
    const AlarmTransition shelved = moves.move(alarmKey(1), AlarmEvent::ShelveTimed, u"Ada"_s);
    AlarmTransition raised = moves.raise(1);
    raised.until.reset(); // the row of a program that does not repeat it
    QVERIFY(m_place.write({shelved, raised}).ok());
    const SqliteAlarmJournal journal(m_place.setup());
    QCOMPARE(journal.standing().last().until, shelved.until);
}

void TestAlarmJournal::acts_data()
{
    using Events = QList<AlarmEvent>;
    QTest::addColumn<Events>("before");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<QString>("words"); ///< empty: it is done
    QTest::addColumn<AlarmState>("state");
    QTest::addColumn<AlarmShelving>("shelving");
    using enum AlarmEvent;
    const auto row = [](const char *name, const Events &before, AlarmEvent event,
                        const QString &words, AlarmState state,
                        AlarmShelving shelving = AlarmShelving::None) {
        QTest::newRow(name) << before << event << words << state << shelving;
    };
    row("acknowledge", {Raise}, Acknowledge, {}, AlarmState::ActiveAcknowledged);
    row("acknowledge what returned", {Raise, Clear}, Acknowledge, {}, AlarmState::Normal);
    row("acknowledge twice", {Raise, Acknowledge}, Acknowledge, u"acknowledged already"_s,
        AlarmState::ActiveAcknowledged);
    row("acknowledge a normal one", {Raise, Acknowledge, Clear}, Acknowledge,
        u"nothing to acknowledge"_s, AlarmState::Normal);
    row("unknown", {}, Acknowledge, u"knows no such alarm"_s, AlarmState::Normal);
    row("shelve", {Raise}, ShelveTimed, {}, AlarmState::ActiveUnacknowledged, AlarmShelving::Timed);
    row("shelve a normal one", {Raise, Acknowledge, Clear}, ShelveOnce, {}, AlarmState::Normal,
        AlarmShelving::OneShot);
    row("shelve for longer", {Raise, ShelveTimed}, ShelveTimed, {},
        AlarmState::ActiveUnacknowledged, AlarmShelving::Timed);
    row("unshelve", {Raise, ShelveTimed}, Unshelve, {}, AlarmState::ActiveUnacknowledged);
    row("unshelve what is not", {Raise}, Unshelve, u"is not shelved"_s,
        AlarmState::ActiveUnacknowledged);
    row("acknowledge out of service", {Raise, RemoveFromService}, Acknowledge, u"out of service"_s,
        AlarmState::Normal);
}

void TestAlarmJournal::acts()
{
    QFETCH(const QList<AlarmEvent>, before);
    QFETCH(const AlarmEvent, event);
    QFETCH(const QString, words);
    QFETCH(const AlarmState, state);
    QFETCH(const AlarmShelving, shelving);
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows{moves.raise(2)};
    for (const AlarmEvent each : before)
        rows.append(moves.move(alarmKey(1), each, u"Ada"_s));
    QVERIFY(m_place.write(rows).ok());
    const auto acted = m_place.act(alarmKey(1), event);
    QCOMPARE(acted.ok(), words.isEmpty());
    const QList<AlarmTransition> there = rowsIn(m_place.file());
    QCOMPARE(faultIn(m_place.file()), QString());
    if (!words.isEmpty()) {
        QVERIFY2(acted.error().text.contains(words), qPrintable(acted.error().text));
        QCOMPARE(there.size(), rows.size());
        return;
    }
    QVERIFY(*acted == there.last());
    QCOMPARE(acted->to.state, state);
    QCOMPARE(acted->to.shelving, shelving);
    QCOMPARE(acted->by, u"Bob"_s);
    QCOMPARE(acted->comment, u"on the phone"_s);
    QCOMPARE(acted->text, rows.last().text);
    QCOMPARE(acted->until.has_value(), shelving != AlarmShelving::None);
    if (shelving != AlarmShelving::None)
        QCOMPARE(*acted->until, m_place.clock.wall() + 2h);
}

void TestAlarmJournal::actsNeverComeBeforeWhatTheyAnswer()
{
    AlarmMoves moves(m_place.clock);
    AlarmTransition row = moves.raise(1);
    row.at += 24h; // a clock that goes ahead
    QVERIFY(m_place.write({row}).ok());
    const auto acted = m_place.act(alarmKey(1), AlarmEvent::Acknowledge);
    QVERIFY(acted.ok());
    QCOMPARE(acted->at, row.at);
}

void TestAlarmJournal::actsElsewhereAreHeard()
{
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(m_place.setup());
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    QSignalSpy acted(&journal, &AlarmJournal::actedElsewhere);
    journal.append(moves.raise(1));
    journal.append(moves.raise(2));
    journal.append(moves.acknowledge(2)); // here, not elsewhere
    QTRY_COMPARE(lastOf(written), 3);
    const auto acknowledged = m_place.act(alarmKey(1), AlarmEvent::Acknowledge);
    QVERIFY(acknowledged.ok());
    QTRY_COMPARE(acted.size(), 1);
    const auto shelved = m_place.act(alarmKey(1), AlarmEvent::ShelveTimed);
    QVERIFY(shelved.ok());
    QTRY_COMPARE(acted.size(), 2);
    journal.append(moves.raise(3));
    QTRY_COMPARE(lastOf(written), 4);
    const auto unshelved = m_place.act(alarmKey(1), AlarmEvent::Unshelve);
    QVERIFY(unshelved.ok());
    QTRY_COMPARE(acted.size(), 3);
    QVERIFY(rowsOf(acted) == (QList{*acknowledged, *shelved, *unshelved}));
    QCOMPARE(journal.trouble(), QString());
}

void TestAlarmJournal::whatWasThereBeforeIsNoNews()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place.write({moves.raise(1)}).ok());
    QVERIFY(m_place.act(alarmKey(1), AlarmEvent::Acknowledge).ok());
    const QString kept = m_place.file();
    m_place.renew();
    // One that cannot be read at the start, and is replaced by one that can.
    QVERIFY(QDir().mkpath(m_place.data()));
    QFile garbage(m_place.file());
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    garbage.close();
    SqliteAlarmJournal journal(m_place.setup());
    QSignalSpy acted(&journal, &AlarmJournal::actedElsewhere);
    QVERIFY(!journal.trouble().isEmpty());
    const QString copy = m_place.data() + u"/copy"_s;
    QVERIFY(QFile::copy(kept, copy));
    QCOMPARE(std::rename(qPrintable(copy), qPrintable(m_place.file())), 0);
    QTRY_COMPARE(journal.trouble(), QString());
    const auto shelved = m_place.act(alarmKey(1), AlarmEvent::ShelveTimed);
    QVERIFY(shelved.ok());
    QTRY_VERIFY(!acted.isEmpty());
    QVERIFY(rowsOf(acted) == QList{*shelved});
}

void TestAlarmJournal::waitingRowTakesNoActAway_data()
{
    using Events = QList<AlarmEvent>;
    QTest::addColumn<Events>("before");
    QTest::addColumn<AlarmEvent>("elsewhere");
    QTest::addColumn<Events>("waiting"); ///< of which this console thought before it knew
    QTest::addColumn<Events>("written");
    QTest::addColumn<AlarmState>("state");
    QTest::addColumn<AlarmShelving>("shelving");
    using enum AlarmEvent;
    QTest::newRow("clear") << Events{Raise} << Acknowledge << Events{Clear} << Events{Clear}
                           << AlarmState::Normal << AlarmShelving::None;
    QTest::newRow("suppress and back")
        << Events{Raise} << Acknowledge << Events{Suppress, Unsuppress}
        << Events{Suppress, Unsuppress} << AlarmState::ActiveAcknowledged << AlarmShelving::None;
    QTest::newRow("a new occurrence wants its own")
        << Events{Raise, Clear} << Acknowledge << Events{Raise} << Events{Raise}
        << AlarmState::ActiveUnacknowledged << AlarmShelving::None;
    QTest::newRow("cleared in a silence that is new here")
        << Events{Raise} << ShelveTimed << Events{Clear} << Events{Clear} << AlarmState::Normal
        << AlarmShelving::Timed;
    QTest::newRow("expired as well")
        << Events{Raise, ShelveTimed} << Unshelve << Events{ShelvingExpired} << Events{}
        << AlarmState::ActiveUnacknowledged << AlarmShelving::None;
    QTest::newRow("acknowledged here as well")
        << Events{Raise} << Acknowledge << Events{Acknowledge, Clear} << Events{Clear}
        << AlarmState::Normal << AlarmShelving::None;
    QTest::newRow("cleared and raised")
        << Events{Raise} << Acknowledge << Events{Clear, Raise} << Events{Clear, Raise}
        << AlarmState::ActiveUnacknowledged << AlarmShelving::None;
}

void TestAlarmJournal::waitingRowTakesNoActAway()
{
    QFETCH(const QList<AlarmEvent>, before);
    QFETCH(const AlarmEvent, elsewhere);
    QFETCH(const QList<AlarmEvent>, waiting);
    QFETCH(const QList<AlarmEvent>, written);
    QFETCH(const AlarmState, state);
    QFETCH(const AlarmShelving, shelving);
    AlarmMoves moves(m_place.clock);
    Disk disk;
    SqliteAlarmJournal journal(m_place.setup(disk.hook()));
    QSignalSpy rows(&journal, &SqliteAlarmJournal::written);
    for (const AlarmEvent event : before)
        journal.append(moves.move(alarmKey(1), event));
    QTRY_COMPARE(lastOf(rows), before.size());
    disk.fill(true);
    for (const AlarmEvent event : waiting)
        journal.append(moves.move(alarmKey(1), event));
    QTRY_VERIFY(!journal.trouble().isEmpty());
    QVERIFY(m_place.act(alarmKey(1), elsewhere).ok());
    disk.fill(false);
    QTRY_COMPARE(lastOf(rows), before.size() + waiting.size());
    QList<AlarmEvent> there;
    const QList<AlarmTransition> found = rowsIn(m_place.file());
    for (const AlarmTransition &row : found)
        there.append(row.event);
    QCOMPARE(there, before + QList{elsewhere} + written);
    QCOMPARE(found.last().to.state, state);
    QCOMPARE(found.last().to.shelving, shelving);
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmJournal::oneConsoleKeepsTheAlarms()
{
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal first(m_place.setup());
    QSignalSpy written(&first, &SqliteAlarmJournal::written);
    first.append(moves.raise(1));
    QTRY_COMPARE(lastOf(written), 1);
    AlarmJournalSetup another = m_place.setup();
    another.run = u"another console"_s;
    {
        SqliteAlarmJournal second(another);
        QCOMPARE(second.standing().size(), 1);
        second.append(AlarmMoves(m_place.clock).raise(7));
        QTRY_COMPARE(second.trouble(),
                     u"another console keeps the alarms of this data directory"_s);
    }
    first.append(moves.raise(2));
    QTRY_COMPARE(lastOf(written), 2);
    QCOMPARE(movesIn(m_place.file()), (QStringList{u"m1 Raise"_s, u"m2 Raise"_s}));
    QCOMPARE(first.trouble(), QString());
}

void TestAlarmJournal::nextConsoleTakesOver_data()
{
    using enum AlarmEvent;
    QTest::addColumn<QList<ConsoleStep>>("steps");
    QTest::addColumn<QList<AlarmEvent>>("written"); ///< at the end, of alarm 1
    QTest::addColumn<AlarmStatus>("stands");
    const ConsoleStep first{'1', Raise};
    const ConsoleStep second{'2', Raise};
    const AlarmStatus active{AlarmState::ActiveUnacknowledged};
    const AlarmStatus acknowledged{AlarmState::ActiveAcknowledged};
    const auto row = [](const char *name, const QList<ConsoleStep> &steps,
                        const QList<AlarmEvent> &written, const AlarmStatus &stands) {
        QTest::newRow(name) << steps << written << stands;
    };
    row("the same plant", {first, second}, {Raise}, active);
    row("acknowledged in the first", {first, second, {'1', Acknowledge}}, {Raise, Acknowledge},
        acknowledged);
    row("shelved in the first", {first, second, {'1', ShelveTimed}}, {Raise, ShelveTimed},
        {active.state, AlarmShelving::Timed});
    row("out of service in the first", {first, second, {'1', RemoveFromService}},
        {Raise, RemoveFromService}, {AlarmState::Normal, AlarmShelving::None, false, true});
    row("acknowledged by another program", {first, second, {'c', Acknowledge}},
        {Raise, Acknowledge}, acknowledged);
    row("unshelved by another program", {first, second, {'1', ShelveTimed}, {'c', Unshelve}},
        {Raise, ShelveTimed, Unshelve}, active);
    row("unknown to the second", {first, {'1', Acknowledge}, {'1', ShelveOnce}},
        {Raise, Acknowledge, ShelveOnce}, {acknowledged.state, AlarmShelving::OneShot});
    row("unknown to the first", {second, {'2', Acknowledge}}, {Raise, Acknowledge}, acknowledged);
    row("cleared in the second", {first, second, {'1', Acknowledge}, {'2', Clear}},
        {Raise, Acknowledge, Clear}, {});
    row("acknowledged in the second", {first, second, {'2', Acknowledge}}, {Raise, Acknowledge},
        acknowledged);
    row("acknowledged in both", {first, second, {'1', Acknowledge}, {'2', Acknowledge}},
        {Raise, Acknowledge}, acknowledged);
}

/// The second console sees nothing of what the first one, or another program, writes before it has
/// ended.
void TestAlarmJournal::nextConsoleTakesOver()
{
    QFETCH(const QList<ConsoleStep>, steps);
    QFETCH(const QList<AlarmEvent>, written);
    QFETCH(const AlarmStatus, stands);
    auto first = std::make_unique<AlarmConsole>(m_place.clock, m_place.setup());
    first->happen(2, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    AlarmJournalSetup another = m_place.setup();
    another.run = u"another console"_s;
    another.lookEvery = 1h;
    AlarmConsole second(m_place.clock, another, u"Eve"_s);
    QTRY_VERIFY(!second.journal.trouble().isEmpty());
    for (const auto &[where, event] : steps) {
        m_place.clock.advance(10s);
        if (where == 'c') {
            QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(1)), first->status(1));
            QVERIFY(m_place.act(alarmKey(1), event).ok());
        } else {
            (where == '1' ? *first : second).happen(1, event);
        }
    }
    first.reset();
    QTRY_COMPARE(second.journal.trouble(), QString());
    QTRY_COMPARE(second.status(1), stands);
    QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(1)), stands);
    QCOMPARE(second.status(2).state, AlarmState::ActiveUnacknowledged);
    second.happen(3, AlarmEvent::Raise); // it keeps them now
    QTRY_VERIFY(movesIn(m_place.file()).contains(u"m3 Raise"_s));
    QList<AlarmEvent> there;
    for (const AlarmTransition &row : rowsIn(m_place.file())) {
        if (row.key == alarmKey(1))
            there.append(row.event);
    }
    QCOMPARE(there, written);
    QCOMPARE(faultIn(m_place.file()), QString());
}

/// But not what stands, and not at once.
void TestAlarmJournal::oldRowsGo()
{
    QList<AlarmTransition> rows;
    AlarmMoves old(m_place.clock);
    rows << old.raise(1) << old.acknowledge(1);
    for (int time = 0; time < 400; ++time)
        rows << old.raise(2) << old.acknowledge(2) << old.clear(2);
    m_place.clock.advance(24h * 1000);
    AlarmMoves young(m_place.clock);
    rows << young.raise(3) << young.acknowledge(3) << young.clear(3);
    QVERIFY(m_place.write(rows).ok());
    Disk disk;
    AlarmJournalSetup setup = m_place.setup(disk.hook());
    setup.keepDays = 730;
    setup.clock = &m_place.clock;
    setup.pruneEvery = 5ms;
    AlarmConsole console(m_place.clock, setup);
    const QStringList kept{u"m1 Raise"_s, u"m1 Acknowledge"_s, u"m3 Raise"_s, u"m3 Acknowledge"_s,
                           u"m3 Clear"_s};
    QTRY_COMPARE(movesIn(m_place.file()), kept);
    QCOMPARE(disk.commits(), 3);
    QCOMPARE(console.journal.trouble(), QString());
    QCOMPARE(faultIn(m_place.file()), QString());
    console.happen(4, AlarmEvent::Raise); // it is the same file still
    QTRY_COMPARE(movesIn(m_place.file()), kept + QStringList{u"m4 Raise"_s});
    SqlConnection connection(m_place.file(), SqlConnection::Access::ReadWrite);
    QVERIFY(connection.open().ok());
    QVERIFY(!connection.execute(u"DELETE FROM journal WHERE seq = 1"_s).ok());
}

void TestAlarmJournal::pruning_data()
{
    QTest::addColumn<int>("days"); ///< since the rows were written
    QTest::addColumn<int>("most");
    QTest::addColumn<qint64>("removed"); ///< of 3
    QTest::newRow("young") << 99 << 10 << qint64(0);
    QTest::newRow("old") << 102 << 10 << qint64(3);
    QTest::newRow("old, a part") << 102 << 1 << qint64(1);
    QTest::newRow("clock that goes ahead") << 30'000 << 10 << qint64(0);
}

void TestAlarmJournal::pruning()
{
    QFETCH(const int, days);
    QFETCH(const int, most);
    QFETCH(const qint64, removed);
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows{moves.raise(1), moves.acknowledge(1), moves.clear(1)};
    QVERIFY(m_place.write(rows).ok());
    const WallTime written = m_place.clock.wall();
    if (removed > 0) { // the plant went on
        m_place.clock.advance(24h * days);
        AlarmMoves later(m_place.clock);
        QVERIFY(m_place.write({later.move(alarmKey(2), AlarmEvent::ShelveTimed, u"Ada"_s)}).ok());
    }
    AlarmFile file(m_place.file(), {u"panel-1"_s, u"this run"_s}, {});
    const auto pruned = file.prune(written + 24h * days, m_place.clock.now(), 24h * 100, most);
    QVERIFY(pruned.ok());
    QCOMPARE(*pruned, removed);
    QCOMPARE(rowsIn(m_place.file()).size(), (removed > 0 ? 4 : 3) - removed);
}

void TestAlarmJournal::pruningForMonths_data()
{
    QTest::addColumn<QString>("run"); ///< that wrote the rows
    QTest::newRow("of an earlier run") << u"a run before"_s;
    QTest::newRow("of this run, the first one") << u"this run"_s;
}

/// A program that never ends removes old rows as long as it runs.
void TestAlarmJournal::pruningForMonths()
{
    QFETCH(const QString, run);
    AlarmMoves moves(m_place.clock);
    AlarmFile before(m_place.file(), {u"panel-1"_s, run}, {});
    QVERIFY(before.append({{moves.raise(1)}, {moves.acknowledge(1)}, {moves.clear(1)}}).ok());
    AlarmFile file(m_place.file(), {u"panel-1"_s, u"this run"_s}, {});
    qint64 removed = 0;
    for (int day = 0; day <= 200; day += 20) {
        const auto pruned = file.prune(m_place.clock.wall(), m_place.clock.now(), 24h * 100, 10);
        QVERIFY(pruned.ok());
        removed += *pruned;
        m_place.clock.advance(24h * 20);
    }
    QCOMPARE(removed, 2); // not the newest row
}

void TestAlarmJournal::heardActsAreNotWrittenTwice()
{
    AlarmConsole console(m_place.clock, m_place.setup());
    console.happen(1, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    for (const AlarmEvent event : {AlarmEvent::Acknowledge, AlarmEvent::ShelveTimed}) {
        QVERIFY(m_place.act(alarmKey(1), event).ok());
        QTRY_COMPARE(console.status(1), endsIn(m_place.file()).value(alarmKey(1)));
    }
    console.happen(2, AlarmEvent::Raise);
    QTRY_VERIFY(movesIn(m_place.file()).contains(u"m2 Raise"_s));
    QCOMPARE(movesIn(m_place.file()),
             (QStringList{u"m1 Raise"_s, u"m1 Acknowledge"_s, u"m1 ShelveTimed"_s, u"m2 Raise"_s}));
}

/// A row that waited was made after the act, and written after it; the book hears of the act last.
void TestAlarmJournal::heardActAnswersWhatWasRaisedBeforeIt()
{
    Disk disk;
    AlarmJournalSetup setup = m_place.setup(disk.hook());
    setup.lookEvery = 1h;
    AlarmConsole console(m_place.clock, setup);
    console.happen(1, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    disk.fill(true);
    console.happen(1, AlarmEvent::Clear);
    console.happen(1, AlarmEvent::Raise);
    QTRY_VERIFY(!console.journal.trouble().isEmpty());
    const auto row = m_place.act(alarmKey(1), AlarmEvent::Acknowledge); // an hour later
    QVERIFY(row.ok());
    disk.fill(false);
    QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(1)).state, AlarmState::ActiveUnacknowledged);
    Q_EMIT console.journal.actedElsewhere(*row);
    QCOMPARE(console.status(1).state, AlarmState::ActiveAcknowledged);
    QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(1)), console.status(1));
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmJournal::secondConsoleActs()
{
    AlarmMoves here(m_place.clock);
    AlarmMoves there(m_place.clock);
    SqliteAlarmJournal first(m_place.setup());
    QSignalSpy written(&first, &SqliteAlarmJournal::written);
    QSignalSpy acted(&first, &AlarmJournal::actedElsewhere);
    first.append(here.raise(1));
    QTRY_COMPARE(lastOf(written), 1);
    AlarmJournalSetup another = m_place.setup();
    another.run = u"another console"_s;
    SqliteAlarmJournal second(another);
    QTRY_VERIFY(!second.trouble().isEmpty());
    second.append(there.raise(1));
    second.append(there.acknowledge(1));
    second.append(there.raise(9)); // which the first console knows nothing of
    second.append(there.acknowledge(9));
    QTRY_COMPARE(acted.size(), 1);
    QCOMPARE(rowsOf(acted).first().key, alarmKey(1));
    QCOMPARE(rowsOf(acted).first().by, u"Ada"_s);
    QCOMPARE(movesIn(m_place.file()), (QStringList{u"m1 Raise"_s, u"m1 Acknowledge"_s}));
    QCOMPARE(faultIn(m_place.file()), QString());
}

QTEST_GUILESS_MAIN(TestAlarmJournal)
#include "tst_alarmjournal.moc"
