// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history_compactor.h"
#include "models/history/history_retention.h"

#include <atomic>

namespace Raptor::History {

struct HistorianSetup;

/// What came of a piece of the writer's work.
struct HistorianStatus
{
    QString trouble; ///< why nothing is written, in words; empty: it is
    qint64 written = 0; ///< samples on the disk, of those that came since the start
    bool elsewhere = false; ///< the trouble is that another program writes it
    bool more = false; ///< there is more of it to do
    bool compacted = false; ///< all that waited is in blocks, as somebody had asked
};

/// Brings what waits in the tail to the disk, and keeps the file in order. On the writer's thread,
/// but for what says otherwise.
class HistoryWriter
{
public:
    HistoryWriter(const HistorianSetup &setup, const Clock &clock,
                  std::shared_ptr<HistoryTail> tail);

    /// What waits, in one commit: of more than suits one, the first part.
    [[nodiscard]] HistorianStatus write();
    /// A slice of what else there is to do: blocks, rollups, what is too old.
    [[nodiscard]] HistorianStatus step();
    /// Writes what waits and closes the file in good order; the program ends.
    void finish();
    /// Any thread: blocks are made of all there is, whatever its age.
    void compactAll() { m_compactAll = true; }

private:
    [[nodiscard]] Outcome open();
    [[nodiscard]] Outcome openAnew();
    [[nodiscard]] Outcome met();
    [[nodiscard]] Outcome writeOut();
    [[nodiscard]] Outcome writeAllOut();
    [[nodiscard]] Outcome stepOn(HistorianStatus &status);
    [[nodiscard]] bool isDue() const;
    [[nodiscard]] HistorianStatus told(const Outcome &outcome, HistorianStatus status);

    const Clock &m_clock;
    std::shared_ptr<HistoryTail> m_tail;
    HistoryFile m_file;
    HistoryCompactor m_compactor{m_file};
    HistoryRetention m_retention{m_file};
    Milliseconds m_compactEvery;
    qint64 m_tailBytes;
    std::optional<FileIdentity> m_met; ///< the file that the tail goes with
    bool m_checked = false;
    bool m_elsewhere = false; ///< another program has the file
    bool m_isDamaged = false; ///< as came to light while it was in use
    int m_repairs = 0;
    QString m_found; ///< by the check
    BootTime m_openSince{}; ///< what is open in the tail
    WallTime m_sealedAt{};
    qint64 m_written = 0;
    std::atomic<bool> m_compactAll{false};
};

} // namespace Raptor::History
