// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracked_device.h"
#include "models/turn_queue.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <map>
#include <span>

namespace Raptor::Models {

/// What became of every message that was handed to a PlantStore: the sum is their number (RP-12).
struct PlantCounters
{
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 outOfOrder = 0; ///< overtaken by a newer report
    qint64 standby = 0; ///< from a broker that is not the device's active source, and not needed
    qint64 retained = 0;
    qint64 availability = 0;
    qint64 rejected = 0;

    friend bool operator==(const PlantCounters &, const PlantCounters &) = default;
};

/// Every device that this console knows, with its newest values and what they are worth. Lives on
/// the GUI thread. Nothing ages by itself: who owns it calls tick() every 100 ms or so, which shows
/// staleness within RP-10's 250 ms. Silence keeps the last values and takes away their quality.
class PlantStore final : public QObject, public DeviceStates
{
    Q_OBJECT
public:
    /// More devices than this are refused, as rejected messages: a hostile broker cannot grow us.
    static constexpr int maximumDevices = 20'000;

    PlantStore(const ProfileCatalogue &catalogue, const Clock &clock, QObject *parent = nullptr);

    /// One drained batch, in the order of arrival.
    void apply(std::span<const Arrival> arrivals);
    void apply(const QList<Arrival> &arrivals)
    {
        apply({arrivals.data(), size_t(arrivals.size())});
    }
    void tick();
    /// Empty: none is preferred, each device keeps the source that it has.
    void setPreferredBroker(const QString &name);
    /// Sources that only are read, and are not brokers: a device comes from one of them while no
    /// broker has it fresh.
    void setFeeds(const QSet<QString> &names);
    /// A broker, or feed, counts as up until it is said to be down.
    void setBrokerUp(const QString &name, bool up);
    /// Why a broker, or feed, is down for the plant: its link is up, and it is not read while the
    /// console is locked to @p lockedTo. Empty: that is not why.
    void setLeftAside(const QString &name, const QString &lockedTo);
    /// A device from an earlier run, heard through @p broker; empty: nobody knows. False if no
    /// profile reads such devices, or there are too many.
    bool addKnownDevice(const DeviceId &device, WallTime lastSeen, const QString &broker = {});
    /// Forgets a device until it reports again; false if it is unknown or live, or a report of it
    /// is just being taken.
    bool forgetDevice(const DeviceId &device);
    /// The console's own latch; @p text says whose it is, empty for the usual words.
    void setEStopLatched(const DeviceId &device, bool latched, const QString &text);
    void setCommandBusy(const DeviceId &device, bool busy);

    [[nodiscard]] std::optional<DeviceState> state(const DeviceId &device) const override;
    [[nodiscard]] QList<DeviceId> knownDevices() const override;
    [[nodiscard]] bool isPossible(const DeviceId &device) const override;
    [[nodiscard]] QList<DeviceId> devices() const { return knownDevices(); }
    /// Null if unknown; valid until the device is forgotten.
    [[nodiscard]] const TrackedDevice *device(const DeviceId &device) const;
    [[nodiscard]] std::optional<Sample> sample(const TagId &tag) const;
    [[nodiscard]] QString qualityText(const DeviceId &device) const;
    /// -1 if it never reported live.
    [[nodiscard]] qint64 ageMs(const DeviceId &device) const;
    /// Its clock minus ours; unset while it is not live, or tells no time.
    [[nodiscard]] std::optional<Milliseconds> clockOffset(const DeviceId &device) const;
    /// Whether any device reported live on @p broker within 5 s or its own staleness.
    [[nodiscard]] bool fresh(const QString &broker) const;
    /// Devices without live values, whatever the reason.
    [[nodiscard]] QList<DeviceId> staleOrMissing() const;
    /// Devices that are read elsewhere than from @p broker, or without live values.
    [[nodiscard]] QList<DeviceId> missingOn(const QString &broker) const;
    [[nodiscard]] const PlantCounters &counters() const { return m_counters; }

Q_SIGNALS:
    void deviceAdded(const Raptor::DeviceId &device);
    void deviceRemoved(const Raptor::DeviceId &device);
    /// At most once per call from outside, with exactly the changed devices; what changed of each
    /// is its TrackedDevice::published(). That they grow older is not told: who shows ages asks.
    void devicesChanged(const QList<Raptor::DeviceId> &devices);
    /// Samples whose values were taken, live and last known, in the order of arrival.
    void samplesArrived(const QList<Raptor::Sample> &samples);
    void messageRejected(const Raptor::RejectedMessage &message);

private:
    using Touched = QList<TrackedDevice *>;
    class Outlook;

    /// @p likely: the device, as far as was seen; null if it was not.
    void accept(const StateReport &report, TrackedDevice *likely, Touched *touched,
                QList<Sample> *taken);
    void accept(const AvailabilityReport &report, Touched *touched);
    [[nodiscard]] TrackedDevice *find(const DeviceId &device) const;
    void count(int lateReports);
    void reject(const RejectedMessage &message);
    TrackedDevice *findOrAdd(const DeviceId &device, const QString &profile, QString *refusal);
    [[nodiscard]] QString leftAsideFor(const TrackedDevice &device) const;
    void evaluateAll();
    void evaluate(const Touched &touched);

    ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    SourceChoice m_choice;
    QHash<QString, QString> m_leftAside; ///< what is locked to, by what is not read
    std::map<DeviceId, TrackedDevice> m_devices; ///< in their order
    QHash<DeviceId, TrackedDevice *> m_index; ///< the same, found sooner
    TurnQueue m_turns;
    /// The same by where their names stand in memory: there decoders have them from as well.
    QHash<const QChar *, TrackedDevice *> m_places;
    int m_forgotten = 0; ///< so many devices since the start
    QList<Sample> m_taken; ///< memory for the samples of a batch
    PlantCounters m_counters;
};

} // namespace Raptor::Models
