// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <functional>
#include <optional>

namespace Raptor::Link {

/// How long to pause between attempts to connect: decorrelated jitter, so that consoles do not come
/// back in step (RP-20). Each pause is anything from the least to three times the one before,
/// within the first minute of an outage 0.1 to 1 s, later 2 to 15 s. A value without a clock: time
/// and chance are given in.
class BackoffPolicy
{
public:
    /// Answers 0 <= x < 1.
    using Random = std::function<double()>;

    static constexpr Milliseconds earlyLeast{100};
    static constexpr Milliseconds earlyCap{1000};
    static constexpr Milliseconds earlyPhase{60000};
    static constexpr Milliseconds lateLeast{2000};
    static constexpr Milliseconds lateCap{15000};

    explicit BackoffPolicy(Random random) : m_random(std::move(random)) { }

    /// The pause before the next attempt; the first call after succeeded() begins an outage.
    [[nodiscard]] Milliseconds nextPause(BootTime now);
    /// The outage is over: a session has lasted. One that did not is part of it.
    void succeeded();

private:
    Random m_random;
    std::optional<BootTime> m_outageSince;
    Milliseconds m_last{0};
};

} // namespace Raptor::Link
