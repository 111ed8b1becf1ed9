// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_claim.h"
#include "models/history/alarm_file.h"
#include "models/history/alarm_queue.h"
#include "models/history/alarm_reader.h"

namespace Raptor::History {

/// What the writer finds in a file from which what waits does not lead on.
struct AlarmEncounter
{
    QList<AlarmTransition> acts; ///< of operators in other programs, since those told before
    QList<AlarmTransition> standing;
    qint64 newest = 0; ///< number of the newest row in the file
    bool begun = false; ///< the file is another one than before
};

/// Writes what waits in the queue, and looks for what others wrote. On the writer's thread only.
///
/// What waits leads on from what was read when the program started, as long as nobody else keeps
/// alarms in the file, the file stays the same one, and no row falls out. When that is not so any
/// more (of rows that fell out: when those that are left have been written) the queue is held, and
/// the encounter told; who keeps the alarms leads on from there, and has the queue resumed.
class AlarmWriter
{
public:
    struct Tidings
    {
        /// After each commit: how many rows are done with by now.
        std::function<void(qint64)> written;
        /// The queue is held.
        std::function<void(const AlarmEncounter &)> encountered;
    };

    /// @p read: number of the newest row when the standing alarms were read; unset: they could not
    /// be.
    AlarmWriter(const QString &directory, AlarmFile file, AlarmNews news,
                std::shared_ptr<AlarmQueue> queue, std::optional<qint64> read)
        : m_claim(directory), m_file(std::move(file)), m_news(std::move(news)),
          m_queue(std::move(queue)), m_newest(read)
    {
    }

    /// The error of the first rows that failed; without rows, whether the file could be written;
    /// Refused: another console writes it. False: the queue is held, and nothing can be said.
    [[nodiscard]] Result<bool> drain(const Tidings &tidings);
    /// What operators did in other programs since the last call.
    [[nodiscard]] Result<QList<AlarmTransition>> look() { return m_file.news(m_news); }
    /// The file has been opened anew: drain() has to look whether it is another one.
    [[nodiscard]] bool isOpenedAnew() const { return m_met && m_file.opened() != m_opened; }
    /// A slice of the rows that are older than @p keep is removed, if this console keeps the
    /// alarms.
    [[nodiscard]] Outcome prune(WallTime now, BootTime boot, Milliseconds keep);
    /// Writes what waits as it is; the program ends.
    void finish();

private:
    [[nodiscard]] Result<bool> begin(const Tidings &tidings);
    [[nodiscard]] Outcome forward();
    [[nodiscard]] Result<bool> leadsOn();
    [[nodiscard]] Outcome encounter(const Tidings &tidings);
    [[nodiscard]] Outcome writeAll(const Tidings &tidings);

    AlarmClaim m_claim;
    AlarmFile m_file;
    AlarmNews m_news;
    std::shared_ptr<AlarmQueue> m_queue;
    std::optional<FileIdentity> m_met; ///< the file from which what waits leads on
    std::optional<qint64> m_newest; ///< number of its newest row; unset: nothing has been read
    int m_opened = 0;
    bool m_begun = false; ///< the file is another one than m_met
    QList<AlarmTransition> m_acts; ///< of operators here, while another console keeps the alarms
    QList<AlarmTransition> m_heard; ///< of operators elsewhere, not told yet
};

} // namespace Raptor::History
