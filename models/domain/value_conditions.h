// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"

#include <vector>

/// What can be wrong with values. Pure: times and values come in, and nothing is kept but what the
/// next answer needs.
namespace Raptor::ValueConditions {

/// Whether @p value lies behind @p limit: above it for High and HighHigh, else below. Once @p
/// active it has to come back by the deadband.
[[nodiscard]] bool isBeyond(AlarmKind kind, double limit, double deadband, double value,
                            bool active);
/// Nothing is never above, below, equal to or different from anything.
[[nodiscard]] bool holds(const AlarmComparison &comparison, const Value &value);

/// How fast a value changes, over a window.
class Slope
{
public:
    void reset() { m_points.clear(); }
    /// Units per second, falling ones negative; unset until half of the window was seen.
    std::optional<double> add(BootTime at, double value, Milliseconds over);

private:
    struct Point
    {
        BootTime at;
        double value;
    };
    std::vector<Point> m_points; ///< oldest first; about 64 at most
};

/// Whether a value stays exactly the same while reports come. Zero may: that is what a sound meter
/// shows of what stands still.
class Standstill
{
public:
    static constexpr int reportsNeeded = 20;

    void reset() { m_reports = 0; }
    bool add(BootTime at, double value, Milliseconds over);

private:
    double m_value = 0.0;
    BootTime m_since{};
    int m_reports = 0; ///< of m_value
};

} // namespace Raptor::ValueConditions
