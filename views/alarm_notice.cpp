// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_notice.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/wording.h"
#include "views/alarm_text.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>
#include <QtWidgets/QWidget>

namespace Raptor::Views {

AlarmNotice::AlarmNotice(AlarmDesk *desk, const AlarmNames *names, QWidget *window)
    : QObject(window), m_desk(desk), m_names(names), m_window(window)
{
    connect(desk, &AlarmDesk::announced, this, &AlarmNotice::onAnnounced);
}

void AlarmNotice::onAnnounced(AlarmPriority priority)
{
    // A dialog of ours is in front as well.
    if (QApplication::activeWindow())
        return;
    const AlarmSummary summary = m_desk->summary();
    const bool sameFlood = summary.flood && summary.floodSince == m_floodTold;
    m_floodTold = summary.flood ? summary.floodSince : std::nullopt;
    if (sameFlood && priority >= m_toldPriority)
        return; // another one each second helps nobody; a more urgent one does
    m_toldPriority = priority;
    const auto alarm = summary.mostUrgent;
    const QString title = tr("Alarm: %1", "priority").arg(Wording::of(priority));
    QString text;
    if (alarm)
        text = tr("%1: %2", "device: alarm").arg(m_names->unit(alarm->key), alarm->text);
    if (alarm && alarm->priority != priority)
        text = tr("still most urgent, %1: %2", "priority, alarm")
                   .arg(Wording::of(alarm->priority), text);
    QApplication::alert(m_window);
    if (!m_tray && QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new QSystemTrayIcon(m_window->windowIcon(), this);
        m_tray->show();
        connect(m_tray, &QSystemTrayIcon::messageClicked, m_window, [this] {
            if (m_window->isMinimized())
                m_window->showNormal();
            m_window->raise();
            m_window->activateWindow();
        });
    }
    if (m_tray)
        m_tray->showMessage(title, text.toHtmlEscaped(), QSystemTrayIcon::Warning);
    Q_EMIT noticed(title, text);
}

} // namespace Raptor::Views
