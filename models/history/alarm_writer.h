// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_claim.h"
#include "models/history/alarm_file.h"
#include "models/history/alarm_reader.h"

#include <deque>
#include <mutex>

namespace Raptor::History {

/// The transitions that wait to be written. Any thread; nobody holds it for longer than a copy
/// takes.
class AlarmQueue
{
public:
    /// When @p most wait, old ones fall out: first those after which there is a newer one of the
    /// same alarm, so that where it stands, and an acknowledgement, is what goes last.
    explicit AlarmQueue(qsizetype most) : m_most(std::max<qsizetype>(most, 1)) { }

    /// True when nobody is on the way to fetch it: a writer has to be sent.
    [[nodiscard]] bool push(const AlarmTransition &row);
    /// The rows to be written next, the same until done(); empty: none wait, or the queue is
    /// closed.
    [[nodiscard]] QList<WaitingAlarm> batch();
    void done();
    /// Another console keeps the alarms: from now on only the newest row of each is kept, for when
    /// that one ends. What operators did here since the last call.
    [[nodiscard]] QList<AlarmTransition> standAside();

    /// Rows that fell out since the last batch was made.
    [[nodiscard]] qint64 lost() const;
    /// Rows that were pushed and written since the queue was made, those that fell out included.
    [[nodiscard]] qint64 written() const;
    /// Gives out no batch any more. What this console had to write and has not.
    QList<AlarmTransition> close();

private:
    struct Waiting
    {
        WaitingAlarm alarm;
        bool isNew = true; ///< standAside() has not seen it
    };
    void makeRoom();

    mutable std::mutex m_mutex;
    qsizetype m_most;
    std::deque<Waiting> m_rows;
    QList<WaitingAlarm> m_batch;
    qint64 m_lost = 0;
    qint64 m_written = 0;
    qint64 m_inBatch = 0; ///< rows that m_batch stands for
    bool m_fetched = false; ///< a writer is on its way, or will come again by itself
    bool m_closed = false;
};

/// Writes what waits in the queue, and looks for what others wrote. On the writer's thread only.
class AlarmWriter
{
public:
    AlarmWriter(const QString &directory, AlarmFile file, AlarmNews news,
                std::shared_ptr<AlarmQueue> queue)
        : m_claim(directory), m_file(std::move(file)), m_news(std::move(news)),
          m_queue(std::move(queue))
    {
    }

    /// Tells after each commit how many rows are on the disk by now. The error of the first one
    /// that failed; without rows, whether the file could be written; Refused: another console
    /// writes it.
    [[nodiscard]] Outcome drain(const std::function<void(qint64)> &written);
    /// What operators did in other programs since the last call.
    [[nodiscard]] Result<QList<AlarmTransition>> look() { return m_file.news(m_news); }
    void close();

private:
    [[nodiscard]] Outcome standAside();

    AlarmClaim m_claim;
    AlarmFile m_file;
    AlarmNews m_news;
    std::shared_ptr<AlarmQueue> m_queue;
    QList<AlarmTransition> m_acts; ///< of operators here, while another console keeps the alarms
};

} // namespace Raptor::History
