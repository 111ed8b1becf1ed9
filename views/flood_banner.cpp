// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flood_banner.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/alarm_mark_view.h"
#include "views/alarm_text.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 20;

AlarmRecord recordAt(const QModelIndex &index)
{
    return index.data(AlarmRole::Record).value<AlarmRecord>();
}

} // namespace

FloodBanner::FloodBanner(const Theme *theme, const QAbstractItemModel *alarms,
                         const AlarmNames *names, const Clock *clock, QWidget *parent)
    : QFrame(parent), m_alarms(alarms), m_names(names), m_clock(clock),
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
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_first.isValid())
            Q_EMIT alarmRequested(recordAt(m_first).key);
    });
    hide();
}

void FloodBanner::findFirst()
{
    if (m_first.isValid() || (m_sought && m_known)) // it may have left the list
        return;
    for (int row = 0; row < m_alarms->rowCount(); ++row) {
        const QModelIndex index = m_alarms->index(row, 0);
        const bool isIt = m_known ? index.data(AlarmRole::Key).value<AlarmKey>() == m_known->key
                                  : recordAt(index).firstOut;
        if (!isIt)
            continue;
        m_first = index;
        m_known = recordAt(index);
        break;
    }
    m_sought = true;
}

void FloodBanner::showSummary(const AlarmSummary &summary)
{
    setVisible(summary.flood);
    if (!summary.flood || summary.floodSince != m_since) {
        m_first = QPersistentModelIndex();
        m_known.reset();
        m_sought = false;
        m_since = summary.floodSince;
    }
    if (!summary.flood)
        return;
    const QString count = tr("%Ln alarm(s) in 10 minutes", nullptr, plural(summary.inTenMinutes));
    m_text->setText(m_since
                        ? tr("Flood since %1: %2").arg(momentText(*m_since, m_clock->wall()), count)
                        : tr("Flood: %1").arg(count));
    if (summary.firstOut)
        m_known = summary.firstOut; // also when nothing stands of it any more
    findFirst();
    m_mark->setVisible(m_known.has_value());
    m_show->setEnabled(m_first.isValid());
    m_show->setToolTip(m_first.isValid() ? QString() : tr("the first alarm has left the list"));
    m_firstText->clear();
    if (m_known) {
        m_mark->setShape(shapeOf(*m_known), Wording::of(m_known->priority));
        m_firstText->setText(tr("first was %1, %2", "alarm, device")
                                 .arg(m_known->text, m_names->place(m_known->key)));
    }
    setAccessibleDescription(text());
}

QString FloodBanner::text() const
{
    return m_firstText->text().isEmpty() ? m_text->text()
                                         : m_text->text() + u"; "_s + m_firstText->text();
}

} // namespace Raptor::Views
