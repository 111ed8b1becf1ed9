// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-past/past_script.h"
#include "app/raptor-sim/motor_physics.h"
#include "models/domain/report.h"

#include <vector>

namespace Raptor::Past {

/// What the gateways of the day report, as the console's stores hand it on, one turn of all of them
/// after the other. The physics are the simulator's; the load follows the grain.
class PastPlant
{
public:
    explicit PastPlant(WallTime end);

    [[nodiscard]] bool atEnd() const { return m_at >= m_end; }
    /// Nobody heard them: next() brings nothing.
    [[nodiscard]] bool inGap() const;
    [[nodiscard]] QList<Sample> next();
    [[nodiscard]] const QList<DeviceId> &devices() const { return m_devices; }

private:
    struct Gateway
    {
        Motors script;
        DeviceId id;
        std::vector<Sim::MotorPhysics> motors;
        bool running = false;
    };

    [[nodiscard]] Minutes before() const { return Minutes(m_end - m_at); }
    void report(const Gateway &gateway, QList<Sample> *out) const;
    [[nodiscard]] Sim::MotorReading reading(const Gateway &gateway, size_t motor) const;
    [[nodiscard]] double plug(const Gateway &gateway) const;

    WallTime m_end;
    WallTime m_at;
    std::vector<Gateway> m_gateways;
    QList<DeviceId> m_devices;
};

} // namespace Raptor::Past
