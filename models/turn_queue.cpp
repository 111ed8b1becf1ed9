// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/turn_queue.h"

namespace Raptor::Models {

void TurnQueue::schedule(TrackedDevice *device, BootTime at)
{
    const auto known = m_scheduled.find(device);
    if (known != m_scheduled.end()) {
        if (*known <= at)
            return;
        m_queue.erase({*known, device});
    }
    if (at == never)
        return;
    m_queue.insert({at, device});
    m_scheduled.insert(device, at);
}

void TurnQueue::remove(TrackedDevice *device)
{
    const auto known = m_scheduled.constFind(device);
    if (known == m_scheduled.cend())
        return;
    m_queue.erase({*known, device});
    m_scheduled.erase(known);
}

QList<TrackedDevice *> TurnQueue::takeDue(BootTime now)
{
    QList<TrackedDevice *> due;
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        TrackedDevice *device = m_queue.begin()->second;
        m_queue.erase(m_queue.begin());
        m_scheduled.remove(device);
        due.append(device);
    }
    return due;
}

} // namespace Raptor::Models
