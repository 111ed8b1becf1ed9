// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/period_estimator.h"

#include <algorithm>

namespace Raptor::Models {

PeriodEstimator::PeriodEstimator(Milliseconds fastest, Milliseconds slowest)
    : m_fastest(std::min(fastest, slowest)), m_slowest(slowest), m_period(slowest)
{
}

void PeriodEstimator::add(BootTime at)
{
    if (m_last && at <= *m_last)
        return;
    if (m_last) {
        m_intervals[size_t(m_next)] = at - *m_last;
        m_next = (m_next + 1) % remembered;
        m_known = std::min(m_known + 1, remembered);
    }
    m_last = at;
    if (m_known < needed)
        return;
    const Milliseconds longest =
        *std::max_element(m_intervals.begin(), m_intervals.begin() + m_known);
    m_period = std::clamp(longest, m_fastest, m_slowest);
}

} // namespace Raptor::Models
