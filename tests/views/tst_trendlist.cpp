// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/theme.h"
#include "views/trend_list.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestTrendList : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TrendList> m_list;

    static TagId tag(const QString &signal, const QString &device = u"raptor/shop/bin-1-fan"_s)
    {
        return {Test::device(device), signal};
    }
    QStringList names() const
    {
        QStringList names;
        for (const TrendTrace &trace : m_list->traces())
            names.append(trace.name);
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_theme = std::make_unique<Theme>(Theme::Kind::Light);
        m_list = std::make_unique<TrendList>(m_theme.get(), &m_plant->devices, nullptr, nullptr);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup() { m_list.reset(); }

    void signalsAreAdded()
    {
        QSignalSpy changed(m_list.get(), &TrendList::changed);
        QCOMPARE(m_list->add({tag(u"left.rpm"_s), tag(u"left.amps"_s)}), QString());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(names(), (QStringList{u"bin-1-fan left RPM"_s, u"bin-1-fan left Amps"_s}));
        const TrendTrace &trace = m_list->traces().first();
        QCOMPARE(trace.unit, Unit::Rpm);
        QCOMPARE(trace.normal, (Band{1380, 1520}));
        QCOMPARE(trace.limits.highHigh, 1700.0);
        QVERIFY(trace.colour.isValid());
        QVERIFY(trace.colour != m_list->traces().at(1).colour);
        QCOMPARE(m_list->add({tag(u"left.rpm"_s)}), QString()); // it is there
        QCOMPARE(changed.count(), 1);
    }

    void aDeviceBringsItsNumbers()
    {
        QCOMPARE(m_list->add({tag({})}), QString());
        QCOMPARE(m_list->tags().size(), 6); // and not its relay, which is a word
        QVERIFY(m_list->add({tag({}, u"raptor/nowhere/m9"_s)}).contains(u"no numbers"_s));
    }

    void thereIsAnEndToIt()
    {
        m_list->add({tag({}), tag({}, u"raptor/shop/bin-2-fan"_s)});
        QCOMPARE(m_list->tags().size(), 12);
        const QString why =
            m_list->add({tag({}, u"raptor/shop/leg-1"_s), tag({}, u"raptor/shop/leg-2"_s)});
        QCOMPARE(m_list->tags().size(), mostTrendTags);
        QVERIFY2(why.contains(u"2 more"_s), qPrintable(why));
    }

    void coloursStay()
    {
        m_list->add({tag(u"left.rpm"_s), tag(u"left.volts"_s), tag(u"left.amps"_s)});
        const QColor third = m_list->traces().at(2).colour;
        m_list->remove({tag(u"left.volts"_s)});
        QCOMPARE(m_list->traces().at(1).colour, third);
        m_list->add({tag(u"right.rpm"_s)});
        QCOMPARE(m_list->tags().at(2).colour, 1); // which became free
        m_list->setColour({tag(u"left.rpm"_s)}, 5);
        QCOMPARE(m_list->traces().first().colour, traceColour(*m_theme, 5));
        QSignalSpy changed(m_list.get(), &TrendList::changed);
        m_theme->setKind(Theme::Kind::Dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_list->traces().first().colour, traceColour(*m_theme, 5));
    }

    void hidden()
    {
        m_list->add({tag(u"left.rpm"_s)});
        QSignalSpy changed(m_list.get(), &TrendList::changed);
        m_list->setVisible({tag(u"left.rpm"_s)}, false);
        QVERIFY(!m_list->traces().first().visible);
        m_list->setVisible({tag(u"left.rpm"_s)}, false);
        QCOMPARE(changed.count(), 1);
    }

    void unknownOnesKeepTheirId()
    {
        m_list->setTags({{tag(u"left.rpm"_s, u"raptor/barn/m7"_s), 99, true}});
        QCOMPARE(names(), QStringList{u"m7 left.rpm"_s});
        QCOMPARE(m_list->tags().first().colour, TrendList::colours - 1);
        m_plant->addDevice({.id = u"raptor/barn/m7"_s, .signalViews = {Test::rpm(u"left"_s, 1)}});
        m_list->refresh();
        QCOMPARE(names(), QStringList{u"m7 left RPM"_s});
        QCOMPARE(m_list->traces().first().unit, Unit::Rpm);
    }

    /// What an operator changed, and not what the kind of device has.
    void limitsInForce()
    {
        TrendList list(m_theme.get(), &m_plant->devices, &m_plant->alarmDesk, nullptr);
        AlarmDefinition high;
        high.rule = u"high"_s;
        high.kind = AlarmKind::High;
        high.signal = u"rpm"_s;
        high.limit = 1234;
        const DeviceId leg = Test::device(u"raptor/shop/leg-1"_s);
        m_plant->alarmDesk.define({leg, u"motor.rpm"_s, u"high"_s}, high);
        list.add({{leg, u"motor.rpm"_s}});
        QCOMPARE(list.traces().first().limits.high, 1234.0);
        high.enabled = false;
        m_plant->alarmDesk.define({leg, u"motor.rpm"_s, u"high"_s}, high);
        list.refresh();
        QVERIFY(!list.traces().first().limits.high);
    }
};

QTEST_MAIN(TestTrendList)
#include "tst_trendlist.moc"
