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
        m_limit = firstPause;
    } else {
        const Milliseconds cap = now - *m_outageSince < earlyPhase ? earlyCap : lateCap;
        m_limit = std::min(m_limit * 2, cap);
    }
    const double share = 0.5 + 0.5 * std::clamp(m_random(), 0.0, 1.0);
    return Milliseconds(std::int64_t(double(m_limit.count()) * share));
}

void BackoffPolicy::succeeded()
{
    m_outageSince.reset();
}

} // namespace Raptor::Link
