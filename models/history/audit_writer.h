// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/audit_file.h"

#include <deque>
#include <mutex>

namespace Raptor::History {

/// The rows that wait to be written. Any thread; nobody holds it for longer than a copy takes.
class AuditQueue
{
public:
    explicit AuditQueue(qsizetype most) : m_most(most) { }

    void push(const AuditRow &row);
    /// The rows to be written next, the same until done(); empty: none wait, or the queue is
    /// closed.
    [[nodiscard]] QList<AuditRow> batch();
    void done();
    /// Rows that fell out since the last batch was made.
    [[nodiscard]] qint64 lost() const;
    /// Gives out no batch any more. What has not been written.
    QList<AuditRow> close();

private:
    mutable std::mutex m_mutex;
    qsizetype m_most;
    std::deque<AuditRow> m_rows;
    QList<AuditRow> m_batch;
    qint64 m_lost = 0;
    bool m_closed = false;
};

/// Writes what waits in the queue. On the writer's thread only.
class AuditWriter
{
public:
    AuditWriter(AuditFile file, std::shared_ptr<AuditQueue> queue)
        : m_file(std::move(file)), m_queue(std::move(queue))
    {
    }

    /// Tells after each commit which rows are on the disk. The error of the first one that failed;
    /// without rows, whether the file could be written.
    [[nodiscard]] Outcome drain(const std::function<void(const QList<AuditRow> &)> &written);
    [[nodiscard]] AuditFile &file() { return m_file; }

private:
    AuditFile m_file;
    std::shared_ptr<AuditQueue> m_queue;
};

} // namespace Raptor::History
