// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quality.h"

#include <QtCore/QMetaEnum>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class TestQuality : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rp11_onlyGoodAndLateAreLive_data()
    {
        QTest::addColumn<Quality>("quality");
        QTest::addColumn<bool>("live");
        QTest::newRow("good") << Quality::Good << true;
        QTest::newRow("late") << Quality::Late << true;
        QTest::newRow("last known") << Quality::LastKnown << false;
        QTest::newRow("stale") << Quality::Stale << false;
        QTest::newRow("bad") << Quality::Bad << false;
        QTest::newRow("offline") << Quality::Offline << false;
    }
    void rp11_onlyGoodAndLateAreLive()
    {
        QFETCH(Quality, quality);
        QTEST(isLive(quality), "live");
    }

    void unitsAreFoundByTheirSymbol()
    {
        const QMetaEnum units = QMetaEnum::fromType<Unit>();
        for (int i = 0; i < units.keyCount(); ++i) {
            const Unit unit = Unit(units.value(i));
            QCOMPARE(unitFromSymbol(unitSymbol(unit)), unit);
            QVERIFY(unitDecimals(unit) >= 0);
        }
        QCOMPARE(unitSymbol(Unit::Celsius), u"\u00b0C"_s);
        QCOMPARE(unitFromSymbol(u"furlong"), Unit::None);
    }
};

QTEST_GUILESS_MAIN(TestQuality)
#include "tst_quality.moc"
