// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_point.h"

#include "models/domain/alarm_redefinition.h"

#include <algorithm>

namespace Raptor {

void AlarmPoint::takeChange(const AlarmKey &key, const AlarmContext &context)
{
    const auto change = context.changes.constFind(key);
    m_own = change == context.changes.constEnd()
        ? nullptr
        : std::make_unique<const AlarmDefinition>(AlarmRedefinition::inForce(*m_base, *change));
}

void AlarmPoint::begin(const AlarmKey &key, const AlarmContext &context)
{
    takeChange(key, context);
    const AlarmStatus status = context.sink.status(key);
    m_timer.adopt(status.isActive());
    m_suppressed = status.suppressed;
    if (!definition().enabled && drop() == Turn::Cleared)
        context.sink.clear(key);
}

void AlarmPoint::redefine(const AlarmKey &key, const AlarmContext &context,
                          const AlarmOccurrence &occurrence)
{
    takeChange(key, context);
    if (!definition().enabled) {
        if (drop() == Turn::Cleared)
            context.sink.clear(key);
        return;
    }
    if (isActive())
        context.sink.raise(key, definition(), occurrence);
}

void AlarmPoint::takeOver(const AlarmKey &key, const AlarmContext &context)
{
    if (isActive() || !context.sink.status(key).isActive())
        return;
    m_timer.adopt(true);
    if (!definition().enabled && drop() == Turn::Cleared)
        context.sink.clear(key);
}

AlarmPoint::Turn AlarmPoint::see(bool holds, BootTime now, std::optional<Milliseconds> onDelay)
{
    ConditionTimer::Delays delays = this->delays();
    delays.on = onDelay.value_or(delays.on);
    return m_timer.see(holds && definition().enabled, now, delays);
}

std::optional<BootTime> earlier(std::optional<BootTime> one, std::optional<BootTime> other)
{
    if (one && other)
        return std::min(*one, *other);
    return one ? one : other;
}

} // namespace Raptor
