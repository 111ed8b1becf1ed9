// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QWidget>

class QLabel;
class QStackedWidget;

namespace Raptor::Views {

class CommandLife;
class CommandPanel;
class DeviceAlarms;
class FaceplateHeader;
class GaugePanel;
class RelayPlate;
class Theme;
class TrendPanel;
struct WindowParts;

/// The faceplate of one device: who and what it is, its gauges, commands, trend and last commands.
class DevicePage final : public QWidget
{
    Q_OBJECT
public:
    DevicePage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    void selectDevice(const DeviceId &device);
    [[nodiscard]] const DeviceId &device() const { return m_device; }
    /// The trend of the selected device stands still at that time.
    void showTrendAt(WallTime moment);
    /// Called at most four times a second.
    void tick();

Q_SIGNALS:
    void alarmRequested(const Raptor::AlarmKey &alarm);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildFaceplate(const WindowParts &parts);
    QWidget *buildCommands(const WindowParts &parts, QWidget *page);
    void wire();
    void find();
    void refresh();

    const Theme *m_theme;
    QAbstractItemModel *m_devices;
    DeviceId m_device;
    QPersistentModelIndex m_index;
    bool m_outdated = false; ///< the device changed while the page was hidden
    QStackedWidget *m_stack;
    QLabel *m_noneText;
    FaceplateHeader *m_header;
    DeviceAlarms *m_alarms;
    GaugePanel *m_gauges;
    RelayPlate *m_plate;
    TrendPanel *m_trend;
    CommandPanel *m_commands;
    CommandLife *m_life;
};

} // namespace Raptor::Views
