// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/raptor-console/console_options.h"
#include "app/raptor-console/replay_parts.h"
#include "app/raptor-console/trend_station.h"
#include "views/main_window.h"

#include <QtCore/QSettings>

#include <memory>

namespace Raptor::App {

/// The dashboard: a Console and its window, wired. GUI thread.
class Desktop final : public QObject
{
    Q_OBJECT
public:
    /// What the configuration could not say goes into @p remarks and stands in the event line.
    struct Setup
    {
        ConsoleSetup console;
        ConsoleOptions options;
        QStringList remarks;
        QString version;
    };

    Desktop(const Setup &setup, const Clock &clock, QObject *parent = nullptr);
    ~Desktop() override;

    /// Shows the window and connects.
    void start();

    [[nodiscard]] Console &console() { return m_console; }
    [[nodiscard]] Views::MainWindow &window() { return *m_window; }
    /// Saves the whole window as an image; the error says why it could not.
    Outcome saveScreenshot(const QString &fileName);

private:
    void applyLooks(const ConsoleOptions &options, const QString &configuredTheme);
    void selectFirstDevice();
    void refreshTraffic();

    Console m_console;
    TrendStation m_trends;
    std::unique_ptr<QSettings> m_layout; ///< null: nothing is kept
    std::unique_ptr<ReplayParts> m_replay; ///< null: there is no history to show
    std::unique_ptr<Views::MainWindow> m_window;
    ConsoleOptions m_options;
    const Clock &m_clock;
    QTimer m_trafficTimer;
    BootTime m_trafficAt{};
    qint64 m_trafficCount = 0;
};

} // namespace Raptor::App
