// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_point.h"
#include "models/domain/report.h"
#include "models/domain/signal_rules.h"
#include "models/domain/value_conditions.h"

#include <QtCore/QStringList>

#include <span>

namespace Raptor {

/// The values of one device, and the alarms that watch them.
class SignalWatch
{
public:
    /// Context and rules outlive the watch.
    SignalWatch(DeviceId device, const SignalRules &rules, const AlarmContext &context);
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;

    /// The samples of one live report.
    void take(std::span<const Sample> report);
    /// What is not live has no run state: everything stays as it stood.
    void setState(RunState state, bool live);
    void tick();
    [[nodiscard]] std::optional<BootTime> due() const { return m_due; }

    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    /// Whether it is of an element ("left" of "left.amps") that was in none of the reports, which
    /// have come for long enough to tell.
    [[nodiscard]] bool isLacking(const QString &signal) const;

private:
    struct Signal
    {
        QString name; ///< "left.amps"
        const SignalRules::OfSignal *rules = nullptr;
        Value value{};
        BootTime at{};
        bool begun = false; ///< where its alarms stand is known
        std::vector<AlarmPoint> points{}; ///< in the order of its rules
        ValueConditions::Slope slope{};
        ValueConditions::Standstill standstill{};
        double rate = 0.0; ///< as the slope said last
    };
    struct Contradiction
    {
        const SignalRules::Contradiction *rules;
        AlarmPoint point;
        QString element; ///< "left"; empty: of the device
        std::vector<int> compared; ///< in m_signals, for each comparison; -1: never reported
        bool begun = false;
    };

    int signalNamed(const QString &name);
    void addContradictions(const QString &element);
    void findCompared(Contradiction &contradiction) const;
    /// "left" of "left.amps"; empty: of no group.
    [[nodiscard]] static QString elementOf(const QString &signal);
    [[nodiscard]] RunState stateByRules() const;
    void goLive();
    void holdUnreported();
    void changeState(RunState state);
    [[nodiscard]] AlarmPoint::Turn leave(AlarmPoint &point) const;
    [[nodiscard]] bool isLookedAt(const AlarmDefinition &definition) const;
    [[nodiscard]] bool isIn(const AlarmDefinition &definition) const;

    void begin(Signal &signal);
    void evaluate(Signal &signal);
    void redefine(Signal &signal, AlarmPoint &point);
    [[nodiscard]] bool holds(Signal &signal, const AlarmPoint &point, double value);
    [[nodiscard]] AlarmKey keyOf(const Signal &signal, const AlarmPoint &point) const;
    [[nodiscard]] AlarmOccurrence occurrenceOf(const Signal &signal, const AlarmPoint &point) const;
    void turn(const Signal &signal, AlarmPoint &point, AlarmPoint::Turn turn);
    void raise(const Signal &signal, AlarmPoint &point, const QString &suppressedWhy);
    void weighSuppressions();
    [[nodiscard]] bool isHeard(const AlarmPoint &point, const AlarmKey &key) const;
    [[nodiscard]] QString explanation(const Signal &signal, const AlarmPoint &point) const;

    void evaluate(Contradiction &contradiction);
    [[nodiscard]] AlarmKey keyOf(const Contradiction &contradiction) const;
    [[nodiscard]] AlarmOccurrence occurrenceOf(const Contradiction &contradiction) const;
    void turn(const Contradiction &contradiction, AlarmPoint::Turn turn);

    /// Does it to every alarm, and tells what turned.
    template <class Act>
    void actOnAll(Act act);
    void findDue();

    const DeviceId m_device;
    const SignalRules &m_rules;
    const AlarmContext &m_context;
    QHash<QString, int> m_index; ///< in m_signals; -1: not watched
    std::vector<Signal> m_signals;
    std::vector<Contradiction> m_contradictions;
    QStringList m_elements; ///< of its group
    std::vector<int> m_reported; ///< in m_signals: of the report in hand
    RunState m_runState = RunState::Unknown;
    BootTime m_stateSince{};
    BootTime m_now{};
    bool m_live = false;
    BootTime m_liveSince{}; ///< while m_live
    /// A value that is older than two periods, or this, proves nothing.
    static constexpr Milliseconds comparableWithin{3000};
    bool m_anySuppressed = false;
    bool m_turned = false; ///< something was raised or cleared, and suppressions were not weighed
    std::optional<BootTime> m_due;
};

} // namespace Raptor
