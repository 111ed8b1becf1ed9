// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/trend_ports.h"

#include <QtGui/QColor>

namespace Raptor::Views {

class Theme;

/// One line of a chart, and what belongs to it.
struct TrendTrace
{
    TagId tag;
    QString name; ///< as people call it, the device included: "m1 left RPM"
    Unit unit = Unit::None;
    QColor colour{}; ///< invalid: the theme's for its place, which is what a chart usually wants
    Band range{}; ///< a hint for the scale; empty: there is none
    std::optional<Band> normal{};
    Limits limits{};
    bool visible = true;

    friend bool operator==(const TrendTrace &, const TrendTrace &) = default;
};

/// What a trace says at one time.
struct TrendReading
{
    TagId tag;
    std::optional<double> value{}; ///< unset: there is none, or a gap
    Quality quality = Quality::Good;
};

/// What a trace did over the shown time.
struct TrendStatistics
{
    std::optional<double> current{}; ///< the newest number, whatever time is shown
    Quality quality = Quality::Offline; ///< of current
    std::optional<double> minimum{};
    std::optional<double> maximum{};
    std::optional<double> mean{}; ///< over all samples
    qint64 count = 0;
};

/// The colour of the trace at @p place: eight that can be told apart on panels of this theme.
[[nodiscard]] QColor traceColour(const Theme &theme, qsizetype place);
/// What stands at the end of a trace and in front of its name: "1", "2" ..., since colour alone
/// tells nothing to some.
[[nodiscard]] QString traceLabel(qsizetype place);
/// With the digits of its unit, and the symbol.
[[nodiscard]] QString traceNumber(double value, Unit unit);

} // namespace Raptor::Views
