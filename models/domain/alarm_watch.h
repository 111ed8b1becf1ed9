// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/broker.h"
#include "models/domain/gateway.h"
#include "models/domain/ports.h"

#include <memory>

namespace Raptor {

/// Watches the plant and tells an AlarmSink which conditions hold. Knows no event loop: who owns it
/// hands in what happens, and calls tick() about ten times a second. GUI thread; owns no
/// collaborator, all of which outlive it. What a sample costs does not depend on how many alarms
/// there are elsewhere.
class AlarmWatch
{
public:
    AlarmWatch(const DeviceStates &states, const Clock &clock, AlarmSink &sink);
    ~AlarmWatch();

    /// All of them; what changed is looked at anew. What makes no sense is not in force.
    void setOverrides(const QList<AlarmOverride> &overrides);
    /// In force, overrides included; unset for what no rule knows.
    [[nodiscard]] std::optional<AlarmDefinition> definition(const AlarmKey &alarm) const;
    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>>
    definitions(const DeviceId &device) const;
    /// Without overrides; unset as definition().
    [[nodiscard]] std::optional<AlarmDefinition> original(const AlarmKey &alarm) const;
    /// Why there is no such alarm, in words; empty: there is, or nobody knows yet.
    [[nodiscard]] QString missing(const AlarmKey &alarm) const;
    /// Why it is not there although there may be such an alarm: its device has reported for long,
    /// and not that element of its group. In words; empty: it is, or nobody knows yet.
    [[nodiscard]] QString unreported(const AlarmKey &alarm) const;
    /// Whether it is of a broker that is not configured, but may be at any time.
    [[nodiscard]] bool lacksBroker(const AlarmKey &alarm) const;
    /// Raises it again if its condition holds: the sink has forgotten it meanwhile.
    void tellAgain(const AlarmKey &alarm);

    /// Samples that were taken, in the order of arrival; last known ones raise and clear nothing.
    void observe(const QList<Sample> &samples);
    /// Quality, run state or anything else of its DeviceState may have changed.
    void deviceChanged(const DeviceId &device);
    void deviceRemoved(const DeviceId &device);
    /// Alarms of brokers that are no longer configured are cleared, and those of certificates that
    /// a broker is not reached by any more.
    void setBrokers(const QList<BrokerProfile> &brokers);
    /// Sources that only are read. They have no alarms: their devices have.
    void setFeeds(const QStringList &names);
    void brokerChanged(const BrokerStatus &status);
    void commandChanged(const CommandRecord &record);
    void emergencyStopsChanged(const QList<EStopLine> &lines);
    /// The file system that holds the data directory, 0 to 100 per cent free.
    void storageSeen(const QString &path, double percentFree);
    /// What is kept there cannot be written at this moment: @p why in words; empty: it can.
    void storageTroubled(const QString &why);
    void certificateSeen(const QString &broker, WallTime expires);
    void tick();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Raptor
