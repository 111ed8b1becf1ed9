// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latch_support.h"
#include "tests/domain/fakes.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDir>

#include <sys/resource.h>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Latches on whose files others lay hands as well: other programs, and what befalls disks.
class TestLatchSharing : public QObject
{
    Q_OBJECT

    LatchPlace m_place;

    /// Of a program that hears nothing of others until it looks.
    LatchKeeperSetup deaf(Disk *disk = nullptr) const
    {
        LatchKeeperSetup setup = m_place.setup(disk);
        setup.lookEvery = 1h;
        setup.hearsNews = false;
        return setup;
    }
    /// Another program presses, later than latch().
    static LatchedStop pressElsewhere(const LatchPlace &place, QStringView device)
    {
        const LatchedStop newer{
            deviceId(device), u"019aa3e4-2"_s, u"Grace"_s, place.clock.wall() + 10ms, {}};
        FileLatchKeeper(place.setup()).keep(newer);
        return newer;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void otherProgramsAreHeard();
    void ownChangesAreNotEchoed();
    void lostFolderReleasesNothing();
    void listingThatFailsReleasesNothing();
    void whatIsNotProvenGoneStaysLatched();
    void lateReleaseLeavesANewerStop();
    void rp07_checkSeesWhatWasNotHeard_data();
    void rp07_checkSeesWhatWasNotHeard();
    void rp07_lostFolderIsMadeForTheNextCheck();
    void rp07_startUnderAnUnheardLatch_data();
    void rp07_startUnderAnUnheardLatch();
};

void TestLatchSharing::otherProgramsAreHeard()
{
    FileLatchKeeper console(m_place.setup());
    FileLatchKeeper other(m_place.setup());
    Heard heard(console);
    LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    other.keep(stop);
    QTRY_COMPARE(heard.latched.size(), 1);
    QCOMPARE(heard.latched.last().first().value<LatchedStop>(), stop);
    QCOMPARE(console.latched(), QList{stop});
    stop.confirmedAt = m_place.clock.wall() + 300ms;
    other.keep(stop);
    QTRY_COMPARE(heard.latched.size(), 2);
    QCOMPARE(heard.latched.last().first().value<LatchedStop>(), stop);
    QCOMPARE(heard.released.size(), 0);
    other.drop(stop.device);
    QTRY_COMPARE(heard.released.size(), 1);
    QCOMPARE(heard.released.last().first().value<DeviceId>(), stop.device);
    QVERIFY(console.latched().isEmpty());
}

void TestLatchSharing::ownChangesAreNotEchoed()
{
    FileLatchKeeper keeper(m_place.setup());
    FileLatchKeeper witness(m_place.setup());
    Heard heard(keeper);
    for (int number = 0; number < 30; ++number) {
        const LatchedStop stop = m_place.latch(u"raptor/shop/m%1"_s.arg(number));
        keeper.keep(stop);
        if (number % 2)
            keeper.drop(stop.device);
        QCoreApplication::processEvents();
    }
    // The witness has seen the others' last word, and later one of somebody else.
    QTRY_COMPARE(witness.latched().size(), 15);
    witness.keep(m_place.latch(u"raptor/shop/last"));
    QTRY_COMPARE(heard.latched.size(), 1);
    QCOMPARE(heard.latched.first().first().value<LatchedStop>().device,
             deviceId(u"raptor/shop/last"));
    QCOMPARE(heard.released.size(), 0);
    QCOMPARE(keeper.latched().size(), 16);
}

void TestLatchSharing::lostFolderReleasesNothing()
{
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    heard.keep(keeper, stop);
    QVERIFY(QDir().rename(m_place.data(), m_place.data() + u".away"_s));
    QTRY_COMPARE(heard.troubled.size(), 1);
    QTRY_VERIFY(QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
    QCOMPARE(keeper.latched(), QList{stop});
    QCOMPARE(heard.released.size(), 0);
}

void TestLatchSharing::listingThatFailsReleasesNothing()
{
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    heard.keep(keeper, stop);
    // No file can be opened any more; whether the folder exists can be told all the same.
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit none{3, limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool noticed =
        waitUntil([&] { return !heard.troubled.isEmpty() || !heard.released.isEmpty(); });
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(noticed);
    QCOMPARE(heard.released.size(), 0);
    QCOMPARE(keeper.latched(), QList{stop});
    QVERIFY(heard.firstTrouble().contains(u"cannot be read"_s));
    // And once it can be read again, a reset is heard.
    QVERIFY(QFile::remove(m_place.fileOf(u"raptor/shop/m1")));
    QTRY_COMPARE(heard.released.size(), 1);
}

void TestLatchSharing::whatIsNotProvenGoneStaysLatched()
{
    // Only the content tells the device of such a name; it is damaged.
    const LatchedStop stop = m_place.latch(u"raptor/shop/"_s + QString(180, u'运'));
    FileLatchKeeper keeper(m_place.setup());
    Heard heard(keeper);
    heard.keep(keeper, stop);
    m_place.put(m_place.folder() + u'/' + latchFileName(stop.device), "{");
    QTRY_VERIFY(!heard.troubled.isEmpty() || !heard.released.isEmpty());
    QCOMPARE(heard.released.size(), 0);
    QCOMPARE(keeper.latched(), QList{stop});
}

void TestLatchSharing::lateReleaseLeavesANewerStop()
{
    Disk disk;
    const LatchedStop stop = m_place.latch(u"raptor/shop/m1");
    FileLatchKeeper console(m_place.setup(&disk));
    Heard heard(console);
    heard.keep(console, stop);
    disk.stall();
    console.drop(stop.device);
    QVERIFY(disk.hangs());
    const LatchedStop newer = pressElsewhere(m_place, u"raptor/shop/m1");
    disk.release();
    QTRY_COMPARE(heard.settled.size(), 2);
    QTRY_COMPARE(console.latched(), QList{newer});
    QCOMPARE(heard.latched.size(), 1);
    QCOMPARE(FileLatchKeeper(m_place.setup()).latched(), QList{newer});
    // A reset of that one takes it away.
    console.drop(stop.device);
    QTRY_COMPARE(heard.settled.size(), 3);
    QVERIFY(!QFile::exists(m_place.fileOf(u"raptor/shop/m1")));
}

void TestLatchSharing::rp07_checkSeesWhatWasNotHeard_data()
{
    using Before = std::function<void(FileLatchKeeper &, Disk &, const LatchPlace &)>;
    QTest::addColumn<Before>("change");
    QTest::addColumn<QString>("against");
    QTest::addColumn<int>("adopted");
    const auto row = [](const char *name, const Before &before, const QString &against,
                        int adopted) { QTest::newRow(name) << before << against << adopted; };
    const auto keep = [](FileLatchKeeper &keeper, const LatchPlace &place) {
        Heard heard(keeper);
        heard.keep(keeper, place.latch(u"raptor/shop/m1"));
    };
    const auto dropInVain = [keep](FileLatchKeeper &keeper, Disk &disk, const LatchPlace &place) {
        keep(keeper, place);
        disk.fill(true);
        keeper.drop(deviceId(u"raptor/shop/m1"));
    };
    const auto press = [](const LatchPlace &place) { pressElsewhere(place, u"raptor/shop/m1"); };
    row(
        "nothing", [](auto &, auto &, auto &) {}, {}, 0);
    row(
        "of another device",
        [](auto &, auto &, auto &place) { pressElsewhere(place, u"raptor/shop/m2"); }, {}, 0);
    row(
        "of another program", [press](auto &, auto &, auto &place) { press(place); },
        u"e-stop latched by Grace in another program"_s, 1);
    row(
        "ours", [keep](auto &keeper, auto &, auto &place) { keep(keeper, place); }, {}, 0);
    row(
        "newer than ours",
        [keep, press](auto &keeper, auto &, auto &place) {
            keep(keeper, place);
            press(place);
        },
        u"latched by Grace"_s, 1);
    row("ours, released, and not removed yet", dropInVain, {}, 0);
    row(
        "newer than the one released here",
        [dropInVain, press](auto &keeper, auto &disk, auto &place) {
            dropInVain(keeper, disk, place);
            press(place);
        },
        u"latched by Grace"_s, 1);
    row(
        "makes no sense",
        [](auto &, auto &, auto &place) { place.put(place.fileOf(u"raptor/shop/m1"), "{"); },
        u"e-stop latched in another program"_s, 1);
    row(
        "ours, damaged",
        [keep](auto &keeper, auto &, auto &place) {
            keep(keeper, place);
            place.put(place.fileOf(u"raptor/shop/m1"), "{");
        },
        {}, 0);
}

void TestLatchSharing::rp07_checkSeesWhatWasNotHeard()
{
    using Before = std::function<void(FileLatchKeeper &, Disk &, const LatchPlace &)>;
    QFETCH(const Before, change);
    QFETCH(const QString, against);
    Disk disk;
    FileLatchKeeper keeper(deaf(&disk));
    Heard heard(keeper);
    change(keeper, disk, m_place);
    QCOMPARE(heard.latched.size(), 0);
    keeper.check(deviceId(u"raptor/shop/m1"), u"start-1"_s);
    QTRY_COMPARE(heard.checked.size(), 1);
    QCOMPARE(heard.checked.first().at(0).toString(), u"start-1"_s);
    const QString said = heard.checked.first().at(1).toString();
    QCOMPARE(said.isEmpty(), against.isEmpty());
    QVERIFY2(said.contains(against), qPrintable(said));
    QTEST(int(heard.latched.size()), "adopted");
    disk.fill(false);
    const qsizetype before = heard.settled.size();
    keeper.drop(deviceId(u"raptor/shop/m1"));
    QTRY_COMPARE(heard.settled.size(), before + 1);
}

void TestLatchSharing::rp07_lostFolderIsMadeForTheNextCheck()
{
    FileLatchKeeper keeper(deaf());
    Heard heard(keeper);
    QVERIFY(QDir().rename(m_place.data(), m_place.data() + u".away"_s));
    keeper.check(deviceId(u"raptor/shop/m1"), u"start-1"_s);
    QTRY_COMPARE(heard.checked.size(), 1);
    QVERIFY(heard.checked.first().at(1).toString().contains(u"cannot be read"_s));
    QTRY_COMPARE(heard.troubled.size(), 1);
    keeper.check(deviceId(u"raptor/shop/m1"), u"start-2"_s);
    QTRY_COMPARE(heard.checked.size(), 2);
    QCOMPARE(heard.checked.last().at(1).toString(), QString());
}

void TestLatchSharing::rp07_startUnderAnUnheardLatch_data()
{
    QTest::addColumn<bool>("pressed");
    QTest::newRow("pressed in another program") << true;
    QTest::newRow("not pressed") << false;
}

/// The command service on a real trail and real latches.
void TestLatchSharing::rp07_startUnderAnUnheardLatch()
{
    QFETCH(const bool, pressed);
    SqliteAuditTrail trail({.directory = m_place.data()}, m_place.clock);
    FileLatchKeeper keeper(deaf());
    CommandBench bench;
    bench.trail = &trail;
    bench.keeper = &keeper;
    bench.restart();
    LatchedStop stop;
    if (pressed)
        stop = pressElsewhere(m_place, bench.motor.text());
    QVERIFY(bench.service->offer(bench.motor, CommandKind::Start).available());
    const QString id = bench.begin();
    QVERIFY2(bench.gateway.sent.isEmpty(), "neither its row nor the latches can have been read");
    QTRY_VERIFY(bench.record(id).outcome != CommandOutcome::Pending
                || !bench.gateway.sent.isEmpty());
    QCOMPARE(bench.gateway.count(CommandKind::Start), pressed ? 0 : 1);
    QCOMPARE(bench.service->latched(bench.motor), pressed);
    if (!pressed)
        return;
    QCOMPARE(bench.record(id).refusal, Refusal::EStopLatched);
    QVERIFY(bench.record(id).detail.contains(u"Grace"_s));
    QCOMPARE(bench.gateway.sent.first().commandId, stop.commandId);
    QCOMPARE(keeper.latched(), QList{stop});
}

QTEST_GUILESS_MAIN(TestLatchSharing)
#include "tst_latchsharing.moc"
