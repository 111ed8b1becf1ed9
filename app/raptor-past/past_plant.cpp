// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-past/past_plant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace Raptor::Past {

namespace {

constexpr std::array<QStringView, 2> motorNames{u"left", u"right"};
constexpr double plugAmps = 13.5; ///< beyond what the motor drew before
constexpr double plugSlip = 260; ///< rpm

/// As a gateway prints it, and as it is read again.
double withDecimals(double value, int decimals)
{
    return QString::number(value, 'f', decimals).toDouble();
}

/// How much more, or less, comes than usually: -1 .. 1, slow, and with a period of its own.
double grain(Minutes before, double period)
{
    const double turns = before.count() / period * 2 * std::numbers::pi;
    return 0.6 * std::sin(turns) + 0.4 * std::sin(2.7 * turns + period);
}

} // namespace

PastPlant::PastPlant(WallTime end)
    : m_end(end), m_at(end - std::chrono::duration_cast<Milliseconds>(dayLength))
{
    const QList<Motors> all = Past::motors();
    for (qsizetype i = 0; i < all.size(); ++i) {
        Gateway gateway{all.at(i), device(all.at(i).name), {}};
        for (int motor = 0; motor < all.at(i).motors; ++motor)
            gateway.motors.emplace_back(quint32(7919 + i) * 31U + quint32(motor));
        m_devices.append(gateway.id);
        m_gateways.push_back(std::move(gateway));
    }
}

bool PastPlant::inGap() const
{
    return before() <= gapFrom && before() > gapTo;
}

QList<Sample> PastPlant::next()
{
    QList<Sample> samples;
    const double seconds = std::chrono::duration<double>(reportEvery).count();
    for (Gateway &gateway : m_gateways) {
        const QList<Run> &runs = gateway.script.runs;
        gateway.running = std::any_of(runs.cbegin(), runs.cend(), [this](const Run &run) {
            return before() <= run.from && before() > run.to;
        });
        for (Sim::MotorPhysics &motor : gateway.motors) {
            motor.setPowered(gateway.running);
            motor.step(seconds);
        }
        if (!inGap())
            report(gateway, &samples);
    }
    m_at += reportEvery;
    return samples;
}

/// 0: nothing is wrong; 1: the leg is full.
double PastPlant::plug(const Gateway &gateway) const
{
    if (gateway.script.name != plugged() || before() > plugFrom || before() <= plugStop)
        return 0;
    return std::min(1.0, Minutes(plugFrom - before()).count() * 60 / 18);
}

Sim::MotorReading PastPlant::reading(const Gateway &gateway, size_t motor) const
{
    Sim::MotorReading reading = gateway.motors.at(motor).reading();
    if (!gateway.running)
        return reading;
    const double more = grain(before(), 97 + 13 * double(gateway.script.name.size()));
    if (gateway.script.name.startsWith(u"conveyor"_s))
        reading.amps *= 0.7; // a lighter load than a leg's
    reading.amps += 1.6 * more + plugAmps * plug(gateway);
    reading.rpm -= 9 * more + plugSlip * plug(gateway);
    return reading;
}

void PastPlant::report(const Gateway &gateway, QList<Sample> *out) const
{
    Sample sample;
    sample.quality = Quality::Good;
    sample.takenAt = m_at;
    sample.receivedAt = m_at + Milliseconds(2);
    sample.broker = brokerAt(before());
    const auto add = [&](const QString &signal, const Value &value, Unit unit) {
        sample.tag = {gateway.id, signal};
        sample.value = value;
        sample.unit = unit;
        out->append(sample);
    };
    for (size_t motor = 0; motor < gateway.motors.size(); ++motor) {
        const Sim::MotorReading now = reading(gateway, motor);
        const QString name = motorNames.at(motor).toString();
        add(name + u".rpm"_s, withDecimals(now.rpm, 1), Unit::Rpm);
        add(name + u".volts"_s, withDecimals(now.volts, 1), Unit::Volt);
        add(name + u".amps"_s, withDecimals(now.amps, 2), Unit::Ampere);
    }
    add(u"running"_s, gateway.running, Unit::None);
    add(u"estop"_s, false, Unit::None);
    add(u"mode"_s, u"remote"_s, Unit::None);
}

} // namespace Raptor::Past
