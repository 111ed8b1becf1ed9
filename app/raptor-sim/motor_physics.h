// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRandomGenerator>

namespace Raptor::Sim {

/// What is written on the plate of a motor, in SI units, volts and amperes as RMS of one phase.
struct MotorRating
{
    double supplyVolts = 231.5;
    double synchronousRpm = 1500.0;
    double slipAtFullLoad = 0.05; ///< share of the synchronous speed
    double magnetisingAmps = 5.0; ///< drawn whatever the load
    double fullLoadAmps = 12.9; ///< drawn by the torque, on top and at right angles to it
    double inrushAmps = 72.0; ///< drawn at standstill
    double supplyOhms = 0.06; ///< sag of the supply for each ampere
    double rampSeconds = 0.9;
    double coastSeconds = 2.5;
    double frictionRpmPerSecond = 30.0;
    double ambientCelsius = 24.0;
    double celsiusPerSquareAmp = 0.28;
    double warmingSeconds = 300.0;
};

struct MotorReading
{
    double rpm = 0.0;
    double volts = 0.0;
    double amps = 0.0;
    double celsius = 0.0;

    friend bool operator==(const MotorReading &, const MotorReading &) = default;
};

/// An induction motor, started direct on line, under a load that wanders. Knows no clock: time is
/// what step() is told. The same seed and the same steps give the same readings.
class MotorPhysics
{
public:
    explicit MotorPhysics(quint32 seed, const MotorRating &rating = {});

    void setPowered(bool powered) { m_powered = powered; }
    [[nodiscard]] bool isPowered() const { return m_powered; }
    /// Moves on by `seconds`. More than a minute counts as a minute: nobody saw the rest.
    void step(double seconds);
    /// Moves on until speed and temperature no longer change but for the load.
    void settle();
    [[nodiscard]] MotorReading reading() const;

private:
    void tick();
    [[nodiscard]] double gauss();
    [[nodiscard]] double slip() const { return m_slipAtFullLoad * m_load; }
    [[nodiscard]] double amps() const;

    QRandomGenerator m_random;
    MotorRating m_rating;
    double m_slipAtFullLoad;
    double m_meanLoad; ///< share of the full load
    double m_load;
    double m_mains = 0.0; ///< slow wandering of the supply, volts
    double m_ripple = 0.0; ///< fast unrest of load and supply, about -3 .. 3
    double m_rpm = 0.0;
    double m_celsius;
    double m_rest = 0.0; ///< time told but not yet computed, seconds
    bool m_powered = false;
};

} // namespace Raptor::Sim
