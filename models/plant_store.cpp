// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plant_store.h"

#include "models/device_wording.h"
#include "models/domain/command_rules.h"
#include "models/domain/permanent_name.h"
#include "models/domain/wording.h"

#include <QtCore/QMetaMethod>

#include <algorithm>
#include <utility>

namespace Raptor::Models {

namespace {

/// Rubbish on a topic of a device makes no device.
bool saysAnything(const StateReport &report)
{
    return std::any_of(report.readings.cbegin(), report.readings.cend(),
                       [](const Reading &reading) {
                           return !std::holds_alternative<std::monostate>(reading.value);
                       });
}

constexpr Milliseconds freshWithin{5000};

template <class Report>
RejectedMessage rejection(const Report &report, const QString &reason)
{
    return {.topic = report.device.text(),
            .reason = reason,
            .receivedAt = report.receivedAt,
            .broker = report.broker};
}

} // namespace

PlantStore::PlantStore(const ProfileCatalogue &catalogue, const Clock &clock, QObject *parent)
    : QObject(parent), m_catalogue(catalogue), m_clock(clock)
{
}

void PlantStore::apply(std::span<const Arrival> arrivals)
{
    static const QMetaMethod listening = QMetaMethod::fromSignal(&PlantStore::samplesArrived);
    Touched touched;
    QList<Sample> taken = std::exchange(m_taken, {});
    QList<Sample> *const wanted = isSignalConnected(listening) ? &taken : nullptr;
    for (const Arrival &arrival : arrivals) {
        if (const auto *report = std::get_if<StateReport>(&arrival))
            accept(*report, &touched, wanted);
        else if (const auto *availability = std::get_if<AvailabilityReport>(&arrival))
            accept(*availability, &touched);
        else if (const auto *rejected = std::get_if<RejectedMessage>(&arrival))
            reject(*rejected);
    }
    if (!taken.isEmpty())
        Q_EMIT samplesArrived(taken);
    evaluate(touched);
    taken.clear();
    m_taken = std::move(taken);
}

void PlantStore::accept(const StateReport &report, Touched *touched, QList<Sample> *taken)
{
    TrackedDevice *device = find(report.device);
    if (!device && !saysAnything(report)) {
        reject(rejection(report, tr("nothing in it is a value of such a device")));
        return;
    }
    QString refusal;
    if (!device)
        device = findOrAdd(report.device, report.profile, &refusal);
    if (!device) {
        reject(rejection(report, refusal));
        return;
    }
    if (device->touch())
        touched->append(device);
    const TrackedDevice::Verdict verdict = device->apply(report, m_choice, taken);
    count(device->lateReports());
    switch (verdict) {
    case TrackedDevice::Verdict::Accepted:
        ++m_counters.accepted;
        return;
    case TrackedDevice::Verdict::Duplicate:
        ++m_counters.duplicates;
        return;
    case TrackedDevice::Verdict::OutOfOrder:
        ++m_counters.outOfOrder;
        return;
    case TrackedDevice::Verdict::Standby:
        ++m_counters.standby;
        return;
    case TrackedDevice::Verdict::Retained:
        ++m_counters.retained;
        return;
    case TrackedDevice::Verdict::TooManySignals:
        reject(rejection(report, tr("more than %1 signals").arg(TrackedDevice::maximumSignals)));
        return;
    }
}

TrackedDevice *PlantStore::find(const DeviceId &device) const
{
    TrackedDevice *known = m_places.value(device.text().constData());
    return known && isSameName(known->id().text(), device.text()) ? known : m_index.value(device);
}

/// Standby when they came, and taken after all.
void PlantStore::count(int lateReports)
{
    m_counters.standby -= lateReports;
    m_counters.accepted += lateReports;
}

void PlantStore::accept(const AvailabilityReport &report, Touched *touched)
{
    QString refusal;
    TrackedDevice *device = findOrAdd(report.device, report.profile, &refusal);
    if (!device) {
        reject(rejection(report, refusal));
        return;
    }
    ++m_counters.availability;
    if (device->touch())
        touched->append(device);
    device->apply(report, m_choice);
}

void PlantStore::reject(const RejectedMessage &message)
{
    ++m_counters.rejected;
    Q_EMIT messageRejected(message);
}

TrackedDevice *PlantStore::findOrAdd(const DeviceId &device, const QString &profile,
                                     QString *refusal)
{
    if (TrackedDevice *found = find(device))
        return found;
    const ProfilePtr known = m_catalogue.find(profile);
    if (device.isNull() || !known) {
        *refusal = tr("no profile reads such devices");
        return nullptr;
    }
    if (m_devices.size() >= size_t(maximumDevices)) {
        *refusal = tr("more than %1 devices").arg(maximumDevices);
        return nullptr;
    }
    const DeviceId id = device.permanent();
    TrackedDevice &added = m_devices.try_emplace(id, id, known).first->second;
    m_index.insert(id, &added);
    m_places.insert(added.id().text().constData(), &added);
    Q_EMIT deviceAdded(id);
    return &added;
}

void PlantStore::tick()
{
    evaluate(m_turns.takeDue(m_clock.now()));
}

void PlantStore::setPreferredBroker(const QString &name)
{
    if (name == m_choice.preferred)
        return;
    m_choice.preferred = name;
    evaluateAll();
}

void PlantStore::setFeeds(const QSet<QString> &names)
{
    if (names == m_choice.feeds)
        return;
    m_choice.feeds = names;
    evaluateAll();
}

void PlantStore::setBrokerUp(const QString &name, bool up)
{
    if (up != m_choice.down.contains(name))
        return;
    if (up)
        m_choice.down.remove(name);
    else
        m_choice.down.insert(name);
    evaluateAll();
}

void PlantStore::setLeftAside(const QString &name, const QString &lockedTo)
{
    if (m_leftAside.value(name) == lockedTo)
        return;
    if (lockedTo.isEmpty())
        m_leftAside.remove(name);
    else
        m_leftAside.insert(name, lockedTo);
    Touched touched;
    for (auto &[id, device] : m_devices) {
        if (device.broker() != name || device.offlineReason() != OfflineReason::NoLink)
            continue;
        device.reword();
        touched.append(&device);
    }
    evaluate(touched);
}

QString PlantStore::leftAsideFor(const TrackedDevice &device) const
{
    const bool noLink =
        device.quality() == Quality::Offline && device.offlineReason() == OfflineReason::NoLink;
    return noLink ? m_leftAside.value(device.broker()) : QString();
}

bool PlantStore::addKnownDevice(const DeviceId &device, WallTime lastSeen, const QString &broker)
{
    QString refusal;
    TrackedDevice *known = findOrAdd(device, device.system(), &refusal);
    if (!known)
        return false;
    known->setLastSeen(lastSeen, broker);
    evaluate({known});
    return true;
}

bool PlantStore::forgetDevice(const DeviceId &device)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end() || isLive(found->second.quality()))
        return false;
    m_turns.remove(&found->second);
    m_index.remove(device);
    m_places.remove(found->second.id().text().constData());
    m_devices.erase(found);
    Q_EMIT deviceRemoved(device);
    return true;
}

void PlantStore::setEStopLatched(const DeviceId &device, bool latched, const QString &text)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end())
        return;
    found->second.setLatch(latched, latched ? text : QString());
    evaluate({&found->second});
}

void PlantStore::setCommandBusy(const DeviceId &device, bool busy)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end())
        return;
    found->second.setBusy(busy);
    evaluate({&found->second});
}

void PlantStore::evaluateAll()
{
    Touched all;
    all.reserve(qsizetype(m_devices.size()));
    for (auto &[id, device] : m_devices)
        all.append(&device);
    evaluate(all);
}

void PlantStore::evaluate(const Touched &touched)
{
    const BootTime now = m_clock.now();
    const WallTime wall = m_clock.wall();
    QList<DeviceId> changed;
    QList<Sample> late;
    for (TrackedDevice *device : touched) {
        device->evaluate(now, wall, m_choice);
        device->untouch();
        count(device->lateReports());
        if (device->hasLateSamples())
            late.append(device->lateSamples());
        m_turns.schedule(device, device->nextTurn(now));
        if (device->publish() & ~DeviceChanges(DeviceChange::Age))
            changed.append(device->id());
    }
    if (!late.isEmpty())
        Q_EMIT samplesArrived(late);
    if (!changed.isEmpty())
        Q_EMIT devicesChanged(changed);
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
