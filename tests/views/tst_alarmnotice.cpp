// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_alarms.h"
#include "views/alarm_notice.h"
#include "views/alarm_text.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestAlarmNotice : public QObject
{
    Q_OBJECT

private:
    Test::FakeAlarmDesk m_desk;
    QStandardItemModel m_devices;
    AlarmNames m_names{&m_devices, nullptr};

    void standing(AlarmPriority priority, bool flood = false)
    {
        AlarmSummary summary;
        summary.mostUrgent =
            Test::alarm(Test::alarmKey(u"raptor/shop/m1"_s, {}, u"stale"_s), priority,
                        AlarmKind::Stale, u"No report"_s, WallTime(Milliseconds(1000)));
        summary.flood = flood;
        if (flood)
            summary.floodSince = WallTime(Milliseconds(1000));
        m_desk.setSummary(summary);
    }

private Q_SLOTS:
    void cleanup() { m_desk.setSummary({}); }

    void isToldWhileNoWindowIsInFront()
    {
        QWidget window;
        const AlarmNotice notice(&m_desk, &m_names, &window);
        QSignalSpy noticed(&notice, &AlarmNotice::noticed);
        standing(AlarmPriority::High);
        Q_EMIT m_desk.announced(AlarmPriority::High);
        QCOMPARE(noticed.size(), 1);
        QCOMPARE(noticed.first().at(0).toString(), u"Alarm: high"_s);
        QCOMPARE(noticed.first().at(1).toString(), u"m1: No report"_s);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Q_EMIT m_desk.announced(AlarmPriority::High);
        QCOMPARE(noticed.size(), 1);
    }

    void anOlderOneIsNotTakenForTheNewOne()
    {
        QWidget window;
        const AlarmNotice notice(&m_desk, &m_names, &window);
        QSignalSpy noticed(&notice, &AlarmNotice::noticed);
        standing(AlarmPriority::Urgent);
        Q_EMIT m_desk.announced(AlarmPriority::Low);
        QCOMPARE(noticed.first().at(0).toString(), u"Alarm: low"_s);
        QCOMPARE(noticed.first().at(1).toString(), u"still most urgent, urgent: m1: No report"_s);
    }

    void aFloodIsToldOnceAndWhenItGetsWorse()
    {
        QWidget window;
        const AlarmNotice notice(&m_desk, &m_names, &window);
        QSignalSpy noticed(&notice, &AlarmNotice::noticed);
        standing(AlarmPriority::High, true);
        for (const auto priority : {AlarmPriority::High, AlarmPriority::Low, AlarmPriority::High})
            Q_EMIT m_desk.announced(priority);
        QCOMPARE(noticed.size(), 1);
        Q_EMIT m_desk.announced(AlarmPriority::Urgent);
        Q_EMIT m_desk.announced(AlarmPriority::Urgent);
        QCOMPARE(noticed.size(), 2);
        standing(AlarmPriority::High); // over
        Q_EMIT m_desk.announced(AlarmPriority::Low);
        QCOMPARE(noticed.size(), 3);
    }
};

QTEST_MAIN(TestAlarmNotice)
#include "tst_alarmnotice.moc"
