// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtCore/QHash>

#include <deque>
#include <vector>

namespace Raptor::History {

/// How the alarm system does, out of the rows of its journal. Pure; what it holds grows with the
/// number of alarms, and of acknowledgements, not of rows.
///
/// An alarm counts as raised when operators hear of it for the first time since its condition
/// began: what is shelved, suppressed or out of service burdens nobody until that ends. A flood
/// begins with the oldest of more than 10 within 10 minutes, and ends when fewer than 5 are left of
/// those.
class AlarmFiguresBuilder
{
public:
    /// From @p from on, and before @p to.
    AlarmFiguresBuilder(WallTime from, WallTime to);

    /// Rows by time. Those before the span tell since when an alarm waited to be acknowledged.
    void add(const AlarmTransition &row);
    /// @p spans: at least those that were active when the span ended. Call it once, at the end.
    [[nodiscard]] AlarmFigures finish(const QList<AlarmSpan> &spans);

private:
    struct Alarm
    {
        AlarmFigures::Count count;
        std::optional<WallTime> last; ///< raised
        std::optional<WallTime> lastButOne;
        bool chatters = false;
        bool heard = true; ///< since it was raised; what was raised before all rows counts as such
        std::optional<WallTime> waitsSince; ///< announced and unacknowledged
    };
    struct Raised
    {
        WallTime at;
        AlarmKey key;
    };
    [[nodiscard]] static bool isFirstHeard(const AlarmTransition &row, Alarm &alarm);
    void countRaised(const AlarmTransition &row, Alarm &alarm);
    void countPiece(WallTime at);
    void countFlood(const AlarmTransition &row);
    void endFlood(WallTime now);
    void closePiece();
    void listAlarms();

    AlarmFigures m_figures;
    QHash<AlarmKey, Alarm> m_alarms;
    std::deque<Raised> m_tenMinutes;
    std::optional<AlarmFigures::Flood> m_flood;
    std::vector<qint64> m_waits; ///< ms until acknowledged
    qint64 m_piece = -1; ///< of 10 minutes, counted from the beginning
    int m_inPiece = 0;
    qint64 m_piecesWithAlarms = 0;
};

} // namespace Raptor::History
