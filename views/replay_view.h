// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QWidget>

class QStackedWidget;

namespace Raptor {
class ReplayDesk;
}

namespace Raptor::Views {

class AlarmsPage;
class DevicePage;
class DeviceTreeView;
class OverviewPage;
class PageBar;
class ReplayFrame;
class Theme;
struct WindowParts;

/// The pages of the window at a past moment, in a frame that says so, in place of the live ones,
/// which stay as they are behind it. Starts are refused by whoever gives commands while it is
/// shown.
class ReplayView final : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Overview, Device, Alarms };

    /// @p parts: models, trends and clock of the replay; the desks of the plant as it is.
    ReplayView(const Theme *theme, ReplayDesk *desk, const WindowParts &parts, QWidget *parent);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    void selectDevice(const DeviceId &device);
    /// Called at most four times a second.
    void tick();

private:
    QWidget *buildBody(const WindowParts &parts);
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
    AlarmsPage *m_alarms = nullptr;
};

} // namespace Raptor::Views
