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

} // namespace Raptor::Wording
