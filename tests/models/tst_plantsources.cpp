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
    WallTime m_start{};

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

    /// What came of a motor so far, by number, as trends and alarms saw it.
    QString seen;
    void watch()
    {
        seen.clear();
        connect(m_store.get(), &PlantStore::samplesArrived, this,
                [this](const QList<Sample> &samples) {
                    for (const Sample &sample : samples) {
                        const double *value = std::get_if<double>(&sample.value);
                        if (value && sample.tag.signal == u"motor.rpm"_s)
                            seen += QString::number(*value) + u' ';
                    }
                });
    }
    void deliver(int number, const QString &broker)
    {
        m_store->apply({m_reports->numbered(m_reports->motor(motor, true, number, broker), number,
                                            m_start + Milliseconds(500) * number)});
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_store->setPreferredBroker(local);
        m_start = m_clock->wall();
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

    /// Its link is there: it is the operator who does not want it.
    void lockedToAnotherBrokerIsSaid()
    {
        const auto text = [this] { return m_store->qualityText(Test::id(motor)); };
        hear(100, cloud);
        QCOMPARE(text(), u"live"_s);
        m_store->setLeftAside(cloud, u"local"_s);
        m_store->setBrokerUp(cloud, false);
        QCOMPARE(text(), u"not read: the console is locked to local"_s);
        QCOMPARE(m_store->state(Test::id(motor))->leftAsideFor, u"local"_s);
        QSignalSpy changed(m_store.get(), &PlantStore::devicesChanged);
        m_store->setLeftAside(cloud, {}); // now the link is lost as well
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_store->device(Test::id(motor))->published() & DeviceChange::Quality);
        QCOMPARE(text(), u"no link to cloud"_s);
        QCOMPARE(m_store->state(Test::id(motor))->leftAsideFor, QString());
        m_store->setLeftAside(cloud, u"spare"_s);
        m_store->setBrokerUp(cloud, true);
        QCOMPARE(text(), u"live"_s);
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

    // Two brokers carry the same numbered reports; rpm is the number.

    void rp21_switchesLoseAndDoubleNothing_data()
    {
        // "L3": the local broker delivers report 3; "C3" cloud; "+": half a second passes; ">L":
        // local becomes the preferred one; "!L", "^L": its link goes down, comes up.
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("accepted");
        const auto row = [](const char *name, const char *story, const char *expected) {
            const QString numbers = QString::fromLatin1(expected);
            QTest::newRow(name) << QString::fromLatin1(story) << numbers + u' '
                                << int(numbers.count(u' ')) + 1;
        };
        row("one after the other", "L1 C1 + L2 C2 + >C L3 C3 + L4 C4", "1 2 3 4");
        row("the new one is ahead", "L1 C1 + C2 >C L2 + C3 L3", "1 2 3");
        row("the new one is ahead by several", "L1 C1 + C2 + C3 + C4 >C + C5 L2 L3 L4",
            "1 2 3 4 5");
        row("the new one lags", "L1 C1 + L2 + L3 C2 + >C L4 C3 + C4 + C5 L5", "1 2 3 4 5");
        row("the new one lags by seconds",
            "L1 C1 + L2 + L3 + L4 + L5 + L6 + L7 C2 >C C3 C4 C5 + C6 + C7 + C8", "1 2 3 4 5 6 7 8");
        row("the old one dies, the new one has the rest", "L1 C1 + L2 C2 + C3 + C4 !L C5 + C6",
            "1 2 3 4 5 6");
        row("the old one falls silent",
            "L1 C1 + L2 C2 + C3 + C4 + C5 + C6 + C7 + C8 + C9 + C10 + C11",
            "1 2 3 4 5 6 7 8 9 10 11");
        row("the active one leaves some out", "L1 C1 + C2 + C3 + L4 C4 + L5 C5", "1 2 3 4 5");
        row("there and back", "L1 C1 + >C L2 C2 + >L L3 C3 + >C L4 C4 + >L C5 L5", "1 2 3 4 5");
        row("back to one that has not delivered again",
            "L1 C1 + >C C2 + C3 + >L C4 + C5 + L6 C6 + L7", "1 2 3 4 5 6 7");
        row("down and up", "L1 C1 + !L C2 + C3 + ^L L4 C4 + L5 C5", "1 2 3 4 5");
    }

    void rp21_switchesLoseAndDoubleNothing()
    {
        QFETCH(QString, story);
        watch();
        int delivered = 0;
        for (const QString &word : story.split(u' ')) {
            const QString broker = word.contains(u'C') ? cloud : local;
            if (word == u"+"_s) {
                pass(500ms);
                continue;
            }
            if (word.startsWith(u'>'))
                m_store->setPreferredBroker(broker);
            else if (word.startsWith(u'!') || word.startsWith(u'^'))
                m_store->setBrokerUp(broker, word.startsWith(u'^'));
            else {
                deliver(word.mid(1).toInt(), broker);
                ++delivered;
            }
            QVERIFY2(isLive(state().quality), qPrintable(word)); // no false stale
        }
        QTEST(seen, "expected");
        const PlantCounters &counters = m_store->counters();
        QTEST(int(counters.accepted), "accepted");
        QCOMPARE(counters.accepted + counters.standby + counters.duplicates + counters.outOfOrder,
                 delivered); // RP-12
    }

    /// Without time and number nothing tells one report from the next but when it came.
    void rp21_withoutIdentityOneSourceAtATime()
    {
        watch();
        hear(1, local);
        hear(1, cloud);
        pass(500ms);
        hear(2, local);
        m_store->setPreferredBroker(cloud);
        hear(2, cloud); // the same, by the other way
        pass(500ms);
        hear(3, cloud);
        hear(3, local);
        QCOMPARE(seen, u"1 2 3 "_s);
        QCOMPARE(m_store->counters().duplicates, 1);
        pass(1000ms);
        hear(3, cloud); // which it still is a period later
        QCOMPARE(seen, u"1 2 3 3 "_s);
    }

    void keptBackIsBounded()
    {
        watch();
        deliver(1, local);
        for (int number = 2; number < 200; ++number)
            deliver(number, cloud);
        m_store->setBrokerUp(local, false);
        QCOMPARE(seen.split(u' ', Qt::SkipEmptyParts).size(), 1 + 64);
        QCOMPARE(rpm(), Value(199.0));
    }

    /// What is read well stays where it is until the preferred source is in time as well.
    void preferredButLate()
    {
        hear(1, cloud);
        hear(1, local);
        QCOMPARE(state().broker, local);
        for (int second = 0; second < 3; ++second) {
            pass(1100ms);
            hear(2, cloud);
        }
        m_store->setPreferredBroker(cloud);
        QCOMPARE(state().broker, cloud);
        m_store->setPreferredBroker(local); // not stale there, but 3 s old
        QCOMPARE(state().broker, cloud);
        hear(3, local);
        QCOMPARE(state().broker, local);
    }

    void feedIsReadWhileNoBrokerHasItFresh()
    {
        const QString feed = u"battery-ws"_s;
        const DeviceId battery = Test::id(u"battery/user-1");
        const auto hearBattery = [this](double percent, const QString &source) {
            m_clock->advance(1s);
            m_store->apply(
                {m_reports->state(u"battery/user-1", {{u"percent"_s, percent}}, source)});
        };
        const auto percent = [&] { return m_store->sample({battery, u"percent"_s})->value; };
        const auto source = [&] { return m_store->state(battery)->broker; };
        m_store->setFeeds({feed});
        hearBattery(80, feed);
        QCOMPARE(source(), feed);
        QCOMPARE(m_store->state(battery)->quality, Quality::Good);
        hearBattery(79, cloud); // not the preferred one, and yet a broker
        QCOMPARE(source(), cloud);
        hearBattery(78, feed);
        QCOMPARE(source(), cloud);
        QCOMPARE(percent(), Value(79.0));
        QCOMPARE(m_store->counters().standby, 1);
        QVERIFY(m_store->fresh(feed));
        m_store->setBrokerUp(cloud, false);
        QCOMPARE(source(), feed);
        QCOMPARE(percent(), Value(78.0));
        QCOMPARE(m_store->state(battery)->quality, Quality::Good);
        hearBattery(77, local);
        QCOMPARE(source(), local);
        m_store->setBrokerUp(local, false);
        QCOMPARE(source(), feed);
        m_store->setBrokerUp(feed, false);
        QCOMPARE(m_store->state(battery)->quality, Quality::Offline);
        QCOMPARE(m_store->qualityText(battery), u"no link to battery-ws"_s);
    }

    /// Two brokers and a feed have it: which feed is the newest does not matter.
    void brokerThatIsOlderIsReadBeforeAFeed()
    {
        m_store->setFeeds({u"a feed"_s, u"z feed"_s});
        hear(1, local);
        m_clock->advance(500ms);
        hear(2, cloud);
        m_clock->advance(500ms);
        hear(3, u"a feed"_s);
        hear(4, u"z feed"_s);
        m_store->setBrokerUp(local, false);
        QCOMPARE(state().broker, cloud);
        m_store->setBrokerUp(cloud, false);
        QVERIFY(state().broker.endsWith(u"feed"_s));
        m_store->setBrokerUp(cloud, true);
        m_store->tick();
        QCOMPARE(state().broker, cloud);
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
