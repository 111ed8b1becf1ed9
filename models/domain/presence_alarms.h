// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_agenda.h"
#include "models/domain/alarm_points.h"
#include "models/domain/broker.h"

#include <QtCore/QSet>

#include <set>
#include <unordered_map>
#include <utility>

namespace Raptor {

/// Alarms of devices that are not heard: stale and offline. What a lost link explains raises none
/// of them: not while it is lost, not while devices come back after it, and not while nothing at
/// all comes through a link that still counts as up.
class PresenceAlarms
{
public:
    /// @p defaults: for devices without a profile. Both outlive it.
    PresenceAlarms(const AlarmContext &context, const QList<AlarmDefinition> &defaults)
        : m_context(context), m_defaults(defaults)
    {
    }

    void setBrokers(const QList<BrokerProfile> &brokers);
    /// Sources that are no brokers. Nothing else tells that one is lost: what was read from it
    /// does.
    void setFeeds(const QStringList &names) { m_feeds = names; }
    void brokerChanged(const QString &broker, bool up);
    /// A live report came through it.
    void heard(const QString &broker, BootTime at);
    void deviceChanged(const DeviceId &device, const DeviceState &state);
    void deviceRemoved(const DeviceId &device);
    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    /// Looks at those alone that something is awaited of.
    void tick();

private:
    struct Watch
    {
        ProfilePtr profile; ///< keeps the definitions
        AlarmPoints points;
        BootTime since{}; ///< known to this watch
        bool withoutLink = false;
        QString linkWhy{}; ///< "no link to local"
        std::optional<BootTime> graceUntil{};
        std::optional<BootTime> staleSince{};
        std::optional<BootTime> signedOffAt{};
    };
    struct Hasher
    {
        size_t operator()(const DeviceId &device) const { return qHash(device); }
    };

    [[nodiscard]] Watch &watchOf(const DeviceId &device, const DeviceState &state);
    [[nodiscard]] Watch *find(const DeviceId &device);
    void followLink(Watch &watch, const DeviceState &state);
    void weighStale(const DeviceId &device, Watch &watch, const DeviceState &state);
    void weighOffline(const DeviceId &device, Watch &watch, const DeviceState &state);
    void suppress(Watch &watch, bool quiet);
    [[nodiscard]] bool isConfigured(const QString &broker) const;
    [[nodiscard]] std::optional<BootTime> upSince(const QString &broker) const;
    [[nodiscard]] std::optional<BootTime> linkUpSince(const DeviceId &device,
                                                      const DeviceState &state) const;
    void lookAtMissing();
    void lookAgain(const DeviceId &device);
    void awake(std::optional<BootTime> at) { m_next = earlier(m_next, at); }

    const AlarmContext &m_context;
    const QList<AlarmDefinition> &m_defaults;
    QList<BrokerProfile> m_brokers;
    QStringList m_feeds;
    QHash<QString, BootTime> m_upSince; ///< those that are up
    QHash<QString, BootTime> m_heard;
    /// Silent while nothing else came either, by broker: since when, and who. Ordered, since in a
    /// backlog that arrives late every report is heard before most of them fell silent.
    QHash<QString, std::set<std::pair<BootTime, DeviceId>>> m_doubted;
    QSet<DeviceId> m_missing; ///< not heard yet, no alarm yet
    std::unordered_map<DeviceId, Watch, Hasher> m_watches;
    AlarmAgenda m_agenda;
    std::optional<BootTime> m_next; ///< of the device in hand
};

} // namespace Raptor
