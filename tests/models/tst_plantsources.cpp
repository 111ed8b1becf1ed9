// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plant_store.h"
#include "plant_samples.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString motor = u"raptor/shop/m1"_s;
const QString local = u"local"_s;
const QString cloud = u"cloud"_s;
} // namespace

/// A PlantStore that hears the same plant on two brokers.
class TestPlantSources : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;

    DeviceState state() const { return *m_store->state(Test::id(motor)); }
    Value rpm() const { return m_store->sample({Test::id(motor), u"motor.rpm"_s})->value; }
    void hear(double rpm, const QString &broker)
    {
        m_store->apply({m_reports->motor(motor, true, rpm, broker)});
    }
    void pass(Milliseconds time)
    {
        m_clock->advance(time);
        m_store->tick();
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_store->setPreferredBroker(local);
    }

    void onlyTheActiveSourceSetsValues()
    {
        hear(1, local);
        hear(2, cloud);
        QCOMPARE(rpm(), Value(1.0));
        QCOMPARE(state().broker, local);
        QVERIFY(m_store->fresh(cloud));
        QCOMPARE(m_store->counters().standby, 1);
        QCOMPARE(m_store->counters().accepted, 1);
    }

    void freshElsewhereIsReadThere()
    {
        hear(2, cloud);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(state().quality, Quality::Good);
        hear(1, local);
        QCOMPARE(state().broker, local);
        QCOMPARE(rpm(), Value(1.0));
    }

    void staleHereFreshThere()
    {
        hear(1, local);
        pass(3s);
        hear(2, cloud);
        QCOMPARE(state().broker, local);
        pass(1001ms);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(rpm(), Value(2.0));
        QCOMPARE(state().ageMs, 1001);
        QCOMPARE(state().quality, Quality::Good);
    }

    void rp10_closedLinkIsShownAtOnce()
    {
        hear(1, local);
        QSignalSpy changed(m_store.get(), &PlantStore::devicesChanged);
        m_store->setBrokerUp(local, false);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(state().quality, Quality::Offline);
        QCOMPARE(state().runState, RunState::Unknown);
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"no link to local"_s);
        QCOMPARE(m_store->sample({Test::id(motor), u"motor.rpm"_s})->quality, Quality::Offline);
        m_store->setBrokerUp(local, false);
        QCOMPARE(changed.count(), 1);

        m_store->setBrokerUp(local, true);
        QCOMPARE(state().quality, Quality::Good); // its report is as young as it was
        pass(10s);
        QCOMPARE(state().quality, Quality::Stale);
    }

    void closedLinkFallsBackToTheOther()
    {
        hear(1, local);
        m_clock->advance(1s);
        hear(2, cloud);
        m_store->setBrokerUp(local, false);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(state().quality, Quality::Good);
        QCOMPARE(rpm(), Value(2.0));
        m_store->setBrokerUp(cloud, false);
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"no link to cloud"_s);
    }

    void olderReportsOfTheOtherDoNotTurnBackTime()
    {
        hear(2, cloud);
        m_clock->advance(1s);
        hear(1, local);
        m_store->setBrokerUp(local, false);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(rpm(), Value(1.0));
    }

    void preferenceMovesFreshDevices()
    {
        hear(1, local);
        m_clock->advance(500ms);
        hear(2, cloud);
        m_store->setPreferredBroker(cloud);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(rpm(), Value(2.0));
        m_store->setPreferredBroker({});
        QCOMPARE(state().broker, cloud);
    }

    void preferenceDoesNotMoveOthers()
    {
        hear(2, cloud);
        m_store->setPreferredBroker(u"third"_s);
        m_store->setPreferredBroker(local);
        QCOMPARE(state().broker, cloud);
    }

    void rp12_theSameReportFromTheNewSourceIsADuplicate()
    {
        const StateReport here = m_reports->numbered(m_reports->motor(motor, true, 1, local), 5);
        StateReport there = here;
        there.broker = cloud;
        m_store->apply({here});
        m_store->setBrokerUp(local, false);
        m_store->apply({there});
        QCOMPARE(m_store->counters().duplicates, 1);
        QCOMPARE(state().broker, cloud);
        QCOMPARE(state().quality, Quality::Good);
    }

    void goodbyeElsewhereIsNotBelieved()
    {
        hear(1, local);
        m_store->apply({m_reports->availability(motor, false, false, cloud)});
        QCOMPARE(state().quality, Quality::Good);
        pass(10s);
        m_store->apply({m_reports->availability(motor, false, false, cloud)});
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"device said offline"_s);
    }

    void freshnessOfABroker()
    {
        QVERIFY(!m_store->fresh(local));
        m_store->apply({m_reports->state(u"guardian/bin4", {{u"relay"_s, u"on"_s}}, cloud)});
        hear(1, local);
        pass(5s);
        QVERIFY(m_store->fresh(local));
        pass(1ms);
        QVERIFY(!m_store->fresh(local));
        pass(110s);
        QVERIFY(m_store->fresh(cloud));
        pass(5s);
        QVERIFY(!m_store->fresh(cloud));
    }

    void latchAndBusyAreKept()
    {
        hear(1, local);
        m_store->setEStopLatched(Test::id(motor), true, u"tripped by Ada"_s);
        m_store->setCommandBusy(Test::id(motor), true);
        m_store->setCommandBusy(Test::id(u"raptor/shop/nobody"), true);
        const TrackedDevice *device = m_store->device(Test::id(motor));
        QVERIFY(device->eStopOnConsole());
        QVERIFY(device->isBusy());
        QVERIFY(!state().eStopAtDevice);
        m_store->setEStopLatched(Test::id(motor), false, {});
        QVERIFY(!device->eStopOnConsole());
    }
};

QTEST_GUILESS_MAIN(TestPlantSources)
#include "tst_plantsources.moc"
