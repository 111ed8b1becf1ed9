// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/plant_day.h"

#include "app/raptor-sim/motor_physics.h"
#include "models/domain/permanent_name.h"

#include <array>
#include <cmath>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 9> signalNames{u"left.rpm",  u"left.volts",  u"left.amps",
                                                 u"right.rpm", u"right.volts", u"right.amps",
                                                 u"running",   u"estop",       u"mode"};
constexpr std::array<Unit, 3> units{Unit::Rpm, Unit::Volt, Unit::Ampere};
constexpr quint32 mostLate = 4; // ms: a timer's unrest

/// As a gateway prints it, and as it is read again.
double withDecimals(double value, int decimals)
{
    return QString::number(value, 'f', decimals).toDouble();
}

} // namespace

int PlantDay::signalCount()
{
    return int(signalNames.size());
}

PlantDay::PlantDay(int devices, int reports, Milliseconds period)
    : m_period(period), m_begin(Milliseconds(1'763'690'000'000))
{
    const double seconds = std::chrono::duration<double>(period).count();
    for (int i = 0; i < devices; ++i) {
        Device device;
        const auto id = DeviceId::parse(u"raptor/bench/m%1"_s.arg(i));
        for (const QStringView name : signalNames)
            device.tags.push_back({id.value().permanent(), permanentName(name.toString())});
        QRandomGenerator random(quint32(i) + 1);
        std::array<Sim::MotorPhysics, 2> motors{Sim::MotorPhysics(quint32(i) * 31U),
                                                Sim::MotorPhysics(quint32(i) * 31U + 1U)};
        for (Sim::MotorPhysics &motor : motors) {
            motor.setPowered(true);
            motor.settle();
        }
        for (int number = 0; number < reports; ++number) {
            Report report;
            report.late = Milliseconds(random.bounded(mostLate));
            double *place = report.numbers;
            for (Sim::MotorPhysics &motor : motors) {
                motor.step(seconds);
                const Sim::MotorReading reading = motor.reading();
                *place++ = withDecimals(reading.rpm, 1);
                *place++ = withDecimals(reading.volts, 1);
                *place++ = withDecimals(reading.amps, 2);
            }
            device.reports.push_back(report);
        }
        m_devices.push_back(std::move(device));
    }
}

Sample PlantDay::sample(int device, int signal, qint64 number) const
{
    const Device &from = m_devices[std::size_t(device)];
    const Report &report = from.reports[std::size_t(number) % from.reports.size()];
    Sample sample;
    sample.tag = from.tags[std::size_t(signal)];
    if (signal < 6) {
        sample.value = report.numbers[signal];
        sample.unit = units[std::size_t(signal % 3)];
    } else if (signal == 8) {
        static const QString remote = u"remote"_s;
        sample.value = remote;
    } else {
        sample.value = signal == 6;
    }
    sample.quality = Quality::Good;
    sample.takenAt = timeOf(number) + report.late + Milliseconds(device);
    sample.receivedAt = *sample.takenAt + Milliseconds(2);
    static const QString broker = u"local"_s;
    sample.broker = broker;
    return sample;
}

QList<Sample> PlantDay::reports(qint64 number) const
{
    QList<Sample> samples;
    samples.reserve(qsizetype(m_devices.size()) * signalCount());
    for (int device = 0; device < devices(); ++device) {
        for (int signal = 0; signal < signalCount(); ++signal)
            samples.append(sample(device, signal, number));
    }
    return samples;
}

} // namespace Raptor::Bench
