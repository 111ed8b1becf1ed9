// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

namespace Raptor {

inline constexpr int longestAlarmText = 120; ///< characters
inline constexpr int longestAlarmGuidance = 2000; ///< characters, of each part

/// One part of a contradiction: "amps above 2".
struct AlarmComparison
{
    enum class Relation { Equals, Differs, Above, Below };
    QString signal; ///< of the device, or of the same group element
    Relation relation = Relation::Equals;
    Value value{};

    friend bool operator==(const AlarmComparison &, const AlarmComparison &) = default;
};

/// What raises an alarm, and what it is worth: part of a device profile, or built in.
struct AlarmDefinition
{
    QString rule; ///< unique together with `signal` within a profile
    AlarmKind kind = AlarmKind::High;
    /// "amps": of the device, or of every element of its group; empty: the device itself.
    QString signal{};
    bool enabled = true;
    AlarmPriority priority = AlarmPriority::Low;
    QString text{}; ///< "Current very high"
    AlarmGuidance guidance{};
    /// Limits, in the signal's unit; Rate: units per second; ClockSkew: ms; CertificateExpires:
    /// days; DiskLow: per cent free.
    std::optional<double> limit{};
    double deadband = 0.0; ///< the value has to come back so far behind the limit; not negative
    Milliseconds onDelay{0}; ///< the condition holds for so long before it is raised
    Milliseconds offDelay{0}; ///< it is gone for so long before it is cleared
    Milliseconds over{0}; ///< Rate: window of the slope; Frozen: unchanged for so long
    QList<RunState> onlyIn{}; ///< looked at in these states alone; empty: in all
    Milliseconds settle{0}; ///< not looked at for so long after such a state began
    QList<AlarmComparison> when{}; ///< Contradiction: all of them hold
    bool latching = false;

    friend bool operator==(const AlarmDefinition &, const AlarmDefinition &) = default;
};

/// What an operator or console.toml changes about one alarm of one device; unset stays.
struct AlarmChange
{
    std::optional<bool> enabled{};
    std::optional<double> limit{};
    std::optional<double> deadband{};
    std::optional<Milliseconds> onDelay{};
    std::optional<Milliseconds> offDelay{};
    std::optional<AlarmPriority> priority{};
    std::optional<QString> text{};
    std::optional<QString> meaning{};
    std::optional<QString> action{};
    std::optional<QString> consequence{};

    [[nodiscard]] bool isEmpty() const { return *this == AlarmChange(); }
    friend bool operator==(const AlarmChange &, const AlarmChange &) = default;
};

/// A [[alarm]] of console.toml.
struct AlarmOverride
{
    AlarmKey key;
    AlarmChange change;

    friend bool operator==(const AlarmOverride &, const AlarmOverride &) = default;
};

/// @p definition with what @p change sets.
[[nodiscard]] AlarmDefinition changed(AlarmDefinition definition, const AlarmChange &change);
/// What is wrong with it, in words; empty: nothing.
[[nodiscard]] QString wrongWith(const AlarmDefinition &definition);
/// One or two letters that stand in the alarm's shape, the same in every language: "HH", "S".
[[nodiscard]] QString alarmLetters(AlarmKind kind);

/// A limit of such an alarm with its unit: "22.0 A", "5.0 A/s", "2,000 ms", "30 d".
[[nodiscard]] QString limitText(AlarmKind kind, double limit, Unit unit);
/// What stands behind a limit of such an alarm: " A", " A/s", " ms".
[[nodiscard]] QString limitSuffix(AlarmKind kind, Unit unit);
/// What was seen, or its limit, in the unit in which such an alarm measures.
[[nodiscard]] QString alarmValueText(AlarmKind kind, const Value &value, Unit unit);

} // namespace Raptor
