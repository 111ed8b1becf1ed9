// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/signal_alarms.h"

namespace Raptor {

SignalWatch *SignalAlarms::find(const DeviceId &device)
{
    const auto known = m_watches.find(device);
    return known == m_watches.end() ? nullptr : &known->second;
}

SignalWatch *SignalAlarms::watchOf(const DeviceId &device)
{
    if (SignalWatch *known = find(device))
        return known;
    const auto state = m_context.states.state(device);
    if (!state || !state->profile)
        return nullptr;
    auto &rules = m_rules[state->profile.get()];
    if (!rules)
        rules = std::make_unique<const SignalRules>(state->profile);
    return &m_watches.try_emplace(device, device, *rules, m_context).first->second;
}

void SignalAlarms::schedule(const DeviceId &device, const SignalWatch &watch)
{
    m_agenda.set(device, watch.due());
}

void SignalAlarms::take(std::span<const Sample> report)
{
    const DeviceId &device = report.front().tag.device;
    if (SignalWatch *watch = watchOf(device)) {
        watch->take(report);
        schedule(device, *watch);
    }
}

void SignalAlarms::deviceChanged(const DeviceId &device, const DeviceState &state)
{
    if (SignalWatch *watch = find(device)) {
        watch->setState(state.runState, isLive(state.quality));
        schedule(device, *watch);
    }
}

void SignalAlarms::deviceRemoved(const DeviceId &device)
{
    m_agenda.set(device, std::nullopt);
    m_watches.erase(device);
}

void SignalAlarms::redefine(const AlarmKey &alarm)
{
    if (SignalWatch *watch = find(alarm.device)) {
        watch->redefine(alarm);
        schedule(alarm.device, *watch);
    }
}

void SignalAlarms::tellAgain(const AlarmKey &alarm)
{
    if (SignalWatch *watch = find(alarm.device))
        watch->tellAgain(alarm);
}

bool SignalAlarms::isLacking(const AlarmKey &alarm) const
{
    const auto known = m_watches.find(alarm.device);
    return known != m_watches.end() && known->second.isLacking(alarm.subject);
}

void SignalAlarms::tick()
{
    const auto due = m_agenda.takeDue(m_context.clock.now());
    for (const DeviceId &device : due) {
        if (SignalWatch *watch = find(device)) {
            watch->tick();
            schedule(device, *watch);
        }
    }
}

} // namespace Raptor
