// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QStackedWidget;

namespace Raptor {
class ReplayDesk;
struct TrendSet;
} // namespace Raptor

namespace Raptor::Views {

class AlarmsPage;
class DevicePage;
class DeviceTreeView;
class OverviewPage;
class PageBar;
class ReplayFrame;
class Theme;
class TrendsPage;
struct WindowParts;

/// The pages of the window at a past moment, in a frame that says so, in place of the live ones,
/// which stay as they are behind it. Starts are refused by whoever gives commands while it is
/// shown.
class ReplayView final : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Overview, Device, Trends, Alarms };

    /// @p parts: models, trends and clock of the replay; the desks of the plant as it is.
    /// @p ledger: of the plant as it is; charts mark its commands, up to the moment.
    ReplayView(const Theme *theme, ReplayDesk *desk, const WindowParts &parts,
               QAbstractItemModel *ledger, QWidget *parent);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    void selectDevice(const DeviceId &device);
    /// On the charts, at the moment of the replay.
    void showTrend(const TrendSet &set);
    /// Closes what is open on the shown page; false if there was nothing.
    bool escape();
    /// Called at most four times a second.
    void tick();

private:
    QWidget *buildBody(const WindowParts &parts, QAbstractItemModel *ledger);
    void buildPages(const WindowParts &parts, QAbstractItemModel *ledger);
    void wire(const WindowParts &parts);
    void refresh();

    const Theme *m_theme;
    ReplayDesk *m_desk;
    ReplayFrame *m_frame = nullptr;
    DeviceTreeView *m_tree = nullptr;
    PageBar *m_pages = nullptr;
    QStackedWidget *m_stack = nullptr;
    OverviewPage *m_overview = nullptr;
    DevicePage *m_device = nullptr;
    TrendsPage *m_trends = nullptr;
    AlarmsPage *m_alarms = nullptr;
};

} // namespace Raptor::Views
