// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a PlantStore answers.
#include "models/device_wording.h"
#include "models/domain/command_rules.h"
#include "models/domain/wording.h"
#include "models/plant_store.h"

#include <algorithm>

namespace Raptor::Models {

namespace {

constexpr Milliseconds freshWithin{5000};

} // namespace

QString PlantStore::leftAsideFor(const TrackedDevice &device) const
{
    const bool noLink =
        device.quality() == Quality::Offline && device.offlineReason() == OfflineReason::NoLink;
    return noLink ? m_leftAside.value(device.broker()) : QString();
}

std::optional<DeviceState> PlantStore::state(const DeviceId &id) const
{
    const TrackedDevice *known = device(id);
    if (!known)
        return std::nullopt;
    const BootTime now = m_clock.now();
    const QList<Reading> readings = known->readings();
    const ProfilePtr &profile = known->profile();
    return DeviceState{.profile = profile,
                       .quality = known->qualityAt(now, m_choice),
                       .offline = known->offlineReason(),
                       .runState = known->runState(),
                       .readings = readings,
                       .groups = known->groups(),
                       .broker = known->broker(),
                       .lastBroker = known->lastBroker(),
                       .leftAsideFor = leftAsideFor(*known),
                       .ageMs = known->ageMs(now),
                       .reportsEStop = known->reportsEStop(),
                       .eStopAtDevice = known->eStopAtDevice(),
                       .localMode = profile && localModeIn(*profile, readings),
                       .turning = profile ? turningIn(*profile, readings) : std::nullopt,
                       .lastCommand = known->lastCommand(),
                       .clockOffset = known->clockOffset(now, m_clock.wall()),
                       .period = known->rule().period};
}

QList<DeviceId> PlantStore::knownDevices() const
{
    QList<DeviceId> ids;
    ids.reserve(qsizetype(m_devices.size()));
    for (const auto &[id, device] : m_devices)
        ids.append(id);
    return ids;
}

bool PlantStore::isPossible(const DeviceId &device) const
{
    return m_devices.contains(device) || m_catalogue.find(device.system());
}

const TrackedDevice *PlantStore::device(const DeviceId &device) const
{
    return find(device);
}

std::optional<Sample> PlantStore::sample(const TagId &tag) const
{
    const TrackedDevice *known = device(tag.device);
    return known ? known->sample(tag.signal) : std::nullopt;
}

QString PlantStore::qualityText(const DeviceId &id) const
{
    const TrackedDevice *known = device(id);
    if (!known)
        return {};
    if (const QString lockedTo = leftAsideFor(*known); !lockedTo.isEmpty())
        return Wording::leftAside(lockedTo);
    return Models::qualityText(*known, m_clock.now(), m_clock.wall());
}

qint64 PlantStore::ageMs(const DeviceId &id) const
{
    const TrackedDevice *known = device(id);
    return known ? known->ageMs(m_clock.now()) : -1;
}

std::optional<Milliseconds> PlantStore::clockOffset(const DeviceId &id) const
{
    const TrackedDevice *known = device(id);
    if (!known || !isLive(known->quality()))
        return std::nullopt;
    return known->clockOffset(m_clock.now(), m_clock.wall());
}

bool PlantStore::fresh(const QString &broker) const
{
    const BootTime now = m_clock.now();
    return std::any_of(m_devices.begin(), m_devices.end(), [&](const auto &entry) {
        const TrackedDevice &device = entry.second;
        return device.isFreshOn(broker, now, std::max(freshWithin, device.rule().staleAfter()));
    });
}

QList<DeviceId> PlantStore::staleOrMissing() const
{
    QList<DeviceId> ids;
    for (const auto &[id, device] : m_devices) {
        if (!isLive(device.quality()))
            ids.append(id);
    }
    return ids;
}

QList<DeviceId> PlantStore::missingOn(const QString &broker) const
{
    const BootTime now = m_clock.now();
    QList<DeviceId> ids;
    for (const auto &[id, device] : m_devices) {
        if (device.broker() != broker || !isLive(device.qualityAt(now, m_choice)))
            ids.append(id);
    }
    return ids;
}

} // namespace Raptor::Models
