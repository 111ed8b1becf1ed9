// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "views/age_watch.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

class QAbstractItemModel;
class QListView;
class QModelIndex;

namespace Raptor {
class CommandDesk;
} // namespace Raptor

namespace Raptor::Views {

class DeviceTileDelegate;
class OverviewBar;
class SequencePanel;
class Theme;
struct WindowParts;

/// Every device as a tile; several are chosen with Ctrl or Shift. Start sequences open above them.
/// Only what is visible is painted, and of that only what changed.
class OverviewPage final : public QWidget
{
    Q_OBJECT
public:
    OverviewPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    /// Called at most four times a second: lets ages grow and sparklines advance.
    void tick();
    void selectDevice(const DeviceId &device);
    /// All that the window paints between the two is one frame.
    void beginFrame();
    void endFrame();

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(const WindowParts &parts);
    void wire();
    void arrange();
    void showSequences(bool shown);
    void catchUp();
    [[nodiscard]] QModelIndexList visibleRows() const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    OverviewBar *m_bar;
    SequencePanel *m_sequences;
    QListView *m_view;
    DeviceTileDelegate *m_delegate;
    const Clock *m_clock;
    std::optional<BootTime> m_frameAt;
    AgeWatch m_ages;
    QTimer m_catchUp;
};

} // namespace Raptor::Views
