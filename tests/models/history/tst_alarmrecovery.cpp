// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"
#include "models/domain/alarm_book.h"
#include "models/history/alarm_claim.h"
#include "tests/support/soak.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What an earlier run left, for a book that may write what it likes.
class LeftJournal final : public AlarmJournal
{
public:
    [[nodiscard]] QList<AlarmTransition> standing() const override { return rows; }
    void append(const AlarmTransition &) override { }
    [[nodiscard]] QString trouble() const override { return {}; }

    QList<AlarmTransition> rows;
};

} // namespace

/// The journal when its file cannot be written, and when its program is killed.
class TestAlarmRecovery : public QObject
{
    Q_OBJECT

    AlarmPlace m_place;

    static qint64 lastOf(const QSignalSpy &written)
    {
        return written.isEmpty() ? 0 : written.last().first().toLongLong();
    }
    static Outcome onFile(const QString &file, const QString &statement)
    {
        SqlConnection connection(file, SqlConnection::Access::ReadWrite);
        if (const Outcome opened = connection.open(); !opened)
            return opened;
        return connection.execute(statement);
    }
    std::unique_ptr<QProcess> keeper(int seed) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QStringLiteral(RAPTOR_ALARM_KEEPER),
                       {m_place.data(), QString::number(seed)});
        return process;
    }
    static QStringList lines(QProcess &process)
    {
        QStringList lines;
        while (process.canReadLine())
            lines.append(QString::fromUtf8(process.readLine()).trimmed());
        return lines;
    }
    static QString lineOf(const AlarmTransition &row)
    {
        return u"%1 %2 %3"_s.arg(toEpochMs(row.at))
            .arg(row.key.text(),
                 QLatin1String(QMetaEnum::fromType<AlarmEvent>().valueToKey(int(row.event))));
    }
    /// Kills on a new file now and then, for reading it takes longer and longer.
    static constexpr int killsPerFile = 10;
    static int kills() { return isFullRun() ? 1000 : 15; }
    /// Empty: a console that starts now has every alarm where the journal says.
    QString faultAfterRestart() const;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void recovers_data();
    void recovers();
    void ownerlessFile_data();
    void ownerlessFile();
    void whatFallsOutIsSaid();
    void acknowledgementsFallOutLast();
    void whatStandsOutlivesAGap_data();
    void whatStandsOutlivesAGap();
    void actElsewhereOutlivesAGap();
    void unreadableAtTheStart();
    void fileOfItsOwnBegins_data();
    void fileOfItsOwnBegins();
    void unclearCommitSwallowsNothing();
    void unclearCommitAndAnotherConsole();
    void destructorDoesNotWaitForAStalledDisk();
    void withoutAFolder();
    void damagedJournalBeginsEmpty();
    void rp24_killedAtAnyStep();
    void rp24_killedWhileOthersAct();
    void rp24_killedAndTakenOver();
};

void TestAlarmRecovery::recovers_data()
{
    using Damage = std::function<void(const QString &, Disk &)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<Damage>("repair");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("kept");
    const auto move = [](const QString &file, const QString &to) {
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::rename(file + part, to + part);
    };
    const Damage nothing = [](const QString &, Disk &) {};
    QTest::newRow("disk full") << Damage([](const QString &, Disk &disk) { disk.fill(true); })
                               << Damage([](const QString &, Disk &disk) { disk.fill(false); })
                               << u"no space left"_s << 3;
    QTest::newRow("deleted") << Damage([](const QString &file, Disk &) {
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(file + part);
    }) << nothing << u"removed or replaced"_s
                             << 2;
    QTest::newRow("moved away") << Damage(
        [move](const QString &file, Disk &) { move(file, file + u".old"_s); })
                                << nothing << u"removed or replaced"_s << 2;
    QTest::newRow("only its log deleted")
        << Damage([](const QString &file, Disk &) { QFile::remove(file + u"-wal"_s); }) << nothing
        << u"removed while in use"_s << 3;
    QTest::newRow("folder replaced by a file") << Damage([](const QString &file, Disk &) {
        const QString folder = QFileInfo(file).absolutePath();
        QDir().rename(folder, folder + u".away"_s);
        QFile obstacle(folder);
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
    }) << Damage([](const QString &file, Disk &) {
        const QString folder = QFileInfo(file).absolutePath();
        QFile::remove(folder);
        QDir().rename(folder + u".away"_s, folder);
    }) << u"the folder cannot be made"_s << 3;
}

void TestAlarmRecovery::recovers()
{
    using Damage = std::function<void(const QString &, Disk &)>;
    QFETCH(const Damage, damage);
    QFETCH(const Damage, repair);
    QFETCH(const QString, words);
    QFETCH(const int, kept);
    Disk disk;
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(m_place.setup(disk.hook()));
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    QSignalSpy trouble(&journal, &AlarmJournal::troubleChanged);
    journal.append(moves.raise(1));
    QTRY_COMPARE_WITH_TIMEOUT(lastOf(written), 1, 20'000); // a slow disk
    damage(m_place.file(), disk);
    journal.append(moves.raise(2));
    journal.append(moves.acknowledge(2));
    const auto isSaid = [&] {
        return std::any_of(trouble.cbegin(), trouble.cend(), [&](const QVariantList &news) {
            return news.first().toString().contains(words);
        });
    };
    QTRY_VERIFY(isSaid());
    repair(m_place.file(), disk);
    QTRY_COMPARE(lastOf(written), 3);
    QTRY_COMPARE(journal.trouble(), QString());
    QCOMPARE(trouble.last().first().toString(), QString());
    QStringList expected{u"m2 Raise"_s, u"m2 Acknowledge"_s};
    if (kept == 3)
        expected.prepend(u"m1 Raise"_s);
    QCOMPARE(movesIn(m_place.file()), expected);
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmRecovery::ownerlessFile_data()
{
    using Make = std::function<void(const QString &)>;
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("words");
    QTest::newRow("newer version") << Make([](const QString &file) {
        QVERIFY(onFile(file, u"PRAGMA application_id = 1382117441"_s).ok());
        QVERIFY(onFile(file, u"PRAGMA user_version = 2"_s).ok());
    }) << u"newer version"_s;
    QTest::newRow("an audit trail") << Make([](const QString &file) {
        QVERIFY(onFile(file, u"PRAGMA application_id = 1382117460"_s).ok());
        QVERIFY(onFile(file, u"PRAGMA user_version = 1"_s).ok());
    }) << u"no alarm journal"_s;
    QTest::newRow("no database") << Make([](const QString &file) {
        QFile garbage(file);
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    }) << u"is damaged and is left as it is"_s;
    QTest::newRow("a folder") << Make([](const QString &file) { QVERIFY(QDir().mkpath(file)); })
                              << u"cannot be opened"_s;
}

void TestAlarmRecovery::ownerlessFile()
{
    using Make = std::function<void(const QString &)>;
    QFETCH(const Make, make);
    QFETCH(const QString, words);
    QVERIFY(QDir().mkpath(m_place.data()));
    make(m_place.file());
    const auto content = [this] {
        QFile file(m_place.file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(m_place.setup());
    QVERIFY(journal.standing().isEmpty());
    QVERIFY(!journal.trouble().isEmpty());
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    journal.append(moves.raise(1));
    QTRY_VERIFY2(journal.trouble().contains(words), qPrintable(journal.trouble()));
    QCOMPARE(content(), before);
    // By hand, as the message says.
    QVERIFY(QFile::rename(m_place.file(), m_place.file() + u".away"_s));
    QTRY_COMPARE(lastOf(written), 1);
    QTRY_COMPARE(journal.trouble(), QString());
}

void TestAlarmRecovery::whatFallsOutIsSaid()
{
    Disk disk;
    AlarmJournalSetup small = m_place.setup(disk.hook());
    small.maximumWaiting = 10;
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(small);
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    disk.fill(true);
    journal.append(moves.raise(0));
    QTRY_VERIFY(!journal.trouble().isEmpty());
    for (int number = 1; number < 25; ++number)
        journal.append(moves.raise(number));
    QTRY_VERIFY2(journal.trouble().contains(u"were lost: "_s), qPrintable(journal.trouble()));
    disk.fill(false);
    QTRY_COMPARE(lastOf(written), 25);
    QTRY_COMPARE(journal.trouble(), QString());
    const QList<AlarmTransition> rows = rowsIn(m_place.file());
    QVERIFY2(rows.size() <= 10 && rows.size() >= 8, qPrintable(QString::number(rows.size())));
    QVERIFY(rows.first().key == alarmKey(0));
    QCOMPARE(rows.first().comment, QString());
    QCOMPARE(
        rows.at(1).comment,
        u"%1 rows before this one were lost: they could not be written"_s.arg(25 - rows.size()));
    QVERIFY(rows.last().key == alarmKey(24));
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmRecovery::acknowledgementsFallOutLast()
{
    Disk disk;
    AlarmJournalSetup small = m_place.setup(disk.hook());
    small.maximumWaiting = 20;
    AlarmConsole console(m_place.clock, small);
    disk.fill(true);
    console.happen(0, AlarmEvent::Raise);
    QTRY_VERIFY(!console.journal.trouble().isEmpty());
    console.happen(1, AlarmEvent::Raise);
    console.happen(1, AlarmEvent::Acknowledge);
    for (int time = 0; time < 50; ++time) { // it chatters
        console.happen(2, AlarmEvent::Raise);
        console.happen(2, AlarmEvent::Clear);
    }
    disk.fill(false);
    QTRY_COMPARE(console.journal.trouble(), QString());
    QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(2)).state,
                 AlarmState::ReturnedUnacknowledged);
    const auto ends = endsIn(m_place.file());
    QCOMPARE(ends.value(alarmKey(0)).state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(ends.value(alarmKey(1)).state, AlarmState::ActiveAcknowledged);
    QCOMPARE(faultIn(m_place.file()), QString());
    const QList<AlarmTransition> rows = rowsIn(m_place.file());
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(), [](const AlarmTransition &row) {
        return row.comment.contains(u"were lost"_s);
    }));
}

void TestAlarmRecovery::whatStandsOutlivesAGap_data()
{
    QTest::addColumn<QList<AlarmEvent>>("acts"); ///< on each of many alarms
    using enum AlarmEvent;
    QTest::newRow("acknowledged") << QList<AlarmEvent>{Acknowledge};
    QTest::newRow("shelved") << QList<AlarmEvent>{ShelveTimed};
    QTest::newRow("acknowledged and shelved, once") << QList<AlarmEvent>{Acknowledge, ShelveOnce};
    QTest::newRow("ended") << QList<AlarmEvent>{Clear};
    QTest::newRow("suppressed") << QList<AlarmEvent>{Acknowledge, Suppress};
    QTest::newRow("out of service") << QList<AlarmEvent>{RemoveFromService};
}

/// More fell out than is left.
void TestAlarmRecovery::whatStandsOutlivesAGap()
{
    QFETCH(const QList<AlarmEvent>, acts);
    constexpr int alarms = 40;
    Disk disk;
    AlarmJournalSetup small = m_place.setup(disk.hook());
    small.maximumWaiting = 10;
    AlarmConsole console(m_place.clock, small);
    console.happen(0, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    disk.fill(true);
    for (int number = 0; number < alarms; ++number) {
        if (number > 0)
            console.happen(number, AlarmEvent::Raise);
        for (const AlarmEvent act : acts)
            console.happen(number, act);
    }
    QTRY_VERIFY2(console.journal.trouble().contains(u"were lost"_s),
                 qPrintable(console.journal.trouble()));
    disk.fill(false);
    for (int number = 0; number < alarms; ++number) {
        QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(number)), console.status(number));
        QVERIFY(console.status(number) != AlarmStatus());
    }
    QCOMPARE(faultIn(m_place.file()), QString());
}

/// The row that told of the acknowledgement fell out, and another program acts meanwhile.
void TestAlarmRecovery::actElsewhereOutlivesAGap()
{
    Disk disk;
    AlarmJournalSetup small = m_place.setup(disk.hook());
    small.maximumWaiting = 20;
    AlarmConsole console(m_place.clock, small);
    console.happen(1, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    disk.fill(true);
    console.happen(1, AlarmEvent::Acknowledge);
    for (int number = 2; number < 60; ++number) {
        console.happen(number, AlarmEvent::Raise);
        console.happen(number, AlarmEvent::Acknowledge);
    }
    console.happen(1, AlarmEvent::Suppress);
    QTRY_VERIFY(console.journal.trouble().contains(u"were lost"_s));
    QVERIFY(m_place.act(alarmKey(1), AlarmEvent::ShelveTimed).ok());
    QTRY_COMPARE(console.status(1).shelving, AlarmShelving::Timed);
    disk.fill(false);
    const AlarmStatus expected{AlarmState::ActiveAcknowledged, AlarmShelving::Timed, true};
    QTRY_COMPARE(endsIn(m_place.file()).value(alarmKey(1)), expected);
    QCOMPARE(console.status(1), expected);
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmRecovery::unreadableAtTheStart()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place.write({moves.raise(1), moves.raise(2), moves.raise(3)}).ok());
    QVERIFY(m_place.act(alarmKey(1), AlarmEvent::Acknowledge).ok());
    QVERIFY(m_place.act(alarmKey(2), AlarmEvent::ShelveTimed).ok());
    const QString away = m_place.file() + u".away"_s;
    QVERIFY(QFile::rename(m_place.file(), away));
    QFile garbage(m_place.file());
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    garbage.close();
    m_place.clock.advance(2h);
    AlarmConsole console(m_place.clock, m_place.setup());
    QSignalSpy trouble(&console.journal, &AlarmJournal::troubleChanged);
    QVERIFY(console.journal.standing().isEmpty());
    console.happen(1, AlarmEvent::Raise); // the watch sees it, and nothing more is known
    console.happen(4, AlarmEvent::Raise);
    console.happen(4, AlarmEvent::Acknowledge);
    QTRY_COMPARE(trouble.size(), 1); // to the operator
    QVERIFY2(trouble.first().first().toString().contains(u"is damaged"_s),
             qPrintable(console.journal.trouble()));
    QCOMPARE(console.status(1).state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(std::rename(qPrintable(away), qPrintable(m_place.file())), 0);
    QTRY_COMPARE(console.journal.trouble(), QString());
    QTRY_COMPARE(console.status(1).state, AlarmState::ActiveAcknowledged);
    QCOMPARE(console.status(2).state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(console.status(3).state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(console.status(4).state, AlarmState::ActiveAcknowledged);
    console.happen(5, AlarmEvent::Raise);
    QTRY_VERIFY(movesIn(m_place.file()).contains(u"m5 Raise"_s));
    QCOMPARE(endsIn(m_place.file()).value(alarmKey(1)), console.status(1));
    QCOMPARE(endsIn(m_place.file()).value(alarmKey(2)), console.status(2));
    QCOMPARE(endsIn(m_place.file()).value(alarmKey(4)), console.status(4));
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmRecovery::fileOfItsOwnBegins_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("moved away") << false;
    QTest::newRow("deleted") << true;
}

/// What stands is in the new file, though nothing happens any more.
void TestAlarmRecovery::fileOfItsOwnBegins()
{
    QFETCH(const bool, deleted);
    AlarmConsole console(m_place.clock, m_place.setup());
    QSignalSpy trouble(&console.journal, &AlarmJournal::troubleChanged);
    console.happen(1, AlarmEvent::Raise);
    console.happen(1, AlarmEvent::Acknowledge);
    console.happen(1, AlarmEvent::ShelveTimed);
    console.happen(2, AlarmEvent::Raise);
    console.happen(3, AlarmEvent::Raise);
    console.happen(3, AlarmEvent::Clear);
    console.happen(4, AlarmEvent::Raise);
    console.happen(4, AlarmEvent::RemoveFromService);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 8);
    QTRY_COMPARE(console.journal.trouble(), QString());
    const WallTime raisedAt = m_place.clock.wall();
    m_place.clock.advance(10min);
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (deleted)
            QFile::remove(m_place.file() + part);
        else
            QFile::rename(m_place.file() + part, m_place.file() + u".old"_s + part);
    }
    QTRY_COMPARE(endsIn(m_place.file()).size(), 4);
    QTRY_COMPARE(console.journal.trouble(), QString());
    QVERIFY(trouble.first().first().toString().contains(u"removed or replaced"_s));
    for (int number = 1; number <= 4; ++number)
        QCOMPARE(endsIn(m_place.file()).value(alarmKey(number)), console.status(number));
    QCOMPARE(console.status(1).state, AlarmState::ActiveAcknowledged);
    QCOMPARE(console.status(1).shelving, AlarmShelving::Timed);
    QCOMPARE(console.status(4).outOfService, true);
    const QList<AlarmTransition> rows = rowsIn(m_place.file());
    QCOMPARE(rows.first().at, raisedAt);
    QVERIFY2(rows.first().comment.contains(u"carried over"_s), qPrintable(rows.first().comment));
    QCOMPARE(rows.at(1).by, u"Ada"_s);
    QCOMPARE(faultIn(m_place.file()), QString());
}

/// It happened, and its log was removed in the same moment.
void TestAlarmRecovery::unclearCommitSwallowsNothing()
{
    AlarmMoves moves(m_place.clock);
    const QString log = m_place.file() + u"-wal"_s;
    bool removes = false;
    AlarmFile file(m_place.file(), {u"panel-1"_s, u"run"_s}, [&]() -> Outcome {
        if (removes)
            QFile::remove(log);
        return std::monostate{};
    });
    QVERIFY(file.append({{moves.raise(1)}}).ok());
    removes = true;
    QVERIFY(!file.append({{moves.raise(2)}}).ok());
    removes = false;
    const auto settled = file.settle();
    QVERIFY(settled.ok());
    QVERIFY(*settled);
    QVERIFY(file.append({{moves.raise(3)}}).ok());
    QVERIFY(!file.settle().valueOr(true));
    QCOMPARE(movesIn(m_place.file()), (QStringList{u"m1 Raise"_s, u"m2 Raise"_s, u"m3 Raise"_s}));
}

/// Before it is clear, another console takes the alarms over, and leaves them again.
void TestAlarmRecovery::unclearCommitAndAnotherConsole()
{
    struct Accident
    {
        std::atomic<bool> due = false;
        std::unique_ptr<AlarmClaim> other;
    };
    auto accident = std::make_shared<Accident>();
    AlarmConsole console(m_place.clock,
                         m_place.setup([accident, data = m_place.data(), file = m_place.file()] {
                             if (accident->due.exchange(false)) {
                                 QFile::remove(file + u"-wal"_s);
                                 QFile::remove(data + u"/alarms.lock"_s);
                                 accident->other = std::make_unique<AlarmClaim>(data);
                                 if (!accident->other->take().valueOr(false))
                                     return Outcome(Error{Error::Code::Io, u"it was not taken"_s});
                             }
                             return Outcome(std::monostate{});
                         }));
    console.happen(1, AlarmEvent::Raise);
    QTRY_COMPARE(movesIn(m_place.file()).size(), 1);
    accident->due = true;
    console.happen(2, AlarmEvent::Raise);
    QTRY_VERIFY2(console.journal.trouble().contains(u"another console"_s),
                 qPrintable(console.journal.trouble()));
    console.happen(3, AlarmEvent::Raise);
    console.happen(2, AlarmEvent::Acknowledge);
    accident->other.reset();
    QTRY_COMPARE(console.journal.trouble(), QString());
    console.happen(4, AlarmEvent::Raise);
    QTRY_VERIFY(movesIn(m_place.file()).contains(u"m4 Raise"_s));
    QStringList there = movesIn(m_place.file());
    there.sort();
    QCOMPARE(there,
             (QStringList{u"m1 Raise"_s, u"m2 Acknowledge"_s, u"m2 Raise"_s, u"m3 Raise"_s,
                          u"m4 Raise"_s}));
    QCOMPARE(faultIn(m_place.file()), QString());
}

void TestAlarmRecovery::destructorDoesNotWaitForAStalledDisk()
{
    Disk disk;
    AlarmMoves moves(m_place.clock);
    AlarmJournalSetup slow = m_place.setup(disk.hook());
    slow.patience = 50ms;
    auto journal = std::make_unique<SqliteAlarmJournal>(std::exchange(slow, {}));
    disk.stall();
    journal->append(moves.raise(1));
    QVERIFY(disk.hangs());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be written: 1"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Raise.*raptor/shop/m1/left.amps"_s));
    journal.reset(); // returns, though the disk hangs
    QVERIFY(movesIn(m_place.file()).isEmpty());
    disk.release();
    QTRY_COMPARE(movesIn(m_place.file()), QStringList{u"m1 Raise"_s});
    QTRY_VERIFY(disk.isFree()); // the thread that was left behind has let go of everything
}

void TestAlarmRecovery::withoutAFolder()
{
    SqliteAlarmJournal journal({.directory = {}});
    QTRY_VERIFY2(journal.trouble().contains(u"no folder is given"_s),
                 qPrintable(journal.trouble()));
    QVERIFY(!QFile::exists(u"/alarms.sqlite"_s));
    QVERIFY(!QFile::exists(u"alarms.sqlite"_s));
    QVERIFY(!QFile::exists(u"/alarms.lock"_s));
}

void TestAlarmRecovery::damagedJournalBeginsEmpty()
{
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows;
    for (int number = 0; number < 500; ++number)
        rows.append(moves.raise(number));
    QVERIFY(m_place.write(rows).ok());
    {
        QFile file(m_place.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(8192)); // its head is as it was
        QVERIFY(file.write(QByteArray(int(file.size()) - 8192, 'x')) > 0);
    }
    const SqliteAlarmJournal journal(m_place.setup());
    QVERIFY(journal.standing().isEmpty());
    QVERIFY2(journal.trouble().contains(u"is damaged"_s), qPrintable(journal.trouble()));
}

QString TestAlarmRecovery::faultAfterRestart() const
{
    const QHash<AlarmKey, AlarmStatus> ends = endsIn(m_place.file());
    LeftJournal left;
    {
        const SqliteAlarmJournal journal(m_place.setup());
        if (!journal.trouble().isEmpty())
            return journal.trouble();
        left.rows = journal.standing();
    }
    const SystemClock clock;
    const AlarmBook book(clock, &left);
    for (auto end = ends.cbegin(); end != ends.cend(); ++end) {
        AlarmStatus expected = *end;
        expected.suppressed = false; // nobody does so any more
        if (book.status(end.key()) != expected)
            return end.key().text() + u": stands elsewhere"_s;
    }
    return {};
}

/// RAPTOR_SOAK=full: 1,000 times, else 15.
void TestAlarmRecovery::rp24_killedAtAnyStep()
{
    QRandomGenerator random(24);
    qint64 announced = 0;
    qint64 before = 0;
    for (int kill = 0; kill < kills(); ++kill) {
        if (kill % killsPerFile == 0) {
            m_place.renew();
            before = 0;
        }
        const auto process = keeper(kill);
        const qsizetype enough = random.bounded(1, 120);
        QStringList told;
        while (told.size() < enough && process->waitForReadyRead(20'000))
            told += lines(*process);
        process->kill(); // SIGKILL, somewhere in the next commit
        QVERIFY(process->waitForFinished());
        told += lines(*process);
        QVERIFY(told.size() >= enough);
        announced += told.size();
        QCOMPARE(faultIn(m_place.file()), QString());
        QStringList there;
        for (const AlarmTransition &row : rowsIn(m_place.file())) {
            if (row.seq > before)
                there.append(lineOf(row));
            before = std::max(before, row.seq);
        }
        // All that was told, once and in its order, and perhaps a commit that was not told any
        // more.
        QVERIFY(there.size() >= told.size());
        QCOMPARE(there.first(told.size()), told);
        QCOMPARE(faultAfterRestart(), QString());
    }
    qInfo("killed %d times, %lld rows announced as written, 0 lost", kills(), announced);
}

/// As above, with a raptorctl that acts on the same alarms.
void TestAlarmRecovery::rp24_killedWhileOthersAct()
{
    QRandomGenerator random(42);
    AlarmFile other(m_place.file(), {u"panel-2"_s, u"ctl"_s}, {});
    QList<AlarmTransition> acted;
    qint64 done = 0;
    for (int kill = 0; kill < kills(); ++kill) {
        if (kill % killsPerFile == 0) {
            m_place.renew();
            other = AlarmFile(m_place.file(), {u"panel-2"_s, u"ctl"_s}, {});
            acted.clear();
        }
        const auto process = keeper(1000 + kill);
        QVERIFY(process->waitForReadyRead(20'000));
        for (int acts = random.bounded(2, 15); acts > 0; --acts) {
            const AlarmEvent event = random.bounded(4) > 0 ? AlarmEvent::Acknowledge
                : random.bounded(2) == 0                   ? AlarmEvent::ShelveTimed
                                                           : AlarmEvent::Unshelve;
            const WallTime now = SystemClock().wall();
            // The first one, from any on, that it applies to.
            for (int i = 0, from = random.bounded(12); i < 12; ++i) {
                const auto row = other.act({alarmKey((from + i) % 12).text(), event, now, u"Bob"_s,
                                            u"on the phone"_s, now + 1h});
                if (row) {
                    acted.append(*row);
                    ++done;
                    break;
                }
                // On a slow disk the other one may hold the file for longer than anybody waits.
                QVERIFY2(row.error().code == Error::Code::Refused
                             || row.error().code == Error::Code::NotFound
                             || row.error().text.contains(u"held by another program"_s),
                         qPrintable(row.error().text));
            }
            (void)process->waitForReadyRead(random.bounded(1, 12));
        }
        process->kill();
        QVERIFY(process->waitForFinished());
        // One line of transitions without a break: nothing took an acknowledgement away.
        QCOMPARE(faultIn(m_place.file()), QString());
        const QList<AlarmTransition> rows = rowsIn(m_place.file());
        for (const AlarmTransition &row : std::as_const(acted))
            QVERIFY2(rows.value(row.seq - 1) == row, qPrintable(lineOf(row)));
        QCOMPARE(faultAfterRestart(), QString());
    }
    qInfo("killed %d times, %lld acts of others, 0 lost", kills(), done);
}

/// Two consoles on one data directory, each with a plant of its own, and a raptorctl: now the one
/// that keeps the alarms is killed, now the other one.
void TestAlarmRecovery::rp24_killedAndTakenOver()
{
    QRandomGenerator random(2424);
    AlarmFile other(m_place.file(), {u"panel-2"_s, u"ctl"_s}, {});
    qint64 done = 0;
    qsizetype rows = 0;
    const auto act = [&] {
        const AlarmEvent event = random.bounded(3) > 0 ? AlarmEvent::Acknowledge
            : random.bounded(2) == 0                   ? AlarmEvent::ShelveTimed
                                                       : AlarmEvent::Unshelve;
        const WallTime now = SystemClock().wall();
        const auto row = other.act({alarmKey(random.bounded(12)).text(), event, now, u"Bob"_s,
                                    u"on the phone"_s, now + 1h});
        done += row ? 1 : 0;
    };
    std::unique_ptr<QProcess> keepers[2];
    for (int kill = 0; kill < kills(); ++kill) {
        if (kill % killsPerFile == 0) {
            for (auto &keeper : keepers)
                keeper.reset();
            m_place.renew();
            other = AlarmFile(m_place.file(), {u"panel-2"_s, u"ctl"_s}, {});
        }
        for (auto &each : keepers) {
            if (!each) {
                each = keeper(2000 + 2 * kill + int(&each - keepers));
                QVERIFY(each->waitForReadyRead(20'000));
            }
        }
        for (int acts = random.bounded(2, 15); acts > 0; --acts) {
            act();
            (void)keepers[acts % 2]->waitForReadyRead(random.bounded(1, 12));
        }
        auto &killed = keepers[random.bounded(2)];
        killed->kill();
        QVERIFY(killed->waitForFinished());
        killed.reset();
        act(); // before the other one takes over, or while it does
        const qsizetype before = rowsIn(m_place.file()).size();
        QTRY_VERIFY(rowsIn(m_place.file()).size() > before);
        rows += rowsIn(m_place.file()).size();
        // One line of transitions without a break: nothing took an acknowledgement, or a shelving,
        // away.
        if (kill % killsPerFile != killsPerFile - 1)
            continue;
        for (auto &keeper : keepers) {
            if (keeper) {
                keeper->kill();
                QVERIFY(keeper->waitForFinished());
            }
            keeper.reset();
        }
        QCOMPARE(faultIn(m_place.file()), QString());
        QCOMPARE(faultAfterRestart(), QString());
    }
    for (auto &keeper : keepers) {
        if (keeper) {
            keeper->kill();
            QVERIFY(keeper->waitForFinished());
        }
    }
    QCOMPARE(faultIn(m_place.file()), QString());
    QCOMPARE(faultAfterRestart(), QString());
    qInfo("killed %d times, %lld acts of others, %lld rows, 0 lost", kills(), done,
          qlonglong(rows));
}

int main(int argc, char **argv)
{
    return runSoak<TestAlarmRecovery>(argc, argv);
}
#include "tst_alarmrecovery.moc"
