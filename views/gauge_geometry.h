// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <algorithm>

/// Where things stand on a scale: pure, so that it is tested without a window.
namespace Raptor::Views::Geometry {

/// Degrees as QPainter counts them: 0 at three o'clock, counter-clockwise.
constexpr double ArcStart = 210.0;
constexpr double ArcSpan = 240.0;

struct Span
{
    double from = 0.0;
    double to = 0.0;
    friend constexpr bool operator==(const Span &, const Span &) = default;
};

/// Which limit a value is beyond.
enum class Breach { None, LowLow, Low, High, HighHigh };

[[nodiscard]] constexpr bool isScale(const Band &range)
{
    return range.high > range.low;
}

/// Place of @p value on the scale, 0 .. 1; values outside stand at the end.
[[nodiscard]] constexpr double fraction(const Band &range, double value)
{
    if (!isScale(range) || !(value == value))
        return 0.0;
    return std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
}

/// Where the filled part starts: at zero where the scale has one, else at its low end.
[[nodiscard]] constexpr double fillOrigin(const Band &range)
{
    return range.low < 0.0 && range.high > 0.0 ? fraction(range, 0.0) : 0.0;
}

/// The filled part, from <= to.
[[nodiscard]] constexpr Span fill(const Band &range, double value)
{
    const double origin = fillOrigin(range);
    const double end = fraction(range, value);
    return origin <= end ? Span{origin, end} : Span{end, origin};
}

[[nodiscard]] constexpr Span spanOf(const Band &range, const Band &part)
{
    return {fraction(range, part.low), fraction(range, part.high)};
}

/// Angle of a place on the arc, clockwise from ArcStart.
[[nodiscard]] constexpr double arcAngle(double fraction)
{
    return ArcStart - ArcSpan * fraction;
}

[[nodiscard]] constexpr bool isOutside(const Band &range, double value)
{
    return isScale(range) && (value < range.low || value > range.high);
}

[[nodiscard]] constexpr Breach breach(const Limits &limits, double value)
{
    if (limits.highHigh && value >= *limits.highHigh)
        return Breach::HighHigh;
    if (limits.lowLow && value <= *limits.lowLow)
        return Breach::LowLow;
    if (limits.high && value >= *limits.high)
        return Breach::High;
    if (limits.low && value <= *limits.low)
        return Breach::Low;
    return Breach::None;
}

/// Columns and width of equal tiles that fill @p width, none narrower than @p smallest.
struct Columns
{
    int count = 1;
    int width = 0;
    friend constexpr bool operator==(const Columns &, const Columns &) = default;
};

[[nodiscard]] constexpr Columns columns(int width, int smallest)
{
    const int count = std::max(1, smallest > 0 ? width / smallest : 1);
    return {count, std::max(1, width / count)};
}

} // namespace Raptor::Views::Geometry
