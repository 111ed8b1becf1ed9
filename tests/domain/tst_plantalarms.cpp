// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_PlantAlarms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void brokerLostOnce();
    void eitherSessionCounts_data();
    void eitherSessionCounts();
    void neverUp();
    void passwordIsAwaited();
    void removedBroker();
    void certificate_data();
    void certificate();
    void certificateByTime();
    void certificateOfAnotherServer_data();
    void certificateOfAnotherServer();
    void certificateOfAnEarlierRun();
    void whatIsMissing();
    void clockOfTheConsole_data();
    void clockOfTheConsole();
    void clockThatNobodyHearsOf_data();
    void clockThatNobodyHearsOf();
    void clockIsNotKnown();
    void disk();
    void rp24_diskThatIsNotWritten();
    void twoDisks();
    void redefined();
    void definitions();
};

namespace {

const QString lost = u"broker/local:lost"_s;

} // namespace

void tst_PlantAlarms::brokerLostOnce()
{
    AlarmBench bench;
    bench.brokerIs(u"local"_s, SessionState::Connecting);
    bench.wait(Milliseconds(2900));
    QCOMPARE(bench.told(), QStringList()); // it may come back by itself
    for (int i = 0; i < 30; ++i) {
        bench.brokerIs(u"local"_s, i % 2 == 0 ? SessionState::Down : SessionState::Connecting);
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), QStringList{u"raise "_s + lost});
    const AlarmKey key{{}, u"broker/local"_s, u"lost"_s};
    QCOMPARE(bench.sink.occurrences.value(key).detail, u"connection refused"_s);
    QCOMPARE(bench.sink.definitions.value(key).priority, AlarmPriority::High);
    bench.brokerIs(u"local"_s, SessionState::Up);
    bench.wait(Milliseconds(2500));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + lost});
    bench.brokerIs(u"local"_s, SessionState::Down);
    bench.wait(Milliseconds(1000));
    bench.brokerIs(u"local"_s, SessionState::Up);
    bench.wait(Milliseconds(10'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_PlantAlarms::eitherSessionCounts_data()
{
    QTest::addColumn<SessionState>("telemetry");
    QTest::addColumn<SessionState>("command");
    QTest::newRow("telemetry") << SessionState::Connecting << SessionState::Up;
    QTest::newRow("commands") << SessionState::Up << SessionState::Down;
}

void tst_PlantAlarms::eitherSessionCounts()
{
    QFETCH(const SessionState, telemetry);
    QFETCH(const SessionState, command);
    AlarmBench bench;
    BrokerStatus status;
    status.name = u"local"_s;
    status.telemetry = telemetry;
    status.command = command;
    bench.watch->brokerChanged(status);
    bench.wait(Milliseconds(3100));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + lost});
}

void tst_PlantAlarms::neverUp()
{
    AlarmBench bench;
    bench.watch->setBrokers(brokersNamed({u"local"_s, u"cloud"_s}));
    bench.wait(Milliseconds(15'000));
    bench.brokerIs(u"cloud"_s, SessionState::Connecting);
    bench.wait(Milliseconds(14'900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"raise broker/cloud:lost"_s});
    bench.brokerIs(u"unheard-of"_s, SessionState::Down);
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_PlantAlarms::passwordIsAwaited()
{
    AlarmBench bench;
    bench.watch->setBrokers(brokersNamed({u"local"_s, u"cloud"_s}));
    BrokerStatus status;
    status.name = u"cloud"_s;
    status.secretsAwaited = {SecretKind::Password};
    bench.watch->brokerChanged(status);
    bench.wait(Milliseconds(120'000));
    QCOMPARE(bench.told(), QStringList());
    status.secretsAwaited.clear();
    status.telemetry = SessionState::Connecting;
    bench.watch->brokerChanged(status);
    bench.wait(Milliseconds(29'900));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(200));
    QCOMPARE(bench.told(), QStringList{u"raise broker/cloud:lost"_s});
}

void tst_PlantAlarms::removedBroker()
{
    AlarmBench bench;
    bench.brokerIs(u"local"_s, SessionState::Down);
    bench.wait(Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + lost});
    bench.watch->setBrokers(brokersNamed({u"cloud"_s}));
    QCOMPARE(bench.told(), QStringList{u"clear "_s + lost});
    QVERIFY(!bench.watch->definition({{}, u"broker/local"_s, u"lost"_s}));
    QVERIFY(bench.watch->definition({{}, u"broker/cloud"_s, u"lost"_s}));
}

void tst_PlantAlarms::certificate_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("raised");
    QTest::addColumn<QString>("detail");
    QTest::newRow("long") << 400 << false << QString();
    QTest::newRow("31 days") << 31 << false << QString();
    QTest::newRow("29 days") << 29 << true << u"on %1, days left: 29"_s;
    QTest::newRow("over") << -1 << true << u"it has expired on %1"_s;
}

void tst_PlantAlarms::certificate()
{
    QFETCH(const int, days);
    QFETCH(const bool, raised);
    QFETCH(const QString, detail);
    const AlarmKey key{{}, u"broker/local"_s, u"certificate"_s};
    AlarmBench bench;
    const WallTime expires = bench.clock.wall() + std::chrono::days(days) + std::chrono::hours(1);
    for (int i = 0; i < 3; ++i) {
        bench.watch->certificateSeen(u"local"_s, expires);
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), raised ? QStringList{u"raise "_s + key.text()} : QStringList());
    const QDateTime day = QDateTime::fromMSecsSinceEpoch(toEpochMs(expires));
    QCOMPARE(bench.sink.occurrences.value(key).detail,
             raised ? detail.arg(day.toString(u"yyyy-MM-dd"_s)) : QString());
    bench.watch->certificateSeen(u"local"_s, bench.clock.wall() + std::chrono::days(90));
    QCOMPARE(bench.told(), raised ? QStringList{u"clear "_s + key.text()} : QStringList());
    bench.watch->certificateSeen(u"unheard-of"_s, bench.clock.wall());
    QCOMPARE(bench.told(), QStringList());
}

void tst_PlantAlarms::certificateByTime()
{
    AlarmBench bench;
    bench.watch->certificateSeen(
        u"local"_s, bench.clock.wall() + std::chrono::days(30) + std::chrono::hours(2));
    bench.advance(std::chrono::hours(1));
    QCOMPARE(bench.told(), QStringList());
    bench.advance(std::chrono::hours(2));
    QCOMPARE(bench.told(), QStringList{u"raise broker/local:certificate"_s});
}

void tst_PlantAlarms::certificateOfAnotherServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("why");
    QTest::newRow("the same") << u"mqtts://local.example"_s << QString();
    QTest::newRow("another host") << u"mqtts://other.example"_s
                                  << u"the broker has another address now"_s;
    QTest::newRow("another port") << u"mqtts://local.example:8884"_s
                                  << u"the broker has another address now"_s;
    QTest::newRow("without TLS") << u"mqtt://local.example"_s
                                 << u"the broker is reached without TLS now"_s;
}

void tst_PlantAlarms::certificateOfAnotherServer()
{
    QFETCH(const QString, url);
    QFETCH(const QString, why);
    const AlarmKey key{{}, u"broker/local"_s, u"certificate"_s};
    AlarmBench bench;
    const WallTime soon = bench.clock.wall() + std::chrono::days(3);
    bench.watch->certificateSeen(u"local"_s, soon);
    QCOMPARE(bench.told(), QStringList{u"raise "_s + key.text()});
    auto brokers = brokersNamed({u"local"_s});
    brokers.first().url = BrokerUrl::parse(url).value();
    brokers.first().rank = 7;
    bench.watch->setBrokers(brokers);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.told(), why.isEmpty() ? QStringList() : QStringList{u"clear "_s + key.text()});
    QCOMPARE(bench.sink.withdrawn.value(key), why);
    if (why.isEmpty())
        return;
    bench.watch->certificateSeen(u"local"_s, soon);
    const bool encrypted = brokers.first().url.isEncrypted();
    QCOMPARE(bench.told(), encrypted ? QStringList{u"raise "_s + key.text()} : QStringList());
}

/// With TLS it stands until a certificate is seen; without there will never be one.
void tst_PlantAlarms::certificateOfAnEarlierRun()
{
    const AlarmKey key{{}, u"broker/local"_s, u"certificate"_s};
    AlarmBench bench;
    bench.sink.statuses.insert(key, {AlarmState::ActiveAcknowledged});
    bench.restart();
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.sink.status(key).state, AlarmState::ActiveAcknowledged);
    bench.watch->certificateSeen(u"local"_s, bench.clock.wall() + std::chrono::days(90));
    bench.wait(Milliseconds(3000));
    QCOMPARE(bench.sink.status(key).state, AlarmState::Normal);

    bench.sink.statuses.insert(key, {AlarmState::ActiveAcknowledged});
    bench.watch = std::make_unique<AlarmWatch>(bench.states, bench.clock, bench.sink);
    auto brokers = brokersNamed({u"local"_s});
    brokers.first().url = BrokerUrl::parse(u"mqtt://local.example").value();
    bench.watch->setBrokers(brokers);
    QCOMPARE(bench.sink.status(key).state, AlarmState::Normal);
    QCOMPARE(bench.sink.withdrawn.value(key), u"the broker is reached without TLS now"_s);
}

void tst_PlantAlarms::whatIsMissing()
{
    AlarmBench bench;
    const auto missing = [&bench](const QString &subject, const QString &rule) {
        return bench.watch->missing({{}, subject, rule});
    };
    QCOMPARE(missing(u"broker/local"_s, u"lost"_s), QString());
    QCOMPARE(missing(u"broker/local"_s, u"slow"_s), u"there is no such rule"_s);
    QCOMPARE(missing(u"broker/cloud"_s, u"lost"_s), u"the broker is not configured any more"_s);
    QCOMPARE(missing(u"console"_s, u"disk-low"_s), QString());
    QCOMPARE(missing(u"console"_s, u"on-fire"_s), u"there is no such rule"_s);
    bench.watch = std::make_unique<AlarmWatch>(bench.states, bench.clock, bench.sink);
    QCOMPARE(missing(u"broker/cloud"_s, u"lost"_s), QString()); // nobody has told which there are
    QVERIFY(!bench.watch->lacksBroker({{}, u"broker/cloud"_s, u"lost"_s}));
    bench.watch->setBrokers(brokersNamed({u"local"_s}));
    QVERIFY(bench.watch->lacksBroker({{}, u"broker/cloud"_s, u"lost"_s}));
    QVERIFY(!bench.watch->lacksBroker({{}, u"broker/local"_s, u"slow"_s}));
    QVERIFY(!bench.watch->lacksBroker({{}, u"console"_s, u"on-fire"_s}));
    QVERIFY(!bench.watch->lacksBroker({bench.motor, u"broker/cloud"_s, u"lost"_s}));
}

void tst_PlantAlarms::clockOfTheConsole_data()
{
    QTest::addColumn<int>("devices");
    QTest::addColumn<QStringList>("raised");
    QTest::newRow("one device") << 1 << QStringList{u"raptor/shop/n0:clock-skew"_s};
    QTest::newRow("two") << 2 << QStringList{u"console:clock-skew"_s};
    QTest::newRow("a hundred") << 100 << QStringList{u"console:clock-skew"_s};
}

/// It is set an hour back under running devices, which report every other second: their clocks all
/// seem to have jumped.
void tst_PlantAlarms::clockOfTheConsole()
{
    QFETCH(const int, devices);
    QFETCH(const QStringList, raised);
    AlarmBench bench;
    bench.states.known.clear();
    const auto profile = alarmedMotorProfile();
    const QList<Reading> standing{{u"running"_s, false}, {u"estop"_s, false}};
    Milliseconds skew{40};
    Milliseconds odd{0}; // of the first one alone
    const auto report = [&](Milliseconds total) {
        for (Milliseconds passed{0}; passed < total; passed += Milliseconds(2000)) {
            for (int i = 0; i < devices; ++i) {
                const DeviceId device = id(u"raptor/shop/n%1"_s.arg(i));
                if (!bench.states.known.contains(device))
                    bench.states.known.insert(device, AlarmBench::stateOf(profile, standing));
                bench.states.known[device].clockOffset =
                    skew + Milliseconds(10 * i) + (i == 0 ? odd : Milliseconds(0));
                bench.report(device, standing);
            }
            bench.wait(Milliseconds(2000));
        }
    };
    report(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList());
    bench.clock.jumpWall(Milliseconds(-3'600'000));
    skew += Milliseconds(3'600'000);
    report(Milliseconds(60'000));
    QStringList expected;
    for (const QString &key : raised)
        expected.append(u"raise "_s + key);
    QCOMPARE(bench.told(), expected);
    if (devices == 1)
        return;
    const AlarmKey key{{}, u"console"_s, u"clock-skew"_s};
    QVERIFY(bench.sink.occurrences.value(key).detail.contains(u"behind most devices"_s));
    QCOMPARE(bench.sink.definitions.value(key).text, u"Clock of this console wrong"_s);

    if (devices > 2) { // one that is wrong by itself is noticed nevertheless
        odd = Milliseconds(10'000);
        report(Milliseconds(20'000));
        QCOMPARE(bench.told(), QStringList{u"raise raptor/shop/n0:clock-skew"_s});
        odd = Milliseconds(0);
        report(Milliseconds(20'000));
        QCOMPARE(bench.told(), QStringList{u"clear raptor/shop/n0:clock-skew"_s});
    }
    bench.clock.jumpWall(Milliseconds(3'600'000)); // it is set right
    skew -= Milliseconds(3'600'000);
    report(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList{u"clear console:clock-skew"_s});
}

void tst_PlantAlarms::clockThatNobodyHearsOf_data()
{
    QTest::addColumn<AlarmStatus>("status");
    QTest::addColumn<AlarmChange>("change");
    QTest::addColumn<bool>("heard");
    AlarmStatus shelved;
    shelved.shelving = AlarmShelving::Timed;
    AlarmStatus outOfService;
    outOfService.outOfService = true;
    AlarmChange off;
    off.enabled = false;
    AlarmChange minute;
    minute.limit = 60'000;
    AlarmChange five;
    five.limit = 5'000;
    QTest::newRow("as it is") << AlarmStatus() << AlarmChange() << true;
    QTest::newRow("shelved") << shelved << AlarmChange() << false;
    QTest::newRow("out of service") << outOfService << AlarmChange() << false;
    QTest::newRow("not watched") << AlarmStatus() << off << false;
    QTest::newRow("a minute is allowed") << AlarmStatus() << minute << false;
    QTest::newRow("five seconds are") << AlarmStatus() << five << true;
}

/// What is kept from operators explains nothing: then the devices say it.
void tst_PlantAlarms::clockThatNobodyHearsOf()
{
    QFETCH(const AlarmStatus, status);
    QFETCH(const AlarmChange, change);
    QFETCH(const bool, heard);
    AlarmBench bench;
    bench.states.known.clear();
    const AlarmKey key{{}, u"console"_s, u"clock-skew"_s};
    bench.sink.statuses.insert(key, status);
    bench.watch->setOverrides({{key, change}});
    const QList<Reading> standing{{u"running"_s, false}, {u"estop"_s, false}};
    for (int second = 0; second < 20; ++second) {
        for (const QString &name : {u"raptor/shop/n0"_s, u"raptor/shop/n1"_s}) {
            const DeviceId device = id(name);
            if (second == 0)
                bench.states.known.insert(device,
                                          AlarmBench::stateOf(alarmedMotorProfile(), standing));
            bench.states.known[device].clockOffset = Milliseconds(10'000);
            bench.report(device, standing);
        }
        bench.wait(Milliseconds(1000));
    }
    QStringList told = bench.told().filter(u"raptor/"_s);
    told.sort();
    QCOMPARE(told,
             heard ? QStringList()
                   : (QStringList{u"raise raptor/shop/n0:clock-skew"_s,
                                  u"raise raptor/shop/n1:clock-skew"_s}));
    if (heard)
        QVERIFY(bench.sink.status(key).isActive());
}

/// Nobody reports: it stands as it did.
void tst_PlantAlarms::clockIsNotKnown()
{
    AlarmBench bench;
    const AlarmKey key{{}, u"console"_s, u"clock-skew"_s};
    bench.sink.statuses.insert(key, {AlarmState::ActiveAcknowledged});
    bench.restart();
    bench.becomes(Quality::Offline, OfflineReason::NeverSeen);
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.sink.status(key).state, AlarmState::ActiveAcknowledged);
    bench.change([](DeviceState &state) { state.clockOffset = Milliseconds(100); });
    bench.report({{u"running"_s, false}});
    bench.wait(Milliseconds(5000));
    QCOMPARE(bench.sink.status(key).state, AlarmState::Normal);
}

void tst_PlantAlarms::disk()
{
    AlarmBench bench;
    const auto see = [&bench](double percent, Milliseconds span) {
        for (Milliseconds passed{0}; passed < span; passed += Milliseconds(1000)) {
            bench.watch->storageSeen(u"/var/data"_s, percent);
            bench.wait(Milliseconds(1000));
        }
    };
    see(5.1, Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList());
    see(4.9, Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList{u"raise console:disk-low"_s});
    const AlarmOccurrence occurrence =
        bench.sink.occurrences.value({{}, u"console"_s, u"disk-low"_s});
    QCOMPARE(occurrence.value, Value(4.9));
    QCOMPARE(occurrence.unit, Unit::Percent);
    QVERIFY(occurrence.detail.contains(u"/var/data"_s));
    see(6.9, Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList());
    see(7.1, Milliseconds(4000));
    QCOMPARE(bench.told(), QStringList{u"clear console:disk-low"_s});
}

/// RP-24: shown within 2 s, whatever room there is.
void tst_PlantAlarms::rp24_diskThatIsNotWritten()
{
    AlarmBench bench;
    const AlarmKey key{{}, u"console"_s, u"disk-low"_s};
    bench.watch->storageSeen(u"/var/data"_s, 50.0);
    bench.wait(Milliseconds(1000));
    bench.watch->storageTroubled(u"history: read-only"_s);
    bench.wait(Milliseconds(1000));
    QCOMPARE(bench.told(), QStringList{u"raise console:disk-low"_s});
    QCOMPARE(bench.sink.occurrences.value(key).detail, u"history: read-only"_s);
    bench.watch->storageSeen(u"/var/data"_s, 50.0); // room is no cure
    bench.wait(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList());
    bench.watch->storageTroubled({});
    bench.wait(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList{u"clear console:disk-low"_s});
}

/// The fullest of several counts.
void tst_PlantAlarms::twoDisks()
{
    AlarmBench bench;
    bench.watch->storageSeen(u"/mnt/history"_s, 3.0);
    bench.watch->storageSeen(u"/var/data"_s, 60.0);
    bench.wait(Milliseconds(20'000));
    QCOMPARE(bench.told(), QStringList{u"raise console:disk-low"_s});
    QVERIFY(bench.sink.occurrences.value({{}, u"console"_s, u"disk-low"_s})
                .detail.contains(u"/mnt/history"_s));
}

void tst_PlantAlarms::redefined()
{
    AlarmBench bench;
    const AlarmKey key{{}, u"broker/local"_s, u"lost"_s};
    AlarmChange change;
    change.onDelay = Milliseconds(20'000);
    change.text = u"No line"_s;
    bench.watch->setOverrides({{key, change}});
    QCOMPARE(bench.watch->definition(key)->onDelay, Milliseconds(20'000));
    bench.brokerIs(u"local"_s, SessionState::Down);
    bench.wait(Milliseconds(19'000));
    QCOMPARE(bench.told(), QStringList());
    bench.wait(Milliseconds(2000));
    QCOMPARE(bench.told(), QStringList{u"raise "_s + lost});
    QCOMPARE(bench.sink.definitions.value(key).text, u"No line"_s);
    bench.sink.statuses.clear();
    bench.watch->tellAgain(key);
    QCOMPARE(bench.told(), QStringList{u"raise "_s + lost});
    change.enabled = false;
    bench.watch->setOverrides({{key, change}});
    QCOMPARE(bench.told(), QStringList{u"clear "_s + lost});
    bench.wait(Milliseconds(60'000));
    QCOMPARE(bench.told(), QStringList());
}

void tst_PlantAlarms::definitions()
{
    AlarmBench bench;
    bench.watch->setBrokers(brokersNamed({u"local"_s, u"cloud"_s}));
    QStringList keys;
    for (const auto &[key, definition] : bench.watch->definitions({})) {
        keys.append(key.text());
        QCOMPARE(wrongWith(definition), QString());
        QVERIFY(!definition.guidance.meaning.isEmpty());
        QVERIFY(!definition.guidance.action.isEmpty());
        QVERIFY(!definition.guidance.consequence.isEmpty());
    }
    QCOMPARE(keys,
             (QStringList{u"broker/cloud:lost"_s, u"broker/cloud:certificate"_s, lost,
                          u"broker/local:certificate"_s, u"console:disk-low"_s,
                          u"console:clock-skew"_s}));
}

QTEST_GUILESS_MAIN(tst_PlantAlarms)
#include "tst_plantalarms.moc"
