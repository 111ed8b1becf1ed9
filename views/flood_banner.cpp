// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flood_banner.h"

#include "models/domain/wording.h"
#include "views/alarm_mark_view.h"
#include "views/alarm_text.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 20;

} // namespace

FloodBanner::FloodBanner(const Theme *theme, const AlarmNames *names, const Clock *clock,
                         QWidget *parent)
    : QFrame(parent), m_names(names), m_clock(clock),
      m_mark(new AlarmMarkView(theme, MarkSize, this)), m_text(plainLabel({}, "strong", this)),
      m_firstText(plainLabel({}, "body", this)), m_show(new PushButton(tr("Show first"), this))
{
    setObjectName(u"floodBanner"_s);
    setAccessibleName(tr("Flood of alarms"));
    setLook(this, "warning");
    m_text->setObjectName(u"floodText"_s);
    m_firstText->setObjectName(u"floodFirst"_s);
    m_firstText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_show->setObjectName(u"floodFirstButton"_s);
    m_show->setAccessibleName(tr("Show the first alarm of the flood"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 8, 5);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_mark);
    layout->addWidget(m_firstText, 1);
    layout->addWidget(m_show);
    // The one that was named at the press.
    connect(m_show, &QPushButton::pressed, this,
            [this] { m_pressed = m_first ? m_first->key : AlarmKey(); });
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT alarmRequested(m_pressed); });
    hide();
}

void FloodBanner::showSummary(const AlarmSummary &summary)
{
    setVisible(summary.flood);
    if (!summary.flood || summary.floodSince != m_since) {
        m_first.reset();
        m_since = summary.floodSince;
    }
    if (!summary.flood)
        return;
    const QString count = tr("%Ln alarm(s) in 10 minutes", nullptr, plural(summary.inTenMinutes));
    m_text->setText(m_since
                        ? tr("Flood since %1: %2").arg(momentText(*m_since, m_clock->wall()), count)
                        : tr("Flood: %1").arg(count));
    const bool listed = summary.firstOut && summary.firstOut->status.isAnnounced();
    if (summary.firstOut)
        m_first = summary.firstOut; // also when it is long over: it stays named
    m_mark->setVisible(m_first.has_value());
    m_show->setEnabled(listed);
    m_show->setToolTip(listed ? QString() : tr("the first alarm has left the list"));
    m_firstText->clear();
    if (m_first) {
        m_mark->setShape(shapeOf(*m_first), Wording::of(m_first->priority));
        m_firstText->setText(tr("first was %1, %2", "alarm, device")
                                 .arg(m_first->text, m_names->place(m_first->key)));
    }
    setAccessibleDescription(text());
}

QString FloodBanner::text() const
{
    return m_firstText->text().isEmpty() ? m_text->text()
                                         : m_text->text() + u"; "_s + m_firstText->text();
}

} // namespace Raptor::Views
