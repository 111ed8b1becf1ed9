// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <array>
#include <optional>

namespace Raptor::Models {

/// Learns a device's own period, between the fastest and the slowest that its profile allows: the
/// longest of the last five intervals. Until three are known it is the slowest.
class PeriodEstimator
{
public:
    /// @p fastest above @p slowest counts as @p slowest.
    PeriodEstimator(Milliseconds fastest, Milliseconds slowest);

    /// A live report was taken at @p at. Reports that are no newer than the last teach nothing.
    void add(BootTime at);
    [[nodiscard]] Milliseconds period() const { return m_period; }

private:
    static constexpr int remembered = 5;
    static constexpr int needed = 3;

    Milliseconds m_fastest;
    Milliseconds m_slowest;
    Milliseconds m_period; ///< as learned until now
    std::optional<BootTime> m_last;
    std::array<Milliseconds, remembered> m_intervals{};
    int m_known = 0;
    int m_next = 0;
};

} // namespace Raptor::Models
