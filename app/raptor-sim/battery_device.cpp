// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_device.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

BatteryDevice::BatteryDevice(DeviceId id, Milliseconds period, quint32 seed)
    : SimDevice(std::move(id)), m_period(std::max(period, Milliseconds(2000))), m_physics(seed)
{
}

DeviceTopics BatteryDevice::topics() const
{
    return {
        .state = u"battery/topic"_s, .stateQos = 0, .command = {}, .commandQos = 0, .status = {}};
}

QByteArray BatteryDevice::state(WallTime now)
{
    Q_UNUSED(now); // the contract has no time stamp
    const double percent = has(Fault::Kind::Percent) ? fault().value : m_physics.percent();
    const QJsonObject state{{u"userId"_s, id().name()},
                            {u"batteryPercent"_s, qRound(percent)},
                            {u"batteryPower"_s, qRound(m_physics.watts())}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

} // namespace Raptor::Sim
