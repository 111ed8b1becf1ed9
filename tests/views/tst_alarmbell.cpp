// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_alarms.h"
#include "views/alarm_bell.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Views;

class TestAlarmBell : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakeAlarmDesk> m_desk;
    std::unique_ptr<AlarmBell> m_bell;
    int m_strokes = 0;

private Q_SLOTS:
    void init()
    {
        m_strokes = 0;
        m_desk = std::make_unique<Test::FakeAlarmDesk>();
        m_bell = std::make_unique<AlarmBell>(
            m_desk.get(), [this] { ++m_strokes; }, nullptr);
    }
    void cleanup()
    {
        m_bell.reset();
        m_desk.reset();
    }

    void strokesTellThePriority_data()
    {
        QTest::addColumn<AlarmPriority>("priority");
        QTest::addColumn<int>("strokes");
        QTest::newRow("urgent") << AlarmPriority::Urgent << 3;
        QTest::newRow("high") << AlarmPriority::High << 2;
        QTest::newRow("low") << AlarmPriority::Low << 1;
    }

    void strokesTellThePriority()
    {
        QFETCH(const AlarmPriority, priority);
        QFETCH(const int, strokes);
        m_bell->test(priority);
        QCOMPARE(m_strokes, 1); // at once
        QTRY_VERIFY(!m_bell->isSounding());
        QCOMPARE(m_strokes, strokes);
    }

    void urgentOnesAreRepeatedUntilAcknowledged()
    {
        AlarmSummary summary;
        summary.unacknowledged[0] = 1;
        m_desk->setSummary(summary);
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        QTRY_COMPARE(m_strokes, 3);
        QVERIFY2(m_bell->isSounding(), "it will be repeated");
        m_desk->setSummary({});
        QVERIFY(!m_bell->isSounding());
    }

    void silenceEndsTheSoundButNotTheNextUrgentOne()
    {
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        m_bell->silence();
        QVERIFY(!m_bell->isSounding());
        const int before = m_strokes;
        Q_EMIT m_desk->announced(AlarmPriority::Low);
        Q_EMIT m_desk->announced(AlarmPriority::High);
        QCOMPARE(m_strokes, before);
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        QCOMPARE(m_strokes, before + 1);
    }

    void silenceOfALowOneLeavesTheOthersAudible()
    {
        Q_EMIT m_desk->announced(AlarmPriority::Low);
        m_bell->silence();
        Q_EMIT m_desk->announced(AlarmPriority::Low);
        QCOMPARE(m_strokes, 1);
        Q_EMIT m_desk->announced(AlarmPriority::High);
        QCOMPARE(m_strokes, 2);
    }

    /// What is not heard is said, until it is heard again.
    void hearingIsTold()
    {
        using Hearing = AlarmBell::Hearing;
        QList<Hearing> told;
        connect(m_bell.get(), &AlarmBell::hearingChanged, this,
                [&told](Hearing hearing) { told.append(hearing); });
        AlarmSummary summary;
        summary.unacknowledged[0] = 1;
        m_desk->setSummary(summary);
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        m_bell->silence();
        QCOMPARE(m_bell->hearing(), Hearing::Silenced);
        m_bell->endSilence();
        QVERIFY2(m_bell->isSounding(), "the urgent one calls again");
        m_bell->setOn(false);
        m_bell->setOn(true);
        QCOMPARE(told, (QList{Hearing::Silenced, Hearing::On, Hearing::Off, Hearing::On}));
        const int before = m_strokes;
        m_desk->setSummary({});
        QTRY_VERIFY(!m_bell->isSounding());
        Q_EMIT m_desk->announced(AlarmPriority::Low);
        QVERIFY2(m_strokes > before, "switched on means heard at once");
    }

    void offIsOffButCanBeTried()
    {
        m_bell->setOn(false);
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        QCOMPARE(m_strokes, 0);
        m_bell->test(AlarmPriority::Low);
        QCOMPARE(m_strokes, 1);
        m_bell->setOn(true);
        Q_EMIT m_desk->announced(AlarmPriority::Urgent);
        QCOMPARE(m_strokes, 2);
    }
};

QTEST_MAIN(TestAlarmBell)
#include "tst_alarmbell.moc"
