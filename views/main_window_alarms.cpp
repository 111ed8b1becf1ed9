// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window calls for its operator.
#include "views/main_window.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/wording.h"
#include "views/alarm_bell.h"
#include "views/alarm_notice.h"
#include "views/alarm_strip.h"
#include "views/alarm_text.h"
#include "views/alarms_page.h"
#include "views/device_page.h"
#include "views/sound_sign.h"
#include "views/top_bar.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

void MainWindow::wireAlarms()
{
    if (!m_parts.alarmDesk)
        return;
    connect(m_topBar->alarmStrip(), &AlarmStrip::alarmWanted, this, &MainWindow::showAlarm);
    connect(m_devicePage, &DevicePage::alarmRequested, this, &MainWindow::showAlarm);
    new AlarmNotice(m_parts.alarmDesk, new AlarmNames(m_parts.devices, this), this);
}

void MainWindow::showAlarm(const AlarmKey &alarm)
{
    showPage(Page::Alarms);
    m_alarmsPage->showView(AlarmsPage::View::Active);
    if (!alarm.rule.isEmpty())
        m_alarmsPage->showAlarm(alarm);
}

void MainWindow::addSoundActions(QMenu *menu)
{
    if (!m_parts.alarmDesk)
        return;
    m_bell = new AlarmBell(
        m_parts.alarmDesk, [] { QApplication::beep(); }, this);
    QAction *silence = menu->addAction(tr("Silence the alarm sound"), m_bell, &AlarmBell::silence);
    silence->setObjectName(u"silenceAlarms"_s);
    silence->setShortcut(QKeySequence(u"Ctrl+M"_s));
    addAction(silence);
    QAction *sound = m_soundAction = menu->addAction(tr("Alarm sound"));
    sound->setObjectName(u"alarmSound"_s);
    sound->setCheckable(true);
    sound->setChecked(m_bell->isOn());
    connect(sound, &QAction::toggled, m_bell, &AlarmBell::setOn);
    m_hearAction = menu->addAction(tr("End the silence now"), m_bell, &AlarmBell::endSilence);
    m_hearAction->setObjectName(u"endAlarmSilence"_s);
    connect(m_bell, &AlarmBell::hearingChanged, this, &MainWindow::showHearing);
    connect(m_topBar->soundSign(), &SoundSign::clicked, this, &MainWindow::showSoundMenu);
    showHearing();
    QMenu *tests = menu->addMenu(tr("Try the alarm sound"));
    for (const auto priority : {AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low}) {
        tests->addAction(Wording::of(priority), m_bell,
                         [this, priority] { m_bell->test(priority); });
    }
    menu->addSeparator();
}

void MainWindow::showHearing()
{
    m_hearAction->setVisible(m_bell->hearing() == AlarmBell::Hearing::Silenced);
    m_topBar->soundSign()->showHearing(m_bell->hearing());
}

/// Shown, not executed: nothing waits for it. What ends the silence is chosen already.
void MainWindow::showSoundMenu()
{
    const QToolButton *button = m_topBar->menuButton();
    QMenu *menu = button->menu();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    menu->setActiveAction(m_hearAction->isVisible() ? m_hearAction : m_soundAction);
}

} // namespace Raptor::Views
