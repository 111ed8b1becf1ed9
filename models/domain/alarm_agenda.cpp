// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_agenda.h"

namespace Raptor {

void AlarmAgenda::set(const DeviceId &device, std::optional<BootTime> at)
{
    const auto known = m_at.find(device);
    if (known != m_at.end()) {
        if (at == *known)
            return;
        m_order.erase({*known, device});
        m_at.erase(known);
    }
    if (!at)
        return;
    m_at.insert(device, *at);
    m_order.emplace(*at, device);
}

QList<DeviceId> AlarmAgenda::takeDue(BootTime now)
{
    QList<DeviceId> due;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        due.append(m_order.begin()->second);
        m_at.remove(due.constLast());
        m_order.erase(m_order.begin());
    }
    return due;
}

} // namespace Raptor
