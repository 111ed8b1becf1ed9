// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"

#include <QtCore/QLocale>
#include <QtCore/QMetaEnum>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Raptor::Value)

namespace {

/// Every value of @p Enum has words, and no two have the same.
template <class Enum, class Words>
void verifyDistinct(Words words)
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QSet<QString> seen;
    for (int i = 0; i < meta.keyCount(); ++i) {
        const QString text = words(Enum(meta.value(i)));
        QVERIFY2(!text.isEmpty(), meta.key(i));
        QVERIFY2(!seen.contains(text), meta.key(i));
        seen.insert(text);
    }
}

template <class Enum, class Named>
void verifyBothWays(Named named)
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < meta.keyCount(); ++i) {
        const auto value = Enum(meta.value(i));
        QCOMPARE(named(Wording::machineName(value)), value);
    }
    QVERIFY(!named(u"never"_s));
    QVERIFY(!named(QString()));
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyValueHasItsWords()
    {
        verifyDistinct<RunState>([](RunState v) { return Wording::of(v); });
        verifyDistinct<Quality>([](Quality v) { return Wording::of(v); });
        verifyDistinct<CommandKind>([](CommandKind v) { return Wording::of(v); });
        verifyDistinct<CommandStep>([](CommandStep v) { return Wording::of(v); });
        verifyDistinct<CommandOutcome>([](CommandOutcome v) { return Wording::of(v); });
        verifyDistinct<SessionState>([](SessionState v) { return Wording::of(v); });
        verifyDistinct<ProbeState>([](ProbeState v) { return Wording::of(v); });
        verifyDistinct<AlarmPriority>([](AlarmPriority v) { return Wording::of(v); });
        verifyDistinct<AlarmState>([](AlarmState v) { return Wording::of(v); });
        verifyDistinct<AlarmShelving>([](AlarmShelving v) { return Wording::of(v); });
        verifyDistinct<AlarmEvent>([](AlarmEvent v) { return Wording::of(v); });
        verifyDistinct<AlarmKind>([](AlarmKind v) { return Wording::of(v); });
        verifyDistinct<RunState>([](RunState v) { return Wording::machineName(v); });
        verifyDistinct<Quality>([](Quality v) { return Wording::machineName(v); });
        verifyDistinct<CommandKind>([](CommandKind v) { return Wording::machineName(v); });
        verifyDistinct<CommandStep>([](CommandStep v) { return Wording::machineName(v); });
        verifyDistinct<CommandOutcome>([](CommandOutcome v) { return Wording::machineName(v); });
    }

    void machineNamesStay()
    {
        QCOMPARE(Wording::machineName(Quality::LastKnown), u"last-known"_s);
        QCOMPARE(Wording::machineName(CommandKind::EStop), u"estop"_s);
        QCOMPARE(Wording::machineName(CommandKind::RelayOn), u"relay-on"_s);
        QCOMPARE(Wording::machineName(CommandOutcome::TimedOut), u"timed-out"_s);
        QCOMPARE(Wording::machineName(RunState::EStopped), u"e-stopped"_s);
    }

    void alarmNamesGoBothWays()
    {
        verifyBothWays<AlarmPriority>(Wording::alarmPriorityNamed);
        verifyBothWays<AlarmState>(Wording::alarmStateNamed);
        verifyBothWays<AlarmShelving>(Wording::alarmShelvingNamed);
        verifyBothWays<AlarmEvent>(Wording::alarmEventNamed);
        verifyBothWays<AlarmKind>(Wording::alarmKindNamed);
        QCOMPARE(Wording::machineName(AlarmPriority::Urgent), u"urgent"_s);
        QCOMPARE(Wording::machineName(AlarmState::ActiveUnacknowledged),
                 u"active-unacknowledged"_s);
        QCOMPARE(Wording::machineName(AlarmShelving::OneShot), u"one-shot"_s);
        QCOMPARE(Wording::machineName(AlarmEvent::RemoveFromService), u"remove-from-service"_s);
        QCOMPARE(Wording::machineName(AlarmKind::RunsUnderEStop), u"runs-under-e-stop"_s);
    }

    void rp06_notConfirmedNamesThePhysicalStop()
    {
        for (const EStopProgress bad : {EStopProgress::NotConfirmed, EStopProgress::NotSent})
            QVERIFY(Wording::of(bad).contains(u"use the physical stop"));
        QCOMPARE(Wording::of(EStopProgress::Confirmed), u"confirmed"_s);
        QCOMPARE(Wording::of(EStopProgress::NotCovered), u"not covered"_s);
        QCOMPARE(Wording::of(EStopProgress::Sent), u"sent"_s);
        QCOMPARE(Wording::of(EStopProgress::BrokerHas), u"broker has it"_s);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(-1) << u"\u2013"_s;
        QTest::newRow("tenths") << qint64(400) << u"0.4 s"_s;
        QTest::newRow("just below ten seconds") << qint64(9940) << u"9.9 s"_s;
        QTest::newRow("seconds") << qint64(41'999) << u"41 s"_s;
        QTest::newRow("just below two minutes") << qint64(119'999) << u"119 s"_s;
        QTest::newRow("minutes") << qint64(12 * 60'000) << u"12 min"_s;
        QTest::newRow("hours") << qint64(3 * 3'600'000) << u"3 h"_s;
        QTest::newRow("days") << qint64(50 * 3'600'000) << u"2 d"_s;
    }
    void ages()
    {
        QFETCH(qint64, ms);
        QTEST(Wording::age(ms), "text");
    }

    void durations()
    {
        QCOMPARE(Wording::duration(Milliseconds(38)), u"38 ms"_s);
        QCOMPARE(Wording::duration(Milliseconds(999)), u"999 ms"_s);
        QCOMPARE(Wording::duration(Milliseconds(1240)), u"1.24 s"_s);
    }

    void values_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("rpm") << Value(1450.2) << Unit::Rpm << u"1,450\u00a0rpm"_s;
        QTest::newRow("volts") << Value(231.44) << Unit::Volt << u"231.4\u00a0V"_s;
        QTest::newRow("degrees") << Value(21.0) << Unit::Celsius << u"21.0\u00a0\u00b0C"_s;
        QTest::newRow("plain number") << Value(2.0) << Unit::None << u"2.0"_s;
        QTest::newRow("flag") << Value(true) << Unit::None << u"yes"_s;
        QTest::newRow("text") << Value(u"on"_s) << Unit::None << u"on"_s;
        QTest::newRow("nothing") << Value() << Unit::Volt << u"\u2013"_s;
    }
    void values()
    {
        QFETCH(Value, value);
        QFETCH(Unit, unit);
        QTEST(Wording::value(value, unit), "text");
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
