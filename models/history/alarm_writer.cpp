// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_writer.h"

#include "models/domain/alarm_rules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

constexpr qsizetype rowsPerCommit = 500;

bool isAct(const AlarmTransition &row)
{
    return !row.by.isEmpty() && AlarmRules::isAct(row.event);
}

/// So that the journal itself says where it has a gap.
void noteGap(AlarmTransition &row, qint64 lost)
{
    const QString gap = Words::tr("%1 rows before this one were lost: they could not be written")
                            .arg(QString::number(lost));
    row.comment = row.comment.isEmpty() ? gap : QStringLiteral("%1 (%2)").arg(row.comment, gap);
}

} // namespace

bool AlarmQueue::push(const AlarmTransition &row)
{
    const std::scoped_lock lock(m_mutex);
    if (qsizetype(m_rows.size()) + m_batch.size() >= m_most)
        makeRoom();
    m_rows.push_back({{row}});
    return !m_closed && !std::exchange(m_fetched, true);
}

/// A tenth at once, for it has to look at all of them.
void AlarmQueue::makeRoom()
{
    const qsizetype room = std::max<qsizetype>(m_most - m_batch.size() - m_most / 10 - 1, 0);
    qsizetype excess = qsizetype(m_rows.size()) - room;
    if (excess <= 0)
        return;
    m_lost += excess;
    QHash<AlarmKey, int> newer;
    for (const Waiting &waiting : m_rows)
        ++newer[waiting.alarm.row.key];
    std::deque<Waiting> kept;
    for (Waiting &waiting : m_rows) {
        int &left = newer[waiting.alarm.row.key];
        if (excess > 0 && --left > 0)
            --excess;
        else
            kept.push_back(std::move(waiting));
    }
    while (excess-- > 0 && !kept.empty())
        kept.pop_front();
    m_rows = std::move(kept);
}

QList<WaitingAlarm> AlarmQueue::batch()
{
    const std::scoped_lock lock(m_mutex);
    if (m_closed)
        return {};
    if (!m_batch.isEmpty())
        return m_batch;
    m_inBatch = m_lost;
    while (!m_rows.empty() && m_batch.size() < rowsPerCommit) {
        m_batch.append(std::move(m_rows.front().alarm));
        m_rows.pop_front();
        ++m_inBatch;
    }
    if (m_batch.isEmpty())
        m_fetched = false;
    else if (m_lost > 0)
        noteGap(m_batch.first().row, std::exchange(m_lost, 0));
    return m_batch;
}

void AlarmQueue::done()
{
    const std::scoped_lock lock(m_mutex);
    m_batch.clear();
    m_written += std::exchange(m_inBatch, 0);
}

QList<AlarmTransition> AlarmQueue::standAside()
{
    const std::scoped_lock lock(m_mutex);
    for (auto row = m_batch.crbegin(); row != m_batch.crend(); ++row)
        m_rows.push_front({*row, false});
    m_batch.clear();
    m_inBatch = 0;
    QList<AlarmTransition> acts;
    QHash<AlarmKey, int> newer;
    for (Waiting &waiting : m_rows) {
        ++newer[waiting.alarm.row.key];
        if (std::exchange(waiting.isNew, false) && isAct(waiting.alarm.row))
            acts.append(waiting.alarm.row);
    }
    std::deque<Waiting> kept;
    for (Waiting &waiting : m_rows) {
        if (--newer[waiting.alarm.row.key] > 0)
            continue;
        waiting.alarm.resumes = true;
        kept.push_back(std::move(waiting));
    }
    m_rows = std::move(kept);
    m_lost = 0; // the other console has them
    return acts;
}

qint64 AlarmQueue::lost() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lost;
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
    QList<AlarmTransition> rows;
    for (const WaitingAlarm &waiting : std::as_const(m_batch))
        rows.append(waiting.row);
    for (const Waiting &waiting : m_rows) {
        if (!waiting.alarm.resumes)
            rows.append(waiting.alarm.row);
    }
    return rows;
}

/// What operators do here is written as from any other program; the console that keeps the alarms
/// takes it over.
Outcome AlarmWriter::standAside()
{
    m_acts += m_queue->standAside();
    while (!m_acts.isEmpty()) {
        const AlarmTransition &row = m_acts.constFirst();
        const auto written =
            m_file.act({row.key.text(), row.event, row.at, row.by, row.comment, row.until});
        if (!written && written.error().code != Error::Code::NotFound
            && written.error().code != Error::Code::Refused)
            return written.error();
        m_acts.removeFirst();
    }
    return Error{Error::Code::Refused,
                 Words::tr("another console keeps the alarms of this data directory")};
}

Outcome AlarmWriter::drain(const std::function<void(qint64)> &written)
{
    const auto claimed = m_claim.take();
    if (!claimed)
        return claimed.error();
    if (!*claimed)
        return standAside();
    m_acts.clear(); // they are in the queue as well
    QList<WaitingAlarm> batch = m_queue->batch();
    if (batch.isEmpty())
        return m_file.prepare();
    for (; !batch.isEmpty(); batch = m_queue->batch()) {
        if (const Outcome appended = m_file.append(batch); !appended)
            return appended;
        m_queue->done();
        written(m_queue->written());
    }
    return std::monostate{};
}

void AlarmWriter::close()
{
    m_file.close();
    m_claim.release();
}

} // namespace Raptor::History
