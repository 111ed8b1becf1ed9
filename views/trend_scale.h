// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// Round numbers for the axes of a chart.
namespace Raptor::Views {

/// A value axis that is cut into equal pieces at round numbers.
struct ValueScale
{
    double low = 0.0;
    double high = 1.0;
    int pieces = 4;
    int decimals = 0;

    [[nodiscard]] double step() const { return (high - low) / pieces; }
    friend bool operator==(const ValueScale &, const ValueScale &) = default;
};

/// The closest scale of that many pieces that shows all of @p shown.
[[nodiscard]] ValueScale niceScale(Band shown, int pieces);

struct TimeTick
{
    WallTime at{};
    QString text;
    bool strong = false; ///< another day, or year, begins
};

/// At round times of the local clock, at most @p most of them.
[[nodiscard]] QList<TimeTick> timeTicks(WallTime from, WallTime to, int most);
/// "10:04:07", with the day where the shown time is longer than one, with milliseconds where it is
/// short.
[[nodiscard]] QString momentText(WallTime at, Milliseconds shown);
/// "1 h 12 min", "4.250 s"
[[nodiscard]] QString spanText(Milliseconds span);

} // namespace Raptor::Views
