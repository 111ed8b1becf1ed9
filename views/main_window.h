// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtWidgets/QMainWindow>

#include <optional>

class QAction;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace Raptor::Views {

class AlarmBell;
class AlarmsPage;
class BrokersPage;
class CommandsPage;
class DevicePage;
class DeviceTreeView;
class EStopBanner;
class EventLine;
class HistoryPage;
class OverviewPage;
class PageBar;
class ReplayView;
class RunPanel;
class SiteBanner;
class TopBar;
class TrendsPage;

/// The operator's window. GUI thread. Owns its widgets and its theme; what it shows is not its own.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    enum class Page { Overview, Device, Trends, Alarms, Commands, Brokers, History, Help };
    Q_ENUM(Page)

    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// "overview", "device", "trends", "alarms", "commands", "brokers", "history", "help".
    [[nodiscard]] static std::optional<Page> pageFromName(QStringView name);
    [[nodiscard]] static QStringList pageNames();
    [[nodiscard]] static QString nameOf(Page page);
    /// Shows @p device on the Device page and in the tree; does not change the page.
    void selectDevice(const DeviceId &device);
    [[nodiscard]] DeviceId device() const;

    void setTheme(Theme::Kind kind);
    [[nodiscard]] Theme *theme() const { return m_theme; }
    void saveLayout(QSettings &settings) const;
    void restoreLayout(QSettings &settings);
    /// Counters at the end of the event line: "1,240 msg/s - 3 rejected".
    void setTrafficText(const QString &text);

Q_SIGNALS:
    void deviceChanged(const Raptor::DeviceId &device);
    void operatorChanged(const QString &name);

protected:
    bool event(QEvent *event) override;

private:
    void createParts();
    QWidget *createBody();
    void createMenu();
    void createKeys();
    void wire();
    void wireDisarming();
    void applyTheme();
    void tick();
    void emergencyStop();
    void emergencyStopEverything();
    void stopSite();
    void openDevice(const DeviceId &device);
    void disarm();
    void chooseSomeDevice();
    void escape();
    void wireAlarms();
    void showAlarm(const AlarmKey &alarm);
    void showTrendOf(const TagId &tag);
    void addSoundActions(QMenu *menu);
    void showHearing();
    void showSoundMenu();
    void showAbout();
    void addOperatorAction(QMenu *menu);
    void askForOperator();
    void toggleFullScreen();
    void wireReplay();
    void addReplayAction(QMenu *menu);
    void replay(WallTime at);
    void openReplay();
    void closeReplay();
    void showPageByKey(Page page);
    void leaveReplay();

    WindowParts m_parts;
    Theme *m_theme;
    QTimer *m_timer;
    QAction *m_operatorAction = nullptr; ///< null: the name cannot be changed here
    QString m_lockedTo; ///< as of the last change of the broker
    bool m_sized = false; ///< the splitter has its first or its restored place
    AlarmBell *m_bell = nullptr; ///< null: no alarms are watched
    QAction *m_soundAction = nullptr; ///< the same
    QAction *m_hearAction = nullptr; ///< the same
    TopBar *m_topBar = nullptr;
    EStopBanner *m_banner = nullptr;
    RunPanel *m_runs = nullptr;
    SiteBanner *m_siteBanner = nullptr;
    QStackedWidget *m_bodies = nullptr; ///< the live pages, and before them a replay
    ReplayView *m_replay = nullptr; ///< null: none is shown
    QSplitter *m_splitter = nullptr;
    DeviceTreeView *m_tree = nullptr;
    PageBar *m_pageBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    OverviewPage *m_overview = nullptr;
    DevicePage *m_devicePage = nullptr;
    TrendsPage *m_trendsPage = nullptr;
    AlarmsPage *m_alarmsPage = nullptr;
    CommandsPage *m_commandsPage = nullptr;
    BrokersPage *m_brokersPage = nullptr;
    HistoryPage *m_historyPage = nullptr;
    EventLine *m_eventLine = nullptr;
};

} // namespace Raptor::Views
