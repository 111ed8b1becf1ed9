// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/quality.h"

#include <algorithm>

namespace Raptor::Models {

/// What a value rests on.
enum class Evidence {
    None, ///< nothing was ever received
    Retained, ///< only what the broker had kept (RP-11)
    Live,
};

/// How age turns into quality, for something that reports once per period (RP-10).
struct QualityRule
{
    Milliseconds period{2000};

    [[nodiscard]] constexpr Milliseconds lateAfter() const { return period * 3 / 2; }
    [[nodiscard]] constexpr Milliseconds staleAfter() const
    {
        return std::max(Milliseconds(3000), 2 * period);
    }
    /// @p reachable: there is a link, and the device did not say goodbye. @p age counts for live
    /// evidence only.
    [[nodiscard]] constexpr Quality quality(Evidence evidence, bool reachable,
                                            Milliseconds age) const
    {
        if (!reachable || evidence == Evidence::None)
            return Quality::Offline;
        if (evidence == Evidence::Retained)
            return Quality::LastKnown;
        if (age > staleAfter())
            return Quality::Stale;
        return age > lateAfter() ? Quality::Late : Quality::Good;
    }
};

} // namespace Raptor::Models
