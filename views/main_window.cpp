// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/main_window.h"

#include "models/domain/ports.h"
#include "views/alarms_page.h"
#include "views/app_icon.h"
#include "views/arming_place.h"
#include "views/brokers_page.h"
#include "views/commands_page.h"
#include "views/demo_frame.h"
#include "views/device_page.h"
#include "views/device_tree_view.h"
#include "views/e_stop_banner.h"
#include "views/e_stop_button.h"
#include "views/e_stop_key.h"
#include "views/event_line.h"
#include "views/forget_dialog.h"
#include "views/help_page.h"
#include "views/history_page.h"
#include "views/labels.h"
#include "views/overview_page.h"
#include "views/page_bar.h"
#include "views/replay_view.h"
#include "views/run_panel.h"
#include "views/site_banner.h"
#include "views/style_sheet.h"
#include "views/top_bar.h"
#include "views/trends_page.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int TickMs = 250;

} // namespace

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent), m_parts(parts), m_theme(new Theme(Theme::systemKind(), this)),
      m_timer(new QTimer(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(parts.demo ? tr("DEMO - Raptor Console")
                              : tr("%1 - Raptor Console").arg(parts.plant));
    setWindowIcon(appIcon());
    setContextMenuPolicy(Qt::NoContextMenu);
    setMinimumSize(1024, 640);
    resize(1280, 720);
    createParts();
    createMenu();
    createKeys();
    wire();
    applyTheme();
    showPage(Page::Overview);
    m_tree->focusTree();
    m_timer->start(TickMs);
    tick();
}

void MainWindow::createParts()
{
    m_topBar = new TopBar(m_theme, m_parts, this);
    m_banner = new EStopBanner(m_theme, m_parts.commandDesk, m_parts.devices, this);
    m_runs = new RunPanel(m_theme, m_parts.commandDesk, this);
    m_siteBanner = new SiteBanner(m_parts.brokers, this);
    m_eventLine = new EventLine(m_theme, m_parts.events, this);
    auto *content = new QWidget(this);
    content->setAutoFillBackground(true); // the ground, opaque: then nothing is filled beneath it
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *rule = new QFrame(content);
    setLook(rule, "rule");
    rule->setFixedHeight(1);
    layout->addWidget(m_topBar);
    layout->addWidget(rule);
    layout->addWidget(m_banner);
    layout->addWidget(m_runs);
    layout->addWidget(m_siteBanner);
    m_bodies = new QStackedWidget(content);
    m_bodies->addWidget(createBody());
    layout->addWidget(m_bodies, 1);
    layout->addWidget(m_eventLine);
    setCentralWidget(m_parts.demo ? static_cast<QWidget *>(new DemoFrame(m_theme, content, this))
                                  : content);
}

QWidget *MainWindow::createBody()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_tree = new DeviceTreeView(m_theme, m_parts.deviceTree, m_splitter);
    auto *right = new QWidget(m_splitter);
    m_pageBar = new PageBar(right);
    m_stack = new QStackedWidget(right);
    m_overview = new OverviewPage(m_theme, m_parts, m_stack);
    m_devicePage = new DevicePage(m_theme, m_parts, m_stack);
    m_trendsPage = new TrendsPage(m_theme, m_parts, m_stack);
    m_alarmsPage = new AlarmsPage(m_theme, m_parts, m_stack);
    m_commandsPage = new CommandsPage(m_theme, m_parts, m_stack);
    m_brokersPage = new BrokersPage(m_theme, m_parts, m_stack);
    m_historyPage = new HistoryPage(m_theme, m_parts, m_stack);
    const struct
    {
        Page page;
        QWidget *widget;
        QString title;
        QString key;
    } pages[] = {
        {Page::Overview, m_overview, tr("Overview"), u"Ctrl+1"_s},
        {Page::Device, m_devicePage, tr("Device"), u"Ctrl+2"_s},
        {Page::Trends, m_trendsPage, tr("Trends"), u"Ctrl+3"_s},
        {Page::Alarms, m_alarmsPage, tr("Alarms"), u"Ctrl+4"_s},
        {Page::Commands, m_commandsPage, tr("Commands"), u"Ctrl+5"_s},
        {Page::Brokers, m_brokersPage, tr("Brokers"), u"Ctrl+7"_s},
        {Page::History, m_historyPage, tr("History"), u"Ctrl+8"_s},
        {Page::Help, new HelpPage(m_theme, m_parts.version, m_stack), tr("Help"), u"F1"_s}};
    for (const auto &one : pages) {
        if (one.page == Page::Help)
            m_pageBar->addSpace();
        m_pageBar->addPage(int(one.page), nameOf(one.page), one.title, one.key);
        m_stack->addWidget(one.widget);
    }
    auto *rule = new QFrame(right);
    setLook(rule, "rule");
    rule->setFixedHeight(1);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pageBar);
    layout->addWidget(rule);
    layout->addWidget(m_stack, 1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setHandleWidth(1);
    return m_splitter;
}

void MainWindow::wire()
{
    connect(m_timer, &QTimer::timeout, this, &MainWindow::tick);
    connect(m_theme, &Theme::changed, this, &MainWindow::applyTheme);
    connect(m_pageBar, &PageBar::pageChosen, this, [this](int page) { showPage(Page(page)); });
    connect(m_tree, &DeviceTreeView::deviceSelected, this, &MainWindow::selectDevice);
    m_tree->setForgetful(bool(m_parts.forgetDevice));
    connect(m_tree, &DeviceTreeView::forgetRequested, this, [this](const DeviceId &device) {
        (new ForgetDialog(device, m_parts.forgetDevice, this))->show();
    });
    connect(m_tree, &DeviceTreeView::deviceActivated, this, &MainWindow::openDevice);
    connect(m_tree, &DeviceTreeView::trendRequested, this, &MainWindow::showTrendOf);
    connect(m_overview, &OverviewPage::deviceActivated, this, &MainWindow::openDevice);
    connect(m_banner, &EStopBanner::deviceActivated, this, &MainWindow::openDevice);
    connect(m_siteBanner, &SiteBanner::brokerRequested, this, [this](const QString &name) {
        showPage(Page::Brokers);
        m_brokersPage->choose(name);
    });
    connect(m_runs, &RunPanel::deviceActivated, this, &MainWindow::openDevice);
    connect(m_alarmsPage, &AlarmsPage::deviceRequested, this, &MainWindow::openDevice);
    connect(m_alarmsPage, &AlarmsPage::momentRequested, this,
            [this](const DeviceId &device, WallTime at) {
                openDevice(device);
                m_devicePage->showTrendAt(at);
            });
    connect(m_alarmsPage, &AlarmsPage::trendRequested, this,
            [this](const DeviceId &device, const QString &signal, WallTime at) {
                showPage(Page::Trends);
                m_trendsPage->showAround({device, signal}, at);
            });
    connect(m_tree, &DeviceTreeView::groupStopRequested, this,
            [this](const QString &group, const QList<DeviceId> &devices) {
                m_parts.commandDesk->stopGroup(tr("Stop %1", "group").arg(group), devices);
            });
    wireAlarms();
    wireDisarming();
    wireReplay();

    EStopButton *eStop = m_topBar->eStop();
    connect(eStop, &QAbstractButton::pressed, this, &MainWindow::emergencyStop);
    connect(new EStopKey(eStop, this), &EStopKey::pressed, this, &MainWindow::emergencyStop);
    connect(m_parts.commandDesk, &CommandDesk::pathChanged, eStop, &EStopButton::setHasPath);
    eStop->setHasPath(m_parts.commandDesk->hasPath());
    const auto focusChanged = [eStop](Qt::ApplicationState state) {
        eStop->setKeyWorks(state == Qt::ApplicationActive);
    };
    connect(qApp, &QGuiApplication::applicationStateChanged, this, focusChanged);
    focusChanged(QGuiApplication::applicationState());
}

/// RP-07: what is armed dies when the operator turns to something else.
void MainWindow::wireDisarming()
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        // Without a focused widget the window lost the focus, which event() looks after.
        if (now && now->window() == this && !isInArmingPlace(now))
            disarm();
    });
    m_lockedTo = m_parts.brokerDesk->lockedTo();
    connect(m_parts.brokerDesk, &BrokerDesk::selectionChanged, this, [this] {
        const QString now = m_parts.brokerDesk->lockedTo();
        if (now != m_lockedTo)
            disarm();
        m_lockedTo = now;
    });
}

void MainWindow::applyTheme()
{
    if (QApplication::style()->name().compare(u"fusion"_s, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(u"fusion"_s);
    QApplication::setPalette(m_theme->palette());
    QApplication::setFont(m_theme->font(13));
    setFont(m_theme->font(13));
    setStyleSheet(Views::styleSheet(*m_theme));
}

void MainWindow::setTheme(Theme::Kind kind)
{
    m_theme->setKind(kind);
}

void MainWindow::setTrafficText(const QString &text)
{
    m_eventLine->setTrafficText(text);
}

void MainWindow::tick()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_parts.clock->wall()));
    m_topBar->setTime(QLocale().toString(now.time(), u"HH:mm:ss"_s));
    if (isMinimized() || !isVisible())
        return;
    if (m_replay)
        m_replay->tick();
    chooseSomeDevice();
    m_tree->tick();
    m_overview->tick();
    m_devicePage->tick();
    m_trendsPage->tick();
    m_alarmsPage->tick();
    m_historyPage->tick();
}

bool MainWindow::event(QEvent *event)
{
    // A start that was armed must not wait behind another window.
    if (event->type() == QEvent::WindowDeactivate)
        disarm();
    if (event->type() == QEvent::Show && !m_sized) {
        m_sized = true;
        // Once the pages are polished: before that they claim more width than they need.
        QTimer::singleShot(0, this, [this] {
            const int tree = m_tree->sizeHint().width();
            m_splitter->setSizes({tree, width() - tree});
        });
    }
    if (event->type() != QEvent::UpdateRequest)
        return QMainWindow::event(event);
    m_overview->beginFrame();
    const bool done = QMainWindow::event(event);
    m_overview->endFrame();
    return done;
}

} // namespace Raptor::Views
