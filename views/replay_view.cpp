// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay_view.h"

#include "models/domain/ports.h"
#include "models/domain/replay_ports.h"
#include "views/alarms_page.h"
#include "views/device_page.h"
#include "views/device_tree_view.h"
#include "views/labels.h"
#include "views/overview_page.h"
#include "views/page_bar.h"
#include "views/replay_bar.h"
#include "views/replay_frame.h"
#include "views/theme.h"
#include "views/trend_canvas.h"
#include "views/trends_page.h"
#include "views/window_parts.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

ReplayView::ReplayView(const Theme *theme, ReplayDesk *desk, const WindowParts &parts,
                       QAbstractItemModel *ledger, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(desk)
{
    setObjectName(u"replayView"_s);
    auto *content = new QWidget(this);
    content->setAutoFillBackground(true);
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(new ReplayBar(desk, content));
    inside->addWidget(buildBody(parts, ledger), 1);
    m_frame = new ReplayFrame(theme, content, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    wire(parts);
    showPage(Page::Overview);
    refresh();
}

QWidget *ReplayView::buildBody(const WindowParts &parts, QAbstractItemModel *ledger)
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    m_tree = new DeviceTreeView(m_theme, parts.deviceTree, splitter);
    auto *right = new QWidget(splitter);
    m_pages = new PageBar(right);
    m_stack = new QStackedWidget(right);
    buildPages(parts, ledger);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages);
    layout->addWidget(m_stack, 1);
    splitter->addWidget(m_tree);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setCollapsible(0, false);
    splitter->setCollapsible(1, false);
    splitter->setHandleWidth(1);
    return splitter;
}

void ReplayView::buildPages(const WindowParts &parts, QAbstractItemModel *ledger)
{
    m_overview = new OverviewPage(m_theme, parts, m_stack);
    m_device = new DevicePage(m_theme, parts, m_stack);
    WindowParts charts = parts;
    charts.commands = ledger;
    m_trends = new TrendsPage(m_theme, charts, m_stack, TrendsPage::Time::Replay);
    m_alarms = new AlarmsPage(m_theme, parts, m_stack);
    const struct
    {
        Page page;
        QString name;
        QString title;
        QString key;
        QWidget *widget;
    } pages[] = {
        {Page::Overview, u"replayOverview"_s, tr("Overview then"), u"Ctrl+1"_s, m_overview},
        {Page::Device, u"replayDevice"_s, tr("Device then"), u"Ctrl+2"_s, m_device},
        {Page::Trends, u"replayTrends"_s, tr("Trends then"), u"Ctrl+3"_s, m_trends},
        {Page::Alarms, u"replayAlarms"_s, tr("Alarms then"), u"Ctrl+4"_s, m_alarms}};
    for (const auto &one : pages) {
        m_pages->addPage(int(one.page), one.name, one.title, one.key);
        m_stack->addWidget(one.widget);
    }
    m_pages->addSpace();
}

void ReplayView::wire(const WindowParts &parts)
{
    const auto open = [this](const DeviceId &device) {
        selectDevice(device);
        showPage(Page::Device);
    };
    connect(m_desk, &ReplayDesk::stateChanged, this, &ReplayView::refresh);
    connect(m_pages, &PageBar::pageChosen, this, [this](int page) { showPage(Page(page)); });
    connect(m_tree, &DeviceTreeView::deviceSelected, this, &ReplayView::selectDevice);
    connect(m_tree, &DeviceTreeView::deviceActivated, this, open);
    connect(m_overview, &OverviewPage::deviceActivated, this, open);
    connect(m_alarms, &AlarmsPage::deviceRequested, this, open);
    connect(m_alarms, &AlarmsPage::momentRequested, this,
            [this, open](const DeviceId &device, WallTime at) {
                open(device);
                m_device->showTrendAt(at);
            });
    connect(m_alarms, &AlarmsPage::trendRequested, this,
            [this](const DeviceId &device, const QString &signal, WallTime at) {
                showPage(Page::Trends);
                m_trends->showAround({device, signal}, at);
            });
    connect(m_tree, &DeviceTreeView::trendRequested, this, [this](const TagId &tag) {
        m_trends->addTags({tag});
        showPage(Page::Trends);
    });
    // A stop acts on the plant as it is, whatever is shown.
    connect(m_tree, &DeviceTreeView::groupStopRequested, this,
            [desk = parts.commandDesk](const QString &group, const QList<DeviceId> &devices) {
                desk->stopGroup(tr("Stop %1", "group").arg(group), devices);
            });
}

void ReplayView::showPage(Page page)
{
    m_stack->setCurrentIndex(int(page));
    m_pages->setCurrent(int(page));
    if (page == Page::Device && m_device->device().isNull())
        selectDevice(m_tree->firstDevice());
}

ReplayView::Page ReplayView::page() const
{
    return Page(m_stack->currentIndex());
}

void ReplayView::selectDevice(const DeviceId &device)
{
    if (device.isNull() || device == m_device->device())
        return;
    m_device->selectDevice(device);
    m_tree->selectDevice(device);
    m_overview->selectDevice(device);
}

void ReplayView::showTrend(const TrendSet &set)
{
    m_trends->showSet(set);
    m_trends->canvas()->setFollowing(true);
}

bool ReplayView::escape()
{
    if (page() == Page::Trends)
        return m_trends->escape();
    return page() == Page::Alarms && m_alarms->escape();
}

void ReplayView::tick()
{
    m_tree->tick();
    m_overview->tick();
    m_device->tick();
    m_trends->tick();
    m_alarms->tick();
}

void ReplayView::refresh()
{
    const ReplayState state = m_desk->state();
    if (!state.on)
        return;
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(state.at)),
                                            u"yyyy-MM-dd HH:mm:ss"_s);
    m_frame->setText(
        tr("REPLAY of %1 - NOT LIVE. Stop and E-STOP act on the plant as it is now.").arg(time));
}

} // namespace Raptor::Views
