// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/file_latch_keeper.h"
#include "tests/support/fake_clock.h"
#include "tests/support/wait_until.h"
#include "trail_support.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <sys/resource.h>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLatchKeeper : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    FakeClock m_clock;
    int m_number = 0;
    QString m_data;

    LatchKeeperSetup setup(Disk *disk = nullptr)
    {
        LatchKeeperSetup setup;
        setup.directory = m_data;
        setup.lookEvery = 20ms;
        if (disk)
            setup.beforeWrite = disk->hook();
        return setup;
    }
    LatchedStop latch(QStringView device) const
    {
        return {deviceId(device), u"019aa3e4-1"_s, u"Ada"_s, m_clock.wall(), {}};
    }
    QString folder() const { return m_data + u"/latches"_s; }
    QString fileOf(QStringView device) const
    {
        return folder() + u'/' + latchFileName(deviceId(device));
    }
    static void put(const QString &file, const QByteArray &content)
    {
        QFile output(file);
        QVERIFY(output.open(QIODevice::WriteOnly));
        QCOMPARE(output.write(content), content.size());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = m_directory.filePath(u"%1/data"_s.arg(++m_number));
    }
    void survivesARestart_data();
    void survivesARestart();
    void filesAreTheOwnersAlone();
    void lastWishCounts();
    void otherProgramsAreHeard();
    void ownChangesAreNotEchoed();
    void nonsenseIsALatch_data();
    void nonsenseIsALatch();
    void damagedWhileLatched();
    void fullDiskIsSaidAndTriedAgain();
    void releaseThatCannotBeWritten();
    void lostFolderReleasesNothing();
    void listingThatFailsReleasesNothing();
    void whatIsNotProvenGoneStaysLatched();
    void lateReleaseLeavesANewerStop();
    void withoutAFolder();
    void destructorDoesNotWaitForAStalledDisk();
};

void TestLatchKeeper::survivesARestart_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("confirmed");
    QTest::newRow("motor") << u"raptor/shop/m1"_s << false;
    QTest::newRow("confirmed") << u"raptor/shop/m1"_s << true;
    QTest::newRow("without a site") << u"guardian/garage-1"_s << false;
    QTest::newRow("dots and spaces") << u"raptor/../.. %2F"_s << true;
    QTest::newRow("many scripts") << u"raptor/Müllerei/运转"_s << false;
    QTest::newRow("long name") << u"raptor/shop/"_s + QString(180, u'运') << true;
}

void TestLatchKeeper::survivesARestart()
{
    QFETCH(const QString, device);
    QFETCH(const bool, confirmed);
    LatchedStop stop = latch(device);
    if (confirmed)
        stop.confirmedAt = m_clock.wall() + 412ms;
    {
        FileLatchKeeper keeper(setup());
        QVERIFY(keeper.latched().isEmpty());
        keeper.keep(stop);
        QCOMPARE(keeper.latched(), QList{stop});
    }
    {
        FileLatchKeeper keeper(setup());
        QCOMPARE(keeper.latched(), QList{stop});
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{latchFileName(stop.device)});
        keeper.drop(stop.device);
        QVERIFY(keeper.latched().isEmpty());
    }
    QVERIFY(FileLatchKeeper(setup()).latched().isEmpty());
}

void TestLatchKeeper::filesAreTheOwnersAlone()
{
    FileLatchKeeper keeper(setup());
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    keeper.keep(latch(u"raptor/shop/m1"));
    QTRY_COMPARE(settled.size(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    QVERIFY(!(QFile::permissions(fileOf(u"raptor/shop/m1")) & others));
}

void TestLatchKeeper::lastWishCounts()
{
    const LatchedStop stop = latch(u"raptor/shop/m1");
    for (const bool kept : {true, false}) {
        {
            FileLatchKeeper keeper(setup());
            for (int turn = 0; turn < 20; ++turn) {
                keeper.drop(stop.device);
                keeper.keep(stop);
            }
            if (!kept)
                keeper.drop(stop.device);
        }
        QCOMPARE(FileLatchKeeper(setup()).latched().size(), kept ? 1 : 0);
    }
}

void TestLatchKeeper::otherProgramsAreHeard()
{
    FileLatchKeeper console(setup());
    FileLatchKeeper other(setup());
    QSignalSpy latched(&console, &LatchKeeper::latchedElsewhere);
    QSignalSpy released(&console, &LatchKeeper::releasedElsewhere);
    LatchedStop stop = latch(u"raptor/shop/m1");
    other.keep(stop);
    QTRY_COMPARE(latched.size(), 1);
    QCOMPARE(latched.last().first().value<LatchedStop>(), stop);
    QCOMPARE(console.latched(), QList{stop});
    stop.confirmedAt = m_clock.wall() + 300ms;
    other.keep(stop);
    QTRY_COMPARE(latched.size(), 2);
    QCOMPARE(latched.last().first().value<LatchedStop>(), stop);
    QCOMPARE(released.size(), 0);
    other.drop(stop.device);
    QTRY_COMPARE(released.size(), 1);
    QCOMPARE(released.last().first().value<DeviceId>(), stop.device);
    QVERIFY(console.latched().isEmpty());
}

void TestLatchKeeper::ownChangesAreNotEchoed()
{
    FileLatchKeeper keeper(setup());
    FileLatchKeeper witness(setup());
    QSignalSpy latched(&keeper, &LatchKeeper::latchedElsewhere);
    QSignalSpy released(&keeper, &LatchKeeper::releasedElsewhere);
    QSignalSpy seen(&witness, &LatchKeeper::latchedElsewhere);
    for (int number = 0; number < 30; ++number) {
        const LatchedStop stop = latch(u"raptor/shop/m%1"_s.arg(number));
        keeper.keep(stop);
        if (number % 2)
            keeper.drop(stop.device);
        QCoreApplication::processEvents();
    }
    // The witness has seen the others' last word, and later one of somebody else.
    QTRY_COMPARE(witness.latched().size(), 15);
    witness.keep(latch(u"raptor/shop/last"));
    QTRY_COMPARE(latched.size(), 1);
    QCOMPARE(latched.first().first().value<LatchedStop>().device, deviceId(u"raptor/shop/last"));
    QCOMPARE(released.size(), 0);
    QCOMPARE(keeper.latched().size(), 16);
}

void TestLatchKeeper::nonsenseIsALatch_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("devices");
    const QString name = latchFileName(deviceId(u"raptor/shop/m1"));
    const QStringList device{u"raptor/shop/m1"_s};
    QTest::newRow("empty") << name << QByteArray() << device;
    QTest::newRow("cut") << name << QByteArray(R"({"device":"raptor/sh)") << device;
    QTest::newRow("binary") << name << QByteArray(5000, '\x80') << device;
    QTest::newRow("no time") << name << QByteArray(R"({"device":"raptor/shop/m1"})") << device;
    QTest::newRow("another device's")
        << name << QByteArray(R"({"device":"raptor/shop/m2","pressed_at":1,"confirmed_at":null})")
        << device;
    QTest::newRow("name of nothing") << u"readme.latch"_s << QByteArray("hello") << QStringList();
}

void TestLatchKeeper::nonsenseIsALatch()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QStringList, devices);
    QVERIFY(QDir().mkpath(folder()));
    put(folder() + u'/' + name, content);
    FileLatchKeeper keeper(setup());
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    QStringList latched;
    for (const LatchedStop &stop : keeper.latched())
        latched.append(stop.device.text());
    QCOMPARE(latched, devices);
    QTRY_COMPARE(troubled.size(), 1);
    QVERIFY(troubled.first().first().toString().contains(name));
    QVERIFY(QFile::exists(folder() + u'/' + name));
    // A reset that is meant takes it away.
    if (!devices.isEmpty())
        keeper.drop(deviceId(devices.first()));
    QTRY_COMPARE(QFile::exists(folder() + u'/' + name), devices.isEmpty());
}

void TestLatchKeeper::damagedWhileLatched()
{
    FileLatchKeeper keeper(setup());
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy latched(&keeper, &LatchKeeper::latchedElsewhere);
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    put(fileOf(u"raptor/shop/m1"), "{");
    QTRY_COMPARE(troubled.size(), 1);
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(latched.size(), 0);
}

void TestLatchKeeper::fullDiskIsSaidAndTriedAgain()
{
    Disk disk;
    disk.fill(true);
    FileLatchKeeper keeper(setup(&disk));
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy released(&keeper, &LatchKeeper::releasedElsewhere);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(troubled.size(), 1);
    QVERIFY(troubled.first().first().toString().contains(u"this run only: no space left"_s));
    // It looks again and again, finds nothing on the disk, and believes itself.
    QTRY_VERIFY(disk.commits() > 5);
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(released.size(), 0);
    QCOMPARE(troubled.size(), 1);
    disk.fill(false);
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(QFile::exists(fileOf(u"raptor/shop/m1")));
}

void TestLatchKeeper::releaseThatCannotBeWritten()
{
    Disk disk;
    FileLatchKeeper keeper(setup(&disk));
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    QSignalSpy latched(&keeper, &LatchKeeper::latchedElsewhere);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    disk.fill(true);
    keeper.drop(stop.device);
    QTRY_COMPARE(troubled.size(), 1);
    QVERIFY(troubled.first().first().toString().contains(u"cannot be removed"_s));
    QTRY_VERIFY(disk.commits() > 5);
    QCOMPARE(latched.size(), 0);
    disk.fill(false);
    QTRY_COMPARE(settled.size(), 2);
    QVERIFY(!QFile::exists(fileOf(u"raptor/shop/m1")));
}

void TestLatchKeeper::lostFolderReleasesNothing()
{
    FileLatchKeeper keeper(setup());
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy released(&keeper, &LatchKeeper::releasedElsewhere);
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(QDir().rename(m_data, m_data + u".away"_s));
    QTRY_COMPARE(troubled.size(), 1);
    QTRY_VERIFY(QFile::exists(fileOf(u"raptor/shop/m1")));
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(released.size(), 0);
}

void TestLatchKeeper::listingThatFailsReleasesNothing()
{
    FileLatchKeeper keeper(setup());
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy released(&keeper, &LatchKeeper::releasedElsewhere);
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    // No file can be opened any more; whether the folder exists can be told all the same.
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit none{3, limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool noticed = waitUntil([&] { return !troubled.isEmpty() || !released.isEmpty(); });
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(noticed);
    QCOMPARE(released.size(), 0);
    QCOMPARE(keeper.latched(), QList{stop});
    QVERIFY(troubled.first().first().toString().contains(u"cannot be read"_s));
    // And once it can be read again, a reset is heard.
    QVERIFY(QFile::remove(fileOf(u"raptor/shop/m1")));
    QTRY_COMPARE(released.size(), 1);
}

void TestLatchKeeper::whatIsNotProvenGoneStaysLatched()
{
    // Only the content tells the device of such a name; it is damaged.
    const LatchedStop stop = latch(u"raptor/shop/"_s + QString(180, u'运'));
    FileLatchKeeper keeper(setup());
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    QSignalSpy released(&keeper, &LatchKeeper::releasedElsewhere);
    QSignalSpy troubled(&keeper, &LatchKeeper::troubled);
    keeper.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    put(folder() + u'/' + latchFileName(stop.device), "{");
    QTRY_VERIFY(!troubled.isEmpty() || !released.isEmpty());
    QCOMPARE(released.size(), 0);
    QCOMPARE(keeper.latched(), QList{stop});
}

void TestLatchKeeper::lateReleaseLeavesANewerStop()
{
    Disk disk;
    const LatchedStop stop = latch(u"raptor/shop/m1");
    LatchedStop newer = stop;
    newer.commandId = u"019aa3e4-2"_s;
    newer.by = u"Grace"_s;
    FileLatchKeeper console(setup(&disk));
    QSignalSpy settled(&console, &FileLatchKeeper::settled);
    QSignalSpy latched(&console, &LatchKeeper::latchedElsewhere);
    console.keep(stop);
    QTRY_COMPARE(settled.size(), 1);
    disk.stall();
    console.drop(stop.device);
    QVERIFY(disk.hangs());
    {
        FileLatchKeeper other(setup());
        other.keep(newer);
    }
    disk.release();
    QTRY_COMPARE(settled.size(), 2);
    QTRY_COMPARE(console.latched(), QList{newer});
    QCOMPARE(latched.size(), 1);
    QCOMPARE(FileLatchKeeper(setup()).latched(), QList{newer});
    // A reset of that one takes it away.
    console.drop(stop.device);
    QTRY_COMPARE(settled.size(), 3);
    QVERIFY(!QFile::exists(fileOf(u"raptor/shop/m1")));
}

void TestLatchKeeper::withoutAFolder()
{
    auto keeper = std::make_unique<FileLatchKeeper>(LatchKeeperSetup{{}, 20ms, {}});
    QSignalSpy troubled(keeper.get(), &LatchKeeper::troubled);
    const LatchedStop stop = latch(u"raptor/shop/m1");
    keeper->keep(stop);
    QTRY_VERIFY(std::any_of(troubled.cbegin(), troubled.cend(), [](const QVariantList &why) {
        return why.first().toString().contains(u"this run only"_s);
    }));
    QCOMPARE(keeper->latched(), QList{stop});
    QVERIFY(!QFile::exists(latchFileName(stop.device)));
    QVERIFY(!QFile::exists(u"/latches"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"latch not kept: raptor/shop/m1"_s));
    keeper.reset();
}

void TestLatchKeeper::destructorDoesNotWaitForAStalledDisk()
{
    Disk disk;
    auto keeper = std::make_unique<FileLatchKeeper>(setup(&disk));
    disk.stall();
    keeper->keep(latch(u"raptor/shop/m1"));
    QVERIFY(disk.hangs());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"latch not kept: raptor/shop/m1"_s));
    keeper.reset(); // returns, though the disk hangs
    QVERIFY(!QFile::exists(fileOf(u"raptor/shop/m1")));
    disk.release();
    QTRY_VERIFY(QFile::exists(fileOf(u"raptor/shop/m1")));
    QTRY_VERIFY(disk.isFree());
}

QTEST_GUILESS_MAIN(TestLatchKeeper)
#include "tst_latchkeeper.moc"
