// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/delay_estimator.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace std::chrono_literals;

class TestDelayEstimator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rp13_skewIsNoDelay_data()
    {
        QTest::addColumn<qint64>("deviceClock");
        QTest::newRow("right") << qint64(1'763'640'000'000);
        QTest::newRow("an hour ahead") << qint64(1'763'643'600'000);
        QTest::newRow("1970") << qint64(0);
        QTest::newRow("2100") << qint64(4'102'444'800'000);
    }
    void rp13_skewIsNoDelay()
    {
        QFETCH(qint64, deviceClock);
        DelayEstimator delays;
        for (int i = 0; i < 100; ++i) {
            const Milliseconds delay =
                delays.add(fromEpochMs(deviceClock + i * 1000), BootTime(50s) + i * 1000ms);
            QCOMPARE(delay, 0ms);
        }
        const auto offset = delays.clockOffset(BootTime(149s), fromEpochMs(1'763'640'099'000));
        QCOMPARE(offset->count(), deviceClock - 1'763'640'000'000);
    }

    void rp13_backlogShowsItsAge()
    {
        DelayEstimator delays;
        const auto taken = [](int second) { return fromEpochMs(1'000'000 + second * 1000); };
        for (int i = 0; i < 400; ++i)
            (void)delays.add(taken(i), BootTime(std::chrono::seconds(i)));
        // An hour of silence, then all of it at once: the newest is right, the oldest an hour old.
        for (int i = 400; i <= 4000; ++i)
            QCOMPARE(delays.add(taken(i), BootTime(4000s)), std::chrono::seconds(4000 - i));
    }

    void rp13_clockSetBackIsNoDelay()
    {
        DelayEstimator delays;
        (void)delays.add(fromEpochMs(10'000'000), BootTime(1s));
        (void)delays.add(fromEpochMs(10'001'000), BootTime(2s));
        QCOMPARE(delays.add(fromEpochMs(6'400'000), BootTime(3s)), 0ms);
        QCOMPARE(delays.add(fromEpochMs(6'401'500), BootTime(5s)), 500ms);
    }

    void driftingClockIsForgiven()
    {
        // The device's clock loses 1 ms per second: 7.2 s in two hours.
        DelayEstimator delays;
        Milliseconds worst{0};
        for (int i = 0; i < 7200; ++i) {
            worst =
                std::max(worst, delays.add(fromEpochMs(i * 999), BootTime(Milliseconds(i * 1000))));
        }
        QVERIFY2(worst < 700ms, qPrintable(QString::number(worst.count())));
    }

    void bootTimeOfUnknownIsUnset()
    {
        QVERIFY(!DelayEstimator().bootTimeOf(fromEpochMs(0)));
        QVERIFY(!DelayEstimator().clockOffset({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestDelayEstimator)
#include "tst_delayestimator.moc"
