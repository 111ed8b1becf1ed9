// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"
#include "models/history/audit_reader.h"
#include "models/history/run_id.h"
#include "models/history/sqlite_audit_trail.h"
#include "tests/support/fake_clock.h"
#include "tests/support/wait_until.h"
#include "trail_support.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAuditTrail : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    FakeClock m_clock;
    int m_number = 0;
    QString m_data;

    AuditTrailSetup setup(Disk *disk = nullptr)
    {
        AuditTrailSetup setup;
        setup.directory = m_data;
        setup.retryEvery = 20ms;
        if (disk)
            setup.beforeCommit = disk->hook();
        return setup;
    }
    QString file() const { return auditFileIn(m_data); }
    static Outcome onFile(const QString &file, const QString &statement)
    {
        SqlConnection connection(file, SqlConnection::Access::ReadWrite);
        if (const Outcome opened = connection.open(); !opened)
            return opened;
        return connection.execute(statement);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = m_directory.filePath(u"%1/data"_s.arg(++m_number));
    }
    void rowsComeBackAsTheyWere_data();
    void rowsComeBackAsTheyWere();
    void filesAreTheOwnersAlone();
    void orderIsKept();
    void rp04_durableMeansReadableByOthers();
    void rp04_stalledDiskMakesNothingDurable();
    void rp04_destructorDoesNotWaitForAStalledDisk();
    void recovers_data();
    void recovers();
    void writeErrorsOfTheSystem();
    void ownerlessFile_data();
    void ownerlessFile();
    void withoutAFolder();
    void rowBeforeTheNewsOfRecoveryIsWritten();
    void whatFallsOutIsSaid();
    void whatCannotBeWrittenIsLogged();
    void ledgerOfEarlierRuns();
    void notesNeverChangeTheOutcome_data();
    void notesNeverChangeTheOutcome();
    void rp02_orphansEndAsUnknown_data();
    void rp02_orphansEndAsUnknown();
};

void TestAuditTrail::rowsComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("stored");
    const auto same = [](const char *name, const QString &words) {
        QTest::newRow(name) << words << words;
    };
    same("empty", {});
    same("plain", u"bin is full"_s);
    same("many scripts", u"Förderband läuft 运转 \U0001F33E"_s);
    same("quotes and lines", u"it's \"it\"\n; DROP TABLE audit; --\t"_s);
    same("long", QString(100'000, u'x'));
    QTest::newRow("zero character") << u"a"_s + QChar(0) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("byte order swapped") << QString(QChar(0xfffe)) + u"b"_s << u"\uFFFDb"_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83c)) + u"b"_s << u"?b"_s;
}

void TestAuditTrail::rowsComeBackAsTheyWere()
{
    QFETCH(const QString, words);
    QFETCH(const QString, stored);
    CommandRecord record = command(1, m_clock);
    record.reason = record.by = record.detail = record.note = record.group = words;
    {
        SqliteAuditTrail trail(setup(), m_clock);
        QSignalSpy durable(&trail, &AuditTrail::durable);
        trail.append(finished(record));
        QTRY_COMPARE(durable.size(), 1);
        QCOMPARE(durable.first().at(0).toString(), record.id);
        QCOMPARE(durable.first().at(1).value<AuditEvent>(), AuditEvent::Finished);
    }
    record.reason = record.by = record.detail = record.note = record.group = stored;
    m_clock.advance(1h);
    const auto connection = openForReading(file());
    QVERIFY2(connection.ok(), qPrintable(connection.ok() ? QString() : connection.error().text));
    QSqlQuery query((*connection)->database());
    QVERIFY(query.exec(selectRows()));
    QVERIFY(query.next());
    const StoredRow row = readRow(query);
    QCOMPARE(row.seq, 1);
    QCOMPARE(row.previous, firstHash());
    QCOMPARE(row.hash, rowHash(row));
    const TrailEntry entry = toEntry(row, m_clock.now(), m_clock.wall());
    QCOMPARE(entry.row.at, finished(record).at);
    QCOMPARE(entry.row.event, AuditEvent::Finished);
    QCOMPARE(entry.row.record.reason, stored);
    QVERIFY(entry.row.record == record);
}

void TestAuditTrail::filesAreTheOwnersAlone()
{
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_clock)));
    QTRY_COMPARE(durable.size(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_data) & others));
    for (const QString &name : QDir(m_data).entryList(QDir::Files))
        QVERIFY2(!(QFile::permissions(m_data + u'/' + name) & others), qPrintable(name));
    QVERIFY(QFile::exists(file() + u"-wal"_s));
}

void TestAuditTrail::orderIsKept()
{
    constexpr int rows = 500;
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QStringList expected;
    for (int number = 0; number < rows; ++number) {
        const CommandRecord record = command(rows - number, m_clock);
        trail.append(requested(record));
        expected.append(record.id + u" Requested"_s);
    }
    QTRY_COMPARE(durable.size(), rows);
    QCOMPARE(idsIn(trail.fileName()), expected);
    QCOMPARE(trail.trouble(), QString());
}

void TestAuditTrail::rp04_durableMeansReadableByOthers()
{
    SqliteAuditTrail trail(setup(), m_clock);
    int seen = 0;
    connect(&trail, &AuditTrail::durable, this, [this, &seen](const QString &id) {
        QVERIFY(idsIn(file()).contains(id + u" Requested"_s));
        ++seen;
    });
    for (int number = 0; number < 20; ++number) {
        trail.append(requested(command(number, m_clock)));
        QTRY_COMPARE(seen, number + 1);
    }
}

void TestAuditTrail::rp04_stalledDiskMakesNothingDurable()
{
    Disk disk;
    SqliteAuditTrail trail(setup(&disk), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_clock)));
    QTRY_COMPARE(durable.size(), 1);
    disk.stall();
    trail.append(requested(command(2, m_clock)));
    QVERIFY(disk.hangs());
    trail.append(requested(command(3, m_clock)));
    QCOMPARE(idsIn(trail.fileName()).size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(durable.size(), 1);
    disk.release();
    QTRY_COMPARE(durable.size(), 3);
    QCOMPARE(idsIn(trail.fileName()).size(), 3);
}

void TestAuditTrail::rp04_destructorDoesNotWaitForAStalledDisk()
{
    Disk disk;
    AuditTrailSetup slow = setup(&disk);
    slow.patience = 50ms;
    auto trail = std::make_unique<SqliteAuditTrail>(std::exchange(slow, {}), m_clock);
    disk.stall();
    const CommandRecord record = command(1, m_clock);
    trail->append(requested(record));
    QVERIFY(disk.hangs());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be written: 1"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(record.id));
    trail.reset(); // returns, though the disk hangs
    QVERIFY(idsIn(file()).isEmpty());
    disk.release();
    QTRY_COMPARE(idsIn(file()), QStringList{record.id + u" Requested"_s});
    QTRY_VERIFY(disk.isFree()); // the thread that was left behind has let go of everything
}

void TestAuditTrail::recovers_data()
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
    }) << u"audit.sqlite"_s << 3;
}

void TestAuditTrail::recovers()
{
    using Damage = std::function<void(const QString &, Disk &)>;
    QFETCH(const Damage, damage);
    QFETCH(const Damage, repair);
    QFETCH(const QString, words);
    Disk disk;
    SqliteAuditTrail trail(setup(&disk), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QSignalSpy trouble(&trail, &AuditTrail::troubleChanged);
    qsizetype durableAtTrouble = -1;
    connect(&trail, &AuditTrail::troubleChanged, &durable, [&durableAtTrouble, &durable] {
        if (durableAtTrouble < 0)
            durableAtTrouble = durable.size();
    });
    trail.append(requested(command(1, m_clock)));
    QTRY_COMPARE(durable.size(), 1);
    damage(file(), disk);
    trail.append(requested(command(2, m_clock)));
    trail.append(requested(command(3, m_clock)));
    QTRY_VERIFY(!trouble.isEmpty());
    QVERIFY2(trouble.first().first().toString().contains(words),
             qPrintable(trouble.first().first().toString()));
    QCOMPARE(durableAtTrouble, 1);
    repair(file(), disk);
    QTRY_COMPARE(durable.size(), 3);
    QTRY_COMPARE(trail.trouble(), QString());
    QCOMPARE(trouble.last().first().toString(), QString());
    QStringList expected{command(2, m_clock).id + u" Requested"_s,
                         command(3, m_clock).id + u" Requested"_s};
    QFETCH(const int, kept);
    if (kept == 3)
        expected.prepend(command(1, m_clock).id + u" Requested"_s);
    QCOMPARE(idsIn(file()), expected);
}

void TestAuditTrail::writeErrorsOfTheSystem()
{
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QSignalSpy trouble(&trail, &AuditTrail::troubleChanged);
    trail.append(requested(command(1, m_clock)));
    QTRY_COMPARE(durable.size(), 1);
    // As on a disk that is full: the log cannot grow any more.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small{rlim_t(QFileInfo(file() + u"-wal"_s).size()), limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    trail.append(requested(command(2, m_clock)));
    const bool noticed = waitUntil([&trouble] { return !trouble.isEmpty(); });
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(noticed);
    QVERIFY(!trail.trouble().isEmpty() || durable.size() == 2);
    QTRY_COMPARE(durable.size(), 2);
    QTRY_COMPARE(trail.trouble(), QString());
    QCOMPARE(idsIn(file()).size(), 2);
}

void TestAuditTrail::ownerlessFile_data()
{
    using Make = std::function<void(const QString &)>;
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("words");
    QTest::newRow("newer version") << Make([](const QString &file) {
        QVERIFY(onFile(file, u"PRAGMA application_id = 1382117460"_s).ok());
        QVERIFY(onFile(file, u"PRAGMA user_version = 2"_s).ok());
    }) << u"newer version"_s;
    QTest::newRow("another program's") << Make([](const QString &file) {
        QVERIFY(onFile(file, u"CREATE TABLE recipes (name)"_s).ok());
    }) << u"no audit trail"_s;
    QTest::newRow("no database") << Make([](const QString &file) {
        QFile garbage(file);
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        QVERIFY(garbage.write(QByteArray(8192, 'x')) == 8192);
    }) << u"is damaged and is left as it is"_s;
    QTest::newRow("a folder") << Make([](const QString &file) { QVERIFY(QDir().mkpath(file)); })
                              << u"cannot be opened"_s;
}

void TestAuditTrail::ownerlessFile()
{
    using Make = std::function<void(const QString &)>;
    QFETCH(const Make, make);
    QFETCH(const QString, words);
    QVERIFY(QDir().mkpath(m_data));
    make(file());
    const auto content = [this] {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    QVERIFY2(trail.trouble().contains(words), qPrintable(trail.trouble()));
    QCOMPARE(content(), before);
    // By hand, as the message says.
    QVERIFY(QFile::rename(file(), file() + u".away"_s));
    QTRY_COMPARE(durable.size(), 1);
    QTRY_COMPARE(trail.trouble(), QString());
}

void TestAuditTrail::withoutAFolder()
{
    SqliteAuditTrail trail({.directory = {}}, m_clock);
    QTRY_VERIFY2(trail.trouble().contains(u"no folder is given"_s), qPrintable(trail.trouble()));
    QVERIFY(!QFile::exists(u"/audit.sqlite"_s));
    QVERIFY(!QFile::exists(u"audit.sqlite"_s));
}

void TestAuditTrail::rowBeforeTheNewsOfRecoveryIsWritten()
{
    Disk disk;
    AuditTrailSetup slow = setup(&disk);
    slow.retryEvery = 500ms;
    SqliteAuditTrail trail(slow, m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    disk.fill(true);
    trail.append(requested(command(1, m_clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    disk.stall();
    QVERIFY(waitUntil([&disk] { return disk.hangs(0); })); // the next attempt
    disk.fill(false);
    disk.release();
    // It succeeds, and nobody on this thread hears of it yet.
    const QDeadlineTimer deadline(10s);
    while (idsIn(file()).size() != 1 && !deadline.hasExpired()) { }
    QCOMPARE(idsIn(file()), QStringList{command(1, m_clock).id + u" Requested"_s});
    QVERIFY(!trail.trouble().isEmpty());
    trail.append(requested(command(2, m_clock)));
    QTRY_COMPARE(durable.size(), 2);
    QCOMPARE(trail.trouble(), QString());
}

void TestAuditTrail::whatFallsOutIsSaid()
{
    Disk disk;
    AuditTrailSetup small = setup(&disk);
    small.maximumWaiting = 10;
    SqliteAuditTrail trail(small, m_clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    disk.fill(true);
    trail.append(requested(command(0, m_clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    for (int number = 1; number < 25; ++number)
        trail.append(requested(command(number, m_clock)));
    QTRY_VERIFY2(trail.trouble().contains(u"lost: 15"_s), qPrintable(trail.trouble()));
    disk.fill(false);
    QTRY_COMPARE(durable.size(), 10);
    const QStringList ids = idsIn(file());
    QCOMPARE(ids.size(), 11);
    QCOMPARE(ids.at(0), command(0, m_clock).id + u" Requested"_s);
    QCOMPARE(ids.at(1), u" Noted"_s);
    QCOMPARE(ids.at(2), command(16, m_clock).id + u" Requested"_s);
}

void TestAuditTrail::whatCannotBeWrittenIsLogged()
{
    Disk disk;
    auto trail = std::make_unique<SqliteAuditTrail>(setup(&disk), m_clock);
    disk.fill(true);
    const CommandRecord record = command(7, m_clock);
    trail->append(requested(record));
    QTRY_VERIFY(!trail->trouble().isEmpty());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"could not be written: 1.*no space left"_s));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"Requested Start raptor/shop/m1 Ada "_s + record.id));
    trail.reset();
}

void TestAuditTrail::ledgerOfEarlierRuns()
{
    const CommandRecord first = command(1, m_clock);
    const CommandRecord second = command(2, m_clock);
    {
        SqliteAuditTrail trail(setup(), m_clock);
        QSignalSpy durable(&trail, &AuditTrail::durable);
        trail.append(requested(first));
        trail.append(requested(second));
        trail.append(finished(second));
        trail.append(finished(first));
        CommandRecord late = first;
        late.note = u"confirmed after all"_s;
        trail.append({AuditEvent::Noted, late.requestedWall + 10s, late});
        trail.append({AuditEvent::Latched, late.requestedWall + 11s, requested(late).record});
        QTRY_COMPARE(durable.size(), 6);
    }
    m_clock.advance(2h);
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy loaded(&trail, &SqliteAuditTrail::loaded);
    QTRY_COMPARE(loaded.size(), 1);
    const auto records = loaded.first().first().value<QList<CommandRecord>>();
    QCOMPARE(records.size(), 2);
    QVERIFY(records.at(0) == second);
    QCOMPARE(records.at(1).note, u"confirmed after all"_s);
    QCOMPARE(records.at(1).outcome, CommandOutcome::Confirmed);
    QCOMPARE(records.at(1).paths, first.paths);
}

void TestAuditTrail::notesNeverChangeTheOutcome_data()
{
    using Rows = QList<AuditRow>;
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("note");
    const CommandRecord end = command(1, m_clock);
    CommandRecord elsewhere = end; // as a program sees it that did not give the command
    elsewhere.outcome = CommandOutcome::Unknown;
    elsewhere.detail = u"not confirmed"_s;
    elsewhere.finishedAt = std::nullopt;
    elsewhere.paths.clear();
    elsewhere.mayStillRun = true;
    const auto noted = [elsewhere](const QString &note) {
        CommandRecord record = elsewhere;
        record.note = note;
        return AuditRow{AuditEvent::Noted, record.requestedWall + 20s, record};
    };
    QTest::newRow("noted") << Rows{requested(end), finished(end), noted(u"late"_s)} << u"late"_s;
    QTest::newRow("noted twice") << Rows{requested(end), finished(end), noted(u"late"_s),
                                         noted(u"later"_s)}
                                 << u"later"_s;
    QTest::newRow("without a note") << Rows{requested(end), finished(end), noted({})} << end.note;
}

void TestAuditTrail::notesNeverChangeTheOutcome()
{
    QFETCH(const QList<AuditRow>, rows);
    QFETCH(const QString, note);
    {
        AuditFile trail(file(), {ownHost(), ownRun()}, {});
        QVERIFY(trail.append(rows).ok());
    }
    CommandRecord expected = command(1, m_clock);
    expected.note = note;
    expected.mayStillRun = true;
    const auto newest = newestEntries(file(), 10, m_clock.now(), m_clock.wall());
    QVERIFY(newest.ok());
    QCOMPARE(newest->size(), 1);
    QVERIFY(newest->first().row.record == expected);
    int visited = 0;
    const Outcome read = forEachCommand(
        file(), m_clock.now(), m_clock.wall(),
        [&](const TrailEntry &entry) {
            ++visited;
            return entry.row.record == expected;
        },
        [](int) {});
    QVERIFY(read.ok());
    QCOMPARE(visited, 1);
}

void TestAuditTrail::rp02_orphansEndAsUnknown_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<QString>("host");
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<Milliseconds>("age");
    QTest::addColumn<bool>("orphan");
    const QStringList own = ownRun().split(u':');
    QCOMPARE(own.size(), 3);
    const QString dead = own.at(0) + u":4194305:17"_s; // above the largest process id
    const QString reused = own.at(0) + u':' + own.at(1) + u":1"_s;
    const auto start = CommandKind::Start;
    QTest::newRow("ended program") << dead << ownHost() << start << 1ms << true;
    QTest::newRow("its stop") << dead << ownHost() << CommandKind::Stop << 1ms << true;
    QTest::newRow("process id given anew") << reused << ownHost() << start << 1ms << true;
    QTest::newRow("before the reboot") << u"some-boot:1:2"_s << ownHost() << start << 1ms << true;
    QTest::newRow("this program") << ownRun() << ownHost() << start << Milliseconds(24h) << false;
    QTest::newRow("elsewhere, young") << dead << u"other-host"_s << start << 59s + 0ms << false;
    QTest::newRow("elsewhere, old") << dead << u"other-host"_s << start << 61s + 0ms << true;
    QTest::newRow("elsewhere, e-stop")
        << dead << u"other-host"_s << CommandKind::EStop << 600s + 0ms << false;
    QTest::newRow("elsewhere, old e-stop")
        << dead << u"other-host"_s << CommandKind::EStop << 661s + 0ms << true;
    QTest::newRow("no /proc, old") << u"a-uuid"_s << ownHost() << start << 61s + 0ms << true;
}

void TestAuditTrail::rp02_orphansEndAsUnknown()
{
    QFETCH(const QString, run);
    QFETCH(const QString, host);
    QFETCH(const CommandKind, kind);
    QFETCH(const Milliseconds, age);
    QFETCH(const bool, orphan);
    CommandRecord open = command(1, m_clock);
    open.kind = kind;
    const CommandRecord closed = command(2, m_clock);
    {
        AuditFile earlier(file(), {host, run}, {});
        AuditRow row = requested(open);
        row.at = m_clock.wall() - age;
        QVERIFY(earlier.append({row, requested(closed), finished(closed)}).ok());
    }
    SqliteAuditTrail trail(setup(), m_clock);
    QSignalSpy loaded(&trail, &SqliteAuditTrail::loaded);
    QSignalSpy ended(&trail, &SqliteAuditTrail::orphansEnded);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QTRY_COMPARE(loaded.size(), 1);
    const auto records = loaded.first().first().value<QList<CommandRecord>>();
    QCOMPARE(records.size(), 2);
    QCOMPARE(records.at(0).outcome, CommandOutcome::Confirmed);
    QCOMPARE(records.at(1).outcome, orphan ? CommandOutcome::Unknown : CommandOutcome::Pending);
    // Looking for orphans stands behind loading on the reader's thread, this row behind theirs.
    QTRY_COMPARE(ended.size(), orphan ? 1 : 0);
    trail.append(requested(command(3, m_clock)));
    QTRY_COMPARE(durable.size(), 1);
    QStringList expected{open.id + u" Requested"_s, closed.id + u" Requested"_s,
                         closed.id + u" Finished"_s};
    if (orphan) {
        expected.append(open.id + u" Finished"_s);
        const CommandRecord record = ended.first().first().value<QList<CommandRecord>>().first();
        QCOMPARE(record.outcome, CommandOutcome::Unknown);
        QCOMPARE(record.detail, u"outcome unknown: the program ended before the answer came"_s);
        QCOMPARE(record.mayStillRun, kind == CommandKind::Start);
        QCOMPARE(record.by, u"Ada"_s);
    }
    expected.append(command(3, m_clock).id + u" Requested"_s);
    QCOMPARE(idsIn(file()), expected);
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
