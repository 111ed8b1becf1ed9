// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/value_conditions.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::ValueConditions;
using namespace Qt::StringLiterals;

using Relation = AlarmComparison::Relation;

class tst_ValueConditions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void limits_data();
    void limits();
    void comparisons_data();
    void comparisons();
    void slope_data();
    void slope();
    void slopeForgets();
    void slopeStaysSmall();
    void standstill();
};

namespace {

BootTime at(qint64 ms)
{
    return BootTime(Milliseconds(ms));
}

} // namespace

void tst_ValueConditions::limits_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("beyond");
    const auto row = [](const char *name, AlarmKind kind, double value, bool active, bool beyond) {
        QTest::newRow(name) << int(kind) << value << active << beyond;
    };
    // Limit 10, deadband 2.
    row("high, below", AlarmKind::High, 9.9, false, false);
    row("high, at", AlarmKind::High, 10.0, false, false);
    row("high, above", AlarmKind::High, 10.1, false, true);
    row("high, active, back a little", AlarmKind::High, 8.1, true, true);
    row("high, active, back by the deadband", AlarmKind::High, 8.0, true, false);
    row("high-high, above", AlarmKind::HighHigh, 10.1, false, true);
    row("high-high, active, in the deadband", AlarmKind::HighHigh, 9.0, true, true);
    row("low, above", AlarmKind::Low, 10.1, false, false);
    row("low, at", AlarmKind::Low, 10.0, false, false);
    row("low, below", AlarmKind::Low, 9.9, false, true);
    row("low, active, back a little", AlarmKind::Low, 11.9, true, true);
    row("low, active, back by the deadband", AlarmKind::Low, 12.0, true, false);
    row("low-low, below", AlarmKind::LowLow, -3.0, false, true);
    row("low-low, active, in the deadband", AlarmKind::LowLow, 11.0, true, true);
}

void tst_ValueConditions::limits()
{
    QFETCH(const int, kind);
    QFETCH(const double, value);
    QFETCH(const bool, active);
    QFETCH(const bool, beyond);
    QCOMPARE(isBeyond(AlarmKind(kind), 10, 2, value, active), beyond);
}

void tst_ValueConditions::comparisons_data()
{
    QTest::addColumn<int>("relation");
    QTest::addColumn<QVariant>("than");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *name, Relation relation, const QVariant &than,
                        const QVariant &value, bool holds) {
        QTest::newRow(name) << int(relation) << than << value << holds;
    };
    row("equals", Relation::Equals, true, true, true);
    row("equals another", Relation::Equals, true, false, false);
    row("equals a text", Relation::Equals, u"on"_s, u"on"_s, true);
    row("equals another kind", Relation::Equals, u"1"_s, 1.0, false);
    row("differs", Relation::Differs, u"on"_s, u"off"_s, true);
    row("differs not", Relation::Differs, u"on"_s, u"on"_s, false);
    row("nothing is not different", Relation::Differs, u"on"_s, {}, false);
    row("nothing equals nothing", Relation::Equals, {}, {}, false);
    row("above", Relation::Above, 2.0, 2.1, true);
    row("not above", Relation::Above, 2.0, 2.0, false);
    row("nothing is not above", Relation::Above, 2.0, {}, false);
    row("a text is not above", Relation::Above, 2.0, u"3"_s, false);
    row("below", Relation::Below, 2.0, 1.9, true);
    row("not below", Relation::Below, 2.0, 2.0, false);
    row("nothing is not below", Relation::Below, 2.0, {}, false);
}

void tst_ValueConditions::comparisons()
{
    QFETCH(const int, relation);
    QFETCH(const QVariant, than);
    QFETCH(const QVariant, value);
    QFETCH(const bool, holds);
    const auto asValue = [](const QVariant &variant) -> Value {
        if (variant.typeId() == QMetaType::Bool)
            return variant.toBool();
        if (variant.typeId() == QMetaType::Double)
            return variant.toDouble();
        if (variant.typeId() == QMetaType::QString)
            return variant.toString();
        return {};
    };
    const AlarmComparison comparison{u"x"_s, Relation(relation), asValue(than)};
    QCOMPARE(ValueConditions::holds(comparison, asValue(value)), holds);
}

void tst_ValueConditions::slope_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::newRow("rises") << 3.0;
    QTest::newRow("falls") << -0.5;
    QTest::newRow("stands") << 0.0;
}

void tst_ValueConditions::slope()
{
    QFETCH(const double, perSecond);
    Slope slope;
    for (int i = 0; i < 30; ++i) {
        const auto rate = slope.add(at(i * 1000), 100 + perSecond * i, Milliseconds(10'000));
        QCOMPARE(rate.has_value(), i >= 5); // half of the window
        if (rate)
            QVERIFY(qAbs(*rate - perSecond) < 1e-9);
    }
}

void tst_ValueConditions::slopeForgets()
{
    Slope slope;
    for (int i = 0; i <= 10; ++i)
        slope.add(at(i * 1000), 10.0 * i, Milliseconds(10'000));
    std::optional<double> rate;
    for (int i = 11; i <= 21; ++i)
        rate = slope.add(at(i * 1000), 100, Milliseconds(10'000));
    QCOMPARE(rate, std::optional(0.0)); // the rise lies before the window
    QVERIFY(!slope.add(at(60'000), 500, Milliseconds(10'000))); // as all else does after a gap
    slope.reset();
    QVERIFY(!slope.add(at(66'000), 0, Milliseconds(10'000)));
}

/// A thousand reports a second cost no more than a few dozen.
void tst_ValueConditions::slopeStaysSmall()
{
    Slope slope;
    std::optional<double> rate;
    for (int i = 0; i < 50'000; ++i)
        rate = slope.add(at(i), 0.001 * i, Milliseconds(10'000));
    QVERIFY(rate && qAbs(*rate - 1.0) < 0.01);
}

void tst_ValueConditions::standstill()
{
    const Milliseconds over(60'000);
    Standstill value;
    for (int i = 0; i < 60; ++i)
        QVERIFY(!value.add(at(i * 1000), 7.5, over));
    QVERIFY(value.add(at(60'000), 7.5, over));
    QVERIFY(value.add(at(61'000), 7.5, over));
    QVERIFY(!value.add(at(62'000), 7.6, over)); // it moves
    QVERIFY(!value.add(at(63'000), 7.5, over));

    Standstill rare; // few reports prove nothing
    for (int i = 0; i < Standstill::reportsNeeded - 1; ++i)
        QVERIFY(!rare.add(at(i * 60'000), 7.5, over));
    QVERIFY(rare.add(at(30 * 60'000), 7.5, over));
    rare.reset();
    QVERIFY(!rare.add(at(31 * 60'000), 7.5, over));

    Standstill zero; // is what a meter shows of what stands still
    for (int i = 0; i < 100; ++i)
        QVERIFY(!zero.add(at(i * 1000), 0.0, over));
}

QTEST_GUILESS_MAIN(tst_ValueConditions)
#include "tst_valueconditions.moc"
