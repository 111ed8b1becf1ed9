// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview_bar.h"

#include "models/domain/ports.h"
#include "views/group_stop.h"
#include "views/labels.h"
#include "views/plant_summary.h"
#include "views/push_button.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

OverviewBar::OverviewBar(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(parts.commandDesk), m_devices(parts.devices),
      m_site(parts.site), m_stopChosen(new PushButton({}, this)),
      m_stopAll(new PushButton({}, this)), m_sequences(new PushButton(tr("Start se&quences"), this))
{
    build(parts);
    connect(m_stopAll, &QPushButton::clicked, this, [this] {
        const QString whose = m_site.isEmpty() ? tr("every site") : m_site;
        m_desk->stopGroup(tr("Stop %1", "site").arg(whose), GroupStop::ofSite(*m_devices, m_site));
    });
    connect(m_stopChosen, &QPushButton::clicked, this, [this] {
        m_desk->stopGroup(tr("Stop %n device(s)", nullptr, int(m_chosen.size())), m_chosen);
    });
    connect(m_sequences, &QPushButton::toggled, this, &OverviewBar::sequencesToggled);
    setChosen({});
}

void OverviewBar::build(const WindowParts &parts)
{
    const QString plain = tr("An ordinary stop of each, at once: no e-stop, nothing is latched.");
    m_stopAll->setObjectName(u"stopAllButton"_s);
    m_stopAll->setText(m_site.isEmpty()
                           ? tr("Stop a&ll")
                           : tr("Stop a&ll of %1").arg(QString(m_site).replace(u"&"_s, u"&&"_s)));
    m_stopAll->setAccessibleName(m_site.isEmpty() ? tr("Stop all devices")
                                                  : tr("Stop all devices of %1").arg(m_site));
    m_stopChosen->setObjectName(u"stopChosenButton"_s);
    m_sequences->setObjectName(u"sequencesButton"_s);
    m_sequences->setAccessibleName(tr("Start sequences"));
    m_sequences->setCheckable(true);
    for (QPushButton *button : {m_stopAll, m_stopChosen})
        button->setToolTip(plain);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(new PlantSummary(m_theme, parts.devices, this), 1);
    layout->addWidget(m_stopChosen);
    layout->addWidget(m_stopAll);
    layout->addWidget(m_sequences);
    setHasSequences(false);
}

void OverviewBar::setChosen(const QList<DeviceId> &devices)
{
    m_chosen = devices;
    m_stopChosen->setVisible(devices.size() > 1);
    const QString text = tr("Stop %n cho&sen", nullptr, int(devices.size()));
    m_stopChosen->setText(text);
    m_stopChosen->setAccessibleName(QString(text).remove(u'&'));
}

void OverviewBar::setHasSequences(bool has)
{
    m_sequences->setVisible(has);
    if (!has)
        closeSequences();
}

void OverviewBar::closeSequences()
{
    m_sequences->setChecked(false);
}

} // namespace Raptor::Views
