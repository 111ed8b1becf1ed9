// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/condition_timer.h"

namespace Raptor {

ConditionTimer::Turn ConditionTimer::see(bool holds, BootTime now, Delays delays)
{
    if (holds != m_holds) {
        m_holds = holds;
        m_since = now;
    }
    return look(now, delays);
}

ConditionTimer::Turn ConditionTimer::look(BootTime now, Delays delays)
{
    const auto end = due(delays);
    if (!end || now < *end)
        return Turn::None;
    m_active = m_holds;
    return m_active ? Turn::Raised : Turn::Cleared;
}

std::optional<BootTime> ConditionTimer::due(Delays delays) const
{
    if (!isPending())
        return std::nullopt;
    return m_since + (m_holds ? delays.on : delays.off);
}

ConditionTimer::Turn ConditionTimer::drop()
{
    const bool wasActive = m_active;
    m_active = m_holds = false;
    return wasActive ? Turn::Cleared : Turn::None;
}

} // namespace Raptor
