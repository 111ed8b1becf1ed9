// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the replay, which takes the place of the pages alone: top bar, e-stop banner, runs
// and the event line stay those of the plant as it is.
#include "views/main_window.h"

#include "models/domain/clock.h"
#include "models/domain/replay_ports.h"
#include "views/device_page.h"
#include "views/history_page.h"
#include "views/replay_view.h"
#include "views/trends_page.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// Where a replay begins that was asked for without a moment.
constexpr Milliseconds UsualBack{10 * 60'000};

} // namespace

void MainWindow::wireReplay()
{
    if (!m_parts.replay || !m_parts.replayParts)
        return;
    connect(m_parts.replay, &ReplayDesk::begun, this, &MainWindow::openReplay);
    connect(m_parts.replay, &ReplayDesk::ended, this, &MainWindow::closeReplay);
    connect(m_historyPage, &HistoryPage::replayRequested, this, &MainWindow::replay);
}

void MainWindow::addReplayAction(QMenu *menu)
{
    if (!m_parts.replay)
        return;
    QAction *action = menu->addAction(tr("Replay the past"), this, [this] {
        if (m_replay)
            m_parts.replay->end();
        else
            replay(m_parts.clock->wall() - UsualBack);
    });
    action->setObjectName(u"replay"_s);
    action->setShortcut(QKeySequence(u"Ctrl+R"_s));
    addAction(action);
}

void MainWindow::replay(WallTime at)
{
    disarm();
    const Outcome begun = m_parts.replay->begin(at);
    if (!begun)
        showPage(Page::History);
    m_historyPage->sayReplay(begun ? QString() : tr("No replay now: %1").arg(begun.error().text));
}

void MainWindow::openReplay()
{
    m_replay =
        new ReplayView(m_theme, m_parts.replay, *m_parts.replayParts, m_parts.commands, m_bodies);
    m_bodies->addWidget(m_replay);
    m_bodies->setCurrentWidget(m_replay);
    m_replay->selectDevice(device());
    m_replay->showTrend(m_trendsPage->chosen());
    m_replay->setFocus();
}

/// The live pages were never away: they only were behind it.
void MainWindow::closeReplay()
{
    if (!m_replay)
        return;
    m_bodies->setCurrentIndex(0);
    m_bodies->removeWidget(m_replay);
    m_replay->hide();
    m_replay->deleteLater();
    m_replay = nullptr;
}

/// By key: the page of then. All else that leads to a page leads to the plant as it is.
void MainWindow::showPageByKey(Page page)
{
    if (!m_replay)
        return showPage(page);
    if (page == Page::Overview)
        m_replay->showPage(ReplayView::Page::Overview);
    else if (page == Page::Device)
        m_replay->showPage(ReplayView::Page::Device);
    else if (page == Page::Trends)
        m_replay->showPage(ReplayView::Page::Trends);
    else if (page == Page::Alarms)
        m_replay->showPage(ReplayView::Page::Alarms);
}

void MainWindow::leaveReplay()
{
    if (m_replay)
        m_parts.replay->end();
}

} // namespace Raptor::Views
