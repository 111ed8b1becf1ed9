// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_catalogue.h"
#include "models/domain/alarm_watch.h"
#include "models/domain/command_rules.h"
#include "tests/domain/fakes.h"

#include <functional>
#include <memory>
#include <utility>

namespace Raptor::Test {

/// Writes down what it is told: "raise KEY", "clear KEY", "suppress KEY: WHY", "unsuppress KEY".
/// Telling the same again is not written down, nor is what means nothing. What is raised suppressed
/// is suppressed first; what is withdrawn is cleared.
class RecordingSink final : public AlarmSink
{
public:
    void raise(const AlarmKey &key, const AlarmDefinition &definition,
               const AlarmOccurrence &occurrence) override
    {
        definitions.insert(key, definition);
        AlarmStatus &status = statuses[key];
        if (status.isActive())
            return;
        status.state = AlarmState::ActiveUnacknowledged;
        occurrences.insert(key, occurrence);
        log.append(u"raise "_s + key.text());
    }
    void raiseSuppressed(const AlarmKey &key, const AlarmDefinition &definition,
                         const AlarmOccurrence &occurrence, const QString &why) override
    {
        AlarmStatus &status = statuses[key];
        if (!std::exchange(status.suppressed, true))
            log.append(u"suppress %1: %2"_s.arg(key.text(), why));
        raise(key, definition, occurrence);
    }
    void withdraw(const AlarmKey &key, const QString &why) override
    {
        if (status(key).isActive())
            withdrawn.insert(key, why);
        clear(key);
        unsuppress(key);
    }
    void withdrawAll(const DeviceId &device, const QString &why) override
    {
        const auto keys = statuses.keys();
        for (const AlarmKey &key : keys) {
            if (key.device == device)
                withdraw(key, why);
        }
    }
    void clear(const AlarmKey &key) override
    {
        const auto status = statuses.find(key);
        if (status == statuses.end() || !status->isActive())
            return;
        status->state = AlarmState::Normal;
        log.append(u"clear "_s + key.text());
    }
    void suppress(const AlarmKey &key, const QString &why) override
    {
        const auto status = statuses.find(key);
        if (status == statuses.end() || status->state == AlarmState::Normal || status->suppressed)
            return;
        status->suppressed = true;
        log.append(u"suppress %1: %2"_s.arg(key.text(), why));
    }
    void unsuppress(const AlarmKey &key) override
    {
        const auto status = statuses.find(key);
        if (status == statuses.end() || !status->suppressed)
            return;
        status->suppressed = false;
        log.append(u"unsuppress "_s + key.text());
    }
    [[nodiscard]] AlarmStatus status(const AlarmKey &key) const override
    {
        return statuses.value(key);
    }

    [[nodiscard]] QStringList take() { return std::exchange(log, {}); }
    [[nodiscard]] int active() const
    {
        return int(std::count_if(statuses.cbegin(), statuses.cend(),
                                 [](const AlarmStatus &status) { return status.isActive(); }));
    }

    QHash<AlarmKey, AlarmStatus> statuses;
    QHash<AlarmKey, AlarmDefinition> definitions;
    QHash<AlarmKey, AlarmOccurrence> occurrences;
    QHash<AlarmKey, QString> withdrawn; ///< and why
    QStringList log;
};

inline SignalSpec numberSpec(const QString &id, const QString &label, Unit unit, Band range,
                             const Limits &limits = {})
{
    SignalSpec spec;
    spec.id = id;
    spec.label = label;
    spec.unit = unit;
    spec.range = range;
    spec.limits = limits;
    return spec;
}

/// The motors of the other tests, with signals and alarms.
inline QSharedPointer<DeviceProfile> alarmedMotorProfile(QList<AlarmDefinition> own = {})
{
    auto profile = motorProfile();
    SignalSpec running;
    running.id = u"running"_s;
    running.label = u"Running"_s;
    running.kind = ValueKind::Boolean;
    SignalSpec estop = running;
    estop.id = u"estop"_s;
    profile->signalSpecs = {running, estop,
                            numberSpec(u"load"_s, u"Load"_s, Unit::Percent, {0, 100})};
    profile->group = SignalGroup{
        .arrayPointer = u"/motors"_s,
        .keyPointer = u"/id"_s,
        .flatName = u"motor"_s,
        .signalSpecs = {numberSpec(u"rpm"_s, u"RPM"_s, Unit::Rpm, {0, 1800}),
                        numberSpec(u"amps"_s, u"Amps"_s, Unit::Ampere, {0, 25},
                                   {.lowLow = 1, .low = 2, .high = 18, .highHigh = 22})}};
    profile->takenAtPointers = {u"/ts"_s};
    profile->alarms = AlarmCatalogue::completed(*profile, own);
    return profile;
}

/// An alarm watch between fakes, with one motor gateway: raptor/shop/m1.
class AlarmBench
{
public:
    explicit AlarmBench(const QSharedPointer<DeviceProfile> &profile = alarmedMotorProfile())
    {
        states.known.insert(motor, stateOf(profile, {{u"running"_s, false}, {u"estop"_s, false}}));
        restart();
    }

    /// A program that begins anew: the sink has kept what it knew.
    void restart()
    {
        watch = std::make_unique<AlarmWatch>(states, clock, sink);
        watch->setBrokers(brokersNamed(brokers));
        for (const QString &broker : std::as_const(brokers))
            brokerIs(broker, SessionState::Up);
    }

    static DeviceState stateOf(const ProfilePtr &profile, const QList<Reading> &readings)
    {
        DeviceState state = CommandBench::stateOf(profile, readings);
        state.eStopAtDevice = state.runState == RunState::EStopped;
        return state;
    }
    void brokerIs(const QString &name, SessionState session)
    {
        BrokerStatus status;
        status.name = name;
        status.telemetry = session;
        status.command = session;
        status.lastError = session == SessionState::Up ? QString() : u"connection refused"_s;
        watch->brokerChanged(status);
    }

    void observe(const DeviceId &device, const QList<Reading> &readings, Quality quality)
    {
        QList<Sample> samples;
        for (const Reading &reading : readings) {
            Sample sample;
            sample.tag = {device, reading.signal};
            sample.value = reading.value;
            sample.quality = quality;
            sample.receivedBoot = clock.now();
            sample.receivedAt = clock.wall();
            sample.broker = states.known.value(device).broker;
            samples.append(sample);
        }
        watch->observe(samples);
    }
    /// As the plant tells it: first the samples, then that the device changed.
    void report(const QList<Reading> &readings) { report(motor, readings); }
    void report(const DeviceId &device, const QList<Reading> &readings)
    {
        observe(device, readings, Quality::Good);
        DeviceState &state = states.known[device];
        for (const Reading &reading : readings) {
            state.readings.removeIf(
                [&reading](const Reading &old) { return old.signal == reading.signal; });
            state.readings.append(reading);
        }
        state.quality = Quality::Good;
        state.offline = OfflineReason::None;
        state.runState = runStateIn(*state.profile, state.readings);
        state.eStopAtDevice = state.runState == RunState::EStopped;
        state.localMode = localModeIn(*state.profile, state.readings);
        state.turning = turningIn(*state.profile, state.readings);
        watch->deviceChanged(device);
    }
    void change(const std::function<void(DeviceState &)> &how) { change(motor, how); }
    void change(const DeviceId &device, const std::function<void(DeviceState &)> &how)
    {
        how(states.known[device]);
        watch->deviceChanged(device);
    }
    void becomes(Quality quality, OfflineReason reason = OfflineReason::None)
    {
        becomes(motor, quality, reason);
    }
    void becomes(const DeviceId &device, Quality quality,
                 OfflineReason reason = OfflineReason::None)
    {
        change(device, [=](DeviceState &state) {
            state.quality = quality;
            state.offline = reason;
        });
    }

    void advance(Milliseconds by)
    {
        clock.advance(by);
        watch->tick();
    }
    void wait(Milliseconds total)
    {
        for (Milliseconds passed{0}; passed < total; passed += Milliseconds(100))
            advance(Milliseconds(100));
    }
    /// The same report each second, for so long.
    void repeat(const QList<Reading> &readings, Milliseconds total)
    {
        for (Milliseconds passed{0}; passed < total; passed += Milliseconds(1000)) {
            report(readings);
            wait(Milliseconds(1000));
        }
    }

    [[nodiscard]] AlarmKey key(const QString &subject, const QString &rule) const
    {
        return {motor, subject, rule};
    }
    [[nodiscard]] QStringList told() { return sink.take(); }

    FakeClock clock;
    FakeStates states;
    RecordingSink sink;
    QStringList brokers{u"local"_s};
    DeviceId motor = id(u"raptor/shop/m1"_s);
    std::unique_ptr<AlarmWatch> watch;
};

} // namespace Raptor::Test
