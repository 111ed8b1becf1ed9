// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wait_until.h"
#include "trail_support.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The trail while its file cannot be written, and when it can be again.
class TestAuditRecovery : public QObject
{
    Q_OBJECT

    TrailPlace m_place;

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
        m_place.renew();
    }
    void recovers_data();
    void recovers();
    void writeErrorsOfTheSystem();
    void ownerlessFile_data();
    void ownerlessFile();
    void rowBeforeTheNewsOfRecoveryIsWritten();
    void whatFallsOutIsSaid();
    void whatCannotBeWrittenIsLogged();
};

void TestAuditRecovery::recovers_data()
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

void TestAuditRecovery::recovers()
{
    using Damage = std::function<void(const QString &, Disk &)>;
    QFETCH(const Damage, damage);
    QFETCH(const Damage, repair);
    QFETCH(const QString, words);
    Disk disk;
    SqliteAuditTrail trail(m_place.setup(disk.hook()), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QSignalSpy trouble(&trail, &AuditTrail::troubleChanged);
    qsizetype durableAtTrouble = -1;
    connect(&trail, &AuditTrail::troubleChanged, &durable, [&durableAtTrouble, &durable] {
        if (durableAtTrouble < 0)
            durableAtTrouble = durable.size();
    });
    trail.append(requested(command(1, m_place.clock)));
    QTRY_COMPARE(durable.size(), 1);
    damage(m_place.file(), disk);
    trail.append(requested(command(2, m_place.clock)));
    trail.append(requested(command(3, m_place.clock)));
    QTRY_VERIFY(!trouble.isEmpty());
    QVERIFY2(trouble.first().first().toString().contains(words),
             qPrintable(trouble.first().first().toString()));
    QCOMPARE(durableAtTrouble, 1);
    repair(m_place.file(), disk);
    QTRY_COMPARE(durable.size(), 3);
    QTRY_COMPARE(trail.trouble(), QString());
    QCOMPARE(trouble.last().first().toString(), QString());
    QStringList expected{command(2, m_place.clock).id + u" Requested"_s,
                         command(3, m_place.clock).id + u" Requested"_s};
    QFETCH(const int, kept);
    if (kept == 3)
        expected.prepend(command(1, m_place.clock).id + u" Requested"_s);
    QCOMPARE(idsIn(m_place.file()), expected);
}

void TestAuditRecovery::writeErrorsOfTheSystem()
{
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QSignalSpy trouble(&trail, &AuditTrail::troubleChanged);
    trail.append(requested(command(1, m_place.clock)));
    QTRY_COMPARE(durable.size(), 1);
    // As on a disk that is full: the log cannot grow any more.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small{rlim_t(QFileInfo(m_place.file() + u"-wal"_s).size()), limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    trail.append(requested(command(2, m_place.clock)));
    const bool noticed = waitUntil([&trouble] { return !trouble.isEmpty(); });
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(noticed);
    QVERIFY(!trail.trouble().isEmpty() || durable.size() == 2);
    QTRY_COMPARE(durable.size(), 2);
    QTRY_COMPARE(trail.trouble(), QString());
    QCOMPARE(idsIn(m_place.file()).size(), 2);
}

void TestAuditRecovery::ownerlessFile_data()
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

void TestAuditRecovery::ownerlessFile()
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
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_place.clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    QVERIFY2(trail.trouble().contains(words), qPrintable(trail.trouble()));
    QCOMPARE(content(), before);
    // By hand, as the message says.
    QVERIFY(QFile::rename(m_place.file(), m_place.file() + u".away"_s));
    QTRY_COMPARE(durable.size(), 1);
    QTRY_COMPARE(trail.trouble(), QString());
}

void TestAuditRecovery::rowBeforeTheNewsOfRecoveryIsWritten()
{
    Disk disk;
    AuditTrailSetup slow = m_place.setup(disk.hook());
    slow.retryEvery = 500ms;
    SqliteAuditTrail trail(slow, m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    disk.fill(true);
    trail.append(requested(command(1, m_place.clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    disk.stall();
    QVERIFY(waitUntil([&disk] { return disk.hangs(0); })); // the next attempt
    disk.fill(false);
    disk.release();
    // It succeeds, and nobody on this thread hears of it yet.
    const QDeadlineTimer deadline(10s);
    while (idsIn(m_place.file()).size() != 1 && !deadline.hasExpired()) { }
    QCOMPARE(idsIn(m_place.file()), QStringList{command(1, m_place.clock).id + u" Requested"_s});
    QVERIFY(!trail.trouble().isEmpty());
    trail.append(requested(command(2, m_place.clock)));
    QTRY_COMPARE(durable.size(), 2);
    QCOMPARE(trail.trouble(), QString());
}

void TestAuditRecovery::whatFallsOutIsSaid()
{
    Disk disk;
    AuditTrailSetup small = m_place.setup(disk.hook());
    small.maximumWaiting = 10;
    SqliteAuditTrail trail(small, m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    disk.fill(true);
    trail.append(requested(command(0, m_place.clock)));
    QTRY_VERIFY(!trail.trouble().isEmpty());
    for (int number = 1; number < 25; ++number)
        trail.append(requested(command(number, m_place.clock)));
    QTRY_VERIFY2(trail.trouble().contains(u"lost: 15"_s), qPrintable(trail.trouble()));
    disk.fill(false);
    QTRY_COMPARE(durable.size(), 10);
    const QStringList ids = idsIn(m_place.file());
    QCOMPARE(ids.size(), 11);
    QCOMPARE(ids.at(0), command(0, m_place.clock).id + u" Requested"_s);
    QCOMPARE(ids.at(1), u" Noted"_s);
    QCOMPARE(ids.at(2), command(16, m_place.clock).id + u" Requested"_s);
}

void TestAuditRecovery::whatCannotBeWrittenIsLogged()
{
    Disk disk;
    auto trail = std::make_unique<SqliteAuditTrail>(m_place.setup(disk.hook()), m_place.clock);
    disk.fill(true);
    const CommandRecord record = command(7, m_place.clock);
    trail->append(requested(record));
    QTRY_VERIFY(!trail->trouble().isEmpty());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"could not be written: 1.*no space left"_s));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"Requested Start raptor/shop/m1 Ada "_s + record.id));
    trail.reset();
}

QTEST_GUILESS_MAIN(TestAuditRecovery)
#include "tst_auditrecovery.moc"
