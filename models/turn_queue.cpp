// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/turn_queue.h"

#include "models/tracked_device.h"

namespace Raptor::Models {

void TurnQueue::schedule(TrackedDevice *device, BootTime at)
{
    if (device->turn() <= at)
        return;
    remove(device);
    m_queue.insert({at, device});
    device->setTurn(at);
}

void TurnQueue::remove(TrackedDevice *device)
{
    if (device->turn() == never)
        return;
    m_queue.erase({device->turn(), device});
    device->setTurn(never);
}

QList<TrackedDevice *> TurnQueue::takeDue(BootTime now)
{
    QList<TrackedDevice *> due;
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        TrackedDevice *device = m_queue.begin()->second;
        m_queue.erase(m_queue.begin());
        device->setTurn(never);
        due.append(device);
    }
    return due;
}

} // namespace Raptor::Models
