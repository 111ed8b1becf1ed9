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
const QString relay = u"guardian/bin4"_s;
} // namespace

/// One source: ages, retained values, goodbyes, accounting. Several: tst_plantsources.
class TestPlantStore : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;

    Quality quality(const QString &device) const
    {
        return m_store->state(Test::id(device))->quality;
    }
    Quality shownQuality(const QString &device) const
    {
        return m_store->device(Test::id(device))->quality();
    }
    void pass(Milliseconds time)
    {
        m_clock->advance(time);
        m_store->tick();
    }
    /// @p count reports with @p interval between them, the first one now.
    void reportEvery(Milliseconds interval, int count)
    {
        for (int i = 0; i < count; ++i) {
            if (i > 0)
                m_clock->advance(interval);
            m_store->apply({m_reports->motor(motor, true, 900)});
        }
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
    }

    void rp10_staleByOwnPeriod_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("good");
        QTest::addColumn<int>("late");
        QTest::newRow("every 2 s: late after 3 s, stale after 4 s") << 2000 << 3000 << 4000;
        QTest::newRow("every 1 s: late after 1.5 s, stale after 3 s") << 1000 << 1500 << 3000;
        QTest::newRow("every 0.5 s: late after 0.75 s, stale after 3 s") << 500 << 750 << 3000;
    }
    void rp10_staleByOwnPeriod()
    {
        QFETCH(int, interval);
        QFETCH(int, good);
        QFETCH(int, late);
        reportEvery(Milliseconds(interval), 6);
        pass(Milliseconds(good));
        QCOMPARE(shownQuality(motor), Quality::Good);
        pass(1ms);
        QCOMPARE(shownQuality(motor), Quality::Late);
        pass(Milliseconds(late - good - 1));
        QCOMPARE(shownQuality(motor), Quality::Late);
        pass(1ms);
        QCOMPARE(shownQuality(motor), Quality::Stale);
        QCOMPARE(m_store->sample({Test::id(motor), u"motor.rpm"_s})->quality, Quality::Stale);
        QCOMPARE(m_store->sample({Test::id(motor), u"motor.rpm"_s})->value, Value(900.0));
    }

    void rp10_relayIsStaleAfterTwoMinutes()
    {
        m_store->apply({m_reports->state(relay, {{u"relay"_s, u"on"_s}})});
        QCOMPARE(m_store->state(Test::id(relay))->runState, RunState::RelayOn);
        pass(90s);
        QCOMPARE(shownQuality(relay), Quality::Good);
        pass(30s);
        QCOMPARE(shownQuality(relay), Quality::Late);
        pass(1ms);
        QCOMPARE(shownQuality(relay), Quality::Stale);
    }

    void rp10_stateIsExactBetweenTicks()
    {
        m_store->apply({m_reports->motor(motor, true)});
        m_clock->advance(4001ms);
        QCOMPARE(quality(motor), Quality::Stale);
        QCOMPARE(m_store->state(Test::id(motor))->ageMs, 4001);
    }

    void rp03_stateTellsWhatCommandsAskFor()
    {
        StateReport report = m_reports->motor(motor, true, 900);
        m_store->apply({report});
        QCOMPARE(m_store->state(Test::id(motor))->turning, std::optional(true));
        QVERIFY(!m_store->state(Test::id(motor))->localMode);
        QVERIFY(!m_store->state(Test::id(motor))->lastCommand);
        m_clock->advance(1s);
        report = m_reports->motor(motor, false, 29);
        report.readings.append({u"mode"_s, u"local"_s});
        report.lastCommand = u"id-1"_s;
        m_store->apply({report});
        QCOMPARE(m_store->state(Test::id(motor))->turning, std::optional(false));
        QVERIFY(m_store->state(Test::id(motor))->localMode);
        QCOMPARE(m_store->state(Test::id(motor))->lastCommand, std::optional(u"id-1"_s));
        m_clock->advance(1s);
        m_store->apply({m_reports->motor(motor, false, 0)});
        QCOMPARE(m_store->state(Test::id(motor))->lastCommand, std::optional(u"id-1"_s));
        m_store->apply({m_reports->state(relay, {{u"relay"_s, u"on"_s}})});
        QVERIFY(!m_store->state(Test::id(relay))->turning);
    }

    void rp11_retainedIsLastKnown()
    {
        m_store->apply({m_reports->retained(m_reports->motor(motor, true, 900))});
        QCOMPARE(quality(motor), Quality::LastKnown);
        QCOMPARE(m_store->state(Test::id(motor))->ageMs, -1);
        QCOMPARE(m_store->state(Test::id(motor))->runState, RunState::Running);
        QVERIFY(!m_store->fresh(u"local"_s));
        QCOMPARE(m_store->staleOrMissing(), QList{Test::id(motor)});
        QCOMPARE(m_store->counters().retained, 1);
        pass(1h);
        QCOMPARE(quality(motor), Quality::LastKnown);
    }

    void rp11_retainedNeverReplacesLive()
    {
        m_store->apply({m_reports->motor(motor, false, 0)});
        pass(1min);
        QSignalSpy samples(m_store.get(), &PlantStore::samplesArrived);
        m_store->apply({m_reports->retained(m_reports->motor(motor, true, 900))});
        QCOMPARE(quality(motor), Quality::Stale);
        QCOMPARE(m_store->sample({Test::id(motor), u"running"_s})->value, Value(false));
        QCOMPARE(samples.count(), 0);
        QCOMPARE(m_store->counters().retained, 1);
    }

    void liveReplacesRetained()
    {
        m_store->apply({m_reports->retained(m_reports->motor(motor, true, 900)),
                        m_reports->motor(motor, false, 0)});
        QCOMPARE(quality(motor), Quality::Good);
        QCOMPARE(m_store->state(Test::id(motor))->runState, RunState::Stopped);
    }

    void deviceSaysOffline_data()
    {
        QTest::addColumn<bool>("retained");
        QTest::newRow("live, by its will") << false;
        QTest::newRow("retained") << true;
    }
    void deviceSaysOffline()
    {
        QFETCH(bool, retained);
        m_store->apply({m_reports->motor(motor, true)});
        m_store->apply({m_reports->availability(motor, false, retained)});
        QCOMPARE(quality(motor), Quality::Offline);
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"device said offline"_s);
        QCOMPARE(m_store->state(Test::id(motor))->runState, RunState::Unknown);

        m_store->apply({m_reports->availability(motor, true, retained)});
        QCOMPARE(quality(motor), Quality::Good);
        m_store->apply({m_reports->availability(motor, false, retained)});
        m_store->apply({m_reports->motor(motor, true)});
        QCOMPARE(quality(motor), Quality::Good);
        QCOMPARE(m_store->counters().availability, 3);
    }

    void rp12_everyMessageIsCounted()
    {
        QSignalSpy rejected(m_store.get(), &PlantStore::messageRejected);
        const StateReport first = m_reports->numbered(m_reports->motor(motor, true, 1), 1);
        const StateReport second = m_reports->numbered(m_reports->motor(motor, true, 2), 2);
        const StateReport third = m_reports->numbered(m_reports->motor(motor, true, 3), 3);
        StateReport stranger = m_reports->state(u"sauna/home/s1", {{u"on"_s, true}});
        QSignalSpy samples(m_store.get(), &PlantStore::samplesArrived);
        m_store->apply({m_reports->retained(first), first, third, third, second, second, stranger,
                        m_reports->rejected(u"raptor/shop/m1/state"_s),
                        m_reports->availability(motor, true, true)});
        QCOMPARE(m_store->counters(),
                 (PlantCounters{.accepted = 2,
                                .duplicates = 2,
                                .outOfOrder = 1,
                                .standby = 0,
                                .retained = 1,
                                .availability = 1,
                                .rejected = 2}));
        QCOMPARE(rejected.count(), 2);
        QCOMPARE(m_store->sample({Test::id(motor), u"motor.rpm"_s})->value, Value(3.0));
        QCOMPARE(samples.count(), 1);
        QCOMPARE(samples.at(0).at(0).value<QList<Sample>>().size(), 6);
    }

    void rp12_aDuplicateIsNoSignOfLife()
    {
        const StateReport report = m_reports->numbered(m_reports->motor(motor, true), 7);
        m_store->apply({report});
        m_clock->advance(5s);
        StateReport again = report;
        again.receivedBoot = m_clock->now();
        m_store->apply({again});
        QCOMPARE(quality(motor), Quality::Stale);
    }

    void rp13_wallClocksDoNotMatter_data()
    {
        QTest::addColumn<qint64>("deviceClock");
        QTest::newRow("an hour behind") << qint64(1'763'636'400'000);
        QTest::newRow("1970") << qint64(0);
        QTest::newRow("2100") << qint64(4'102'444'800'000);
    }
    void rp13_wallClocksDoNotMatter()
    {
        QFETCH(qint64, deviceClock);
        for (int i = 0; i < 5; ++i) {
            m_clock->advance(2s);
            m_store->apply({m_reports->numbered(m_reports->motor(motor, true), i,
                                                fromEpochMs(deviceClock + i * 2000))});
            QCOMPARE(m_store->state(Test::id(motor))->ageMs, 0);
        }
        m_clock->jumpWall(-24h);
        pass(1s);
        QCOMPARE(quality(motor), Quality::Good);
        QCOMPARE(m_store->state(Test::id(motor))->ageMs, 1000);
        m_clock->jumpWall(48h);
        pass(1s);
        QCOMPARE(quality(motor), Quality::Good);
        pass(2001ms);
        QCOMPARE(quality(motor), Quality::Stale);
    }

    void rp13_skewIsShown()
    {
        m_store->apply(
            {m_reports->numbered(m_reports->motor(motor, true), 1, m_clock->wall() + 1h)});
        QCOMPARE(m_store->state(Test::id(motor))->clockOffset, std::optional<Milliseconds>(1h));
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"live; its clock is 60 min ahead"_s);
        m_clock->jumpWall(1h);
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"live"_s);
    }

    void rp13_aBacklogShowsItsTrueAge()
    {
        QList<Arrival> backlog;
        for (int i = 0; i < 60; ++i) {
            const StateReport report =
                m_reports->numbered(m_reports->motor(motor, true), i, m_clock->wall());
            if (i < 10)
                m_store->apply({report});
            else
                backlog.append(report);
            m_clock->advance(2s);
        }
        m_clock->advance(30s);
        for (Arrival &arrival : backlog)
            std::get<StateReport>(arrival).receivedBoot = m_clock->now();
        m_store->apply(backlog);
        QCOMPARE(m_store->state(Test::id(motor))->ageMs, 32'000);
        QCOMPARE(quality(motor), Quality::Stale);
        QCOMPARE(m_store->counters().accepted, 60);
        QVERIFY(!m_store->fresh(u"local"_s));

        m_store->apply({m_reports->numbered(m_reports->motor(motor, true), 61, m_clock->wall())});
        QCOMPARE(quality(motor), Quality::Good);
    }

    void signalsNameExactlyWhatChanged()
    {
        QSignalSpy added(m_store.get(), &PlantStore::deviceAdded);
        QSignalSpy changed(m_store.get(), &PlantStore::devicesChanged);
        m_store->apply({m_reports->motor(motor, true), m_reports->motor(motor, true),
                        m_reports->state(relay, {{u"relay"_s, u"on"_s}})});
        QCOMPARE(added.count(), 2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<QList<DeviceId>>().size(), 2);
        m_store->tick();
        QCOMPARE(changed.count(), 1);
        m_clock->advance(900ms);
        m_store->apply({m_reports->motor(motor, true)});
        QCOMPARE(changed.at(1).at(0).value<QList<DeviceId>>(), QList{Test::id(motor)});
        pass(50ms);
        QCOMPARE(changed.count(), 2);
    }

    void devicesFromEarlierRuns()
    {
        QVERIFY(m_store->addKnownDevice(Test::id(motor), m_clock->wall() - 24h, u"cloud"_s));
        QVERIFY(m_store->addKnownDevice(Test::id(motor), {})); // which says nothing new
        QVERIFY(!m_store->addKnownDevice(Test::id(u"sauna/home/s1"), m_clock->wall()));
        QCOMPARE(m_store->knownDevices(), QList{Test::id(motor)});
        QCOMPARE(quality(motor), Quality::Offline);
        QVERIFY(m_store->qualityText(Test::id(motor)).startsWith(u"not seen since "));
        QVERIFY(m_store->state(Test::id(motor))->profile);
        QCOMPARE(m_store->state(Test::id(motor))->lastBroker, u"cloud"_s);
        QCOMPARE(m_store->state(Test::id(motor))->broker, QString());
        QVERIFY(m_store->isPossible(Test::id(u"raptor/shop/never-heard")));
        QVERIFY(!m_store->isPossible(Test::id(u"sauna/home/s1")));
        m_store->apply({m_reports->motor(motor, true)});
        QCOMPARE(m_store->qualityText(Test::id(motor)), u"live"_s);
    }

    void onlySilentDevicesAreForgotten()
    {
        QSignalSpy removed(m_store.get(), &PlantStore::deviceRemoved);
        m_store->apply({m_reports->motor(motor, true)});
        QVERIFY(!m_store->forgetDevice(Test::id(motor)));
        pass(1min);
        QVERIFY(m_store->forgetDevice(Test::id(motor)));
        QVERIFY(!m_store->forgetDevice(Test::id(motor)));
        QVERIFY(!m_store->state(Test::id(motor)));
        QCOMPARE(removed.count(), 1);
    }

    /// A batch is looked through ahead of what is taken: that must not be seen.
    void aBatchIsAsItsParts()
    {
        QList<Arrival> batch;
        PlantStore single(Test::catalogue(), *m_clock);
        for (int i = 0; i < 100; ++i) {
            const QString device = u"raptor/shop/m%1"_s.arg(i * 7 % 13);
            if (i % 17 == 3)
                batch.append(m_reports->availability(device, i % 2 == 0, false));
            else if (i % 19 == 4)
                batch.append(m_reports->rejected(device));
            else
                batch.append(m_reports->numbered(m_reports->motor(device, i % 3 == 0, i), i % 40));
            if (auto *report = std::get_if<StateReport>(&batch.last()); report && i % 5 > 0)
                report->device = report->device.permanent(); // as decoders do
        }
        for (const Arrival &arrival : std::as_const(batch))
            single.apply(QList{arrival});
        m_store->apply(batch);
        QCOMPARE(m_store->counters(), single.counters());
        QCOMPARE(m_store->knownDevices(), single.knownDevices());
        for (const DeviceId &id : m_store->knownDevices()) {
            QCOMPARE(m_store->device(id)->signalViews(), single.device(id)->signalViews());
            QCOMPARE(m_store->device(id)->runState(), single.device(id)->runState());
        }
    }

    void forgottenWhileABatchIsTaken()
    {
        const DeviceId silent = Test::id(u"raptor/shop/m2").permanent();
        QVERIFY(m_store->addKnownDevice(silent, m_clock->wall()));
        m_store->apply({m_reports->motor(motor, true)});
        pass(1min);
        QList<bool> done;
        connect(m_store.get(), &PlantStore::messageRejected, this, [&] {
            done = {m_store->forgetDevice(silent), m_store->forgetDevice(Test::id(motor))};
        });
        QSignalSpy added(m_store.get(), &PlantStore::deviceAdded);
        m_store->apply({m_reports->motor(motor, true), m_reports->rejected(u"raptor/shop"_s),
                        m_reports->motor(silent.text(), true, 7)});
        QCOMPARE(done,
                 (QList{true, false})); // from the other one there is a report to be looked at
        QCOMPARE(added.count(), 1);
        QCOMPARE(quality(motor), Quality::Good);
        QCOMPARE(m_store->sample({silent, u"motor.rpm"_s})->value, Value(7.0));
    }

    void rp32_devicesAreLimited()
    {
        QList<Arrival> arrivals;
        for (int i = 0; i <= PlantStore::maximumDevices; ++i)
            arrivals.append(m_reports->motor(u"raptor/shop/m%1"_s.arg(i), true));
        m_store->apply(arrivals);
        QCOMPARE(m_store->knownDevices().size(), PlantStore::maximumDevices);
        QCOMPARE(m_store->counters().rejected, 1);
    }
};

QTEST_GUILESS_MAIN(TestPlantStore)
#include "tst_plantstore.moc"
