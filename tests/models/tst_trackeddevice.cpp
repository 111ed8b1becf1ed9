// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracked_device.h"
#include "plant_samples.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTrackedDevice : public QObject
{
    Q_OBJECT
    Test::FakeClock m_clock;
    Test::Reports m_reports{m_clock};
    SourceChoice m_choice;
    QList<Sample> m_taken;

    TrackedDevice::Verdict give(TrackedDevice *device, const StateReport &report)
    {
        const auto verdict = device->apply(report, m_choice, &m_taken);
        device->evaluate(m_clock.now(), m_clock.wall(), m_choice);
        return verdict;
    }

    static QStringList order(const TrackedDevice &device)
    {
        QStringList names;
        for (const SignalView &view : device.signalViews())
            names.append(view.signal);
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_choice = {};
        m_taken.clear();
    }

    void signalsStandInProfileOrderGroupsAsTheyCame()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device,
             m_reports.state(u"raptor/shop/m1",
                             {{u"right.amps"_s, 1.0},
                              {u"right.rpm"_s, 2.0},
                              {u"left.volts"_s, 3.0},
                              {u"estop"_s, false},
                              {u"running"_s, true}}));
        give(&device,
             m_reports.state(u"raptor/shop/m1", {{u"left.rpm"_s, 4.0}, {u"right.volts"_s, 5.0}}));
        QCOMPARE(order(device),
                 (QStringList{u"running"_s, u"estop"_s, u"right.rpm"_s, u"right.volts"_s,
                              u"right.amps"_s, u"left.rpm"_s, u"left.volts"_s}));
        const SignalView rpm = device.signalViews().at(2);
        QCOMPARE(rpm.group, u"right"_s);
        QCOMPARE(rpm.label, u"RPM"_s);
        QCOMPARE(rpm.unit, Unit::Rpm);
        QCOMPARE(rpm.value, Value(2.0));
        QCOMPARE(rpm.quality, Quality::Good);
        QCOMPARE(device.readings().at(0), (Reading{u"running"_s, true}));
    }

    void noNumbersAreBad_data()
    {
        QTest::addColumn<double>("number");
        QTest::newRow("NaN") << qQNaN();
        QTest::newRow("infinity") << qInf();
    }
    void noNumbersAreBad()
    {
        QFETCH(double, number);
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device, m_reports.motor(u"raptor/shop/m1", true, number));
        const auto sample = device.sample(u"motor.rpm"_s);
        QCOMPARE(sample->quality, Quality::Bad);
        QCOMPARE(sample->value, Value());
        QCOMPARE(device.quality(), Quality::Good);
        QCOMPARE(m_taken.constLast().quality, Quality::Bad);
    }

    void aSignalThatIsLeftOutAgesAlone()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device, m_reports.motor(u"raptor/shop/m1", true, 900));
        for (int i = 0; i < 3; ++i) {
            m_clock.advance(2s);
            give(&device, m_reports.state(u"raptor/shop/m1", {{u"running"_s, true}}));
        }
        QCOMPARE(device.sample(u"motor.rpm"_s)->quality, Quality::Stale);
        QCOMPARE(device.sample(u"running"_s)->quality, Quality::Good);
        QCOMPARE(device.runState(), RunState::Running);
    }

    void rp32_signalsAreLimited()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        QList<Reading> readings;
        for (int i = 0; i < TrackedDevice::maximumSignals; ++i)
            readings.append({u"m%1.rpm"_s.arg(i), double(i)});
        QCOMPARE(give(&device, m_reports.state(u"raptor/shop/m1", readings)),
                 TrackedDevice::Verdict::Accepted);
        QCOMPARE(give(&device, m_reports.state(u"raptor/shop/m1", readings)),
                 TrackedDevice::Verdict::Accepted);
        QCOMPARE(give(&device, m_reports.motor(u"raptor/shop/m1", true)),
                 TrackedDevice::Verdict::TooManySignals);
        QCOMPARE(order(device).size(), TrackedDevice::maximumSignals);
    }

    void stateSinceIsKnownOnlyIfWitnessed()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device, m_reports.motor(u"raptor/shop/m1", false));
        QCOMPARE(device.runState(), RunState::Stopped);
        QVERIFY(!device.stateSince());
        m_clock.advance(2s);
        give(&device, m_reports.motor(u"raptor/shop/m1", true));
        QCOMPARE(device.runState(), RunState::Running);
        QCOMPARE(device.stateSince(), m_clock.wall());
        m_clock.advance(10s);
        device.evaluate(m_clock.now(), m_clock.wall(), m_choice);
        QCOMPARE(device.runState(), RunState::Unknown);
        QVERIFY(!device.stateSince());
    }

    void eStopIsReadByProfileAndDoesNotFade()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device, m_reports.motor(u"raptor/shop/m1", true));
        QVERIFY(!device.reportsEStop());
        give(&device,
             m_reports.state(u"raptor/shop/m1", {{u"running"_s, false}, {u"estop"_s, true}}));
        QVERIFY(device.reportsEStop());
        QVERIFY(device.eStopAtDevice());
        QCOMPARE(device.runState(), RunState::EStopped);
        m_clock.advance(1min);
        device.evaluate(m_clock.now(), m_clock.wall(), m_choice);
        QCOMPARE(device.quality(), Quality::Stale);
        QVERIFY(device.eStopAtDevice());
    }

    void changesAreToldOnce()
    {
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        give(&device, m_reports.motor(u"raptor/shop/m1", true));
        QVERIFY(device.publish().testFlag(DeviceChange::RunState));
        QVERIFY(device.published().testFlag(DeviceChange::Source));
        device.evaluate(m_clock.now(), m_clock.wall(), m_choice);
        QCOMPARE(device.publish(), DeviceChanges());
        m_clock.advance(1s);
        device.evaluate(m_clock.now(), m_clock.wall(), m_choice);
        QCOMPARE(device.publish(), DeviceChanges(DeviceChange::Age));
        device.setBusy(true);
        device.setBusy(true);
        QCOMPARE(device.publish(), DeviceChanges(DeviceChange::Busy));
        device.setLatch(true, u"by Ada"_s);
        QCOMPARE(device.publish(), DeviceChanges(DeviceChange::Latch));
        device.setLatch(true, u"by Ada"_s);
        QCOMPARE(device.publish(), DeviceChanges());
    }
};

QTEST_GUILESS_MAIN(TestTrackedDevice)
#include "tst_trackeddevice.moc"
