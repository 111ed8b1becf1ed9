// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_points.h"
#include "models/domain/broker.h"

#include <QtCore/QMap>

#include <map>

namespace Raptor {

/// Alarms of what belongs to no device: brokers, their certificates, the console's own disk and
/// clock.
class PlantAlarms
{
public:
    /// @p context outlives it.
    explicit PlantAlarms(const AlarmContext &context);

    void setBrokers(const QList<BrokerProfile> &brokers);
    void brokerChanged(const BrokerStatus &status);
    void storageSeen(const QString &path, double percentFree);
    /// What is kept there cannot be written at this moment: @p why in words; empty: it can.
    void storageTroubled(const QString &why);
    void certificateSeen(const QString &broker, WallTime expires);
    /// How far the clocks of devices are ahead of the console's, see DeviceAlarms::commonSkew().
    void clocksSeen(std::optional<Milliseconds> ahead);
    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    void tick();

    /// As they are without what operators and console.toml change.
    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>> originals() const;
    /// Why there is no such alarm, in words; empty: there is, or the brokers are not known yet.
    [[nodiscard]] QString missing(const AlarmKey &alarm) const;
    /// Whether it is of a broker, and of none of those that are known to be configured.
    [[nodiscard]] bool lacksBroker(const AlarmKey &alarm) const;

private:
    struct Broker
    {
        BrokerUrl url;
        AlarmPoints points;
        BootTime since{}; ///< from then on it could have come up
        bool up = false;
        bool wasUp = false;
        bool secretAwaited = false;
        std::optional<WallTime> certificateExpires{};
    };

    void weigh(Broker &broker);
    void weighStorage();
    void follow(Broker &broker, const BrokerUrl &url);
    [[nodiscard]] AlarmPoints *pointsOf(const AlarmKey &alarm);

    const AlarmContext &m_context;
    const QList<AlarmDefinition> m_definitions;
    std::map<QString, Broker> m_brokers;
    bool m_brokersKnown = false;
    QMap<QString, double> m_percentFree; ///< by folder
    QString m_storageTrouble;
    AlarmPoints m_console;
};

} // namespace Raptor
