// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"
#include "models/domain/alarm_book.h"
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
    void destructorDoesNotWaitForAStalledDisk();
    void withoutAFolder();
    void damagedJournalBeginsEmpty();
    void rp24_killedAtAnyStep();
    void rp24_killedWhileOthersAct();
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
    QTRY_COMPARE(lastOf(written), 1);
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
    AlarmMoves moves(m_place.clock);
    SqliteAlarmJournal journal(small);
    QSignalSpy written(&journal, &SqliteAlarmJournal::written);
    disk.fill(true);
    journal.append(moves.raise(0));
    QTRY_VERIFY(!journal.trouble().isEmpty());
    journal.append(moves.raise(1));
    journal.append(moves.acknowledge(1));
    for (int time = 0; time < 50; ++time) { // it chatters
        journal.append(moves.raise(2));
        journal.append(moves.clear(2));
    }
    disk.fill(false);
    QTRY_COMPARE(lastOf(written), 103);
    QVERIFY(movesIn(m_place.file()).contains(u"m1 Acknowledge"_s));
    const SqliteAlarmJournal next(m_place.setup());
    QHash<AlarmKey, AlarmStatus> stands;
    for (const AlarmTransition &row : next.standing())
        stands.insert(row.key, row.to);
    QCOMPARE(stands.value(alarmKey(0)).state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(stands.value(alarmKey(1)).state, AlarmState::ActiveAcknowledged);
    QCOMPARE(stands.value(alarmKey(2)).state, AlarmState::ReturnedUnacknowledged);
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
    QHash<AlarmKey, AlarmStatus> ends;
    for (const AlarmTransition &row : rowsIn(m_place.file()))
        ends.insert(row.key, row.to);
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
                QVERIFY2(row.error().code == Error::Code::Refused
                             || row.error().code == Error::Code::NotFound,
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

int main(int argc, char **argv)
{
    return runSoak<TestAlarmRecovery>(argc, argv);
}
#include "tst_alarmrecovery.moc"
