// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/history/history_file.h"

namespace Raptor::History {

/// Removes the oldest runs of blocks, and the rollups made of them, when they are too old or the
/// file too large: a slice at a time. Room is given back to the file system as far as the limit
/// asks for it, and used again otherwise. On the writer's thread.
class HistoryRetention
{
public:
    explicit HistoryRetention(HistoryFile &file) : m_file(file) { }

    /// Once, before new samples: the newest that an earlier program left. A wall clock that is more
    /// than a month ahead of it, the time aside that @p clock counted since then, is not believed,
    /// and nothing is removed for its age.
    [[nodiscard]] Outcome begin(const Clock &clock);
    /// True: there is more to do. @p keepDays and @p keepBytes: 0: without limit.
    [[nodiscard]] Result<bool> slice(const Clock &clock, int keepDays, qint64 keepBytes);

private:
    [[nodiscard]] bool believes(const Clock &clock);
    [[nodiscard]] Result<qint64> doomedRun(const Clock &clock, int keepDays, qint64 keepBytes);
    [[nodiscard]] Result<bool> isTooOld(WallTime now, int keepDays) const;
    [[nodiscard]] Outcome remove(qint64 run, bool *done);
    [[nodiscard]] Result<bool> giveBack(qint64 keepBytes);

    HistoryFile &m_file;
    std::optional<WallTime> m_earlier; ///< when the newest run of an earlier program was sealed
    BootTime m_begun{}; ///< when m_earlier was found
};

/// Bytes of the file's pages that are in use.
[[nodiscard]] Result<qint64> usedBytes(const SqlConnection &connection);

} // namespace Raptor::History
