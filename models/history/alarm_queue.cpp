// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_queue.h"

#include "models/domain/alarm_rules.h"

#include <QtCore/QHash>

#include <utility>

namespace Raptor::History {

namespace {

constexpr size_t rowsPerCommit = 500;

bool isAct(const AlarmTransition &row)
{
    return !row.by.isEmpty() && AlarmRules::isAct(row.event);
}

} // namespace

bool AlarmQueue::push(const AlarmTransition &row, bool always)
{
    const std::scoped_lock lock(m_mutex);
    if (!always && qsizetype(m_rows.size() + m_batch.size()) >= m_most)
        makeRoom();
    m_rows.push_back({row, std::exchange(m_lostLast, 0)});
    return !m_closed && !std::exchange(m_fetched, true);
}

/// A tenth at once, for it has to look at all of them.
void AlarmQueue::makeRoom()
{
    const qsizetype room =
        std::max<qsizetype>(m_most - qsizetype(m_batch.size()) - m_most / 10 - 1, 0);
    qsizetype excess = qsizetype(m_rows.size()) - room;
    if (excess <= 0)
        return;
    m_hasGap = true;
    QHash<AlarmKey, int> newer;
    for (const WaitingAlarm &waiting : m_rows)
        ++newer[waiting.row.key];
    drop(excess,
         [&newer](const AlarmTransition &row) { return --newer[row.key] > 0 && !isAct(row); });
    drop(excess, [](const AlarmTransition &row) { return !isAct(row); });
    drop(excess, [](const AlarmTransition &) { return true; });
}

void AlarmQueue::drop(qsizetype &excess, const std::function<bool(const AlarmTransition &)> &which)
{
    std::deque<WaitingAlarm> kept;
    qint64 lost = 0;
    for (WaitingAlarm &waiting : m_rows) {
        lost += waiting.lost;
        if (excess > 0 && which(waiting.row)) {
            --excess;
            ++lost;
        } else {
            waiting.lost = std::exchange(lost, 0);
            kept.push_back(std::move(waiting));
        }
    }
    m_lostLast += lost;
    m_rows = std::move(kept);
}

QList<WaitingAlarm> AlarmQueue::batch()
{
    const std::scoped_lock lock(m_mutex);
    if (m_closed || m_held)
        return {};
    while (m_batch.size() < rowsPerCommit && !m_rows.empty()) {
        m_batch.push_back(std::move(m_rows.front()));
        m_rows.pop_front();
    }
    if (m_batch.empty())
        m_fetched = false;
    return {m_batch.cbegin(), m_batch.cend()};
}

void AlarmQueue::done(qint64 lost)
{
    const std::scoped_lock lock(m_mutex);
    m_lostUnsaid = lost;
    for (const WaitingAlarm &waiting : std::exchange(m_batch, {}))
        m_written += 1 + waiting.lost;
}

void AlarmQueue::putBack()
{
    for (; !m_batch.empty(); m_batch.pop_back())
        m_rows.push_front(std::move(m_batch.back()));
}

QList<AlarmTransition> AlarmQueue::standAside()
{
    const std::scoped_lock lock(m_mutex);
    putBack();
    QList<AlarmTransition> acts;
    for (const WaitingAlarm &waiting : std::exchange(m_rows, {})) {
        m_written += 1 + waiting.lost;
        if (isAct(waiting.row) && waiting.row.seq == 0) // not heard from others
            acts.append(waiting.row);
    }
    m_written += std::exchange(m_lostLast, 0);
    m_hasGap = false;
    return acts;
}

bool AlarmQueue::hasGap() const
{
    const std::scoped_lock lock(m_mutex);
    return m_hasGap;
}

void AlarmQueue::hold()
{
    const std::scoped_lock lock(m_mutex);
    m_held = true;
}

bool AlarmQueue::isHeld() const
{
    const std::scoped_lock lock(m_mutex);
    return m_held;
}

QList<AlarmTransition> AlarmQueue::resume(const QList<AlarmTransition> &standing, qint64 newest,
                                          bool begun)
{
    const std::scoped_lock lock(m_mutex);
    m_held = false;
    m_hasGap = false;
    putBack();
    QHash<AlarmKey, AlarmTransition> stands;
    for (const AlarmTransition &row : standing)
        stands.insert(row.key, row);
    QList<AlarmTransition> rows;
    qint64 lost = 0;
    for (WaitingAlarm &waiting : std::exchange(m_rows, {})) {
        lost += waiting.lost;
        const auto place = stands.constFind(waiting.row.key);
        const bool isKnown = place != stands.constEnd();
        const bool isTold = waiting.row.seq != 0 && waiting.row.seq <= newest;
        const auto row = isTold ? std::nullopt
            : isKnown           ? movedFrom(waiting.row, place->to, place->until)
            : begun             ? std::optional(waiting.row)
                                : movedFrom(waiting.row, {}, {});
        if (!row) {
            ++m_written;
            continue;
        }
        stands.insert(row->key, *row);
        rows.append(*row);
        m_rows.push_back({*row, std::exchange(lost, 0)});
    }
    m_lostLast += lost;
    return rows;
}

qint64 AlarmQueue::lost() const
{
    const std::scoped_lock lock(m_mutex);
    qint64 lost = m_lostUnsaid + m_lostLast;
    for (const std::deque<WaitingAlarm> *rows : {&m_batch, &m_rows}) {
        for (const WaitingAlarm &waiting : *rows)
            lost += waiting.lost;
    }
    return lost;
}

qint64 AlarmQueue::written() const
{
    const std::scoped_lock lock(m_mutex);
    return m_written;
}

QList<AlarmTransition> AlarmQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    putBack();
    QList<AlarmTransition> rows;
    for (const WaitingAlarm &waiting : m_rows)
        rows.append(waiting.row);
    return rows;
}

} // namespace Raptor::History
