// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace Raptor::Views {

class DeviceAlarmButton;
class Theme;

/// The alarms of a device on its faceplate, the most urgent ones first: each leads to its line in
/// the list of alarms. Not there while there is none.
class DeviceAlarms final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Most = 3; ///< the others are counted

    DeviceAlarms(const Theme *theme, QWidget *parent);

    void showAlarms(const QList<AlarmMark> &alarms);

Q_SIGNALS:
    void alarmRequested(const Raptor::AlarmKey &alarm);

private:
    const Theme *m_theme;
    QList<AlarmMark> m_alarms;
    AlarmKey m_pressed;
    QHBoxLayout *m_layout;
    QList<DeviceAlarmButton *> m_buttons;
    DeviceAlarmButton *m_more;
};

} // namespace Raptor::Views
