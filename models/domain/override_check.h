// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_watch.h"

#include <QtCore/QSet>

namespace Raptor {

/// Whether what console.toml changes about alarms can be in force: that is known when the alarms
/// are, which may be long after the start.
class OverrideCheck
{
public:
    struct Remark
    {
        AlarmKey alarm;
        QString why; ///< in words
        bool inForce = false; ///< as soon as there is such an alarm; else it cannot be
    };

    /// Watch and clock outlive it.
    OverrideCheck(const AlarmWatch &watch, const Clock &clock, QList<AlarmOverride> overrides)
        : m_watch(watch), m_clock(clock), m_waiting(std::move(overrides))
    {
    }

    /// Of the next one that there is something to say of, until there is none: what cannot be in
    /// force is to be taken out of force before the next is asked for. Then it looks again a second
    /// later at what is not known yet. That there is no such alarm yet is said once.
    [[nodiscard]] std::optional<Remark> next();
    /// An operator has defined it anew.
    void forget(const AlarmKey &alarm);

private:
    [[nodiscard]] std::optional<QString> objectionTo(const AlarmOverride &one) const;

    const AlarmWatch &m_watch;
    const Clock &m_clock;
    QList<AlarmOverride> m_waiting;
    QSet<AlarmKey> m_said; ///< of those that wait
    std::optional<BootTime> m_lookedAt;
};

} // namespace Raptor
