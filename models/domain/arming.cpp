// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/arming.h"

#include <algorithm>

namespace Raptor {

namespace {

constexpr Milliseconds armedFor{10'000};

} // namespace

void Arming::set(ArmedCommand command, const QString &commandId, const QList<DeviceId> &devices)
{
    const BootTime now = m_context.clock.now();
    command.expires = now + armedFor;
    QList<Baseline> baselines;
    for (const DeviceId &device : devices)
        baselines.append(Baseline::of(device, m_context.states.state(device)));
    m_armed = Armed{std::move(command), commandId, baselines, now};
    m_changed = false;
}

void Arming::observe(const StateReport &report)
{
    if (!m_armed || report.retained || report.receivedBoot < m_armed->at)
        return;
    for (const Baseline &baseline : std::as_const(m_armed->baselines)) {
        const auto state = m_context.states.state(report.device);
        const bool isIt = baseline.device == report.device && baseline.broker == report.broker;
        if (!isIt || !state || !state->profile)
            continue;
        // A report may leave out what would make it a "stopped"; these tell by themselves.
        const RunState now = runStateIn(*state->profile, report.readings);
        const bool tells =
            now == RunState::Running || now == RunState::RelayOn || now == RunState::EStopped;
        m_changed = m_changed || (tells && now != baseline.runState)
            || (!baseline.localMode && localModeIn(*state->profile, report.readings));
    }
}

std::optional<Arming::Verdict> Arming::verdict() const
{
    if (!m_armed)
        return {};
    if (m_context.clock.now() >= m_armed->command.expires)
        return Verdict::TooOld;
    if (m_changed)
        return Verdict::Changed;
    const bool same = std::all_of(
        m_armed->baselines.cbegin(), m_armed->baselines.cend(), [this](const Baseline &baseline) {
            const DeviceId &device = baseline.device;
            return baseline == Baseline::of(device, m_context.states.state(device));
        });
    return same ? Verdict::Holds : Verdict::Changed;
}

} // namespace Raptor
