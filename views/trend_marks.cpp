// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_marks.h"

#include "models/domain/link_ports.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/trend_alarms.h"
#include "views/window_parts.h"

#include <QtCore/QAbstractItemModel>

#include <algorithm>

namespace Raptor::Views {

namespace {

constexpr Milliseconds askEvery{1000};

} // namespace

TrendMarks::TrendMarks(const WindowParts &parts, QObject *parent)
    : QObject(parent), m_trends(parts.trends), m_links(parts.linkHistory), m_ledger(parts.commands),
      m_history(parts.alarmHistory), m_clock(parts.clock)
{
    if (m_history)
        connect(m_history, &AlarmHistory::spansReady, this, &TrendMarks::take);
}

void TrendMarks::look(const QList<TagId> &tags, WallTime from, WallTime to)
{
    to = std::min(to, m_clock->wall());
    from = std::min(from, to);
    const bool otherTags = tags != m_tags;
    const bool jumped = from > m_to || to < m_from || to - from != m_to - m_from;
    m_tags = tags;
    m_from = from;
    m_to = to;
    if (otherTags)
        m_alarms = ofTags(m_alarms);
    askForAlarms(otherTags || jumped);
    const QList<TrendMark> switches = switchesNow();
    const QList<TrendMark> commands = commandsNow();
    if (switches == m_switches && commands == m_commands && !otherTags)
        return;
    m_switches = switches;
    m_commands = commands;
    Q_EMIT changed();
}

void TrendMarks::askForAlarms(bool anew)
{
    if (!m_history || m_tags.isEmpty())
        return;
    const BootTime now = m_clock->now();
    const bool early = m_askedAt && now >= *m_askedAt && now - *m_askedAt < askEvery;
    if (!anew && (m_due || early))
        return;
    m_askedAt = now;
    m_due = true;
    const DeviceId first = m_tags.first().device;
    const bool one = std::all_of(m_tags.cbegin(), m_tags.cend(),
                                 [&first](const TagId &tag) { return tag.device == first; });
    m_ticket = nextSpanTicket();
    m_history->spans(m_ticket, one ? first : DeviceId(), m_from, m_to);
}

void TrendMarks::take(int ticket, const QList<AlarmSpan> &spans, const QString &error)
{
    if (ticket != m_ticket || !m_due)
        return;
    m_due = false;
    // A journal that cannot be read is told on the Alarms page; what was known still holds.
    const QList<AlarmSpan> ours = ofTags(spansUntil(spans, m_clock->wall()));
    if (!error.isEmpty() || ours == m_alarms)
        return;
    m_alarms = ours;
    Q_EMIT changed();
}

/// Of a signal that is shown, or of a whole device that has one.
QList<AlarmSpan> TrendMarks::ofTags(const QList<AlarmSpan> &spans) const
{
    QList<AlarmSpan> ours;
    for (const AlarmSpan &span : spans) {
        const bool wanted = std::any_of(m_tags.cbegin(), m_tags.cend(), [&span](const TagId &tag) {
            return tag.device == span.key.device
                && (span.key.subject.isEmpty() || span.key.subject == tag.signal);
        });
        if (wanted)
            ours.append(span);
    }
    return ours;
}

QList<TrendMark> TrendMarks::switchesNow() const
{
    if (!m_links)
        return m_trends ? m_trends->marks(m_from, m_to) : QList<TrendMark>();
    QList<TrendMark> marks;
    const QList<BrokerSwitch> switches = m_links->switches();
    for (const BrokerSwitch &change : switches) {
        if (change.at < m_from)
            break;
        if (change.at <= m_to)
            marks.prepend({change.at, change.to.isEmpty() ? tr("no broker") : change.to});
    }
    return marks;
}

QList<TrendMark> TrendMarks::commandsNow() const
{
    QList<TrendMark> marks;
    for (int row = 0; m_ledger && row < m_ledger->rowCount() && marks.size() < mostEvents; ++row) {
        const auto record =
            m_ledger->index(row, 0).data(CommandRole::Record).value<CommandRecord>();
        if (record.requestedWall < m_from)
            break;
        const bool wanted = record.requestedWall <= m_to
            && record.outcome != CommandOutcome::Refused // it did nothing to the lines
            && std::any_of(m_tags.cbegin(), m_tags.cend(),
                           [&record](const TagId &tag) { return tag.device == record.device; });
        if (!wanted)
            continue;
        marks.prepend(
            {record.requestedWall,
             tr("%1 %2", "device, command").arg(record.device.name(), Wording::of(record.kind))});
    }
    return marks;
}

} // namespace Raptor::Views
