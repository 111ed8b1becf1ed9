// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/delay_estimator.h"

#include <algorithm>
#include <utility>

namespace Raptor::Models {

Milliseconds DelayEstimator::add(WallTime takenAt, BootTime receivedAt)
{
    if (m_current && takenAt < m_lastTaken) {
        m_current.reset();
        m_previous.reset();
    }
    m_lastTaken = takenAt;
    const Milliseconds delay = receivedAt.time_since_epoch() - takenAt.time_since_epoch();
    const bool full = m_current && m_current->reports >= halfReports
        && receivedAt - m_current->since >= halfWindow;
    if (full)
        m_previous = std::exchange(m_current, std::nullopt);
    if (!m_current)
        m_current = Half{.quickest = delay, .since = receivedAt};
    m_current->quickest = std::min(m_current->quickest, delay);
    ++m_current->reports;
    return delay - *quickest();
}

std::optional<Milliseconds> DelayEstimator::quickest() const
{
    if (!m_current)
        return std::nullopt;
    return m_previous ? std::min(m_current->quickest, m_previous->quickest) : m_current->quickest;
}

std::optional<BootTime> DelayEstimator::bootTimeOf(WallTime takenAt) const
{
    const auto delay = quickest();
    if (!delay)
        return std::nullopt;
    return BootTime(takenAt.time_since_epoch() + *delay);
}

std::optional<Milliseconds> DelayEstimator::clockOffset(BootTime now, WallTime wall) const
{
    const auto delay = quickest();
    if (!delay)
        return std::nullopt;
    return now.time_since_epoch() - *delay - wall.time_since_epoch();
}

} // namespace Raptor::Models
