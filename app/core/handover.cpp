// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/handover.h"

#include "models/domain/quality.h"

namespace Raptor::App {

void Handover::begin(const QString &from, const QString &to, bool dead,
                     const Models::PlantStore &plant, BootTime now)
{
    m_from = dead || to.isEmpty() ? QString() : from;
    m_to = to;
    m_since = now;
    m_devices.clear();
    if (m_from.isEmpty())
        return;
    for (const DeviceId &id : plant.knownDevices()) {
        const Models::TrackedDevice *device = plant.device(id);
        if (device && device->broker() == from && isLive(device->quality()))
            m_devices.append(id);
    }
}

bool Handover::end(const Models::PlantStore &plant, BootTime now)
{
    if (m_from.isEmpty() || now - m_since < atLeast)
        return false;
    m_devices.removeIf([&](const DeviceId &id) {
        const Models::TrackedDevice *device = plant.device(id);
        return !device || device->isFreshOn(m_to, now, now - m_since);
    });
    if (!m_devices.isEmpty() && now - m_since < atMost)
        return false;
    m_from.clear();
    m_devices.clear();
    return true;
}

void Handover::forget(const QString &broker)
{
    if (broker == m_trial)
        m_trial.clear();
    if (broker == m_from || broker == m_to)
        m_from.clear();
}

QStringList Handover::brokers() const
{
    QStringList names;
    for (const QString &name : {m_trial, m_from}) {
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace Raptor::App
