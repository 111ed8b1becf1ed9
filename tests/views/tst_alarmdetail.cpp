// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/alarm_mark_view.h"
#include "views/alarm_text.h"
#include "views/alarms_page.h"
#include "views/labels.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

class TestAlarmDetail : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    Test::FakePlant &plant() { return m_fix->plant; }
    AlarmsPage *page() { return m_fix->window->findChild<AlarmsPage *>(); }
    QString fact(const QString &name) { return m_fix->part<ElidedLabel>(name)->text(); }
    QString guide(const QString &name) { return m_fix->part<QLabel>(name)->text(); }
    ActionButton *action(const QString &name) { return m_fix->part<ActionButton>(name); }
    QDoubleSpinBox *spin(const QString &name) { return m_fix->part<QDoubleSpinBox>(name); }
    QLineEdit *edit(const QString &name) { return m_fix->part<QLineEdit>(name); }
    /// A button that is pressed by its letter stays down for a moment.
    void press(Qt::Key key)
    {
        QTest::keyClick(m_fix->window.get(), key, Qt::AltModifier);
        for (const auto *button : m_fix->window->findChildren<QAbstractButton *>())
            QTRY_VERIFY(!button->isDown());
    }
    void show(const QString &device, const QString &subject, const QString &rule)
    {
        page()->showAlarm(Test::alarmKey(device, subject, rule));
    }
    void showDryer() { show(u"raptor/shop/dryer-fan"_s, u"motor.amps"_s, u"high-high"_s); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>(QSize(1600, 900));
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->window->showPage(MainWindow::Page::Alarms);
    }
    void cleanup() { m_fix.reset(); }

    void withoutAChoiceTheMostUrgentOneIsShown()
    {
        QCOMPARE(guide(u"alarmDetailTitle"_s), u"Most urgent alarm"_s);
        QCOMPARE(fact(u"alarmDetailText"_s), u"E-stop not confirmed"_s);
        showDryer();
        QCOMPARE(guide(u"alarmDetailTitle"_s), u"Chosen alarm"_s);
        QCOMPARE(fact(u"alarmDetailText"_s), u"Current very high"_s);
    }

    void everythingIsSaid()
    {
        showDryer();
        QCOMPARE(fact(u"alarmDetailMeasured"_s), u"22.6 A > 22.0 A"_s);
        QVERIFY(fact(u"alarmDetailPlace"_s).startsWith(u"dryer-fan, motor.amps"_s));
        QVERIFY2(fact(u"alarmDetailSince"_s).contains(u"12 min ago"_s)
                     && fact(u"alarmDetailSince"_s).contains(u"4 times"_s),
                 qPrintable(fact(u"alarmDetailSince"_s)));
        QCOMPARE(fact(u"alarmDetailKnows"_s), u"nobody yet"_s);
        QVERIFY(guide(u"alarmDetailMeaning"_s).startsWith(u"The motor draws more"_s));
        QVERIFY(guide(u"alarmDetailAction"_s).startsWith(u"Stop the dryer fan"_s));
        QVERIFY(guide(u"alarmDetailConsequence"_s).startsWith(u"The winding"_s));
        const AlarmShape &mark = m_fix->part<AlarmMarkView>(u"alarmDetailMark"_s)->shape();
        QCOMPARE(mark.priority, AlarmPriority::High);
        QVERIFY(mark.active && mark.unacknowledged && !mark.letters.isEmpty());

        show(u"raptor/shop/bin-1-fan"_s, {}, u"command-failed"_s);
        QCOMPARE(fact(u"alarmDetailMeasured"_s), u"start: the device stayed stopped"_s);
        QVERIFY(fact(u"alarmDetailKnows"_s).startsWith(u"Ada"_s));
        QCOMPARE(fact(u"alarmDetailComment"_s), u"contactor is being looked at"_s);
        QCOMPARE(guide(u"alarmDetailMeaning"_s), u"\u2013"_s);

        show(u"raptor/shop/leg-1"_s, u"motor"_s, u"amps-without-rpm"_s);
        QVERIFY(fact(u"alarmDetailSince"_s).contains(u"ended"_s));
        QVERIFY(fact(u"alarmDetailState"_s).endsWith(u"latching"_s));
    }

    void agesGrow()
    {
        showDryer();
        plant().clock.advance(5min);
        QTRY_VERIFY(fact(u"alarmDetailSince"_s).contains(u"17 min ago"_s));
    }

    void changesFollow()
    {
        showDryer();
        const QModelIndex row = page()->table()->currentIndex();
        auto record = row.data(AlarmRole::Record).value<AlarmRecord>();
        record.status.state = AlarmState::ActiveAcknowledged;
        record.acknowledgedBy = u"Grace"_s;
        record.acknowledgedAt = plant().clock.wall();
        plant().putAlarm(record);
        QTRY_VERIFY(fact(u"alarmDetailKnows"_s).startsWith(u"Grace"_s));
        QVERIFY(!m_fix->part<AlarmMarkView>(u"alarmDetailMark"_s)->shape().unacknowledged);
    }

    void leadsToDeviceAndTrend()
    {
        QSignalSpy trend(page(), &AlarmsPage::trendRequested);
        showDryer();
        press(Qt::Key_T);
        QCOMPARE(trend.size(), 1);
        QCOMPARE(trend.at(0).at(0).value<DeviceId>().text(), u"raptor/shop/dryer-fan"_s);
        QCOMPARE(trend.at(0).at(1).toString(), u"motor.amps"_s);
        QCOMPARE(trend.at(0).at(2).value<WallTime>(), plant().clock.wall() - 12min - 7s);
        m_fix->window->showPage(MainWindow::Page::Alarms);
        press(Qt::Key_E);
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Device);
        QCOMPARE(m_fix->window->device().text(), u"raptor/shop/dryer-fan"_s);
    }

    void buttonsSayWhyNot()
    {
        show({}, u"broker/spare"_s, u"lost"_s);
        QCOMPARE(action(u"alarmDeviceButton"_s)->reason(), u"of no device"_s);
        QCOMPARE(action(u"alarmTrendButton"_s)->reason(), u"of no device"_s);
        QCOMPARE(action(u"alarmDefinitionButton"_s)->reason(), u"no rule knows it"_s);
        show(u"raptor/shop/revpi-135593"_s, {}, u"stale"_s);
        QVERIFY(action(u"alarmDeviceButton"_s)->isEnabled());
        QCOMPARE(action(u"alarmTrendButton"_s)->reason(), u"of no signal"_s);
        QVERIFY(action(u"alarmDefinitionButton"_s)->isEnabled());
    }

    void definitionIsShownAndChanged()
    {
        showDryer();
        press(Qt::Key_N);
        QVERIFY(m_fix->part<QWidget>(u"alarmDefinitionPanel"_s)->isVisible());
        QCOMPARE(spin(u"definitionLimitSpin"_s)->value(), 22.0);
        QCOMPARE(spin(u"definitionLimitSpin"_s)->suffix(), u" A"_s);
        QCOMPARE(spin(u"definitionOnDelaySpin"_s)->value(), 2.0);
        QCOMPARE(guide(u"definitionChanged"_s),
                 u"changed against its profile: limit 22.0 A, on-delay 2 s"_s);
        auto *apply = action(u"definitionApplyButton"_s);
        QCOMPARE(apply->reason(), u"nothing is changed"_s);
        spin(u"definitionLimitSpin"_s)->setValue(21.5);
        m_fix->part<QComboBox>(u"definitionPriorityBox"_s)->setCurrentIndex(0);
        QCOMPARE(apply->reason(), u"type the reason first"_s);
        QTest::keyClicks(edit(u"definitionReasonEdit"_s), u"smaller belt"_s);
        press(Qt::Key_N);
        QCOMPARE(
            plant().alarmDesk.calls,
            QStringList{u"redefine raptor/shop/dryer-fan/motor.amps:high-high smaller belt"_s});
        AlarmChange expected; // what was changed before stays
        expected.limit = 21.5;
        expected.onDelay = 2s;
        expected.priority = AlarmPriority::Urgent;
        QCOMPARE(plant().alarmDesk.changed, expected);
        QVERIFY(m_fix->part<QWidget>(u"alarmDetail"_s)->isVisible());
        QVERIFY(guide(u"alarmResult"_s).contains(u"the new definition is in use"_s));
    }

    void definitionIsTakenBack()
    {
        showDryer();
        press(Qt::Key_N);
        auto *back = action(u"definitionTakeBackButton"_s);
        QCOMPARE(back->reason(), u"type the reason first"_s);
        QTest::keyClicks(edit(u"definitionReasonEdit"_s), u"new belt"_s);
        plant().alarmDesk.refusal = Error{Error::Code::Io, u"console.toml is read-only"_s};
        press(Qt::Key_T);
        QCOMPARE(guide(u"definitionMessage"_s), u"console.toml is read-only"_s);
        plant().alarmDesk.refusal.reset();
        press(Qt::Key_T);
        QCOMPARE(plant().alarmDesk.calls,
                 QStringList{u"take back raptor/shop/dryer-fan/motor.amps:high-high new belt"_s});
    }

    void whatHasNoLimitAsksForNone()
    {
        show(u"raptor/shop/revpi-135593"_s, {}, u"stale"_s);
        press(Qt::Key_N);
        QVERIFY(!spin(u"definitionLimitSpin"_s)->isVisible());
        QVERIFY(spin(u"definitionOnDelaySpin"_s)->hasFocus());
        QCOMPARE(action(u"definitionTakeBackButton"_s)->reason(), u"as its profile says"_s);
        press(Qt::Key_E);
        QVERIFY(!m_fix->part<QWidget>(u"alarmDefinitionPanel"_s)->isVisible());
        QVERIFY(plant().alarmDesk.calls.isEmpty());
    }

    void whatIsMeasured_data()
    {
        QTest::addColumn<AlarmKind>("kind");
        QTest::addColumn<AlarmOccurrence>("seen");
        QTest::addColumn<QString>("text");
        const auto value = [](double number, double limit, Unit unit) {
            return AlarmOccurrence{.value = number, .limit = limit, .unit = unit};
        };
        QTest::newRow("high") << AlarmKind::High << value(18.9, 18, Unit::Ampere)
                              << u"18.9 A > 18.0 A"_s;
        QTest::newRow("low") << AlarmKind::LowLow << value(194, 195, Unit::Volt)
                             << u"194.0 V < 195.0 V"_s;
        QTest::newRow("rate") << AlarmKind::Rate << value(6, 5, Unit::Ampere)
                              << u"6.0 A/s > 5.0 A/s"_s;
        QTest::newRow("clock") << AlarmKind::ClockSkew << value(3200, 2000, Unit::None)
                               << u"3,200 ms > 2,000 ms"_s;
        QTest::newRow("certificate")
            << AlarmKind::CertificateExpires << value(12, 30, Unit::None) << u"12 d < 30 d"_s;
        QTest::newRow("disk") << AlarmKind::DiskLow << value(4.5, 5, Unit::Percent)
                              << u"4.5 % < 5 %"_s;
        QTest::newRow("words") << AlarmKind::Stale << AlarmOccurrence{.detail = u"none for 8 s"_s}
                               << u"none for 8 s"_s;
        QTest::newRow("nothing") << AlarmKind::Offline << AlarmOccurrence() << u"\u2013"_s;
    }
    void whatIsMeasured()
    {
        QFETCH(const AlarmKind, kind);
        QFETCH(const AlarmOccurrence, seen);
        QFETCH(const QString, text);
        QCOMPARE(measuredText(kind, seen), text);
    }

    void whatKeepsItSilent()
    {
        AlarmRecord record;
        const WallTime now = plant().clock.wall();
        QCOMPARE(silenceText(record, now), QString());
        record.status.suppressed = true;
        record.suppressedWhy = u"no link to local"_s;
        QCOMPARE(silenceText(record, now), u"suppressed: no link to local"_s);
        record.status.shelving = AlarmShelving::Timed;
        record.shelvedUntil = now + 1min;
        QCOMPARE(silenceText(record, now), u"shelved until "_s + momentText(now + 1min, now));
        record.status.outOfService = true;
        QCOMPARE(silenceText(record, now), u"out of service"_s);
    }

    void momentsNameTheirDay()
    {
        const WallTime now = plant().clock.wall();
        QCOMPARE(momentText(now, now).size(), u"00:00:00"_s.size());
        QCOMPARE(preciseText(now, now).size(), u"00:00:00.000"_s.size());
        QVERIFY(momentText(now - 30h, now).contains(u"Nov"_s));
        QVERIFY(!momentText(now - 30h, now).contains(u"2025"_s));
        QVERIFY(momentText(now - 400 * 24h, now).contains(u"2024"_s));
    }

    /// A device may be renamed; brokers and the console have names too.
    void sourcesHaveNames()
    {
        const AlarmNames names(&plant().devices, nullptr);
        const AlarmKey dryer =
            Test::alarmKey(u"raptor/shop/dryer-fan"_s, u"motor.amps"_s, u"high-high"_s);
        QCOMPARE(names.place(dryer), u"dryer-fan, motor.amps"_s);
        for (int row = 0; row < plant().devices.rowCount(); ++row) {
            if (plant().devices.item(row)->text() == u"dryer-fan"_s)
                plant().setRole(row, DeviceRole::Name, u"dryer fan"_s);
        }
        QCOMPARE(names.source(dryer), u"dryer fan"_s);
        QCOMPARE(names.source(Test::alarmKey({}, u"broker/cloud"_s, u"lost"_s)), u"broker cloud"_s);
        QCOMPARE(names.source(Test::alarmKey({}, u"console"_s, u"disk-low"_s)), u"this console"_s);
        QCOMPARE(names.source(Test::alarmKey(u"raptor/x/gone"_s, {}, u"stale"_s)), u"gone"_s);
    }
};

QTEST_MAIN(TestAlarmDetail)
#include "tst_alarmdetail.moc"
