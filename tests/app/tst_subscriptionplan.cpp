// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/subscription_plan.h"
#include "protocol/device/profile_catalogue.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

class TestSubscriptionPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void carries_data();
    void carries();
    void whatASwitchNeedsCarriesEverything();
    void missingDevicesAreLookedForElsewhere();
    void homelessKindsLiveAnywhere();
    void knownTopicsInOrder();
    void manyDevices();

private:
    PlanInput input() const;
    ProfileCatalogue m_catalogue;
};

void TestSubscriptionPlan::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_catalogue = Device::loadCatalogue({u":/raptor/profiles"_s}).catalogue;
    QCOMPARE(m_catalogue.profiles().size(), 3);
}

PlanInput TestSubscriptionPlan::input() const
{
    const auto broker = [](const QString &name, int rank) {
        return BrokerProfile{.name = name,
                             .url = BrokerUrl::parse(u"mqtt://%1.example"_s.arg(name)).value(),
                             .rank = rank};
    };
    return {{broker(u"local"_s, 1), broker(u"cloud"_s, 2)}, u"local"_s, {}, m_catalogue, {}};
}

void TestSubscriptionPlan::carries_data()
{
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("lockedTo");
    QTest::addColumn<StandbyScope>("standby");
    QTest::addColumn<bool>("localHasMotors");
    QTest::addColumn<bool>("cloudHasMotors");
    QTest::addColumn<bool>("cloudHasRelays");
    const auto row = [](const char *name, const char *current, const char *locked,
                        StandbyScope standby, bool a, bool b, bool c) {
        QTest::newRow(name) << QString::fromLatin1(current) << QString::fromLatin1(locked)
                            << standby << a << b << c;
    };
    row("standby carries what lives there", "local", "", StandbyScope::Missing, true, false, true);
    row("standby carries everything", "local", "", StandbyScope::Everything, true, true, true);
    row("metered line", "local", "", StandbyScope::CommandsOnly, true, false, false);
    row("the cloud is preferred", "cloud", "", StandbyScope::Missing, false, true, true);
    row("none is preferred yet", "", "", StandbyScope::Missing, true, true, true);
    row("locked to local", "local", "local", StandbyScope::Missing, true, false, false);
    row("locked to cloud", "cloud", "cloud", StandbyScope::Missing, false, true, true);
}

void TestSubscriptionPlan::carries()
{
    QFETCH(const QString, current);
    QFETCH(const QString, lockedTo);
    QFETCH(const StandbyScope, standby);
    PlanInput in = input();
    in.current = current;
    in.lockedTo = lockedTo;
    in.brokers[1].standby = standby;
    const auto plan = planSubscriptions(in);
    const QString motors = u"raptor/+/+/state"_s;
    QTEST(plan.value(u"local"_s).contains(motors), "localHasMotors");
    QTEST(plan.value(u"cloud"_s).contains(motors), "cloudHasMotors");
    QTEST(plan.value(u"cloud"_s).contains(u"guardian/+/state"_s), "cloudHasRelays");
}

/// Whatever its standby scope, and under a lock as well.
void TestSubscriptionPlan::whatASwitchNeedsCarriesEverything()
{
    const QString motors = u"raptor/+/+/state"_s;
    PlanInput in = input();
    in.brokers[1].standby = StandbyScope::CommandsOnly;
    in.alongside = {u"cloud"_s};
    QVERIFY(planSubscriptions(in).value(u"cloud"_s).contains(motors));
    in.lockedTo = u"local"_s;
    QVERIFY(planSubscriptions(in).value(u"cloud"_s).contains(motors));
    in.alongside.clear();
    QVERIFY(planSubscriptions(in).value(u"cloud"_s).isEmpty());
}

void TestSubscriptionPlan::missingDevicesAreLookedForElsewhere()
{
    PlanInput in = input();
    in.staleDevices = {DeviceId::parse(u"raptor/shop/m1").value(),
                       DeviceId::parse(u"guardian/garage-1").value()};
    const QStringList cloud = planSubscriptions(in).value(u"cloud"_s);
    QVERIFY(cloud.contains(u"raptor/shop/m1/state"_s));
    QVERIFY(cloud.contains(u"raptor/shop/m1/status"_s));
    QVERIFY2(!cloud.contains(u"guardian/garage-1/state"_s), "it is covered by its kind's filter");
}

void TestSubscriptionPlan::homelessKindsLiveAnywhere()
{
    PlanInput in = input();
    in.brokers[1].name = u"backup"_s;
    QVERIFY(planSubscriptions(in).value(u"backup"_s).contains(u"guardian/+/state"_s));
}

void TestSubscriptionPlan::knownTopicsInOrder()
{
    BrokerProfile broker = input().brokers.first();
    broker.expectedDevices = {u"guardian/garage-1"_s, u"raptor/shop/*"_s, u"raptor/shop/m1"_s};
    const QList<DeviceId> known{DeviceId::parse(u"raptor/shop/m2").value(),
                                DeviceId::parse(u"raptor/shop/m1").value()};
    QCOMPARE(knownTopics(broker, known, m_catalogue).filter(u"/state"_s),
             (QStringList{u"raptor/shop/m2/state"_s, u"raptor/shop/m1/state"_s,
                          u"guardian/garage-1/state"_s}));
}

/// Once a second, on the thread of the window. With work that grows with the square of their number
/// this would not end within the time that a test has.
void TestSubscriptionPlan::manyDevices()
{
    constexpr int count = 200'000;
    QList<DeviceId> devices;
    for (int i = 0; i < count; ++i)
        devices.append(DeviceId::parse(u"raptor/shop/m%1"_s.arg(i)).value());
    BrokerProfile broker = input().brokers.last();
    for (int i = 0; i < count; i += 10)
        broker.expectedDevices.append(devices.at(i).text());
    const QStringList topics = knownTopics(broker, devices, m_catalogue);
    QCOMPARE(topics.size(), 2 * count);
    PlanInput in = input();
    in.staleDevices = devices;
    const QStringList filters = planSubscriptions(in).value(u"cloud"_s);
    QVERIFY(filters.contains(topics.last()));
    QVERIFY(filters.size() > 2 * count);
}

QTEST_GUILESS_MAIN(TestSubscriptionPlan)
#include "tst_subscriptionplan.moc"
