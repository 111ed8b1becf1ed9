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
}

std::optional<Arming::Verdict> Arming::verdict() const
{
    if (!m_armed)
        return {};
    if (m_context.clock.now() >= m_armed->command.expires)
        return Verdict::TooOld;
    const bool same = std::all_of(
        m_armed->baselines.cbegin(), m_armed->baselines.cend(), [this](const Baseline &baseline) {
            const DeviceId &device = baseline.device;
            return baseline == Baseline::of(device, m_context.states.state(device));
        });
    return same ? Verdict::Holds : Verdict::Changed;
}

} // namespace Raptor
