// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QObject>

#include <optional>

#include <functional>

class QSystemTrayIcon;
class QWidget;

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class AlarmNames;

/// Calls the operator when an alarm is announced and the window is not in front: the window asks
/// for attention, and where the desktop has a tray a notice names the alarm. GUI thread.
class AlarmNotice final : public QObject
{
    Q_OBJECT
public:
    AlarmNotice(AlarmDesk *desk, const AlarmNames *names, QWidget *window);

Q_SIGNALS:
    /// What was shown, in words.
    void noticed(const QString &title, const QString &text);

private:
    void onAnnounced(AlarmPriority priority);

    AlarmDesk *m_desk;
    const AlarmNames *m_names;
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr; ///< null where there is none
    std::optional<WallTime> m_floodTold; ///< begin of the flood that was told
    AlarmPriority m_toldPriority = AlarmPriority::Low; ///< the highest one told in it
};

} // namespace Raptor::Views
