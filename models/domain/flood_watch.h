// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <deque>

namespace Raptor {

/// Counts how many alarms operators were told within the last 10 minutes, and so knows of a flood
/// (ISA-18.2, EEMUA 191): more than 10 start one, fewer than 5 end it. Exact to the second, and no
/// larger however many there are.
class FloodWatch
{
public:
    enum class News { None, Started, Ended };
    struct Flood
    {
        AlarmKey firstOut; ///< the oldest of those that made it a flood
        WallTime since{}; ///< when that one came
        BootTime sinceBoot{};
        qint64 raised = 0; ///< since then
    };

    /// An alarm was announced. @p now never goes back.
    News count(const AlarmKey &alarm, BootTime now, WallTime wall);
    /// Time has passed.
    News look(BootTime now);

    [[nodiscard]] const std::optional<Flood> &flood() const { return m_flood; }
    /// As of the last count() or look().
    [[nodiscard]] int inTenMinutes() const { return m_inTenMinutes; }

private:
    struct Second
    {
        AlarmKey first;
        BootTime at{};
        WallTime wall{};
        int count = 0;
    };
    void forget(BootTime now);

    std::deque<Second> m_seconds;
    int m_inTenMinutes = 0;
    std::optional<Flood> m_flood;
};

} // namespace Raptor
