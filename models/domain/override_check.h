// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_watch.h"

namespace Raptor {

/// Whether what console.toml changes about alarms can be in force: that is known when the alarms
/// are, which may be long after the start.
class OverrideCheck
{
public:
    struct Refusal
    {
        AlarmKey alarm;
        QString why; ///< in words
    };

    /// Watch and clock outlive it.
    OverrideCheck(const AlarmWatch &watch, const Clock &clock, QList<AlarmOverride> overrides)
        : m_watch(watch), m_clock(clock), m_waiting(std::move(overrides))
    {
    }

    /// The next one that cannot be in force, until there is none: it is to be taken out of force
    /// before the next is asked for. Then it looks again a second later at what is not known yet.
    [[nodiscard]] std::optional<Refusal> next();
    /// An operator has defined it anew.
    void forget(const AlarmKey &alarm);

private:
    [[nodiscard]] std::optional<QString> remarkOn(const AlarmOverride &one) const;

    const AlarmWatch &m_watch;
    const Clock &m_clock;
    QList<AlarmOverride> m_waiting;
    std::optional<BootTime> m_lookedAt;
};

} // namespace Raptor
