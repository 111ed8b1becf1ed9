// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/command.h"
#include "models/domain/ports.h"
#include "models/domain/quality.h"

#include <QtCore/QString>

/// The words of the domain, translated, for windows, terminals and event lines alike.
namespace Raptor::Wording {

[[nodiscard]] QString of(RunState state); ///< "running", "e-stop latched"
[[nodiscard]] QString of(Quality quality); ///< "good", "late", "last known"
[[nodiscard]] QString of(CommandKind kind); ///< "start", "relay on", "e-stop"
[[nodiscard]] QString of(CommandStep step);
[[nodiscard]] QString of(CommandOutcome outcome); ///< "confirmed", "timed out"
/// What is to be feared of a command that nothing keeps from running later: "may still start".
[[nodiscard]] QString mayStillRun(CommandKind kind);
[[nodiscard]] QString of(EStopProgress progress); ///< "NOT CONFIRMED - use the physical stop"
[[nodiscard]] QString of(SessionState state);
[[nodiscard]] QString of(ProbeState state);
[[nodiscard]] QString of(AlarmPriority priority); ///< "urgent"
[[nodiscard]] QString of(AlarmState state); ///< "active, unacknowledged"
[[nodiscard]] QString of(AlarmShelving shelving);
[[nodiscard]] QString of(AlarmEvent event); ///< "raised", "taken out of service"
[[nodiscard]] QString of(AlarmKind kind); ///< "very high"

/// Of a device whose broker can be reached, and is not read: "not read: the console is locked to
/// local".
[[nodiscard]] QString leftAside(const QString &lockedTo);

/// An age as operators read it: "0.4 s", "41 s", "12 min", "3 h", "2 d"; an en dash if negative.
[[nodiscard]] QString age(qint64 ms);
/// A duration with its precision: "38 ms", "1.24 s".
[[nodiscard]] QString duration(Milliseconds duration);
/// "1,450 rpm" by the default locale with the unit's fixed decimals; an en dash for no value.
[[nodiscard]] QString value(const Value &value, Unit unit);

/// Untranslated names for machine-readable output: "good", "last-known", "relay-on", "timed-out".
[[nodiscard]] QString machineName(Quality quality);
[[nodiscard]] QString machineName(CommandKind kind);
[[nodiscard]] QString machineName(CommandStep step);
[[nodiscard]] QString machineName(CommandOutcome outcome);
[[nodiscard]] QString machineName(RunState state);
[[nodiscard]] QString machineName(AlarmPriority priority); ///< "urgent", "high", "low"
[[nodiscard]] QString machineName(AlarmState state); ///< "active-unacknowledged"
[[nodiscard]] QString machineName(AlarmShelving shelving); ///< "none", "timed", "one-shot"
[[nodiscard]] QString machineName(AlarmEvent event); ///< "raise", "shelve-timed"
[[nodiscard]] QString machineName(AlarmKind kind); ///< "high-high", "runs-under-e-stop"
/// The other way round; unset for anything else.
[[nodiscard]] std::optional<AlarmPriority> alarmPriorityNamed(QStringView machineName);
[[nodiscard]] std::optional<AlarmState> alarmStateNamed(QStringView machineName);
[[nodiscard]] std::optional<AlarmShelving> alarmShelvingNamed(QStringView machineName);
[[nodiscard]] std::optional<AlarmEvent> alarmEventNamed(QStringView machineName);
[[nodiscard]] std::optional<AlarmKind> alarmKindNamed(QStringView machineName);

} // namespace Raptor::Wording
