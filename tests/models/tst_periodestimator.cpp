// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/period_estimator.h"

#include <QtCore/QList>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;

class TestPeriodEstimator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rp10_learnsTheDevicesOwnPeriod_data()
    {
        QTest::addColumn<QList<int>>("intervals");
        QTest::addColumn<int>("period");

        QTest::newRow("nothing known") << QList<int>{} << 2000;
        QTest::newRow("two intervals are too few") << QList<int>{500, 500} << 2000;
        QTest::newRow("three intervals") << QList<int>{500, 520, 510} << 520;
        QTest::newRow("the longest counts") << QList<int>{500, 1500, 500} << 1500;
        QTest::newRow("not below the fastest") << QList<int>{10, 10, 10} << 500;
        QTest::newRow("not above the slowest") << QList<int>{500, 500, 90'000} << 2000;
        QTest::newRow("five are remembered") << QList<int>{1900, 600, 600, 600, 600, 600} << 600;
        QTest::newRow("no news teaches nothing") << QList<int>{700, 700, 700, 0, -50} << 700;
    }
    void rp10_learnsTheDevicesOwnPeriod()
    {
        QFETCH(const QList<int>, intervals);
        PeriodEstimator estimator(Milliseconds(500), Milliseconds(2000));
        BootTime at{};
        estimator.add(at);
        for (const int interval : intervals)
            estimator.add(at += Milliseconds(interval));
        QFETCH(int, period);
        QCOMPARE(int(estimator.period().count()), period);
    }

    void limitsInTheWrongOrderAreTheSlowest()
    {
        const PeriodEstimator estimator(Milliseconds(9000), Milliseconds(2000));
        QCOMPARE(int(estimator.period().count()), 2000);
    }
};

QTEST_GUILESS_MAIN(TestPeriodEstimator)
#include "tst_periodestimator.moc"
