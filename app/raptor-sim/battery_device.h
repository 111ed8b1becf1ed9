// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/battery_physics.h"
#include "app/raptor-sim/sim_device.h"

namespace Raptor::Sim {

/// Energy management: all batteries share one topic and tell themselves apart by userId.
class BatteryDevice final : public SimDevice
{
public:
    /// `period` below two seconds counts as two seconds.
    BatteryDevice(DeviceId id, Milliseconds period, quint32 seed);

    [[nodiscard]] DeviceTopics topics() const override;
    [[nodiscard]] Milliseconds period() const override { return m_period; }
    void step(double seconds) override { m_physics.step(seconds); }
    [[nodiscard]] QByteArray state(WallTime now) override;

private:
    Milliseconds m_period;
    BatteryPhysics m_physics;
};

} // namespace Raptor::Sim
