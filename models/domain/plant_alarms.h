// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_points.h"
#include "models/domain/broker.h"

#include <QtCore/QStringList>

#include <map>

namespace Raptor {

/// Alarms of what belongs to no device: brokers, their certificates, the console's own disk.
class PlantAlarms
{
public:
    /// @p context outlives it.
    explicit PlantAlarms(const AlarmContext &context);

    void setBrokers(const QStringList &names);
    void brokerChanged(const BrokerStatus &status);
    void storageSeen(const QString &path, double percentFree);
    void certificateSeen(const QString &broker, WallTime expires);
    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    void tick();

    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>> definitions() const;

private:
    struct Broker
    {
        AlarmPoints points;
        BootTime since{}; ///< from then on it could have come up
        bool up = false;
        bool wasUp = false;
        bool secretAwaited = false;
        std::optional<WallTime> certificateExpires{};
    };

    void weigh(Broker &broker);
    [[nodiscard]] AlarmPoints *pointsOf(const AlarmKey &alarm);

    const AlarmContext &m_context;
    const QList<AlarmDefinition> m_definitions;
    std::map<QString, Broker> m_brokers;
    AlarmPoints m_console;
};

} // namespace Raptor
