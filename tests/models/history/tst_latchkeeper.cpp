// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latch_support.h"

#include <QtCore/QDir>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLatchKeeper : public QObject
{
    Q_OBJECT

    LatchPlace m_place;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void survivesARestart_data();
    void survivesARestart();
    void filesAreTheOwnersAlone();
    void lastWishCounts();
    void nonsenseIsALatch_data();
    void nonsenseIsALatch();
    void damagedWhileLatched();
    void fullDiskIsSaidAndTriedAgain();
    void releaseThatCannotBeWritten();
    void withoutAFolder();
    void slowDiskGetsTheNewestOnly();
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
    LatchedStop stop = m_place.latch(device);
    if (confirmed)
        stop.confirmedAt = m_place.clock.wall() + 412ms;
    {
        FileLatchKeeper keeper(m_place.setup());
        QVERIFY(keeper.latched().isEmpty());
        keeper.keep(stop);
        QCOMPARE(keeper.latched(), QList{stop});
    }
    {
        FileLatchKeeper keeper(m_place.setup());
        QCOMPARE(keeper.latched(), QList{stop});
        QCOMPARE(QDir(m_place.folder()).entryList(QDir::Files),
                 QStringList{latchFileName(stop.device)});
        keeper.drop(stop.device);
        QVERIFY(keeper.latched().isEmpty());
    }
    QVERIFY(FileLatchKeeper(m_place.setup()).latched().isEmpty());
}

void TestLatchKeeper::filesAreTheOwnersAlone()
{
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    keeper.keep(m_place.latch(u"raptor/shop/m1"));
    QTRY_COMPARE(heard.settled.size(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_place.folder()) & others));
    QVERIFY(!(QFile::permissions(m_place.fileOf(u"raptor/shop/m1")) & others));
}

void TestLatchKeeper::lastWishCounts()
{
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    for (const bool kept : {true, false}) {
        {
            FileLatchKeeper keeper(m_place.setup());
            for (int turn = 0; turn < 20; ++turn) {
                keeper.drop(stop.device);
                keeper.keep(stop);
            }
            if (!kept)
                keeper.drop(stop.device);
        }
        QCOMPARE(FileLatchKeeper(m_place.setup()).latched().size(), kept ? 1 : 0);
    }
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
    QVERIFY(QDir().mkpath(m_place.folder()));
    m_place.put(m_place.folder() + u'/' + name, content);
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    QStringList latched;
    for (const LatchedStop &stop : keeper.latched())
        latched.append(stop.device.text());
    QCOMPARE(latched, devices);
    QTRY_COMPARE(heard.troubled.size(), 1);
    QVERIFY(heard.firstTrouble().contains(name));
    QVERIFY(QFile::exists(m_place.folder() + u'/' + name));
    // A reset that is meant takes it away.
    if (!devices.isEmpty())
        keeper.drop(deviceId(devices.first()));
    QTRY_COMPARE(QFile::exists(m_place.folder() + u'/' + name), devices.isEmpty());
}

void TestLatchKeeper::damagedWhileLatched()
{
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    heard.keep(keeper, stop);
    m_place.put(m_place.fileOf(u"raptor/shop/m1"), "{");
    QTRY_COMPARE(heard.troubled.size(), 1);
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(heard.latched.size(), 0);
}

void TestLatchKeeper::fullDiskIsSaidAndTriedAgain()
{
    Disk disk;
    disk.fill(true);
    FileLatchKeeper keeper(m_place.setup(&disk));
    Heard heard(keeper);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    keeper.keep(stop);
    QTRY_COMPARE(heard.troubled.size(), 1);
    QVERIFY(heard.firstTrouble().contains(u"this run only: no space left"_s));
    // It looks again and again, finds nothing on the disk, and believes itself.
    QTRY_VERIFY(disk.commits() > 5);
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(heard.released.size(), 0);
    QCOMPARE(heard.troubled.size(), 1);
    disk.fill(false);
    QTRY_COMPARE(heard.settled.size(), 1);
    QVERIFY(QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
}

void TestLatchKeeper::releaseThatCannotBeWritten()
{
    Disk disk;
    FileLatchKeeper keeper(m_place.setup(&disk));
    Heard heard(keeper);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    heard.keep(keeper, stop);
    disk.fill(true);
    keeper.drop(stop.device);
    QTRY_COMPARE(heard.troubled.size(), 1);
    QVERIFY(heard.firstTrouble().contains(u"cannot be removed"_s));
    QTRY_VERIFY(disk.commits() > 5);
    QCOMPARE(heard.latched.size(), 0);
    disk.fill(false);
    QTRY_COMPARE(heard.settled.size(), 2);
    QVERIFY(!QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
}

void TestLatchKeeper::withoutAFolder()
{
    auto keeper = std::make_unique<FileLatchKeeper>(LatchKeeperSetup{{}, 20ms, {}});
    QSignalSpy troubled(keeper.get(), &LatchKeeper::troubled);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
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

/// Behind a slow disk no latch waits for what is out of date, of its own device or of another.
void TestLatchKeeper::slowDiskGetsTheNewestOnly()
{
    Disk disk;
    FileLatchKeeper keeper(m_place.setup(&disk));
    QSignalSpy settled(&keeper, &FileLatchKeeper::settled);
    disk.stall();
    keeper.keep(m_place.latch(u"raptor/shop/m0"));
    QVERIFY(disk.hangs());
    const int before = disk.commits();
    QList<LatchedStop> newest;
    for (int press = 0; press < 50; ++press) {
        newest.clear();
        for (const QStringView device : {u"raptor/shop/m1", u"raptor/shop/m2"}) {
            LatchedStop stop = m_place.latch(device);
            stop.commandId = u"019aa3e4-%1"_s.arg(press);
            keeper.keep(stop);
            newest.append(stop);
        }
    }
    keeper.keep(m_place.latch(u"raptor/shop/m3"));
    keeper.drop(deviceId(u"raptor/shop/m3"));
    disk.release();
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(disk.commits() - before, 3); // m1, m2 and m3
    newest.prepend(m_place.latch(u"raptor/shop/m0"));
    QCOMPARE(FileLatchKeeper(m_place.setup()).latched(), newest);
}

void TestLatchKeeper::destructorDoesNotWaitForAStalledDisk()
{
    Disk disk;
    auto keeper = std::make_unique<FileLatchKeeper>(m_place.setup(&disk));
    disk.stall();
    keeper->keep(m_place.latch(u"raptor/shop/m1"));
    QVERIFY(disk.hangs());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"latch not kept: raptor/shop/m1"_s));
    keeper.reset(); // returns, though the disk hangs
    QVERIFY(!QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
    disk.release();
    QTRY_VERIFY(QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
    QTRY_VERIFY(disk.isFree());
}

QTEST_GUILESS_MAIN(TestLatchKeeper)
#include "tst_latchkeeper.moc"
