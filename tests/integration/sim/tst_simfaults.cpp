// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_device.h"
#include "app/raptor-sim/guardian_device.h"
#include "app/raptor-sim/raptor_device.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Sim;

namespace {

const WallTime kNow = fromEpochMs(1'763'690'000'000);

RaptorSetup runningMotors()
{
    return {.id = DeviceId::parse(u"raptor/shop/m1").value(), .running = true};
}

double motorValue(SimDevice &device, QLatin1StringView key)
{
    const QJsonObject state = QJsonDocument::fromJson(device.state(kNow)).object();
    return state.value("motors"_L1)[0][key].toDouble();
}

} // namespace

/// What is wrong with a device shows in what it reports.
class TestSimFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readings_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("signal");
        QTest::addColumn<double>("value");
        QTest::newRow("speed") << u"rpm:1650"_s << u"rpm"_s << 1650.0;
        QTest::newRow("voltage") << u"volts:190"_s << u"volts"_s << 190.0;
        QTest::newRow("current") << u"amps:23"_s << u"amps"_s << 23.0;
        QTest::newRow("jam stands still") << u"jam"_s << u"rpm"_s << 0.0;
        QTest::newRow("trip stands still") << u"trip"_s << u"rpm"_s << 0.0;
        QTest::newRow("trip draws nothing") << u"trip"_s << u"amps"_s << 0.0;
        QTest::newRow("jam draws current") << u"jam"_s << u"amps"_s << 60.0;
    }
    void readings()
    {
        QFETCH(QString, fault);
        QFETCH(QString, signal);
        QFETCH(double, value);
        RaptorDevice device(runningMotors());
        const QByteArray name = signal.toLatin1();
        QVERIFY(motorValue(device, QLatin1StringView(name)) != value);
        device.setFault(Fault::parse(fault).value());
        QCOMPARE(motorValue(device, QLatin1StringView(name)), value);
        device.setFault({});
        QVERIFY(motorValue(device, QLatin1StringView(name)) != value);
    }

    void chatterGoesUpAndDown()
    {
        RaptorDevice device(runningMotors());
        device.setFault({.kind = Fault::Kind::Chatter, .value = 20});
        const double first = motorValue(device, "amps"_L1);
        QVERIFY(first == 20.0 || first == 10.0);
        QCOMPARE(motorValue(device, "amps"_L1), 30.0 - first);
        QCOMPARE(motorValue(device, "amps"_L1), first);
    }

    void rampGrows()
    {
        RaptorDevice device(runningMotors());
        device.setFault({.kind = Fault::Kind::Ramp, .value = 10});
        const double first = motorValue(device, "amps"_L1);
        device.step(5);
        QVERIFY(motorValue(device, "amps"_L1) > first + 40);
    }

    void freezeHoldsTheLastReading()
    {
        RaptorDevice device(runningMotors());
        const double before = motorValue(device, "amps"_L1);
        device.setFault({.kind = Fault::Kind::Freeze});
        device.step(30);
        QCOMPARE(motorValue(device, "amps"_L1), before);
    }

    void runsAwayUnderAnEmergencyStop()
    {
        RaptorDevice device(runningMotors());
        device.obey(R"({"estop":true,"wheels_running":false,"id":"e"})", kNow);
        QVERIFY(!device.isRunning());
        device.setFault({.kind = Fault::Kind::Runaway});
        QVERIFY(device.isRunning() && device.isEStopped());
        device.obey(R"({"wheels_running":false,"id":"s"})", kNow);
        QVERIFY(device.isRunning());
        device.setFault({});
        QVERIFY(!device.isRunning() && device.isEStopped());
    }

    /// What a runaway was told it does when the fault is over.
    void runawayEnds_data()
    {
        QTest::addColumn<bool>("running");
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<bool>("runsAfterwards");
        const QByteArray stop = R"({"wheels_running":false,"id":"s"})";
        QTest::newRow("ran, told nothing") << true << QByteArray() << true;
        QTest::newRow("stood, told nothing") << false << QByteArray() << false;
        QTest::newRow("ran, told to stop") << true << stop << false;
        QTest::newRow("stood, told to start")
            << false << QByteArray(R"({"wheels_running":true,"id":"s"})") << true;
        QTest::newRow("ran, e-stopped")
            << true << QByteArray(R"({"estop":true,"wheels_running":false,"id":"s"})") << false;
    }
    void runawayEnds()
    {
        QFETCH(const bool, running);
        QFETCH(const QByteArray, told);
        QFETCH(const bool, runsAfterwards);
        RaptorSetup setup = runningMotors();
        setup.running = running;
        RaptorDevice device(setup);
        device.setFault({.kind = Fault::Kind::Runaway});
        if (!told.isEmpty())
            device.obey(told, kNow);
        QVERIFY(device.isRunning());
        device.setFault({});
        QCOMPARE(device.isRunning(), runsAfterwards);
    }

    void flipsOnce()
    {
        RaptorDevice motors(runningMotors());
        motors.setFault({.kind = Fault::Kind::Flip});
        QVERIFY(!motors.isRunning());
        motors.obey(R"({"wheels_running":true,"id":"r"})", kNow);
        QVERIFY(motors.isRunning());
        GuardianDevice relay(DeviceId::parse(u"guardian/garage-1").value());
        relay.setFault({.kind = Fault::Kind::Flip});
        QVERIFY(relay.isRelayOn());
    }

    void batteryIsAsFullAsTheFaultSays()
    {
        BatteryDevice battery(DeviceId::parse(u"battery/user-1").value(), Milliseconds(5000), 1);
        battery.setFault({.kind = Fault::Kind::Percent, .value = 4});
        QCOMPARE(QJsonDocument::fromJson(battery.state(kNow)).object()["batteryPercent"_L1].toInt(),
                 4);
    }
};

QTEST_GUILESS_MAIN(TestSimFaults)
#include "tst_simfaults.moc"
