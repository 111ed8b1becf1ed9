// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "tests/views/fakes/fake_replay.h"
#include "views/device_tree_view.h"
#include "views/main_window.h"
#include "views/replay_frame.h"
#include "views/replay_view.h"
#include "views/trend_canvas.h"
#include "views/trends_page.h"

#include "tests/support/fake_history_reader.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSlider>
#include <QtWidgets/QStackedWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

/// The replay in the window, and the page that leads to it.
class TestReplayView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<Test::FakeReplay> m_replay;
    std::unique_ptr<Test::FakeHistoryReader> m_history;
    std::unique_ptr<WindowParts> m_then;
    std::unique_ptr<MainWindow> m_window;
    WallTime m_now{};

    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] ReplayView *view() const { return find<ReplayView>(u"replayView"_s); }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_replay = std::make_unique<Test::FakeReplay>();
        m_history = std::make_unique<Test::FakeHistoryReader>();
        WindowParts parts = m_plant->parts();
        m_then = std::make_unique<WindowParts>(parts);
        m_now = parts.clock->wall();
        m_replay->now.oldest = m_now - 24h;
        m_replay->now.newest = m_now;
        parts.history = m_history.get();
        parts.replay = m_replay.get();
        parts.replayParts = m_then.get();
        m_window = std::make_unique<MainWindow>(parts);
        m_window->resize(1280, 720);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup()
    {
        m_window.reset();
        m_then.reset();
        m_history.reset();
        m_replay.reset();
        m_plant.reset();
    }
    void framedUnmistakably();
    void liveIsBackAtOnce();
    void aRefusalIsTold();
    void topBarAndStopsStay();
    void keysMoveBetweenPagesOfThen();
    void chartsBelongToTheReplay();
    void whatLeadsToAPageLeavesIt();
    void theBarMovesIt();
    void usageIsShown();
    void troubleIsShown();
};

void TestReplayView::framedUnmistakably()
{
    QVERIFY(!view());
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(view() && view()->isVisible());
    const auto *frame = find<ReplayFrame>(u"replayFrame"_s);
    QVERIFY(frame->text().contains(u"REPLAY"_s) && frame->text().contains(u"NOT LIVE"_s));
    QCOMPARE(frame->accessibleName(), frame->text());
    QVERIFY(m_replay->now.at == m_now - 10min);
    const QString before = frame->text();
    m_replay->seek(m_now - 5min);
    QVERIFY(frame->text() != before);
}

void TestReplayView::liveIsBackAtOnce()
{
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    auto *live = m_window->findChild<QWidget *>(u"page_overview"_s);
    QVERIFY(!live->isVisible());
    QTest::mouseClick(find<QAbstractButton>(u"replayLeave"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_replay->now.on);
    QVERIFY(live->isVisible());
    QTRY_VERIFY(!view()); // and again
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    QVERIFY(view() && view()->isVisible());
}

void TestReplayView::aRefusalIsTold()
{
    m_replay->refusal = u"a command is in execution, try again"_s;
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!view());
    QCOMPARE(MainWindow::nameOf(m_window->page()), u"history"_s);
    QVERIFY(label(u"historyReplaySaid"_s).contains(m_replay->refusal));
}

void TestReplayView::topBarAndStopsStay()
{
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    auto *button = m_window->findChild<QAbstractButton *>(u"eStopButton"_s);
    QVERIFY(button && button->isVisible() && button->isEnabled());
    QVERIFY(!view()->isAncestorOf(button));
}

void TestReplayView::keysMoveBetweenPagesOfThen()
{
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(view()->page() == ReplayView::Page::Device);
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(view()->page() == ReplayView::Page::Alarms);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(view()->page() == ReplayView::Page::Overview);
    QVERIFY(m_replay->now.on);
}

/// What was charted is charted, up to the moment; the live chart waits as it was.
void TestReplayView::chartsBelongToTheReplay()
{
    auto *live = m_window->findChild<TrendsPage *>();
    const TagId tag{Test::device(u"raptor/shop/bin-1-fan"_s), u"left.rpm"_s};
    live->addTags({tag});
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(view()->page() == ReplayView::Page::Trends);
    auto *then = view()->findChild<TrendsPage *>();
    QVERIFY(then && then->isVisible() && !live->isVisible());
    TrendCanvas *canvas = then->canvas();
    QVERIFY(canvas->isReplay() && canvas->isFollowing() && !live->canvas()->isReplay());
    QCOMPARE(canvas->traces().size(), 1);
    QCOMPARE(canvas->traces().first().tag, tag);
    QVERIFY(then->findChild<QLabel *>(u"trendReplayNote"_s)->isVisible());
    QVERIFY(!then->findChild<QWidget *>(u"trendPauseButton"_s)->isVisible());
    canvas->setPaused(true);
    QVERIFY(!canvas->isPaused());
    canvas->setCursors(canvas->to() - 1min, {});
    QTest::keyClick(m_window.get(), Qt::Key_Escape); // of the page, not of the replay
    QVERIFY(!canvas->cursorA() && m_replay->now.on);
    m_replay->end();
    m_window->showPage(MainWindow::Page::Trends);
    QVERIFY(live->isVisible() && live->canvas()->isFollowing());
    QCOMPARE(live->canvas()->traces().size(), 1);
}

void TestReplayView::whatLeadsToAPageLeavesIt()
{
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    m_window->showPage(MainWindow::Page::Alarms);
    QVERIFY(!m_replay->now.on);
    QCOMPARE(MainWindow::nameOf(m_window->page()), u"alarms"_s);
}

void TestReplayView::theBarMovesIt()
{
    QVERIFY(m_replay->begin(m_now - 1h).ok());
    auto *slider = find<QSlider>(u"replaySlider"_s);
    QCOMPARE(slider->maximum(), 24 * 3600);
    QCOMPARE(slider->value(), 23 * 3600);
    slider->setValue(3600);
    QVERIFY(m_replay->now.at == m_replay->now.oldest + 1h);
    QTest::mouseClick(find<QAbstractButton>(u"replayForward"_s), Qt::LeftButton);
    QVERIFY(m_replay->now.at == m_replay->now.oldest + 1h + 1s);
    QTest::mouseClick(find<QAbstractButton>(u"replayPlay"_s), Qt::LeftButton);
    QVERIFY(m_replay->now.playing);
    QCOMPARE(find<QAbstractButton>(u"replayPlay"_s)->text(), u"Pause"_s);
    QTest::mouseClick(find<QAbstractButton>(u"replaySpeed60"_s), Qt::LeftButton);
    QCOMPARE(m_replay->now.speed, 60);
    QTest::mouseClick(find<QAbstractButton>(u"replayBack"_s), Qt::LeftButton);
    QVERIFY(!m_replay->now.playing);
    QTest::mouseClick(find<QAbstractButton>(u"replayNext"_s), Qt::LeftButton);
    QTest::mouseClick(find<QAbstractButton>(u"replayPrevious"_s), Qt::LeftButton);
    QCOMPARE(m_replay->jumps, (QList<int>{1, -1}));
}

void TestReplayView::usageIsShown()
{
    m_history->usage.folder = u"/var/plant"_s;
    m_history->usage.samples = 1'234'567;
    m_history->usage.bytes = 3'000'000;
    m_history->usage.bytesPerSample = 2.43;
    m_history->usage.samplesPerSecond = 400;
    m_history->usage.tags = 800;
    m_history->usage.oldest = m_now - 24h;
    m_history->usage.newest = m_now;
    m_history->usage.keepDays = 730;
    m_history->usage.checked = u"closed in good order"_s;
    m_window->showPage(MainWindow::Page::History);
    QCOMPARE(m_history->usageAsked, 1);
    QCOMPARE(label(u"historyFolder"_s), u"/var/plant"_s);
    QVERIFY(label(u"historySamples"_s).contains(QLocale().toString(1'234'567)));
    QVERIFY(label(u"historyDays"_s).contains(u"730"_s));
    QVERIFY(label(u"historyBytes"_s).contains(u"none is removed"_s));
    QCOMPARE(label(u"historyState"_s), u"Written"_s);
    QCOMPARE(label(u"historyLost"_s), u"none"_s);
    QCOMPARE(label(u"historyChecked"_s), u"closed in good order"_s);
}

void TestReplayView::troubleIsShown()
{
    m_history->usage.trouble = u"The disk is full"_s;
    m_history->usage.lost = 12;
    m_window->showPage(MainWindow::Page::History);
    QVERIFY(label(u"historyState"_s).contains(u"The disk is full"_s));
    QVERIFY(label(u"historyLost"_s).contains(u"12"_s));
}

QTEST_MAIN(TestReplayView)
#include "tst_replayview.moc"
