// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_physics.h"
#include "app/raptor-sim/motor_physics.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using Raptor::Sim::BatteryPhysics;
using Raptor::Sim::MotorPhysics;
using Raptor::Sim::MotorRating;
using Raptor::Sim::MotorReading;

namespace {

constexpr double kStep = 0.1; // seconds

void seeds()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed : {0U, 1U, 2U, 42U, 4711U, 0xFFFFFFFFU})
        QTest::addRow("seed %u", seed) << seed;
}

} // namespace

class TestMotorPhysics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void standsStillWithoutPower_data() { seeds(); }
    void standsStillWithoutPower()
    {
        QFETCH(quint32, seed);
        MotorPhysics motor(seed);
        for (int i = 0; i < 600; ++i) {
            motor.step(kStep);
            QCOMPARE(motor.reading().rpm, 0.0);
            QCOMPARE(motor.reading().amps, 0.0);
        }
    }

    void speedsUpWithoutADip_data() { seeds(); }
    void speedsUpWithoutADip()
    {
        QFETCH(quint32, seed);
        MotorPhysics motor(seed);
        motor.setPowered(true);
        double before = 0.0;
        int steps = 0;
        for (; before < 1400.0 && steps < 100; ++steps) {
            motor.step(kStep);
            QVERIFY2(motor.reading().rpm > before, qPrintable(QString::number(steps)));
            before = motor.reading().rpm;
        }
        QVERIFY2(steps > 10 && steps < 60, qPrintable(QString::number(steps)));
    }

    void settlesInItsBand_data() { seeds(); }
    void settlesInItsBand()
    {
        QFETCH(quint32, seed);
        MotorPhysics motor(seed);
        motor.setPowered(true);
        motor.settle();
        double slowest = 1e9;
        double fastest = 0.0;
        for (int i = 0; i < 36000; ++i) { // an hour
            motor.step(kStep);
            const MotorReading now = motor.reading();
            QVERIFY2(now.rpm >= 1420.0 && now.rpm <= 1480.0, qPrintable(QString::number(now.rpm)));
            QVERIFY2(now.volts >= 225.0 && now.volts <= 236.0,
                     qPrintable(QString::number(now.volts)));
            QVERIFY2(now.amps >= 9.0 && now.amps <= 15.0, qPrintable(QString::number(now.amps)));
            QVERIFY2(now.celsius > 30.0 && now.celsius < 90.0,
                     qPrintable(QString::number(now.celsius)));
            slowest = std::min(slowest, now.rpm);
            fastest = std::max(fastest, now.rpm);
        }
        QVERIFY2(fastest - slowest > 5.0, "the load does not wander");
    }

    void moreLoadMeansMoreCurrentAndLessSpeed()
    {
        MotorPhysics motor(3);
        motor.setPowered(true);
        motor.settle();
        MotorReading lightest = motor.reading();
        MotorReading heaviest = lightest;
        for (int i = 0; i < 36000; ++i) {
            motor.step(kStep);
            const MotorReading now = motor.reading();
            if (now.rpm > lightest.rpm)
                lightest = now;
            if (now.rpm < heaviest.rpm)
                heaviest = now;
        }
        QVERIFY(heaviest.amps > lightest.amps + 0.5);
    }

    void drawsInrushCurrentAndSags_data() { seeds(); }
    void drawsInrushCurrentAndSags()
    {
        QFETCH(quint32, seed);
        MotorPhysics motor(seed);
        motor.step(kStep);
        const double voltsBefore = motor.reading().volts;
        motor.setPowered(true);
        motor.step(0.02);
        const MotorReading first = motor.reading();
        QVERIFY2(first.amps > 50.0 && first.amps <= MotorRating().inrushAmps,
                 qPrintable(QString::number(first.amps)));
        QVERIFY(first.volts < voltsBefore - 2.0);
        motor.step(8.0);
        QVERIFY(motor.reading().amps < 15.0);
    }

    void coastsDownToNothing_data() { seeds(); }
    void coastsDownToNothing()
    {
        QFETCH(quint32, seed);
        MotorPhysics motor(seed);
        motor.setPowered(true);
        motor.settle();
        motor.setPowered(false);
        double before = motor.reading().rpm;
        int steps = 0;
        for (; before > 0.0 && steps < 300; ++steps) {
            motor.step(kStep);
            QVERIFY(motor.reading().rpm < before);
            QCOMPARE(motor.reading().amps, 0.0);
            before = motor.reading().rpm;
        }
        QVERIFY2(steps > 20 && steps < 150, qPrintable(QString::number(steps)));
    }

    void samesSeedSameMotor()
    {
        MotorPhysics one(7);
        MotorPhysics two(7);
        MotorPhysics other(8);
        for (MotorPhysics *motor : {&one, &two, &other}) {
            motor->setPowered(true);
            motor->step(20.0);
        }
        QCOMPARE(one.reading(), two.reading());
        QVERIFY(one.reading() != other.reading());
    }

    void strangeStepsDoNoHarm()
    {
        MotorPhysics motor(1);
        motor.setPowered(true);
        for (double seconds : {-5.0, 0.0, qQNaN(), qInf(), 1e300, 1e-300})
            motor.step(seconds);
        const MotorReading now = motor.reading();
        QVERIFY(now.rpm >= 0.0 && now.rpm < 1500.0);
        QVERIFY(now.volts > 200.0 && now.volts < 250.0);
    }

    void batteryHasADay_data() { seeds(); }
    void batteryHasADay()
    {
        QFETCH(quint32, seed);
        BatteryPhysics battery(seed);
        int charging = 0;
        int discharging = 0;
        int idle = 0;
        double before = battery.percent();
        for (int i = 0; i < 3600; ++i) { // an hour: two of its days
            battery.step(1.0);
            charging += battery.watts() > 0.0;
            discharging += battery.watts() < 0.0;
            idle += battery.watts() == 0.0;
            QVERIFY(battery.percent() >= 0.0 && battery.percent() <= 100.0);
            QVERIFY(std::abs(battery.percent() - before) < 1.0);
            before = battery.percent();
        }
        QVERIFY2(charging > 100 && discharging > 100 && idle > 10,
                 qPrintable(u"%1 %2 %3"_s.arg(charging).arg(discharging).arg(idle)));
    }
};

QTEST_GUILESS_MAIN(TestMotorPhysics)
#include "tst_motorphysics.moc"
