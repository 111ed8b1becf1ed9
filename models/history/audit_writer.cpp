// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_writer.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

/// Few enough that no row waits long for those behind it in the same commit.
constexpr qsizetype rowsPerCommit = 64;

} // namespace

void AuditQueue::push(const AuditRow &row)
{
    const std::scoped_lock lock(m_mutex);
    if (qsizetype(m_rows.size()) + m_batch.size() >= m_most && !m_rows.empty()) {
        m_rows.pop_front();
        ++m_lost;
    }
    m_rows.push_back(row);
}

QList<AuditRow> AuditQueue::batch()
{
    const std::scoped_lock lock(m_mutex);
    if (m_closed)
        return {};
    if (!m_batch.isEmpty() || m_rows.empty())
        return m_batch;
    if (m_lost > 0) {
        AuditRow gap;
        gap.event = AuditEvent::Noted;
        gap.at = m_rows.front().at;
        gap.record.detail =
            Words::tr("%1 rows before this one were lost: they could not be written")
                .arg(QString::number(m_lost));
        m_batch.append(gap);
        m_lost = 0;
    }
    while (!m_rows.empty() && m_batch.size() < rowsPerCommit) {
        m_batch.append(m_rows.front());
        m_rows.pop_front();
    }
    return m_batch;
}

void AuditQueue::done()
{
    const std::scoped_lock lock(m_mutex);
    m_batch.clear();
}

qint64 AuditQueue::lost() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lost;
}

QList<AuditRow> AuditQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    QList<AuditRow> rows = m_batch;
    for (const AuditRow &row : m_rows)
        rows.append(row);
    return rows;
}

Outcome AuditWriter::drain(const std::function<void(const QList<AuditRow> &)> &written)
{
    QList<AuditRow> batch = m_queue->batch();
    if (batch.isEmpty())
        return m_file.prepare();
    for (; !batch.isEmpty(); batch = m_queue->batch()) {
        if (const Outcome appended = m_file.append(batch); !appended)
            return appended;
        m_queue->done();
        written(batch);
    }
    return std::monostate{};
}

} // namespace Raptor::History
