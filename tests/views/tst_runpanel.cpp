// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/line_grid.h"
#include "views/run_panel.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

/// Group stops: whom they address, and what is told of them.
class TestRunPanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    QStringList &calls() { return m_fix->calls(); }
    static GroupRun run(GroupRun::Kind kind, GroupRun::State state)
    {
        GroupRun out;
        out.kind = kind;
        out.state = state;
        out.title = kind == GroupRun::Kind::Stop ? u"Stop shop"_s : u"Fill bin 3"_s;
        out.lines = {{Test::device(u"raptor/shop/leg-1"_s), CommandKind::Stop, u"1"_s,
                      CommandStep::Finished, CommandOutcome::Confirmed, u"confirmed in 0.2 s"_s},
                     {Test::device(u"raptor/shop/mixer"_s),
                      CommandKind::Stop,
                      u"2"_s,
                      CommandStep::Finished,
                      CommandOutcome::TimedOut,
                      {}},
                     {Test::device(u"raptor/shop/leg-2"_s),
                      CommandKind::Stop,
                      {},
                      CommandStep::Requested,
                      CommandOutcome::Pending,
                      {}}};
        return out;
    }

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        calls().clear();
    }
    void cleanup() { m_fix.reset(); }

    void stopAllAddressesTheWholeSite()
    {
        // What the tree's filter hides is stopped all the same.
        m_fix->part<QLineEdit>(u"filterEdit"_s)->setText(u"leg"_s);
        auto *button = m_fix->part<QAbstractButton>(u"stopAllButton"_s);
        QVERIFY(button->text().contains(u"shop"_s));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(calls().size(), 1);
        QVERIFY(calls().first().startsWith(u"stop group Stop shop: "_s));
        QCOMPARE(calls().first().count(u"raptor/shop/"_s), 12);
        QVERIFY(!calls().first().contains(u"guardian"_s));
    }

    void chosenTilesAreAGroup()
    {
        auto *view = m_fix->part<QListView>(u"overviewView"_s);
        auto *button = m_fix->part<QAbstractButton>(u"stopChosenButton"_s);
        const auto place = [view](int row) {
            return view->visualRect(view->model()->index(row, 0)).center();
        };
        QVERIFY(!button->isVisible());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, place(0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, place(2));
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Overview);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(calls().last().endsWith(u": raptor/shop/bin-1-fan raptor/shop/leg-1"_s),
                 qPrintable(calls().last()));
    }

    void plainClickStillOpensATile()
    {
        auto *view = m_fix->part<QListView>(u"overviewView"_s);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(2, 0)).center());
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Device);
        QCOMPARE(m_fix->window->device().text(), u"raptor/shop/leg-1"_s);
    }

    void siteNodeOfTheTreeStopsItsDevices()
    {
        auto *tree = m_fix->part<QTreeView>(u"deviceTree"_s);
        const QModelIndex site = tree->model()->index(0, 0);
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(site).center());
        auto *menu = m_fix->part<QMenu>(u"groupMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QVERIFY(menu->actions().first()->text().contains(u"shop"_s));
        menu->actions().first()->trigger();
        QVERIFY(calls().last().startsWith(u"stop group Stop shop: raptor/shop/"_s));
        menu->close();
    }

    void nothingToStopSaysSo()
    {
        auto *tree = m_fix->part<QTreeView>(u"deviceTree"_s);
        const QModelIndex batteries = tree->model()->index(2, 0);
        QCOMPARE(batteries.data().toString(), u"battery"_s);
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(batteries).center());
        auto *menu = m_fix->part<QMenu>(u"groupMenu"_s);
        QVERIFY(!menu->actions().first()->isEnabled());
        menu->close();
    }

    void resultsStandAboveThePagesUntilHidden()
    {
        auto *panel = m_fix->window->findChild<RunPanel *>();
        QVERIFY(!panel->isVisible());
        m_fix->plant.desk.setGroupRun(run(GroupRun::Kind::Stop, GroupRun::State::Done));
        QVERIFY(panel->isVisible());
        const QString title = m_fix->part<QLabel>(u"runTitle"_s)->text();
        QVERIFY2(title.contains(u"1 of 3 confirmed"_s), qPrintable(title));
        const auto *grid = m_fix->part<LineGrid>(u"runLines"_s);
        QCOMPARE(grid->lines().first().device.name(), u"mixer"_s); // trouble first
        QVERIFY(grid->lines().first().text.contains(u"timed out"_s));
        QCOMPARE(grid->lines().last().text, u"stop: confirmed in 0.2 s"_s);
        for (const QString &page : MainWindow::pageNames()) {
            m_fix->window->showPage(*MainWindow::pageFromName(page));
            QVERIFY(panel->isVisible());
        }
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"hideRunButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!panel->isVisible());
    }

    void aRunningSequenceCanBeAborted()
    {
        m_fix->plant.desk.setGroupRun(run(GroupRun::Kind::Start, GroupRun::State::Running));
        auto *abort = m_fix->part<QAbstractButton>(u"abortSequenceButton"_s);
        QVERIFY(abort->isVisible());
        QVERIFY(!m_fix->part<QWidget>(u"hideRunButton"_s)->isVisible());
        // A sequence is shown in its order.
        QCOMPARE(m_fix->part<LineGrid>(u"runLines"_s)->lines().first().device.name(), u"leg-1"_s);
        QTest::mouseClick(abort, Qt::LeftButton);
        QCOMPARE(calls(), QStringList{u"abort sequence"_s});
    }

    void aRunLeavesRoomForThePage()
    {
        GroupRun many = run(GroupRun::Kind::Stop, GroupRun::State::Running);
        for (int i = 0; i < 200; ++i)
            many.lines.append({Test::device(u"raptor/shop/a-long-device-name-%1"_s.arg(i)),
                               CommandKind::Stop,
                               u"x"_s,
                               CommandStep::Sent,
                               CommandOutcome::Pending,
                               {}});
        m_fix->plant.desk.setGroupRun(many);
        QTRY_VERIFY(m_fix->part<LineGrid>(u"runLines"_s)->hiddenCount() > 100);
        QTRY_VERIFY(m_fix->window->findChild<RunPanel *>()->height() < 140);
        QCOMPARE(m_fix->window->size(), QSize(1280, 720));
    }
};

QTEST_MAIN(TestRunPanel)
#include "tst_runpanel.moc"
