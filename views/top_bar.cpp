// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/top_bar.h"

#include "views/alarm_strip.h"
#include "views/alarm_text.h"
#include "views/broker_chooser.h"
#include "views/broker_lights.h"
#include "views/e_stop_button.h"
#include "views/labels.h"
#include "views/sound_sign.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// With less, words give way.
constexpr double RoomForAll = 1400;

} // namespace

TopBar::TopBar(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_site(nullptr),
      m_clock(new DigitLabel(theme, 13, QFont::Normal, this)), m_menu(new QToolButton(this)),
      m_eStop(
          new EStopButton(parts.site.isEmpty() ? tr("all", "every site") : parts.site, theme, this))
{
    setObjectName(u"topBar"_s);
    setLook(this, "chrome");
    auto *plant = new ElidedLabel(theme, 15, QFont::DemiBold, this);
    plant->setText(parts.plant);
    auto *site = new ElidedLabel(theme, 13, QFont::Normal, this);
    site->setText(parts.site);
    site->setMuted(true);
    m_site = site;
    m_clock->setObjectName(u"clock"_s);
    m_clock->setMuted(true);
    m_clock->setWidest(u"00:00:00"_s);
    m_menu->setObjectName(u"menuButton"_s);
    m_menu->setText(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu: view, wider e-stop, help"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::StrongFocus);
    setLook(m_menu, "quiet");
    m_eStop->setObjectName(u"eStopButton"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 4, 10, 4);
    layout->setSpacing(10);
    layout->addWidget(plant);
    layout->addWidget(site);
    layout->addSpacing(4);
    layout->addWidget(new BrokerChooser(parts.brokerDesk, this), 0, Qt::AlignVCenter);
    layout->addWidget(
        new BrokerLights(theme, parts.brokerDesk, parts.brokers, parts.switches, this));
    if (parts.alarmDesk) {
        m_alarms =
            new AlarmStrip(theme, parts.alarmDesk, new AlarmNames(parts.devices, this), this);
        layout->addWidget(m_alarms, 1);
        m_sound = new SoundSign(theme, this);
        layout->addWidget(m_sound);
    } else {
        layout->addStretch(1);
    }
    layout->addWidget(m_clock);
    layout->addWidget(m_menu);
    layout->addWidget(m_eStop);
}

/// While the sign of the sound is there in a small window, it takes the room of the site, which
/// E-STOP names anyway; the choice of broker keeps its own.
void TopBar::fit()
{
    const bool narrow = width() < m_theme->ipx(RoomForAll);
    if (m_sound)
        m_sound->setCompact(narrow);
    m_site->setVisible(!narrow || !m_sound || m_sound->isHidden());
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

/// Something in it came, went, or needs another width.
bool TopBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QFrame::event(event);
}

void TopBar::setTime(const QString &text)
{
    m_clock->setText(text);
}

} // namespace Raptor::Views
