// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gauge_geometry.h"
#include "views/sparkline.h"

#include <QtTest/QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

constexpr Band Speed{0, 1800};
constexpr Band Power{-5000, 5000};
constexpr Band None{5, 5};

static_assert(Geometry::fraction(Speed, 900) == 0.5);
static_assert(Geometry::fraction(Speed, -1) == 0.0);
static_assert(Geometry::fraction(Speed, 9000) == 1.0);
static_assert(Geometry::fraction(None, 5) == 0.0);
static_assert(Geometry::arcAngle(0.0) == 210.0);
static_assert(Geometry::arcAngle(1.0) == -30.0);
static_assert(Geometry::arcAngle(0.5) == 90.0);
static_assert(Geometry::fill(Speed, 450) == Geometry::Span{0.0, 0.25});
static_assert(Geometry::fill(Power, -2500) == Geometry::Span{0.25, 0.5});
static_assert(Geometry::fill(Power, 2500) == Geometry::Span{0.5, 0.75});
static_assert(Geometry::spanOf(Speed, {450, 900}) == Geometry::Span{0.25, 0.5});
static_assert(Geometry::isOutside(Speed, 1801) && !Geometry::isOutside(None, 99));

} // namespace

class TestGaugeGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void breach_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("expected");
        QTest::newRow("inside") << 230.0 << int(Geometry::Breach::None);
        QTest::newRow("at high") << 250.0 << int(Geometry::Breach::High);
        QTest::newRow("at high-high") << 256.0 << int(Geometry::Breach::HighHigh);
        QTest::newRow("at low") << 207.0 << int(Geometry::Breach::Low);
        QTest::newRow("below low-low") << 1.0 << int(Geometry::Breach::LowLow);
        QTest::newRow("no number")
            << std::numeric_limits<double>::quiet_NaN() << int(Geometry::Breach::None);
    }
    void breach()
    {
        QFETCH(double, value);
        QFETCH(int, expected);
        QCOMPARE(int(Geometry::breach({195, 207, 250, 256}, value)), expected);
    }
    void withoutLimitsNothingIsBreached()
    {
        QCOMPARE(int(Geometry::breach({}, 1e9)), int(Geometry::Breach::None));
    }

    void noNumberStandsAtTheStart()
    {
        QCOMPARE(Geometry::fraction(Speed, std::numeric_limits<double>::quiet_NaN()), 0.0);
    }

    void columns_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("count");
        QTest::newRow("narrower than one") << 100 << 1;
        QTest::newRow("exactly two") << 504 << 2;
        QTest::newRow("almost five") << 1259 << 4;
    }
    void columns()
    {
        QFETCH(int, width);
        QFETCH(int, count);
        const Geometry::Columns columns = Geometry::columns(width, 252);
        QCOMPARE(columns.count, count);
        QVERIFY(columns.count * columns.width <= width);
    }

    void gapsCutARun()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const QList<QList<QPointF>> runs =
            runsOf({{0, nan}, {1, 5}, {2, 6}, {3, nan}, {4, nan}, {5, 7}, {6, nan}});
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs.at(0), (QList<QPointF>{{1, 5}, {2, 6}}));
        QCOMPARE(runs.at(1), (QList<QPointF>{{5, 7}}));
    }
};

QTEST_GUILESS_MAIN(TestGaugeGeometry)
#include "tst_gaugegeometry.moc"
