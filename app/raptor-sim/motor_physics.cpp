// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/motor_physics.h"

#include <algorithm>
#include <cmath>

namespace Raptor::Sim {

namespace {

constexpr double kTick = 0.02; // seconds
constexpr double kLongestStep = 60.0;
constexpr double kLightestLoad = 0.64;
constexpr double kHeaviestLoad = 1.0;
constexpr double kMainsLimit = 2.0; // volts
constexpr double kRippleVolts = 0.3;
constexpr double kRippleAmps = 0.12;

/// A value that wanders about zero: keeps `keep` of itself at each tick, `spread` is its deviation.
struct Wander
{
    explicit Wander(double seconds, double deviation)
        : keep(std::exp(-kTick / seconds)), spread(deviation * std::sqrt(1.0 - keep * keep))
    {
    }
    double keep;
    double spread;
};

const Wander kLoadWander(25.0, 0.08);
const Wander kMainsWander(8.0, 0.6);
const Wander kRippleWander(0.4, 1.0);

double wandered(double value, const Wander &wander, double gauss)
{
    return value * wander.keep + wander.spread * gauss;
}

} // namespace

MotorPhysics::MotorPhysics(quint32 seed, const MotorRating &rating)
    : m_random(seed), m_rating(rating),
      m_slipAtFullLoad(rating.slipAtFullLoad * (0.6 + 0.4 * m_random.generateDouble())),
      m_meanLoad(0.70 + 0.22 * m_random.generateDouble()), m_load(m_meanLoad),
      m_celsius(rating.ambientCelsius)
{
}

double MotorPhysics::gauss()
{
    // Four uniform numbers: near enough to a bell, never beyond 3.5, the same on every machine.
    double sum = 0.0;
    for (int i = 0; i < 4; ++i)
        sum += m_random.generateDouble();
    return (sum - 2.0) * std::sqrt(3.0);
}

double MotorPhysics::amps() const
{
    if (!m_powered)
        return 0.0;
    const double running = std::hypot(m_rating.magnetisingAmps, m_rating.fullLoadAmps * m_load)
        + kRippleAmps * m_ripple;
    const double slipNow = 1.0 - m_rpm / m_rating.synchronousRpm;
    const double excess = std::clamp((slipNow - slip()) / (1.0 - slip()), 0.0, 1.0);
    return running + (m_rating.inrushAmps - running) * std::pow(excess, 0.6);
}

void MotorPhysics::tick()
{
    m_load = std::clamp(m_meanLoad + wandered(m_load - m_meanLoad, kLoadWander, gauss()),
                        kLightestLoad, kHeaviestLoad);
    m_mains = std::clamp(wandered(m_mains, kMainsWander, gauss()), -kMainsLimit, kMainsLimit);
    m_ripple = std::clamp(wandered(m_ripple, kRippleWander, gauss()), -3.0, 3.0);
    if (m_powered) {
        const double target = m_rating.synchronousRpm * (1.0 - slip());
        m_rpm += (target - m_rpm) * (1.0 - std::exp(-kTick / m_rating.rampSeconds));
    } else {
        const double braking = m_rpm / m_rating.coastSeconds + m_rating.frictionRpmPerSecond;
        m_rpm = std::max(0.0, m_rpm - braking * kTick);
    }
    const double current = amps();
    const double warm = m_rating.ambientCelsius + m_rating.celsiusPerSquareAmp * current * current;
    // A start is short: its heat goes into the copper, not into the housing that is measured.
    const double target = std::min(warm, m_rating.ambientCelsius + 60.0);
    m_celsius += (target - m_celsius) * kTick / m_rating.warmingSeconds;
}

void MotorPhysics::step(double seconds)
{
    if (!(seconds > 0.0))
        return;
    m_rest += std::min(seconds, kLongestStep);
    for (; m_rest >= kTick; m_rest -= kTick)
        tick();
}

void MotorPhysics::settle()
{
    step(kLongestStep);
    const double current = amps();
    m_celsius = m_rating.ambientCelsius + m_rating.celsiusPerSquareAmp * current * current;
}

MotorReading MotorPhysics::reading() const
{
    const double current = amps();
    return {.rpm = m_rpm,
            .volts = m_rating.supplyVolts + m_mains + kRippleVolts * m_ripple
                - m_rating.supplyOhms * current,
            .amps = current,
            .celsius = m_celsius};
}

} // namespace Raptor::Sim
