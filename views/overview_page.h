// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "views/age_watch.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QListView;
class QModelIndex;

namespace Raptor {
class Clock;
class TrendSource;
} // namespace Raptor

namespace Raptor::Views {

class DeviceTileDelegate;
class Theme;

/// Every device as a tile. Only what is visible is painted, and of that only what changed.
class OverviewPage final : public QWidget
{
    Q_OBJECT
public:
    OverviewPage(const Theme *theme, QAbstractItemModel *devices, TrendSource *trends,
                 const Clock *clock, QWidget *parent);

    /// Called at most four times a second: lets ages grow and sparklines advance.
    void tick();
    void selectDevice(const DeviceId &device);

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QModelIndexList visibleRows() const;

    const Theme *m_theme;
    QListView *m_view;
    DeviceTileDelegate *m_delegate;
    AgeWatch m_ages;
    int m_ticks = 0;
};

} // namespace Raptor::Views
