// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_physics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Raptor::Sim {

namespace {

constexpr double kTick = 0.1; // seconds of the onlooker
constexpr double kLongestStep = 60.0;
constexpr double kDaySeconds = 1800.0;
constexpr double kTimeScale = 86400.0 / kDaySeconds;
constexpr double kCapacityWattHours = 24000.0;
constexpr double kPeakSunWatts = 3600.0;
constexpr double kBaseLoadWatts = 650.0;
constexpr double kEveningWatts = 900.0;
constexpr double kIdleWatts = 200.0; // the inverter does not bother with less
constexpr double kReservePercent = 10.0;

} // namespace

BatteryPhysics::BatteryPhysics(quint32 seed)
    : m_random(seed), m_dayPart(0.1 + 0.25 * m_random.generateDouble()),
      m_percent(55.0 + 25.0 * m_random.generateDouble())
{
    tick();
}

void BatteryPhysics::tick()
{
    m_dayPart = std::fmod(m_dayPart + kTick / kDaySeconds, 1.0);
    m_cloud = std::clamp(m_cloud + 0.02 * (m_random.generateDouble() - 0.5), 0.05, 0.6);
    const double height = std::sin(2.0 * std::numbers::pi * m_dayPart);
    const double sun = kPeakSunWatts * std::max(0.0, height) * (1.0 - m_cloud);
    const double eveningDistance = (m_dayPart - 0.55) / 0.08;
    const double load =
        kBaseLoadWatts + kEveningWatts * std::exp(-eveningDistance * eveningDistance);

    double watts = sun - load;
    const bool full = m_percent >= 100.0 && watts > 0.0;
    const bool empty = m_percent <= kReservePercent && watts < 0.0;
    if (full || empty || std::abs(watts) < kIdleWatts)
        watts = 0.0;
    m_watts = watts;
    const double wattHours = watts * kTick * kTimeScale / 3600.0;
    m_percent = std::clamp(m_percent + 100.0 * wattHours / kCapacityWattHours, 0.0, 100.0);
}

void BatteryPhysics::step(double seconds)
{
    if (!(seconds > 0.0))
        return;
    m_rest += std::min(seconds, kLongestStep);
    for (; m_rest >= kTick; m_rest -= kTick)
        tick();
}

} // namespace Raptor::Sim
