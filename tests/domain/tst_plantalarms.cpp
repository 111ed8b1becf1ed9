// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

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
    void disk();
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
    bench.watch->setBrokers({u"local"_s, u"cloud"_s});
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
    bench.watch->setBrokers({u"local"_s, u"cloud"_s});
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
    bench.watch->setBrokers({u"cloud"_s});
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
    QTest::newRow("29 days") << 29 << true << u"days left: 29"_s;
    QTest::newRow("over") << -1 << true << u"it has expired"_s;
}

void tst_PlantAlarms::certificate()
{
    QFETCH(const int, days);
    QFETCH(const bool, raised);
    QFETCH(const QString, detail);
    const AlarmKey key{{}, u"broker/local"_s, u"certificate"_s};
    AlarmBench bench;
    for (int i = 0; i < 3; ++i) {
        bench.watch->certificateSeen(
            u"local"_s, bench.clock.wall() + std::chrono::days(days) + std::chrono::hours(1));
        bench.wait(Milliseconds(1000));
    }
    QCOMPARE(bench.told(), raised ? QStringList{u"raise "_s + key.text()} : QStringList());
    QCOMPARE(bench.sink.occurrences.value(key).detail, detail);
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
    bench.watch->setBrokers({u"local"_s, u"cloud"_s});
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
                          u"broker/local:certificate"_s, u"console:disk-low"_s}));
}

QTEST_GUILESS_MAIN(tst_PlantAlarms)
#include "tst_plantalarms.moc"
