// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/backoff_policy.h"

#include <algorithm>
#include <cstdint>

namespace Raptor::Link {

Milliseconds BackoffPolicy::nextPause(BootTime now)
{
    if (!m_outageSince) {
        m_outageSince = now;
        m_last = earlyLeast;
    }
    const bool early = now - *m_outageSince < earlyPhase;
    const Milliseconds least = early ? earlyLeast : lateLeast;
    const Milliseconds most = std::max(m_last * 3, least);
    const double share = std::clamp(m_random(), 0.0, 1.0);
    const auto between = std::int64_t(double((most - least).count()) * share);
    m_last = std::min(least + Milliseconds(between), early ? earlyCap : lateCap);
    return m_last;
}

void BackoffPolicy::succeeded()
{
    m_outageSince.reset();
}

} // namespace Raptor::Link
