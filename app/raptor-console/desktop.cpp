// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-console/desktop.h"

#include "app/raptor-console/startup_log.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QPixmap>

namespace Raptor::App {

namespace {

constexpr Milliseconds trafficEvery{1000};

/// The site of this window, as configured, or the only one there is in the demo.
Views::WindowParts partsOf(Console &console, const Desktop::Setup &setup, const Clock &clock)
{
    Views::WindowParts parts;
    parts.devices = console.deviceModel();
    parts.deviceTree = console.deviceTreeModel();
    parts.commands = console.commandModel();
    parts.brokers = console.brokerModel();
    parts.feeds = console.feedModel();
    parts.events = console.eventModel();
    parts.commandDesk = &console.commands();
    parts.brokerDesk = &console.sources();
    parts.connectionTester = &console.connectionTester();
    parts.ledger = &console.ledger();
    parts.trends = &console.trends();
    parts.clock = &clock;
    parts.plant = setup.console.config.plant;
    parts.site = setup.console.config.site;
    parts.operatorName = console.commands().operatorName();
    parts.forgetDevice = [&console](const DeviceId &device) {
        return console.forgetDevice(device);
    };
    parts.changeOperator = [&console](const QString &name) { return console.changeOperator(name); };
    if (AlarmStation *alarms = console.alarms()) {
        parts.alarms = alarms->model();
        parts.alarmDesk = &alarms->service();
        parts.alarmHistory = &alarms->history();
    }
    if (HistoryStation *history = console.history())
        parts.history = &history->usageReader();
    if (LinkRecorder *links = console.links()) {
        parts.switches = links->switchModel();
        parts.outages = links->outageModel();
        parts.linkHistory = &links->history();
    }
    parts.demo = setup.options.demo;
    parts.version = setup.version;
    return parts;
}

ConsoleSetup forWindow(ConsoleSetup setup)
{
    setup.watchesAlarms = true;
    setup.recordsLinks = true;
    setup.keepsHistory = true;
    return setup;
}

} // namespace

Desktop::Desktop(const Setup &setup, const Clock &clock, QObject *parent)
    : QObject(parent), m_console(forWindow(setup.console), clock),
      m_trends(m_console, clock, m_console.history()), m_options(setup.options), m_clock(clock)
{
    for (const QString &remark : setup.remarks)
        m_console.events().append(EventSeverity::Notice, remark);
    if (!setup.console.dataDirectory.isEmpty()) {
        m_layout = std::make_unique<QSettings>(
            setup.console.dataDirectory + QLatin1String("/layout.ini"), QSettings::IniFormat);
    }
    Views::WindowParts parts = partsOf(m_console, setup, clock);
    m_trends.provide(parts);
    m_replay = ReplayParts::make(m_console, parts, setup.console.config.names);
    if (m_replay)
        m_replay->addTo(parts);
    m_window = std::make_unique<Views::MainWindow>(parts);
    applyLooks(setup.options, setup.console.config.theme);
    StartupLog::make(m_window.get(), &m_console.plant(), this);
    connect(m_console.deviceModel(), &QAbstractItemModel::rowsInserted, this,
            &Desktop::selectFirstDevice);
    selectFirstDevice();
    connect(&m_trafficTimer, &QTimer::timeout, this, &Desktop::refreshTraffic);
    m_trafficTimer.start(trafficEvery);
    m_trafficAt = clock.now();
}

Desktop::~Desktop()
{
    if (m_layout)
        m_window->saveLayout(*m_layout);
}

void Desktop::applyLooks(const ConsoleOptions &options, const QString &configuredTheme)
{
    if (m_layout)
        m_window->restoreLayout(*m_layout);
    const QString theme = options.theme.isEmpty() ? configuredTheme : options.theme;
    if (!theme.isEmpty()) {
        m_window->setTheme(theme == QLatin1String("dark") ? Views::Theme::Kind::Dark
                                                          : Views::Theme::Kind::Light);
    }
    if (options.size)
        m_window->resize(*options.size);
    if (!options.page.isEmpty()) {
        if (const auto page = Views::MainWindow::pageFromName(options.page))
            m_window->showPage(*page);
    }
}

/// The faceplate is never empty once something is there.
void Desktop::selectFirstDevice()
{
    if (m_window->device().isNull()) {
        m_window->selectDevice(
            m_console.deviceModel()->index(0).data(DeviceRole::Id).value<DeviceId>());
    }
}

void Desktop::start()
{
    if (m_options.fullScreen)
        m_window->showFullScreen();
    else
        m_window->show();
    m_window->activateWindow();
    m_console.start();
}

void Desktop::refreshTraffic()
{
    const auto &counters = m_console.plant().counters();
    const auto mailbox = m_console.mailboxCounters();
    const BootTime now = m_clock.now();
    const double seconds = std::max(0.001, double((now - m_trafficAt).count()) / 1000.0);
    const double rate = double(mailbox.accepted - m_trafficCount) / seconds;
    m_trafficAt = now;
    m_trafficCount = mailbox.accepted;
    const QLocale locale;
    QString text = tr("%1 msg/s").arg(locale.toString(rate, 'f', 0));
    if (counters.rejected > 0)
        text += tr(" - %1 rejected").arg(locale.toString(counters.rejected));
    if (mailbox.shed > 0)
        text += tr(" - %1 shed").arg(locale.toString(mailbox.shed));
    m_window->setTrafficText(text);
}

Outcome Desktop::saveScreenshot(const QString &fileName)
{
    QDir().mkpath(QFileInfo(fileName).absolutePath());
    if (!m_window->grab().save(fileName))
        return Error{Error::Code::Io, tr("could not write %1").arg(fileName)};
    return std::monostate{};
}

} // namespace Raptor::App
