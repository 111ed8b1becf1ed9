// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <optional>

namespace Raptor::Models {

/// How late reports arrive, read from the device's own time stamps without trusting its clock or
/// ours (RP-13): only the differences to the quickest report of the last minutes count. Time stamps
/// that run backwards mean that somebody set the device's clock; then learning starts anew. A clock
/// that was set back while nothing was heard looks like a delay until the window has moved on.
class DelayEstimator
{
public:
    /// How much later this report arrived than the quickest one; 0 for the first.
    Milliseconds add(WallTime takenAt, BootTime receivedAt);
    /// When, by boot time, something was taken that arrived as quickly as the quickest report;
    /// unset before the first report.
    [[nodiscard]] std::optional<BootTime> bootTimeOf(WallTime takenAt) const;
    /// The device's clock minus @p wall, a wall clock that shows this at @p now.
    [[nodiscard]] std::optional<Milliseconds> clockOffset(BootTime now, WallTime wall) const;

private:
    /// The window moves on in two halves, and only while reports arrive at their usual pace: a
    /// backlog that comes as a burst after hours of silence is still compared with the time before.
    struct Half
    {
        Milliseconds quickest;
        BootTime since;
        int reports = 0;
    };
    static constexpr Milliseconds halfWindow{5 * 60 * 1000};
    static constexpr int halfReports = 30;

    [[nodiscard]] std::optional<Milliseconds> quickest() const;

    std::optional<Half> m_current;
    std::optional<Half> m_previous;
    WallTime m_lastTaken{};
};

} // namespace Raptor::Models
