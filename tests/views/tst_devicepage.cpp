// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/action_button.h"
#include "views/arc_gauge.h"
#include "views/gauge_panel.h"
#include "views/labels.h"
#include "views/main_window.h"
#include "views/trend_lane.h"
#include "views/trend_panel.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

const QString Fan = u"raptor/shop/bin-1-fan"_s;

} // namespace

class TestDevicePage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<MainWindow> m_window;

    template <class Widget = ActionButton>
    Widget *part(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    QStringList &calls() { return m_plant->desk.calls; }
    void open(const QString &id)
    {
        m_window->selectDevice(Test::device(id));
        m_window->showPage(MainWindow::Page::Device);
        calls().clear();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_window = std::make_unique<MainWindow>(m_plant->parts());
        m_window->resize(1280, 720);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        open(Fan);
    }
    void cleanup()
    {
        m_window.reset();
        m_plant.reset();
    }

    void startTakesTwoPressesInTwoPlaces()
    {
        ActionButton *start = part(u"startButton"_s);
        ActionButton *confirm = part(u"confirmButton"_s);
        QVERIFY(start->isVisible() && !confirm->isVisible());
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(calls(), QStringList{u"arm start "_s + Fan});
        QTRY_VERIFY(confirm->isVisible());
        const QRect first(start->mapToGlobal(QPoint()), start->size());
        const QRect second(confirm->mapToGlobal(QPoint()), confirm->size());
        QVERIFY(!first.intersects(second));
        QVERIFY(part<QLabel>(u"armedText"_s)->text().contains(u"Area clear?"_s));
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(calls().last(), u"execute start "_s + Fan);
        QVERIFY(!confirm->isVisible());
    }

    void nothingMovesWhileArming()
    {
        QCoreApplication::processEvents();
        const QPoint before = part(u"stopButton"_s)->mapToGlobal(QPoint());
        QTest::mouseClick(part(u"startButton"_s), Qt::LeftButton);
        QCoreApplication::processEvents();
        QCOMPARE(part(u"stopButton"_s)->mapToGlobal(QPoint()), before);
    }

    void stopTakesOnePress()
    {
        QTest::mouseClick(part(u"stopButton"_s), Qt::LeftButton);
        QCOMPARE(calls(), QStringList{u"stop "_s + Fan});
        QTest::mouseClick(part(u"deviceEStopButton"_s), Qt::LeftButton);
        QCOMPARE(calls().last(), u"e-stop device "_s + Fan);
    }

    void updatesLeaveTheFocusAlone()
    {
        open(u"raptor/shop/auger-4"_s);
        QTest::mouseClick(part(u"resetButton"_s), Qt::LeftButton);
        auto *reason = part<QLineEdit>(u"resetReasonEdit"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"belt freed"_s);
        for (const QString &name : {u"confirmButton"_s, u"eStopButton"_s}) {
            auto *button = part<QAbstractButton>(name);
            button->setFocus();
            m_plant->setRole(4, DeviceRole::AgeMs, 500);
            m_plant->setRole(4, DeviceRole::AgeMs, 900);
            QVERIFY2(button->hasFocus(), qPrintable(name));
        }
    }

    void enterPressesButtonsOnce()
    {
        ActionButton *stop = part(u"stopButton"_s);
        stop->setFocus();
        QTest::keyClick(stop, Qt::Key_Return);
        QCOMPARE(calls(), QStringList{u"stop "_s + Fan});
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
        QCoreApplication::sendEvent(stop, &repeat);
        QCOMPARE(calls().size(), 1);
        QTest::keyClick(stop, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(calls().size(), 2);
    }

    void enterTakesTwoButtonsToStart()
    {
        ActionButton *start = part(u"startButton"_s);
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Return);
        QTest::keyClick(start, Qt::Key_Return);
        QCOMPARE(calls(), QStringList{u"arm start "_s + Fan});
        ActionButton *confirm = part(u"confirmButton"_s);
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
        QCoreApplication::sendEvent(confirm, &repeat);
        QCOMPARE(calls().size(), 1);
        confirm->setFocus();
        QTest::keyClick(confirm, Qt::Key_Return);
        QCOMPARE(calls().last(), u"execute start "_s + Fan);
    }

    void staleRelayOfALiveDeviceLooksStale()
    {
        auto *word = part<ElidedLabel>(u"deviceRelay"_s);
        QVERIFY(word->isLive());
        auto changed =
            m_plant->devices.item(0)->data(DeviceRole::Signals).value<QList<SignalView>>();
        changed.last().quality = Quality::Stale;
        m_plant->setRole(0, DeviceRole::Signals, QVariant::fromValue(changed));
        QVERIFY(!word->isLive());
    }

    void onlyTheCommandsOfTheProfileAreOffered()
    {
        open(u"guardian/garage-1"_s);
        QVERIFY(part(u"relayOnButton"_s)->isVisible() && part(u"relayOffButton"_s)->isVisible());
        QVERIFY(!part(u"startButton"_s)->isVisible() && !part(u"resetButton"_s)->isVisible());
        QTest::mouseClick(part(u"relayOnButton"_s), Qt::LeftButton);
        QVERIFY(m_plant->desk.armed());
        QTest::mouseClick(part(u"relayOffButton"_s), Qt::LeftButton);
        QCOMPARE(calls().last(), u"relay-off guardian/garage-1"_s);
    }

    void gaugesShowEachMotor()
    {
        const auto *panel = m_window->findChild<GaugePanel *>();
        QCOMPARE(panel->gauges().size(), 6);
        QCOMPARE(panel->gauges().at(3)->accessibleName(), u"right RPM"_s);
        ArcGauge *first = panel->gauges().first();
        auto changed =
            m_plant->devices.item(0)->data(DeviceRole::Signals).value<QList<SignalView>>();
        changed[0].value = 1333.0;
        m_plant->setRole(0, DeviceRole::Signals, QVariant::fromValue(changed));
        QCOMPARE(panel->gauges().first(), first);
        QVERIFY2(first->accessibleDescription().contains(u"1,333"_s),
                 qPrintable(first->accessibleDescription()));
    }

    void trendDrawsGapsAsGaps()
    {
        const auto *trend = m_window->findChild<TrendPanel *>();
        QCOMPARE(trend->lanes().size(), 3);
        QTRY_COMPARE(trend->lanes().first()->runCount(0), 2);
        QTest::mouseClick(part<QAbstractButton>(u"trendSpan_1"_s), Qt::LeftButton);
        QCOMPARE(trend->span(), Milliseconds(60'000));
        QCOMPARE(trend->lanes().first()->runCount(0), 1);
    }

    void gaugesCarryTheirAlarm()
    {
        const auto *panel = m_window->findChild<GaugePanel *>();
        const AlarmKey key = Test::alarmKey(Fan, u"right.amps"_s, u"high"_s);
        for (const ArcGauge *gauge : panel->gauges())
            QVERIFY(!gauge->alarm());
        m_plant->putAlarm(Test::alarm(key, AlarmPriority::Low, AlarmKind::High, u"Current high"_s,
                                      m_plant->clock.wall()));
        for (const ArcGauge *gauge : panel->gauges()) {
            const bool isIt = gauge->accessibleName() == u"right Amps";
            QCOMPARE(gauge->alarm().has_value(), isIt);
            QCOMPARE(gauge->accessibleDescription().contains(u"alarm: Current high"_s), isIt);
        }
        m_plant->dropAlarm(key);
        for (const ArcGauge *gauge : panel->gauges())
            QVERIFY(!gauge->alarm());
    }

    void faceplateNamesItsAlarms()
    {
        auto *row = part<QWidget>(u"deviceAlarms"_s);
        open(u"raptor/shop/bin-2-fan"_s);
        QVERIFY(!row->isVisible());
        open(Fan);
        const AlarmKey key = Test::alarmKey(Fan, u"left.amps"_s, u"high-high"_s);
        m_plant->putAlarm(Test::alarm(key, AlarmPriority::Urgent, AlarmKind::HighHigh,
                                      u"Current & more"_s, m_plant->clock.wall()));
        QVERIFY(row->isVisible());
        auto *first = part<QAbstractButton>(u"deviceAlarm_0"_s);
        QVERIFY(first->accessibleName().contains(u"Current & more"_s));
        QVERIFY2(first->shortcut().isEmpty(), "a text from outside made a key");
        QTest::mouseClick(first, Qt::LeftButton);
        QCOMPARE(m_window->page(), MainWindow::Page::Alarms);
    }

    void trendMarksTheTimesOfAlarms()
    {
        const auto *trend = m_window->findChild<TrendPanel *>();
        const WallTime now = m_plant->clock.wall();
        AlarmSpan span{Test::alarmKey(Fan, u"right.amps"_s, u"high"_s),
                       AlarmPriority::Low,
                       AlarmKind::High,
                       u"Current high"_s,
                       now - Milliseconds(60'000),
                       {}};
        AlarmSpan silent = span;
        silent.key = Test::alarmKey(Fan, {}, u"stale"_s);
        AlarmSpan other = span;
        other.key = Test::alarmKey(u"raptor/shop/leg-1"_s, u"right.amps"_s, u"high"_s);
        m_plant->alarmHistory.spanAnswer = {span, silent, other};
        m_plant->clock.advance(Milliseconds(1000));
        Q_EMIT m_plant->trends.advanced();
        QTRY_COMPARE(trend->lanes().at(2)->alarms(), QList<AlarmSpan>{span});
        QCOMPARE(trend->lanes().first()->alarms(), QList<AlarmSpan>{silent});
        QVERIFY(trend->lanes().at(1)->alarms().isEmpty());
    }

    /// Filled is what nobody knows of; what is acknowledged is hollow, there as everywhere.
    void trendMarksTellWhoKnows()
    {
        const auto *trend = m_window->findChild<TrendPanel *>();
        const WallTime now = m_plant->clock.wall();
        const AlarmKey key = Test::alarmKey(Fan, u"right.amps"_s, u"high"_s);
        AlarmSpan before{key,
                         AlarmPriority::Low,
                         AlarmKind::High,
                         u"Current high"_s,
                         now - Milliseconds(200'000),
                         now - Milliseconds(150'000)};
        AlarmSpan present = before;
        present.from = now - Milliseconds(60'000);
        present.to.reset();
        m_plant->alarmHistory.spanAnswer = {before, present};
        AlarmRecord record =
            Test::alarm(key, AlarmPriority::Low, AlarmKind::High, u"Current high"_s, present.from);
        m_plant->putAlarm(record);
        m_plant->clock.advance(Milliseconds(1000));
        Q_EMIT m_plant->trends.advanced();
        const TrendLane *lane = trend->lanes().at(2);
        QTRY_COMPARE(lane->alarms().size(), 2);
        QTRY_VERIFY(lane->isUnacknowledged(present));
        QVERIFY(!lane->isUnacknowledged(before)); // it is told of the newest time alone
        const QImage filled = trend->lanes().at(2)->grab().toImage();
        record.status.state = AlarmState::ActiveAcknowledged;
        m_plant->putAlarm(record);
        QTRY_VERIFY(!lane->isUnacknowledged(present));
        QVERIFY(trend->lanes().at(2)->grab().toImage() != filled);
    }

    void trendMarksAnotherBroker()
    {
        const auto *trend = m_window->findChild<TrendPanel *>();
        const QImage before = trend->lanes().first()->grab().toImage();
        const WallTime now = m_plant->clock.wall();
        const QList<TrendMark> marks{{now - Milliseconds(150'000), u"<b>cloud</b>"_s},
                                     {now - Milliseconds(149'000), u"local"_s},
                                     {now - Milliseconds(1000), u"a broker with a long name"_s}};
        m_plant->trends.allMarks = marks;
        Q_EMIT m_plant->trends.advanced();
        for (const TrendLane *lane : trend->lanes())
            QTRY_COMPARE(lane->marks(), marks);
        QVERIFY(trend->lanes().first()->grab().toImage() != before);
    }

    void trendOfAnotherTimeIsNotTakenForLive()
    {
        auto *trend = m_window->findChild<TrendPanel *>();
        auto *live = part<QAbstractButton>(u"trendLive"_s);
        QVERIFY(!live->isVisible());
        const WallTime moment = m_plant->clock.wall() - Milliseconds(240'000);
        trend->showMoment(moment);
        QVERIFY(live->isVisible());
        QVERIFY(part<QLabel>(u"trendHint"_s)->text().contains(u"not live"_s));
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(!live->isVisible() && !trend->moment());
        trend->showMoment(moment);
        open(u"raptor/shop/leg-1"_s);
        QVERIFY2(!trend->moment(), "the time belonged to another device");
    }

    void deviceThatVanishesLeavesNoButtons()
    {
        m_plant->devices.removeRow(0);
        QVERIFY(!part(u"startButton"_s)->isVisible());
        QVERIFY(part<QLabel>(u"deviceNone"_s)->isVisible());
    }
};

QTEST_MAIN(TestDevicePage)
#include "tst_devicepage.moc"
