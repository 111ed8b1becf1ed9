// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plant_store.h"

#include "models/domain/permanent_name.h"

#include <QtCore/QMetaMethod>

#include <algorithm>
#include <array>
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

template <class Report>
RejectedMessage rejection(const Report &report, const QString &reason)
{
    return {.topic = report.device.text(),
            .reason = reason,
            .receivedAt = report.receivedAt,
            .broker = report.broker};
}

} // namespace

/// Sees whose reports come next in a batch, and asks for the memory of these devices: of thousands
/// each would have to be waited for.
class PlantStore::Outlook
{
public:
    Outlook(const PlantStore &store, std::span<const Arrival> arrivals)
        : m_store(store), m_arrivals(arrivals), m_forgotten(store.m_forgotten)
    {
        for (size_t at = 0; at < farthest; ++at)
            look(at);
    }

    /// Device of the arrival at @p at, one after the other; null if it was none that is known.
    TrackedDevice *device(size_t at)
    {
        if (m_forgotten != m_store.m_forgotten) { // any of those that were seen
            m_seen.fill(nullptr);
            m_forgotten = m_store.m_forgotten;
        }
        look(at + farthest);
        if (const TrackedDevice *soon = seen(at + near))
            soon->expectContents();
        return seen(at);
    }

private:
    static constexpr size_t farthest = 8;
    static constexpr size_t near = 4;

    void look(size_t at)
    {
        const auto *report =
            at < m_arrivals.size() ? std::get_if<StateReport>(&m_arrivals[at]) : nullptr;
        TrackedDevice *const known =
            report ? m_store.m_places.value(report->device.text().constData()) : nullptr;
        if (known)
            known->expect();
        seen(at) = known;
    }
    TrackedDevice *&seen(size_t at) { return m_seen[at % m_seen.size()]; }

    const PlantStore &m_store;
    const std::span<const Arrival> m_arrivals;
    int m_forgotten;
    std::array<TrackedDevice *, 2 * farthest> m_seen{};
};

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
    Outlook outlook(*this, arrivals);
    for (size_t i = 0; i < arrivals.size(); ++i) {
        const Arrival &arrival = arrivals[i];
        TrackedDevice *const likely = outlook.device(i);
        if (const auto *report = std::get_if<StateReport>(&arrival))
            accept(*report, likely, &touched, wanted);
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

void PlantStore::accept(const StateReport &report, TrackedDevice *likely, Touched *touched,
                        QList<Sample> *taken)
{
    const bool isIt = likely && isSameName(likely->id().text(), report.device.text());
    TrackedDevice *device = isIt ? likely : find(report.device);
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
    if (found == m_devices.end() || found->second.isTouched() || isLive(found->second.quality()))
        return false;
    m_turns.remove(&found->second);
    m_index.remove(device);
    m_places.remove(found->second.id().text().constData());
    m_devices.erase(found);
    ++m_forgotten;
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
    constexpr qsizetype soon = 2;
    for (qsizetype i = 0; i < touched.size(); ++i) {
        TrackedDevice *const device = touched.at(i);
        if (i + soon < touched.size())
            touched.at(i + soon)->expect();
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

} // namespace Raptor::Models
