// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay_alarms.h"

#include <algorithm>
#include <chrono>

namespace Raptor::Models {

namespace {

using namespace std::chrono_literals;

/// What stands is not older, or it would have been dealt with: see AlarmFigures::standing.
constexpr Milliseconds back = 24h * 90;
/// So much more is read, for a replay that plays.
constexpr Milliseconds ahead = 6h;
constexpr int mostRows = 20'000;
/// Others ask the same journal and count their tickets from 1.
constexpr int firstTicket = 1'000'000;

void step(AlarmRecord &record, const AlarmTransition &row)
{
    record.key = row.key;
    record.status = row.to;
    record.priority = row.priority;
    record.kind = row.kind;
    record.text = row.text;
    record.changedAt = row.at;
    if (!row.comment.isEmpty() && !row.by.isEmpty())
        record.comment = row.comment;
    switch (row.event) {
    case AlarmEvent::Raise:
        record.occurrence = row.occurrence;
        record.raisedAt = row.at;
        record.clearedAt.reset();
        record.acknowledgedAt.reset();
        record.acknowledgedBy.clear();
        return;
    case AlarmEvent::Clear:
        record.clearedAt = row.at;
        return;
    case AlarmEvent::Acknowledge:
        record.acknowledgedAt = row.at;
        record.acknowledgedBy = row.by;
        return;
    case AlarmEvent::ShelveTimed:
    case AlarmEvent::ShelveOnce:
    case AlarmEvent::RemoveFromService:
        record.shelvedUntil = row.until;
        record.shelvedBy = row.by;
        record.shelvedWhy = row.comment;
        return;
    case AlarmEvent::Unshelve:
    case AlarmEvent::ShelvingExpired:
    case AlarmEvent::ReturnToService:
        record.shelvedUntil.reset();
        return;
    case AlarmEvent::Suppress:
        record.suppressedWhy = row.comment;
        return;
    case AlarmEvent::Unsuppress:
        record.suppressedWhy.clear();
        return;
    case AlarmEvent::Reset:
    case AlarmEvent::Redefine:
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

ReplayAlarms::ReplayAlarms(AlarmHistory *history, QObject *parent)
    : QObject(parent), m_history(history), m_ticket(firstTicket)
{
    if (history)
        connect(history, &AlarmHistory::fetched, this, &ReplayAlarms::take);
}

void ReplayAlarms::show(WallTime at)
{
    m_at = at;
    if (!m_history)
        return;
    if (at >= m_from && at < m_to)
        return fold();
    if (std::exchange(m_reading, true))
        return;
    AlarmQuery query;
    query.from = at - back;
    query.to = at + ahead;
    query.most = mostRows;
    m_from = at;
    m_to = at + ahead;
    m_history->fetch(++m_ticket, query);
}

void ReplayAlarms::clear()
{
    ++m_ticket; // what is on its way is nobody's
    m_reading = false;
    m_rows.clear();
    m_from = m_to = m_at = {};
    fold();
}

void ReplayAlarms::take(int ticket, const QList<AlarmTransition> &rows, const QString &error)
{
    if (ticket != m_ticket || !m_reading)
        return;
    m_reading = false;
    if (!error.isEmpty()) {
        m_from = m_to = {};
        Q_EMIT troubled(error);
        return;
    }
    m_rows = QList<AlarmTransition>(rows.crbegin(), rows.crend());
    if (m_at >= m_from && m_at < m_to)
        fold();
    else
        show(m_at); // it has moved on meanwhile
}

void ReplayAlarms::fold()
{
    QHash<AlarmKey, AlarmRecord> then;
    for (const AlarmTransition &row : std::as_const(m_rows)) {
        if (row.at > m_at)
            break;
        step(then[row.key], row);
    }
    QList<AlarmRecord> news;
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (then.contains(shown.key()))
            continue;
        AlarmRecord gone = shown.value();
        gone.status = {};
        news.append(gone);
    }
    for (auto record = then.cbegin(); record != then.cend(); ++record) {
        if (m_shown.value(record.key()) != record.value())
            news.append(record.value());
    }
    m_shown = then;
    m_model.upsert(news);
    Q_EMIT changed();
}

QHash<DeviceId, QList<AlarmMark>> ReplayAlarms::marks() const
{
    QHash<DeviceId, QList<AlarmMark>> marks;
    for (const AlarmRecord &record : m_shown) {
        const std::optional<AlarmMark> mark = markOf(record);
        if (mark && !record.key.device.isNull())
            marks[record.key.device].append(*mark);
    }
    for (QList<AlarmMark> &each : marks) {
        std::sort(each.begin(), each.end(), [](const AlarmMark &a, const AlarmMark &b) {
            return std::pair(a.priority, a.key.text()) < std::pair(b.priority, b.key.text());
        });
    }
    return marks;
}

} // namespace Raptor::Models
