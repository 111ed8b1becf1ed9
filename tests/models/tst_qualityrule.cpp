// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/quality_rule.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;

class TestQualityRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rp10_qualityByAgeAndPeriod_data()
    {
        QTest::addColumn<int>("period");
        QTest::addColumn<int>("age");
        QTest::addColumn<Quality>("quality");

        QTest::newRow("motor, new") << 2000 << 0 << Quality::Good;
        QTest::newRow("motor, 1.5 periods") << 2000 << 3000 << Quality::Good;
        QTest::newRow("motor, just above 1.5 periods") << 2000 << 3001 << Quality::Late;
        QTest::newRow("motor, 2 periods") << 2000 << 4000 << Quality::Late;
        QTest::newRow("motor, just above 2 periods") << 2000 << 4001 << Quality::Stale;
        QTest::newRow("fast motor, late") << 500 << 751 << Quality::Late;
        QTest::newRow("fast motor, 3 s count") << 500 << 3000 << Quality::Late;
        QTest::newRow("fast motor, above 3 s") << 500 << 3001 << Quality::Stale;
        QTest::newRow("relay, 90 s") << 60'000 << 90'000 << Quality::Good;
        QTest::newRow("relay, 120 s") << 60'000 << 120'000 << Quality::Late;
        QTest::newRow("relay, above 120 s") << 60'000 << 120'001 << Quality::Stale;
    }
    void rp10_qualityByAgeAndPeriod()
    {
        QFETCH(int, period);
        QFETCH(int, age);
        const QualityRule rule{Milliseconds(period)};
        QTEST(rule.quality(Evidence::Live, true, Milliseconds(age)), "quality");
    }

    void flagsBeforeAge_data()
    {
        QTest::addColumn<int>("evidence");
        QTest::addColumn<bool>("reachable");
        QTest::addColumn<Quality>("quality");

        QTest::newRow("RP-11 retained is last known")
            << int(Evidence::Retained) << true << Quality::LastKnown;
        QTest::newRow("retained without a link")
            << int(Evidence::Retained) << false << Quality::Offline;
        QTest::newRow("live without a link") << int(Evidence::Live) << false << Quality::Offline;
        QTest::newRow("nothing") << int(Evidence::None) << true << Quality::Offline;
    }
    void flagsBeforeAge()
    {
        QFETCH(int, evidence);
        QFETCH(bool, reachable);
        const QualityRule rule{Milliseconds(2000)};
        QTEST(rule.quality(Evidence(evidence), reachable, Milliseconds(0)), "quality");
    }
};

QTEST_GUILESS_MAIN(TestQualityRule)
#include "tst_qualityrule.moc"
