// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/alarm_filter_model.h"
#include "views/alarm_mark_view.h"
#include "views/alarm_tally.h"
#include "views/alarm_text.h"
#include "views/alarms_page.h"
#include "views/flood_banner.h"
#include "views/labels.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

namespace {

const QString Mixer = u"raptor/shop/mixer:not-confirmed"_s;
const QString Dryer = u"raptor/shop/dryer-fan/motor.amps:high-high"_s;
const QString Leg = u"raptor/shop/leg-1/motor:amps-without-rpm"_s;

} // namespace

class TestAlarmsPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    Test::FakePlant &plant() { return m_fix->plant; }
    QStringList &calls() { return plant().alarmDesk.calls; }
    AlarmsPage *page() { return m_fix->window->findChild<AlarmsPage *>(); }
    QTableView *table() { return m_fix->part<QTableView>(u"alarmsTable"_s); }
    QTableView *silent() { return m_fix->part<QTableView>(u"silentAlarmsTable"_s); }
    QTableView *journal() { return m_fix->part<QTableView>(u"journalTable"_s); }
    QLabel *label(const QString &name) { return m_fix->part<QLabel>(name); }
    QLineEdit *edit(const QString &name) { return m_fix->part<QLineEdit>(name); }
    ActionButton *action(const QString &name) { return m_fix->part<ActionButton>(name); }
    QWidget *part(const QString &name) { return m_fix->part<QWidget>(name); }
    void click(const QString &name)
    {
        auto *button = m_fix->part<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible(), qPrintable(name));
        QVERIFY2(button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// A button that is pressed by its letter stays down for a moment.
    void press(Qt::Key key)
    {
        QTest::keyClick(m_fix->window.get(), key, Qt::AltModifier);
        for (const auto *button : m_fix->window->findChildren<QAbstractButton *>())
            QTRY_VERIFY(!button->isDown());
    }
    static QStringList keys(const QTableView *view)
    {
        QStringList out;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            out.append(view->model()->index(row, 0).data(AlarmRole::Key).value<AlarmKey>().text());
        return out;
    }
    static int rowOf(const QTableView *view, const QString &key)
    {
        return int(keys(view).indexOf(key));
    }
    void clickRow(QTableView *view, const QString &key, Qt::KeyboardModifiers modifiers = {})
    {
        const int row = rowOf(view, key);
        QVERIFY2(row >= 0, qPrintable(key));
        const QModelIndex index = view->model()->index(row, AlarmColumn::Text);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                          view->visualRect(index).center());
    }
    AlarmRecord record(const QString &key)
    {
        for (int row = 0; row < plant().alarms.rowCount(); ++row) {
            const auto one =
                plant().alarms.index(row, 0).data(AlarmRole::Record).value<AlarmRecord>();
            if (one.key.text() == key)
                return one;
        }
        return {};
    }
    void choose(const QString &box, int index)
    {
        m_fix->part<QComboBox>(box)->setCurrentIndex(index);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>(QSize(1600, 900));
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QTest::keyClick(m_fix->window.get(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Alarms);
        QTRY_VERIFY(table()->isVisible());
    }
    void cleanup() { m_fix.reset(); }

    void acknowledgingLeavesTheFocusInTheList()
    {
        clickRow(table(), Dryer);
        action(u"acknowledgeButton"_s)->setFocus();
        QTest::keyClick(action(u"acknowledgeButton"_s), Qt::Key_Space);
        QCOMPARE(calls().size(), 1);
        AlarmRecord known = record(Dryer);
        known.status.state = AlarmState::ActiveAcknowledged;
        plant().putAlarm(known);
        QTRY_VERIFY(!action(u"acknowledgeButton"_s)->isEnabled());
        QVERIFY2(table()->hasFocus(), "the next Space acknowledges a page that nobody read");
    }

    void whatIsNotListedAnyMoreChoosesNothing()
    {
        clickRow(table(), Dryer);
        page()->showAlarm(Test::alarmKey(u"raptor/shop/leg-1"_s, {}, u"gone"_s));
        QVERIFY(!table()->selectionModel()->hasSelection());
        QVERIFY(label(u"alarmResult"_s)->text().contains(u"not listed"_s));
    }

    void escLeavesAFormForTheList()
    {
        clickRow(table(), Dryer);
        click(u"shelveButton"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(table()->hasFocus());
    }

    void definitionsOfTheChosenDevice()
    {
        const AlarmKey key =
            Test::alarmKey(u"raptor/shop/dryer-fan"_s, u"motor.amps"_s, u"high-high"_s);
        m_fix->window->selectDevice(key.device);
        page()->showView(AlarmsPage::View::Definitions);
        auto *list = m_fix->part<QTableView>(u"alarmDefinitionsTable"_s);
        const QAbstractItemModelTester tester(
            list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(list->model()->rowCount() > 0);
        ActionButton *change = action(u"alarmDefinitionsChangeButton"_s);
        QVERIFY(!change->isEnabled());
        int row = -1;
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data(Qt::UserRole + 1).value<AlarmKey>() == key)
                row = i;
        }
        QVERIFY(row >= 0);
        list->selectRow(row);
        QVERIFY(change->isEnabled());
        QTest::mouseClick(change, Qt::LeftButton);
        QLineEdit *meaning = nullptr;
        for (QLineEdit *one :
             m_fix->window->findChildren<QLineEdit *>(u"definitionsMeaningEdit"_s)) {
            if (one->isVisible())
                meaning = one;
        }
        QVERIFY(meaning);
        QTest::keyClick(meaning, Qt::Key_Escape);
        QTRY_VERIFY(!meaning->isVisible());
        QVERIFY(list->hasFocus());
        m_fix->window->selectDevice(Test::device(u"guardian/garage-1"_s));
        QVERIFY(!list->selectionModel()->hasSelection());
    }

    /// Alarms of the plant itself are defined as well, though no device in the tree has them.
    void definitionsOfThePlant()
    {
        click(u"alarmViewDefinitions"_s);
        click(u"definitionsOfPlant"_s);
        auto *list = m_fix->part<QTableView>(u"alarmDefinitionsTable"_s);
        const QAbstractItemModelTester tester(
            list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(list->model()->rowCount(), 2);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"broker cloud"_s);
        QCOMPARE(list->model()->index(1, 0).data().toString(), u"this console"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 1)).center());
        click(u"alarmDefinitionsChangeButton"_s);
        const auto part = [this](const QString &name) { return m_fix->part<QWidget>(name); };
        QVERIFY(part(u"alarmDefinitionsForm"_s)->isVisible());
        QCOMPARE(label(u"definitionsChanged"_s)->text(), u"as it is built in"_s);
        auto *days = m_fix->part<QDoubleSpinBox>(u"definitionsLimitSpin"_s);
        QVERIFY(days->hasFocus());
        QTest::keyClicks(days, u"60"_s);
        QTest::keyClicks(edit(u"definitionsReasonEdit"_s), u"ordering takes long"_s);
        click(u"definitionsApplyButton"_s);
        QCOMPARE(calls(),
                 QStringList{u"redefine broker/cloud:certificate-expires "
                             "ordering takes long"_s});
        QCOMPARE(plant().alarmDesk.changed.limit, 60.0);
        // What is chosen in the tree is meant again.
        m_fix->window->selectDevice(Test::device(u"raptor/shop/dryer-fan"_s));
        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(m_fix->part<QAbstractButton>(u"definitionsOfDevice"_s)->isChecked());
    }

    void mostUrgentStandsFirst()
    {
        const QAbstractItemModelTester tester(
            table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(table()->model()->rowCount(), 8);
        QCOMPARE(keys(table()).first(), Mixer);
        QCOMPARE(keys(table()).at(1), u"broker/spare:lost"_s); // newer than the dryer fan's
        QCOMPARE(keys(table()).at(2), Dryer);
        AlarmRecord news =
            Test::alarm(Test::alarmKey(u"raptor/shop/leg-2"_s, {}, u"stale"_s), AlarmPriority::High,
                        AlarmKind::Stale, u"No report"_s, plant().clock.wall());
        plant().putAlarm(news);
        QCOMPARE(keys(table()).at(1), news.key.text());
        // What is over, and what is shelved meanwhile, leaves.
        news.status.shelving = AlarmShelving::Timed;
        plant().putAlarm(news);
        QVERIFY(!keys(table()).contains(news.key.text()));
        plant().dropAlarm(record(Mixer).key);
        QCOMPARE(keys(table()).first(), u"broker/spare:lost"_s);
    }

    void headersSort()
    {
        QHeaderView *header = table()->horizontalHeader();
        const auto clickHeader = [header](int column) {
            const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        };
        clickHeader(AlarmColumn::Time);
        clickHeader(AlarmColumn::Time); // newest first
        QCOMPARE(keys(table()).first(), u"raptor/shop/revpi-135593:stale"_s);
        clickHeader(AlarmColumn::Priority);
        QCOMPARE(keys(table()).first(), Mixer);
        clickHeader(AlarmColumn::Priority);
        QCOMPARE(keys(table()).last(), Mixer);
    }

    /// All by keyboard: what a click at a header does, and back.
    void keysSort()
    {
        press(Qt::Key_Y);
        auto *box = m_fix->part<QComboBox>(u"alarmSortBox"_s);
        QVERIFY(box->hasFocus());
        QCOMPARE(box->currentText(), u"Priority"_s);
        QTest::keyClick(box, Qt::Key_Down); // the next column: since when
        QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), int(AlarmColumn::Time));
        QCOMPARE(keys(table()).last(), u"raptor/shop/revpi-135593:stale"_s);
        QTest::keyClick(box, Qt::Key_Tab);
        auto *turned = m_fix->part<QAbstractButton>(u"alarmSortTurned"_s);
        QVERIFY(turned->hasFocus());
        QTest::keyClick(turned, Qt::Key_Space);
        QCOMPARE(keys(table()).first(), u"raptor/shop/revpi-135593:stale"_s);
        // It follows the headers.
        table()->sortByColumn(AlarmColumn::Device, Qt::AscendingOrder);
        QCOMPARE(box->currentText(),
                 table()->model()->headerData(AlarmColumn::Device, Qt::Horizontal).toString());
        QVERIFY(!turned->isChecked());
    }

    void filterNarrows()
    {
        QTest::keyClicks(edit(u"alarmFilterEdit"_s), u"CURRENT"_s);
        QCOMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(label(u"alarmCount"_s)->text(), u"3 listed"_s);
        choose(u"alarmPriorityBox"_s, 3);
        QCOMPARE(keys(table()), QStringList{u"raptor/shop/cleaner/motor.amps:high"_s});
        QTest::keyClicks(edit(u"alarmFilterEdit"_s), u"x"_s);
        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->isVisible());
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QCOMPARE(table()->model()->rowCount(), 8);
        edit(u"alarmFilterEdit"_s)->setText(u"wet wheat"_s); // a comment
        QCOMPARE(table()->model()->rowCount(), 1);
    }

    void groupedByDevice()
    {
        plant().putAlarm(Test::alarm(Test::alarmKey(u"raptor/shop/mixer"_s, {}, u"clock-skew"_s),
                                     AlarmPriority::Low, AlarmKind::ClockSkew, u"Clock"_s,
                                     plant().clock.wall()));
        press(Qt::Key_G);
        const QStringList all = keys(table());
        const auto mixer = all.indexOf(Mixer);
        QCOMPARE(all.at(mixer + 1), u"raptor/shop/mixer:clock-skew"_s);
        const QAbstractItemModel *model = table()->model();
        QVERIFY(model->index(int(mixer), 0).data(AlarmFilterModel::FirstOfGroup).toBool());
        QVERIFY(!model->index(int(mixer) + 1, 0).data(AlarmFilterModel::FirstOfGroup).toBool());
        table()->sortByColumn(AlarmColumn::Time, Qt::DescendingOrder);
        QCOMPARE(keys(table()).at(mixer), u"raptor/shop/mixer:clock-skew"_s); // newest first
        QVERIFY(!table()->grab().isNull());
    }

    void acknowledgeTheChosen()
    {
        auto *button = action(u"acknowledgeButton"_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->reason(), u"choose alarms first"_s);
        clickRow(table(), Mixer);
        clickRow(table(), Dryer, Qt::ControlModifier);
        QVERIFY(button->isEnabled());
        QTest::keyClicks(edit(u"alarmCommentEdit"_s), u"on my way"_s);
        press(Qt::Key_A);
        QCOMPARE(calls(), QStringList{u"acknowledge %1 %2 on my way"_s.arg(Mixer, Dryer)});
        QCOMPARE(label(u"alarmResult"_s)->text(), u"2 alarm(s) acknowledged"_s);
        QVERIFY(edit(u"alarmCommentEdit"_s)->text().isEmpty());
    }

    void whatIsAcknowledgedSaysSo()
    {
        clickRow(table(), u"raptor/shop/cleaner/motor.amps:high"_s);
        QCOMPARE(action(u"acknowledgeButton"_s)->reason(), u"acknowledged already"_s);
        QVERIFY(action(u"shelveButton"_s)->isEnabled());
    }

    void refusalIsShown()
    {
        plant().alarmDesk.refusal = Error{Error::Code::Refused, u"your role may only look"_s};
        clickRow(table(), Mixer);
        edit(u"alarmCommentEdit"_s)->setText(u"seen"_s);
        QTest::keyClick(edit(u"alarmCommentEdit"_s), Qt::Key_Return);
        QCOMPARE(label(u"alarmResult"_s)->text(), u"Not acknowledged: your role may only look"_s);
        QCOMPARE(edit(u"alarmCommentEdit"_s)->text(), u"seen"_s);
    }

    /// What was done is said as well as what was not.
    void someAreAcknowledgedAndSomeRefused()
    {
        plant().alarmDesk.refused.insert(record(Dryer).key, u"acknowledged already"_s);
        clickRow(table(), Mixer);
        clickRow(table(), Dryer, Qt::ControlModifier);
        QTest::keyClicks(edit(u"alarmCommentEdit"_s), u"on my way"_s);
        click(u"acknowledgeButton"_s);
        QCOMPARE(calls(), QStringList{u"acknowledge %1 on my way"_s.arg(Mixer)});
        QCOMPARE(label(u"alarmResult"_s)->text(),
                 u"1 alarm(s) acknowledged; 1 refused: acknowledged already"_s);
        QVERIFY2(edit(u"alarmCommentEdit"_s)->text().isEmpty(), "it went along with one of them");
    }

    /// A form that has done what it could is not in the way any more.
    void someAreShelvedAndSomeRefused()
    {
        plant().alarmDesk.refused.insert(record(Dryer).key, u"out of service"_s);
        clickRow(table(), Mixer);
        clickRow(table(), Dryer, Qt::ControlModifier);
        click(u"shelveButton"_s);
        QTest::keyClicks(edit(u"shelveReasonEdit"_s), u"known"_s);
        click(u"shelveApplyButton"_s);
        QVERIFY(!part(u"alarmShelvePanel"_s)->isVisible());
        const QString said = label(u"alarmResult"_s)->text();
        QVERIFY2(said.startsWith(u"1 alarm(s) shelved until "_s)
                     && said.endsWith(u"; 1 refused: out of service"_s),
                 qPrintable(said));
        // Where nothing could be done it stays, with what was typed.
        plant().alarmDesk.refused.insert(record(Mixer).key, u"out of service"_s);
        clickRow(table(), Mixer);
        click(u"shelveButton"_s);
        QTest::keyClicks(edit(u"shelveReasonEdit"_s), u"known"_s);
        click(u"shelveApplyButton"_s);
        QVERIFY(part(u"alarmShelvePanel"_s)->isVisible());
        QVERIFY(label(u"shelveMessage"_s)->text().contains(u"out of service"_s));
    }

    void someAreUnshelvedAndSomeRefused()
    {
        const QString one = u"raptor/shop/leg-2/motor.volts:high"_s;
        const QString two = u"battery/user-2/percent:low"_s;
        plant().alarmDesk.refused.insert(record(two).key, u"it has ended"_s);
        click(u"alarmViewSilent"_s);
        clickRow(silent(), one);
        clickRow(silent(), two, Qt::ControlModifier);
        click(u"unshelveButton"_s);
        QCOMPARE(calls(), QStringList{u"unshelve "_s + one});
        QCOMPARE(label(u"alarmResult"_s)->text(),
                 u"1 alarm(s) unshelved; 1 refused: it has ended"_s);
    }

    /// Nobody acknowledges what he cannot see: the page is what stands on the screen.
    void acknowledgeThePageAndAll()
    {
        plant().flood();
        QTRY_COMPARE(table()->model()->rowCount(), 32);
        table()->scrollToTop();
        const int high = table()->verticalHeader()->defaultSectionSize();
        const int fit = table()->viewport()->height() / high;
        QVERIFY(fit > 4 && fit < 31);
        press(Qt::Key_P);
        QCOMPARE(calls().size(), 1);
        const auto said = calls().first().split(u' ');
        QVERIFY2(said.contains(Mixer) && said.size() - 1 <= fit + 1, qPrintable(calls().first()));
        calls().clear();
        press(Qt::Key_K);
        int unacknowledged = 0;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            unacknowledged +=
                table()->model()->index(row, 0).data(AlarmRole::Unacknowledged).toBool();
        QCOMPARE(calls().first().split(u' ').size() - 1, unacknowledged);
        // All means all that is listed: not what a filter hides.
        calls().clear();
        edit(u"alarmFilterEdit"_s)->setText(u"mixer"_s);
        press(Qt::Key_K);
        QCOMPARE(calls(), QStringList{u"acknowledge "_s + Mixer});
    }

    /// In a flood what the operator reads must not be pushed away under the eyes.
    void whatIsReadStaysWhereItIs()
    {
        plant().flood();
        QTRY_COMPARE(table()->model()->rowCount(), 32);
        QTRY_VERIFY(table()->verticalScrollBar()->maximum() > 10);
        const auto pour = [this](int from, int count) {
            for (int number = from; number < from + count; ++number)
                plant().putAlarm(Test::alarm(
                    Test::alarmKey(u"raptor/shop/pit-%1"_s.arg(number), {}, u"stale"_s),
                    AlarmPriority::Urgent, AlarmKind::Stale, u"No report"_s,
                    plant().clock.wall() + Milliseconds(number))); // the newest stands first
        };
        const auto placeOf = [this](const QString &key) {
            return table()->visualRect(table()->model()->index(rowOf(table(), key), 0)).top();
        };
        // At the top, with nothing chosen, the newest stand there.
        table()->scrollToTop();
        pour(0, 3);
        QTRY_COMPARE(table()->rowAt(2), 0);
        QVERIFY(!part(u"alarmsAboveButton"_s)->isVisible());
        // Scrolled, the uppermost row stays the uppermost one.
        table()->verticalScrollBar()->setValue(6);
        const QString top = keys(table()).at(table()->rowAt(2));
        pour(3, 5);
        QTRY_COMPARE(keys(table()).at(table()->rowAt(2)), top);
        QCOMPARE(table()->rowAt(2), 11);
        auto *above = m_fix->part<QAbstractButton>(u"alarmsAboveButton"_s);
        QTRY_VERIFY(above->isVisible());
        QTRY_VERIFY2(above->text().contains(u"11"_s) || above->text().contains(u"10"_s),
                     qPrintable(above->text()));
        // What is chosen stays too, also from the top of the list.
        table()->scrollToTop();
        const QString chosen = keys(table()).at(2);
        clickRow(table(), chosen);
        const int place = placeOf(chosen);
        pour(8, 4);
        QCoreApplication::processEvents();
        QCOMPARE(rowOf(table(), chosen), 6);
        QCOMPARE(placeOf(chosen), place);
        for (int number = 8; number < 12; ++number)
            plant().dropAlarm(Test::alarmKey(u"raptor/shop/pit-%1"_s.arg(number), {}, u"stale"_s));
        QCoreApplication::processEvents();
        QCOMPARE(placeOf(chosen), place);
        pour(8, 4);
        QTRY_VERIFY(above->isVisible());
        QTest::mouseClick(above, Qt::LeftButton);
        QTRY_COMPARE(table()->rowAt(2), 0);
    }

    /// The row under the cursor goes while another part of the list is read.
    void whatGoesOutOfSightMovesNothing()
    {
        plant().flood();
        QTRY_COMPARE(table()->model()->rowCount(), 32);
        QTRY_VERIFY(table()->verticalScrollBar()->maximum() > 10);
        clickRow(table(), Mixer);
        table()->verticalScrollBar()->setValue(10);
        const QString top = keys(table()).at(table()->rowAt(2));
        plant().dropAlarm(record(Mixer).key);
        QTRY_COMPARE(table()->model()->rowCount(), 31);
        QCoreApplication::processEvents();
        QCOMPARE(keys(table()).at(table()->rowAt(2)), top);
    }

    /// Left or right: two motors of one device are two places to walk to.
    void theElementIsNamed()
    {
        const DeviceId two = plant().addDevice(
            {.id = u"raptor/shop/twin"_s,
             .signalViews = {Test::amps(u"left"_s, 9), Test::amps(u"right"_s, 9)}});
        const AlarmKey left = Test::alarmKey(two.text(), u"left.amps"_s, u"high"_s);
        plant().putAlarm(Test::alarm(left, AlarmPriority::Urgent, AlarmKind::High,
                                     u"Current high"_s, plant().clock.wall()));
        AlarmRecord stale =
            Test::alarm(Test::alarmKey(two.text(), {}, u"stale"_s), AlarmPriority::Urgent,
                        AlarmKind::Stale, u"No report"_s, plant().clock.wall() - 1s);
        plant().putAlarm(stale);
        const auto shown = [this](const AlarmKey &key) {
            const int row = rowOf(table(), key.text());
            return table()->model()->index(row, AlarmColumn::Device).data().toString();
        };
        QCOMPARE(shown(left), u"twin \u00b7 left"_s);
        QCOMPARE(shown(stale.key), u"twin"_s);
        QCOMPARE(shown(record(Dryer).key), u"dryer-fan"_s); // it has one alone
        click(u"alarmGroupButton"_s); // and they are one group all the same
        const int row = rowOf(table(), left.text());
        QCOMPARE(rowOf(table(), stale.key.text()), row + 1);
        QVERIFY(!table()->model()->index(row + 1, 0).data(AlarmFilterModel::FirstOfGroup).toBool());
    }

    /// A row leads to the device and the trend of its time, in whichever list it stands.
    void rowsLeadToDeviceAndTrend()
    {
        QSignalSpy moment(page(), &AlarmsPage::momentRequested);
        QSignalSpy trend(page(), &AlarmsPage::trendRequested);
        const auto back = [this] {
            QCOMPARE(m_fix->window->page(), MainWindow::Page::Device);
            QTest::keyClick(m_fix->window.get(), Qt::Key_4, Qt::ControlModifier);
        };
        clickRow(table(), Dryer);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(moment.size(), 1);
        QCOMPARE(moment.last().at(1).value<WallTime>(), *record(Dryer).raisedAt);
        back();

        click(u"alarmViewSilent"_s);
        const QString shelved = u"raptor/shop/leg-2/motor.volts:high"_s;
        clickRow(silent(), shelved);
        const QModelIndex cell =
            silent()->model()->index(rowOf(silent(), shelved), AlarmColumn::Text);
        QTest::mouseDClick(silent()->viewport(), Qt::LeftButton, {},
                           silent()->visualRect(cell).center());
        QCOMPARE(moment.size(), 2);
        QCOMPARE(m_fix->window->device().text(), u"raptor/shop/leg-2"_s);
        back();
        // What is known of it, and its guidance, stands below, as in the active list.
        QCOMPARE(m_fix->part<ElidedLabel>(u"silentDetailText"_s)->text(), u"Voltage high"_s);
        click(u"silentDeviceButton"_s);
        back();

        click(u"alarmViewJournal"_s);
        QTRY_VERIFY(journal()->model()->rowCount() > 3);
        int row = 0;
        while (journal()
                   ->model()
                   ->index(row, 0)
                   .data(AlarmRole::Key)
                   .value<AlarmKey>()
                   .device.isNull())
            ++row;
        QVERIFY(!action(u"journalTrendButton"_s)->isEnabled());
        journal()->selectRow(row);
        const WallTime at = plant().alarmHistory.rows.at(row).at;
        QTest::keyClick(journal(), Qt::Key_Return);
        QCOMPARE(moment.size(), 3);
        QCOMPARE(moment.last().at(1).value<WallTime>(), at);
        back();
        click(u"journalTrendButton"_s);
        QCOMPARE(trend.size(), 1);
        QCOMPARE(trend.last().at(2).value<WallTime>(), at);
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Trends);
        QTest::keyClick(m_fix->window.get(), Qt::Key_4, Qt::ControlModifier);

        click(u"alarmViewFigures"_s);
        auto *lines = m_fix->part<QWidget>(u"figuresStandingLines"_s);
        lines->setFocus();
        QTest::keyClick(lines, Qt::Key_Return);
        QCOMPARE(moment.size(), 4);
        QCOMPARE(moment.last().at(0).value<DeviceId>().text(), u"guardian/pump-house"_s);
        back();
        QTest::mouseDClick(m_fix->part<QWidget>(u"figuresTopLines"_s), Qt::LeftButton, {}, {20, 8});
        QCOMPARE(m_fix->window->device().text(), u"raptor/shop/mixer"_s);
        back();
        // What belongs to no device leads to what is known of it.
        QTest::mouseDClick(m_fix->part<QWidget>(u"figuresFloodsLines"_s), Qt::LeftButton, {},
                           {20, 8});
        QCOMPARE(page()->view(), AlarmsPage::View::Active);
        QCOMPARE(table()->currentIndex().data(AlarmRole::Key).value<AlarmKey>().text(),
                 u"broker/spare:lost"_s);
    }

    /// An alarm that goes must not put its neighbour under the operator's hand.
    void whatGoesChoosesNoOther()
    {
        clickRow(table(), Dryer);
        plant().dropAlarm(record(Dryer).key);
        QTRY_VERIFY(!action(u"acknowledgeButton"_s)->isEnabled());
        QVERIFY(table()->selectionModel()->selectedRows().isEmpty());
        press(Qt::Key_A);
        QVERIFY(calls().isEmpty());
    }

    void chosenOnesStayChosenWhileOthersCome()
    {
        clickRow(table(), Dryer);
        plant().flood();
        const QModelIndexList chosen = table()->selectionModel()->selectedRows();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().data(AlarmRole::Key).value<AlarmKey>().text(), Dryer);
    }

    void shelving()
    {
        clickRow(table(), Dryer);
        clickRow(table(), u"raptor/shop/cleaner/motor.amps:high"_s, Qt::ControlModifier);
        press(Qt::Key_L);
        QVERIFY(part(u"alarmShelvePanel"_s)->isVisible());
        QVERIFY(!part(u"alarmDetail"_s)->isVisible());
        QVERIFY(label(u"shelveWhich"_s)->text().contains(u"Current very high (dryer-fan)"_s));
        auto *apply = action(u"shelveApplyButton"_s);
        QVERIFY(!apply->isEnabled());
        QCOMPARE(apply->reason(), u"type the reason first"_s);
        QVERIFY(edit(u"shelveReasonEdit"_s)->hasFocus());
        QTest::keyClicks(edit(u"shelveReasonEdit"_s), u"belt comes at noon"_s);
        choose(u"shelveSpanBox"_s, 4); // 4 hours
        choose(u"shelveKindBox"_s, 1);
        // Choosing something else meanwhile changes nothing about what is shelved.
        clickRow(table(), Mixer);
        press(Qt::Key_N);
        QCOMPARE(calls(),
                 QStringList{u"shelve once 240 %1 raptor/shop/cleaner/motor.amps:high "
                             "belt comes at noon"_s.arg(Dryer)});
        QVERIFY(part(u"alarmDetail"_s)->isVisible());
        const WallTime now = plant().clock.wall();
        QCOMPARE(label(u"alarmResult"_s)->text(),
                 u"2 alarm(s) shelved until "_s + momentText(now + 4h, now));
    }

    void outOfService()
    {
        clickRow(table(), Dryer);
        press(Qt::Key_O);
        QVERIFY(!m_fix->part<QComboBox>(u"shelveSpanBox"_s)->isVisible());
        plant().alarmDesk.refusal = Error{Error::Code::Refused, u"not now"_s};
        QTest::keyClicks(edit(u"shelveReasonEdit"_s), u"sensor broken\r"_s);
        QVERIFY(part(u"alarmShelvePanel"_s)->isVisible());
        QCOMPARE(label(u"shelveMessage"_s)->text(), u"not now"_s);
        plant().alarmDesk.refusal.reset();
        press(Qt::Key_N);
        QCOMPARE(calls(), QStringList{u"remove %1 sensor broken"_s.arg(Dryer)});
        press(Qt::Key_L);
        QVERIFY(part(u"alarmShelvePanel"_s)->isVisible());
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(!part(u"alarmShelvePanel"_s)->isVisible() && part(u"alarmDetail"_s)->isVisible());
    }

    void resetOfLatchedOnes()
    {
        auto *button = action(u"resetAlarmButton"_s);
        clickRow(table(), Dryer);
        QCOMPARE(button->reason(), u"none is latched"_s);
        clickRow(table(), Mixer);
        QCOMPARE(button->reason(), u"still active"_s);
        AlarmRecord ended = record(Mixer);
        ended.status.state = AlarmState::LatchedUnacknowledged;
        plant().putAlarm(ended);
        QTRY_COMPARE(button->reason(), u"acknowledge first"_s);
        clickRow(table(), Leg);
        QVERIFY(button->isEnabled());
        press(Qt::Key_R);
        QCOMPARE(calls(), QStringList{u"reset "_s + Leg});
    }

    void silentOnesHaveAList()
    {
        press(Qt::Key_U);
        QCOMPARE(page()->view(), AlarmsPage::View::Silent);
        QCOMPARE(silent()->model()->rowCount(), 4);
        const auto at = [this](const QString &key, AlarmColumn::Column column) {
            return silent()->model()->index(rowOf(silent(), key), column).data().toString();
        };
        const QString shelved = u"raptor/shop/leg-2/motor.volts:high"_s;
        const QString removed = u"guardian/pump-house:offline"_s;
        QCOMPARE(at(shelved, AlarmColumn::Operator), u"Ada"_s);
        QVERIFY(!at(shelved, AlarmColumn::Until).isEmpty());
        QCOMPARE(at(removed, AlarmColumn::Comment), u"no mains at the pump house until Monday"_s);
        QCOMPARE(at(u"raptor/shop/mixer:stale"_s, AlarmColumn::Comment), u"no link to spare"_s);
        QCOMPARE(action(u"unshelveButton"_s)->reason(), u"choose alarms first"_s);
        clickRow(silent(), removed);
        QCOMPARE(action(u"unshelveButton"_s)->reason(), u"none is shelved"_s);
        clickRow(silent(), shelved, Qt::ControlModifier);
        QTest::keyClicks(edit(u"silentCommentEdit"_s), u"done"_s);
        press(Qt::Key_L);
        press(Qt::Key_R);
        QCOMPARE(calls(),
                 (QStringList{u"unshelve %1 done"_s.arg(shelved), u"return "_s + removed}));
        QVERIFY(m_fix->part<QAbstractButton>(u"alarmViewSilent"_s)->text().endsWith(u"3"_s));
        plant().dropAlarm(record(removed).key);
        QTRY_VERIFY(m_fix->part<QAbstractButton>(u"alarmViewSilent"_s)->text().endsWith(u"2"_s));
    }

    void journalIsSearched()
    {
        auto &history = plant().alarmHistory;
        press(Qt::Key_J);
        QCOMPARE(page()->view(), AlarmsPage::View::Journal);
        const QAbstractItemModelTester tester(
            journal()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(journal()->model()->rowCount(), int(history.rows.size()));
        QTest::keyClicks(edit(u"journalSearchEdit"_s), u"mixer"_s);
        QTRY_COMPARE(history.query.text, u"mixer"_s);
        QVERIFY(journal()->model()->rowCount() < history.rows.size());
        choose(u"journalPriorityBox"_s, 1);
        QCOMPARE(history.query.priority, AlarmPriority::Urgent);
        choose(u"journalSpanBox"_s, 1);
        QCOMPARE(*history.query.from, plant().clock.wall() - 1h);
        QVERIFY(label(u"journalCount"_s)->text().endsWith(u"row(s)"_s));
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QTRY_VERIFY(history.query.text.isEmpty() && !history.query.from);
        QTRY_COMPARE(journal()->model()->rowCount(), int(history.rows.size()));
    }

    /// What happens now comes on top, and what is chosen stays chosen.
    void journalIsLive()
    {
        auto &history = plant().alarmHistory;
        page()->showView(AlarmsPage::View::Journal);
        journal()->selectRow(3);
        const auto asked = history.calls.size();
        AlarmTransition row = history.rows.first();
        row.seq = 10'000;
        row.at = plant().clock.wall();
        history.rows.prepend(row);
        plant().putAlarm(record(Dryer));
        QTRY_VERIFY(history.calls.size() > asked);
        QTRY_COMPARE(journal()->model()->rowCount(), int(history.rows.size()));
        QCOMPARE(journal()->selectionModel()->selectedRows().first().row(), 4);
        // Nothing is asked for while nobody looks.
        page()->showView(AlarmsPage::View::Active);
        const auto before = history.calls.size();
        plant().putAlarm(record(Mixer));
        QCOMPARE(history.calls.size(), before);
    }

    void journalSaysWhyItIsEmpty()
    {
        auto &history = plant().alarmHistory;
        history.error = u"database is locked"_s;
        page()->showView(AlarmsPage::View::Journal);
        const auto says = [this](const QString &words) {
            for (const auto *one : page()->findChildren<QLabel *>()) {
                if (one->isVisible() && one->text().contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says(u"database is locked"_s));
        history.error.clear();
        history.rows.clear();
        choose(u"journalSpanBox"_s, 1);
        QVERIFY(says(u"Nothing is found"_s));
    }

    void exportTakesTheSearchAlong()
    {
        auto &history = plant().alarmHistory;
        page()->showView(AlarmsPage::View::Journal);
        edit(u"journalSearchEdit"_s)->setText(u"fan"_s);
        press(Qt::Key_C);
        auto *dialog = m_fix->part<QFileDialog>(u"alarmExportDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!dialog->isModal() && !QApplication::activeModalWidget());
        QTest::keyClick(dialog, Qt::Key_F12); // RP-05
        QVERIFY(m_fix->calls().contains(u"e-stop site shop"_s));
        Q_EMIT dialog->fileSelected(u"/nowhere/alarms.csv"_s);
        dialog->close();
        QCOMPARE(history.calls.last(), u"csv /nowhere/alarms.csv"_s);
        QCOMPARE(history.query.text, u"fan"_s);
        auto *csv = action(u"exportAlarmsButton"_s);
        QVERIFY(!csv->isEnabled() && !csv->reason().isEmpty());
        Q_EMIT history.exportProgressed(40);
        QCOMPARE(m_fix->part<QProgressBar>(u"alarmExportProgress"_s)->value(), 40);
        click(u"cancelAlarmExportButton"_s);
        QCOMPARE(history.calls.last(), u"cancel"_s);
        Q_EMIT history.exportFinished(u"/nowhere/alarms.csv"_s, 0, u"cancelled"_s);
        QCOMPARE(label(u"alarmExportResult"_s)->text(), u"Not exported: cancelled"_s);
        QVERIFY(csv->isEnabled());
    }

    /// Qt's own question would be modal: E-STOP would be out of reach of the pointer.
    void overwritingIsAskedInThePage()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"alarms.csv"_s);
        QFile there(file);
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.close();
        auto &history = plant().alarmHistory;
        page()->showView(AlarmsPage::View::Journal);
        bool modal = false;
        QTimer guard; // it would wait for an answer for ever
        connect(&guard, &QTimer::timeout, this, [&modal] {
            if (auto *box = QApplication::activeModalWidget()) {
                modal = true;
                box->close();
            }
        });
        guard.start(20);
        const auto choose = [&] {
            click(u"exportAlarmsButton"_s);
            auto *dialog = m_fix->part<QFileDialog>(u"alarmExportDialog"_s);
            dialog->setDirectory(folder.path());
            dialog->selectFile(u"alarms.csv"_s);
            auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
            QTest::keyClick(name, Qt::Key_Return);
            QTRY_VERIFY(!m_fix->part<QFileDialog>(u"alarmExportDialog"_s));
        };
        choose();
        QVERIFY(!modal);
        QVERIFY(!history.calls.contains(u"csv "_s + file));
        QVERIFY(label(u"alarmExportQuestion"_s)->isVisible());
        QVERIFY(label(u"alarmExportQuestion"_s)->text().contains(u"alarms.csv"_s));
        QTest::mouseClick(part(u"eStopButton"_s), Qt::LeftButton); // RP-05
        QVERIFY(m_fix->calls().contains(u"e-stop site shop"_s));
        m_fix->window->activateWindow();
        QTRY_VERIFY(m_fix->window->isActiveWindow());
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!label(u"alarmExportQuestion"_s)->isVisible());
        choose();
        click(u"alarmExportKeepButton"_s);
        QVERIFY(!history.calls.contains(u"csv "_s + file));
        choose();
        click(u"alarmExportOverwriteButton"_s);
        QCOMPARE(history.calls.last(), u"csv "_s + file);
        QVERIFY(!label(u"alarmExportQuestion"_s)->isVisible());
    }

    void floodStandsAboveTheList()
    {
        auto *banner = m_fix->window->findChild<FloodBanner *>();
        QVERIFY(!banner->isVisible());
        plant().flood();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"14 alarm(s) in 10 minutes"_s),
                 qPrintable(banner->text()));
        QVERIFY2(banner->text().contains(u"first was Broker lost, broker spare"_s),
                 qPrintable(banner->text()));
        page()->showView(AlarmsPage::View::Figures);
        QVERIFY(banner->isVisible());
        click(u"floodFirstButton"_s);
        QCOMPARE(page()->view(), AlarmsPage::View::Active);
        QCOMPARE(table()->currentIndex().data(AlarmRole::Key).value<AlarmKey>().text(),
                 u"broker/spare:lost"_s);
        // It stays named when it has left the list.
        plant().dropAlarm(record(u"broker/spare:lost"_s).key);
        QVERIFY(banner->text().contains(u"Broker lost"_s));
        QVERIFY(!m_fix->part<QAbstractButton>(u"floodFirstButton"_s)->isEnabled());
        // It is told by the summary, whether the list has got it yet or not.
        AlarmSummary summary = plant().alarmDesk.summary();
        summary.firstOut =
            Test::alarm(Test::alarmKey(u"raptor/shop/pit"_s, {}, u"offline"_s), AlarmPriority::High,
                        AlarmKind::Offline, u"Offline"_s, plant().clock.wall());
        plant().alarmDesk.setSummary(summary);
        QVERIFY2(banner->text().contains(u"first was Offline"_s), qPrintable(banner->text()));
        QVERIFY(m_fix->part<QAbstractButton>(u"floodFirstButton"_s)->isEnabled());
        plant().alarmDesk.setSummary({});
        QVERIFY(!banner->isVisible());
    }

    void countsAndTrouble()
    {
        const auto *tally = m_fix->window->findChild<AlarmTally *>();
        QVERIFY2(tally->text().contains(u"1 unacknowledged, 1 in all"_s),
                 qPrintable(tally->text()));
        QVERIFY(!label(u"alarmTrouble"_s)->isVisible());
        AlarmSummary summary = plant().alarmDesk.summary();
        summary.trouble = u"disk full"_s;
        plant().alarmDesk.setSummary(summary);
        QVERIFY(label(u"alarmTrouble"_s)->isVisible());
        QVERIFY(label(u"alarmTrouble"_s)->text().contains(u"disk full"_s));
    }

    void withoutAlarmsThePageSaysSo()
    {
        WindowParts parts = plant().parts();
        parts.alarms = nullptr;
        parts.alarmDesk = nullptr;
        parts.alarmHistory = nullptr;
        MainWindow window(parts);
        window.showPage(MainWindow::Page::Alarms);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QString &name :
             {u"acknowledgeButton"_s, u"acknowledgePageButton"_s, u"acknowledgeAllButton"_s,
              u"shelveButton"_s, u"outOfServiceButton"_s, u"resetAlarmButton"_s,
              u"unshelveButton"_s, u"returnToServiceButton"_s, u"exportAlarmsButton"_s,
              u"alarmDefinitionButton"_s}) {
            const auto *button = window.findChild<ActionButton *>(name);
            QVERIFY2(!button->isEnabled() && !button->reason().isEmpty(), qPrintable(name));
        }
        auto *alarms = window.findChild<AlarmsPage *>();
        for (const auto view : {AlarmsPage::View::Journal, AlarmsPage::View::Silent,
                                AlarmsPage::View::Figures, AlarmsPage::View::Active}) {
            alarms->showView(view);
            QVERIFY(!window.grab().isNull());
        }
    }

    /// They fit the window until somebody draws at them; what he made of them comes back.
    void columnsFitThemselves()
    {
        const auto all = [this] { return table()->horizontalHeader()->length(); };
        QTRY_COMPARE(all(), table()->viewport()->width());
        m_fix->window->resize(1280, 720);
        QTRY_COMPARE(all(), table()->viewport()->width());
        QVERIFY(page()->columnState().value(u"active"_s).toByteArray().isEmpty());
        QHeaderView *header = table()->horizontalHeader();
        const int column = AlarmColumn::Device;
        const int edge = header->sectionViewportPosition(column) + header->sectionSize(column) - 1;
        const QPoint at(edge, header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(header->viewport(), at + QPoint(20, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, at + QPoint(40, 0));
        const int wide = header->sectionSize(column);
        const QVariantMap state = page()->columnState();
        QVERIFY(!state.value(u"active"_s).toByteArray().isEmpty());
        m_fix->window->resize(1400, 800);
        QCoreApplication::processEvents();
        QCOMPARE(header->sectionSize(column), wide);
        MainWindow again(plant().parts());
        auto *other = again.findChild<AlarmsPage *>();
        other->restoreColumns(state);
        QCOMPARE(other->table()->columnWidth(column), wide);
    }

    /// RP-05: whatever is open on this page, E-STOP is one press away.
    void rp05_nothingHidesEStop()
    {
        clickRow(table(), Dryer);
        press(Qt::Key_L);
        QVERIFY(!QApplication::activeModalWidget());
        QTest::mouseClick(part(u"eStopButton"_s), Qt::LeftButton);
        QTest::keyClick(edit(u"shelveReasonEdit"_s), Qt::Key_F12);
        QCOMPARE(m_fix->calls(), (QStringList{u"e-stop site shop"_s, u"e-stop site shop"_s}));
        QVERIFY(part(u"deviceTree"_s)->isVisible() && table()->isVisible());
    }

    void smallWindowShowsTheList()
    {
        m_fix->window->resize(1280, 720);
        plant().flood();
        QCoreApplication::processEvents();
        QCOMPARE(m_fix->window->size(), QSize(1280, 720));
        const int high = table()->verticalHeader()->defaultSectionSize();
        QVERIFY2(table()->viewport()->height() >= 4 * high,
                 qPrintable(QString::number(table()->viewport()->height())));
        clickRow(table(), Dryer);
        press(Qt::Key_N);
        QVERIFY(part(u"alarmDefinitionPanel"_s)->isVisible());
        QVERIFY2(table()->viewport()->height() >= 2 * high,
                 qPrintable(QString::number(table()->viewport()->height())));
        QCOMPARE(m_fix->window->size(), QSize(1280, 720));
    }
};

QTEST_MAIN(TestAlarmsPage)
#include "tst_alarmspage.moc"
