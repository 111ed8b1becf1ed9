// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/report.h"
#include "tests/support/fake_clock.h"

namespace Raptor::Test {

inline DeviceId id(QStringView text)
{
    return DeviceId::parse(text).value();
}

inline SignalSpec spec(const QString &id, ValueKind kind, Unit unit)
{
    SignalSpec spec;
    spec.id = id;
    spec.label = id.toUpper();
    spec.kind = kind;
    spec.unit = unit;
    return spec;
}

/// Motors that report every 0.5 to 2 s.
inline ProfilePtr motorProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = QStringLiteral("raptor");
    profile->title = QStringLiteral("Motor gateway");
    profile->period = Milliseconds(2000);
    profile->fastestPeriod = Milliseconds(500);
    profile->signalSpecs = {spec(QStringLiteral("running"), ValueKind::Boolean, Unit::None),
                            spec(QStringLiteral("estop"), ValueKind::Boolean, Unit::None),
                            spec(QStringLiteral("mode"), ValueKind::Text, Unit::None)};
    profile->localMode = Condition{QStringLiteral("mode"), QStringLiteral("local")};
    profile->turningSignal = QStringLiteral("rpm");
    profile->turningAbove = 30;
    SignalGroup group;
    group.flatName = QStringLiteral("motor");
    group.signalSpecs = {spec(QStringLiteral("rpm"), ValueKind::Number, Unit::Rpm),
                         spec(QStringLiteral("volts"), ValueKind::Number, Unit::Volt),
                         spec(QStringLiteral("amps"), ValueKind::Number, Unit::Ampere)};
    profile->group = group;
    profile->states = {{{QStringLiteral("estop"), true}, RunState::EStopped},
                       {{QStringLiteral("running"), true}, RunState::Running},
                       {{QStringLiteral("running"), false}, RunState::Stopped}};
    for (const CommandKind kind :
         {CommandKind::Start, CommandKind::Stop, CommandKind::EStop, CommandKind::Reset})
        profile->commands.insert(kind, {});
    return profile;
}

/// Relays that report every minute.
inline ProfilePtr relayProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = QStringLiteral("guardian");
    profile->title = QStringLiteral("WiFi relay");
    profile->period = Milliseconds(60'000);
    profile->fastestPeriod = Milliseconds(60'000);
    profile->signalSpecs = {spec(QStringLiteral("relay"), ValueKind::Text, Unit::None)};
    profile->states = {{{QStringLiteral("relay"), QStringLiteral("on")}, RunState::RelayOn},
                       {{QStringLiteral("relay"), QStringLiteral("off")}, RunState::RelayOff}};
    profile->commands.insert(CommandKind::RelayOn, {});
    profile->commands.insert(CommandKind::RelayOff, {});
    return profile;
}

/// Batteries: nothing to command.
inline ProfilePtr batteryProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = QStringLiteral("battery");
    profile->title = QStringLiteral("Battery");
    profile->period = Milliseconds(5000);
    profile->fastestPeriod = Milliseconds(1000);
    profile->signalSpecs = {spec(QStringLiteral("percent"), ValueKind::Number, Unit::Percent)};
    return profile;
}

inline ProfileCatalogue catalogue()
{
    return ProfileCatalogue({batteryProfile(), relayProfile(), motorProfile()});
}

/// Reports as a link would hand them over, received at the clock's present.
class Reports
{
public:
    explicit Reports(const FakeClock &clock) : m_clock(clock) { }

    [[nodiscard]] StateReport state(QStringView device, const QList<Reading> &readings,
                                    const QString &broker = QStringLiteral("local")) const
    {
        StateReport report;
        report.device = id(device);
        report.profile = report.device.system();
        report.readings = readings;
        report.receivedAt = m_clock.wall();
        report.receivedBoot = m_clock.now();
        report.broker = broker;
        return report;
    }

    [[nodiscard]] StateReport motor(QStringView device, bool running, double rpm = 0.0,
                                    const QString &broker = QStringLiteral("local")) const
    {
        return state(device,
                     {{QStringLiteral("running"), running}, {QStringLiteral("motor.rpm"), rpm}},
                     broker);
    }

    [[nodiscard]] StateReport retained(StateReport report) const
    {
        report.retained = true;
        return report;
    }

    [[nodiscard]] StateReport numbered(StateReport report, qint64 sequence,
                                       std::optional<WallTime> takenAt = {}) const
    {
        report.sequence = sequence;
        report.takenAt = takenAt;
        return report;
    }

    [[nodiscard]] AvailabilityReport
    availability(QStringView device, bool online, bool retained,
                 const QString &broker = QStringLiteral("local")) const
    {
        AvailabilityReport report;
        report.device = id(device);
        report.profile = report.device.system();
        report.online = online;
        report.retained = retained;
        report.receivedAt = m_clock.wall();
        report.receivedBoot = m_clock.now();
        report.broker = broker;
        return report;
    }

    [[nodiscard]] RejectedMessage rejected(const QString &topic,
                                           const QString &reason = QStringLiteral("not JSON")) const
    {
        RejectedMessage message;
        message.topic = topic;
        message.reason = reason;
        message.payloadBytes = 7;
        message.receivedAt = m_clock.wall();
        message.broker = QStringLiteral("local");
        return message;
    }

private:
    const FakeClock &m_clock;
};

} // namespace Raptor::Test
