// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "views/age_watch.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtWidgets/QListView>

#include <optional>

namespace Raptor {
class TrendSource;
}

namespace Raptor::Views {

class DeviceTileDelegate;
class Theme;

/// Devices as tiles. All have one size, so that a change of a device is a matter of its tile alone:
/// a plain list view would lay out and paint all of them. What a device does, and whether that can
/// be believed, is painted at once; other numbers with the next tick, if they read differently.
class DeviceTileView final : public QListView
{
    Q_OBJECT
public:
    DeviceTileView(const Theme *theme, const TrendSource *trends, const Clock *clock,
                   QWidget *parent);

    /// Called at most four times a second: shows new numbers, lets ages grow and sparklines
    /// advance.
    void tick();
    /// All that the window paints between the two is one frame.
    void beginFrame() { m_frameAt = m_clock->now(); }
    void endFrame() { m_frameAt.reset(); }
    /// Several tiles are chosen: each of them shows it, not only the one with the focus.
    void setGroupChosen(bool chosen);

protected:
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Rows
    {
        int first = 0;
        int last = -1;
    };

    void arrange();
    void catchUp();
    [[nodiscard]] Rows visibleRows();

    const Theme *m_theme;
    const Clock *m_clock;
    DeviceTileDelegate *m_delegate;
    std::optional<BootTime> m_frameAt;
    std::optional<Rows> m_visible; ///< until something moves
    QSet<DeviceId> m_changed; ///< wait for the next tick
    AgeWatch m_ages;
    QTimer m_catchUp;
};

} // namespace Raptor::Views
