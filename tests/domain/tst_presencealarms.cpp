// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_PresenceAlarms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void staleOnce();
    void silentAloneWaitsForTheLink();
    void saidOfflineOnce();
    void signedOffWithItsBroker();
    void offlineExplainsStale();
    void staleOfAnOfflineDevice();
    void neverSeen_data();
    void neverSeen();
    void neverSeenWaitsForItsBroker();
    void neverSeenWhereItWasHeard_data();
    void neverSeenWhereItWasHeard();
    void linkLostRaisesNothing();
    void lostFeedIsTold();
    void halfOpenLinkRaisesNothing();
    void missingAfterTheLinkIsBack();
    void standingOnesAreSuppressed();
    void comesBackAfterTheOthers();
    void restartKeepsWhatStands();
    void activeInAJournalThatIsTakenOver();
};

namespace {

const QList<Reading> standing{{u"running"_s, false}, {u"estop"_s, false}};

/// A second gateway, which goes on reporting.
DeviceId addNeighbour(AlarmBench &bench, const QString &name = u"raptor/shop/m2"_s)
{
    const DeviceId device = id(name);
    bench.states.known.insert(device, bench.states.known.value(bench.motor));
    bench.watch->deviceChanged(device);
    return device;
}

} // namespace

void tst_PresenceAlarms::staleOnce()
{
    AlarmBench bench;
    const DeviceId other = addNeighbour(bench);
    bench.report(standing);
    bench.becomes(Quality::Late);
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList());
    bench.becomes(Quality::Stale);
    bench.advance(Milliseconds(100));
    bench.report(other, standing); // the link works
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
    for (int i = 0; i < 10; ++i) {
        bench.report(other, standing);
        bench.becomes(Quality::Stale);
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList());
    QCOMPARE(bench.sink.definitions.value(bench.key({}, u"stale"_s)).priority, AlarmPriority::Low);
    bench.repeat(standing, Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList()); // a single report is not trusted
    bench.repeat(standing, Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1:stale"_s});
}

void tst_PresenceAlarms::silentAloneWaitsForTheLink()
{
    AlarmBench bench;
    bench.report(standing);
    bench.wait(Milliseconds(4000));
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(2900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200)); // the link would be known as dead by now
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
}

void tst_PresenceAlarms::saidOfflineOnce()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::SaidOffline);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:offline"_s});
    QVERIFY(!bench.sink.occurrences.value(bench.key({}, u"offline"_s)).detail.isEmpty());
    bench.repeat(standing, Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1:offline"_s});
}

/// A broker that is shut down tells the last will of each, and then the line ends.
void tst_PresenceAlarms::signedOffWithItsBroker()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::SaidOffline);
    bench.wait(Milliseconds(1000));
    bench.brokerIs(u"local"_s, SessionState::Down);
    bench.wait(Milliseconds(2000));
    for (const QString &told : bench.told())
        QVERIFY2(!told.contains(u"offline"_s), qPrintable(told));
    bench.brokerIs(u"local"_s, SessionState::Up);
    bench.wait(Milliseconds(1000));
    bench.repeat(standing, Milliseconds(20'000));
    for (const QString &told : bench.told())
        QVERIFY2(!told.contains(u"offline"_s), qPrintable(told));
}

void tst_PresenceAlarms::offlineExplainsStale()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
    bench.becomes(Quality::Offline, OfflineReason::SaidOffline); // its last will comes late
    bench.wait(Milliseconds(3200));
    QCOMPARE(bench.told(),
             (QStringList{u"raise raptor/shop/m1:offline"_s,
                          u"suppress raptor/shop/m1:stale: the device is offline"_s}));
    bench.repeat(standing, Milliseconds(4000));
    QCOMPARE(bench.sink.active(), 0);
}

/// It signs on again and says nothing: nobody is to hear that it is stale as well.
void tst_PresenceAlarms::staleOfAnOfflineDevice()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::SaidOffline);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:offline"_s});
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(),
             (QStringList{u"suppress raptor/shop/m1:stale: the device is offline"_s,
                          u"raise raptor/shop/m1:stale"_s}));
}

void tst_PresenceAlarms::neverSeen_data()
{
    QTest::addColumn<Quality>("quality");
    QTest::addColumn<OfflineReason>("reason");
    QTest::addColumn<qint64>("periodMs");
    QTest::addColumn<qint64>("afterMs");
    QTest::newRow("known from an earlier run")
        << Quality::Offline << OfflineReason::NeverSeen << 2000LL << 10'000LL;
    QTest::newRow("slow") << Quality::Offline << OfflineReason::NeverSeen << 60'000LL << 120'000LL;
    QTest::newRow("only retained")
        << Quality::LastKnown << OfflineReason::None << 2000LL << 10'000LL;
}

void tst_PresenceAlarms::neverSeen()
{
    QFETCH(const Quality, quality);
    QFETCH(const OfflineReason, reason);
    QFETCH(const qint64, periodMs);
    QFETCH(const qint64, afterMs);
    AlarmBench bench;
    bench.change([=](DeviceState &state) {
        state.quality = quality;
        state.offline = reason;
        state.period = Milliseconds(periodMs);
        state.broker = quality == Quality::LastKnown ? u"local"_s : QString();
    });
    bench.wait(Milliseconds(afterMs - 100));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:offline"_s});
    bench.repeat(standing, Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1:offline"_s});
}

void tst_PresenceAlarms::neverSeenWaitsForItsBroker()
{
    auto profile = alarmedMotorProfile();
    profile->home = u"cloud"_s;
    AlarmBench bench(profile);
    bench.brokers = {u"local"_s, u"cloud"_s};
    bench.watch->setBrokers(brokersNamed(bench.brokers));
    bench.change([](DeviceState &state) {
        state.quality = Quality::Offline;
        state.offline = OfflineReason::NeverSeen;
        state.broker.clear();
    });
    bench.wait(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList()); // local is up, and it is no matter
    bench.brokerIs(u"cloud"_s, SessionState::Up);
    bench.wait(Milliseconds(9900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:offline"_s});
}

void tst_PresenceAlarms::neverSeenWhereItWasHeard_data()
{
    QTest::addColumn<QString>("lastBroker");
    QTest::addColumn<QStringList>("expectedByCloud");
    QTest::addColumn<bool>("raised");
    const QStringList all;
    QTest::newRow("by the broker that is down") << u"cloud"_s << all << false;
    QTest::newRow("by the one that is up") << u"local"_s << all << true;
    QTest::newRow("nobody knows") << QString() << all << false;
    QTest::newRow("by one that is configured no more") << u"old"_s << all << false;
    QTest::newRow("nobody knows, but not there")
        << QString() << QStringList{u"battery/*"_s} << true;
}

/// A restart with one of two brokers down: that it is lost is said, and explains who is not heard.
void tst_PresenceAlarms::neverSeenWhereItWasHeard()
{
    QFETCH(const QString, lastBroker);
    QFETCH(const QStringList, expectedByCloud);
    QFETCH(const bool, raised);
    AlarmBench bench;
    auto brokers = brokersNamed({u"local"_s, u"cloud"_s});
    brokers[0].expectedDevices =
        expectedByCloud.isEmpty() ? QStringList() : QStringList{u"*/*/*"_s};
    brokers[1].expectedDevices = expectedByCloud;
    bench.watch = std::make_unique<AlarmWatch>(bench.states, bench.clock, bench.sink);
    bench.watch->setBrokers(brokers);
    bench.brokerIs(u"local"_s, SessionState::Up);
    bench.brokerIs(u"cloud"_s, SessionState::Down);
    bench.change([&lastBroker](DeviceState &state) {
        state.quality = Quality::Offline;
        state.offline = OfflineReason::NeverSeen;
        state.broker.clear();
        state.lastBroker = lastBroker;
    });
    const QString offline = u"raise raptor/shop/m1:offline"_s;
    bench.wait(Milliseconds(10'100));
    QCOMPARE(bench.told(), raised ? QStringList{offline} : QStringList());
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"raise broker/cloud:lost"_s});
    if (raised)
        return;
    bench.brokerIs(u"cloud"_s, SessionState::Up);
    bench.wait(Milliseconds(9900));
    QCOMPARE(bench.told(), QStringList{u"clear broker/cloud:lost"_s});
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{offline});
}

/// A hundred devices, one broker: one alarm, and it ends by itself.
void tst_PresenceAlarms::linkLostRaisesNothing()
{
    AlarmBench bench;
    QList<DeviceId> devices{bench.motor};
    for (int i = 0; i < 99; ++i)
        devices.append(addNeighbour(bench, u"raptor/shop/n%1"_s.arg(i)));
    for (const DeviceId &device : std::as_const(devices))
        bench.report(device, standing);
    bench.brokerIs(u"local"_s, SessionState::Connecting);
    for (const DeviceId &device : std::as_const(devices))
        bench.becomes(device, Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"raise broker/local:lost"_s});

    bench.brokerIs(u"local"_s, SessionState::Up);
    for (const DeviceId &device : std::as_const(devices)) // by their age
        bench.becomes(device, Quality::Stale);
    bench.wait(Milliseconds(2500));
    QCOMPARE(bench.told(), QStringList{u"clear broker/local:lost"_s});
    for (int i = 0; i < 10; ++i) {
        for (const DeviceId &device : std::as_const(devices))
            bench.report(device, standing);
        bench.wait(Milliseconds(2000));
    }
    QCOMPARE(bench.told(), QStringList());
}

/// A feed has no alarm of its own: what was read from it has.
void tst_PresenceAlarms::lostFeedIsTold()
{
    AlarmBench bench;
    bench.watch->setFeeds({u"battery-ws"_s});
    bench.states.known[bench.motor].broker = u"battery-ws"_s;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:offline"_s});
    bench.report(standing);
    bench.becomes(Quality::Good);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1:offline"_s});
}

/// The broker stands still and its socket stays open: devices are stale before the link is known
/// as dead.
void tst_PresenceAlarms::halfOpenLinkRaisesNothing()
{
    AlarmBench bench;
    const DeviceId other = addNeighbour(bench);
    bench.report(standing);
    bench.wait(Milliseconds(1900));
    bench.report(other, standing);
    bench.wait(Milliseconds(2100));
    bench.becomes(Quality::Stale); // 4 s after its last report
    bench.wait(Milliseconds(1000));
    bench.becomes(other, Quality::Offline, OfflineReason::NoLink); // known as dead
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_PresenceAlarms::missingAfterTheLinkIsBack()
{
    AlarmBench bench;
    const DeviceId other = addNeighbour(bench);
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(30'000));
    bench.becomes(Quality::Stale);
    for (int i = 0; i < 19; ++i) {
        bench.report(other, standing);
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList()); // it is given time
    for (int i = 0; i < 3; ++i) {
        bench.report(other, standing);
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
}

void tst_PresenceAlarms::standingOnesAreSuppressed()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    QCOMPARE(bench.told(), QStringList{u"suppress raptor/shop/m1:stale: no link to local"_s});
    bench.wait(Milliseconds(30'000));
    bench.becomes(Quality::Stale); // the link is back, and it is as it was
    bench.wait(Milliseconds(19'900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"unsuppress raptor/shop/m1:stale"_s});

    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(1000));
    (void)bench.told();
    bench.repeat(standing, Milliseconds(6000)); // now it comes back with the link
    QCOMPARE(bench.told(),
             (QStringList{u"clear raptor/shop/m1:stale"_s, u"unsuppress raptor/shop/m1:stale"_s}));
}

/// A broker that died ends the lines of its devices too: each comes back in its own time.
void tst_PresenceAlarms::comesBackAfterTheOthers()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(10'000));
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(18'000));
    bench.repeat(standing, Milliseconds(6000));
    QCOMPARE(bench.told(), QStringList());

    bench.becomes(Quality::Stale); // from here on it is its own silence
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
}

void tst_PresenceAlarms::restartKeepsWhatStands()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
    bench.restart();
    bench.becomes(Quality::Offline, OfflineReason::NeverSeen);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.told(), QStringList());
    bench.repeat(standing, Milliseconds(3000));
    QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/m1:stale"_s});
}

/// What explains it was known before: that it stands is not to be heard.
void tst_PresenceAlarms::activeInAJournalThatIsTakenOver()
{
    AlarmBench bench;
    bench.report(standing);
    bench.becomes(Quality::Offline, OfflineReason::NoLink);
    bench.wait(Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
    for (const QString &rule : {u"stale"_s, u"offline"_s}) {
        const AlarmKey key = bench.key({}, rule);
        bench.sink.statuses[key].state = AlarmState::ActiveUnacknowledged;
        bench.watch->tellAgain(key);
        QCOMPARE(bench.told(), QStringList{u"suppress %1: no link to local"_s.arg(key.text())});
    }
    bench.repeat(standing, Milliseconds(6000));
    QCOMPARE(bench.sink.active(), 0);
    (void)bench.told();

    bench.becomes(Quality::Stale);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/m1:stale"_s});
    const AlarmKey offline = bench.key({}, u"offline"_s); // it explains what stands here
    bench.sink.statuses[offline].state = AlarmState::ActiveUnacknowledged;
    bench.watch->tellAgain(offline);
    QCOMPARE(bench.told(), QStringList{u"suppress raptor/shop/m1:stale: the device is offline"_s});
}

QTEST_GUILESS_MAIN(tst_PresenceAlarms)
#include "tst_presencealarms.moc"
