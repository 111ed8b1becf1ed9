// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/history/history_file.h"

namespace Raptor::History {

/// Makes blocks of what the tail has sealed, and rollups of blocks, a slice at a time, so that the
/// commits of new samples come between. On the writer's thread. Where it is stands in the file, in
/// the same transaction as what it made: a killed program's successor goes on from there.
class HistoryCompactor
{
public:
    explicit HistoryCompactor(HistoryFile &file) : m_file(file) { }

    /// The next slice of what is sealed; @p sealedAt by the wall clock. True: that was the last
    /// one.
    [[nodiscard]] Result<bool> compact(HistoryTail &tail, WallTime sealedAt);
    /// Of the run that was half done when the program began.
    void goOnFrom(quint32 next) { m_next = next; }
    /// What was done may not be in the file, which is another one: from the beginning.
    void startAnew()
    {
        m_next = 0;
        m_nextMerge = -1;
    }

    /// A slice of the rollups that are due. False: none are.
    [[nodiscard]] Result<bool> merge();
    /// Rows of the tail whose samples are in blocks. False: there are none.
    [[nodiscard]] Result<bool> clean();

private:
    struct Slice
    {
        quint32 from = 0;
        quint32 count = 0;
        qint64 bytes = 0;
    };
    struct Due
    {
        int level = 0;
        qint64 run = -1;
        quint32 next = 0;
        quint32 tags = 0;
    };
    [[nodiscard]] Outcome writeBlocks(const HistoryTail::Sealed &sealed, Slice &slice,
                                      const std::vector<SampleStream> &streams, WallTime sealedAt);
    [[nodiscard]] Result<Due> due() const;
    [[nodiscard]] Outcome writeRollups(const Due &due, quint32 end);

    HistoryFile &m_file;
    quint32 m_next = 0; ///< tags below are in blocks of the sealed run
    qint64 m_lastRun = -1; ///< that was compacted since the start
    qint64 m_nextMerge = -1; ///< before that run nothing is due
};

} // namespace Raptor::History
