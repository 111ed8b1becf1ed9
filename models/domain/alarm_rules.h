// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

/// What AlarmBook goes by beside AlarmMachine.
namespace Raptor::AlarmRules {

/// What operators do; the rest is told by watches, or is the program's own.
[[nodiscard]] bool isAct(AlarmEvent event);
[[nodiscard]] bool isShelving(AlarmEvent event);
[[nodiscard]] bool isLatched(const AlarmStatus &status);
/// Whether the alarm of this row latches, by default: a latch is not lost while nobody knows the
/// definition in force.
[[nodiscard]] bool mayLatch(const AlarmTransition &row);
/// Why @p event, an act, means nothing to an alarm that stands so, in words; empty: it does.
[[nodiscard]] QString whyNot(const AlarmStatus &status, AlarmEvent event);
/// The row for the journal when @p event happens to the alarm; from and to may be the same.
[[nodiscard]] AlarmTransition rowOf(const AlarmRecord &record, AlarmEvent event, WallTime at);
/// Puts into the record what @p row says: the same for what happens now and what a journal tells.
void note(AlarmRecord &record, const AlarmTransition &row);

} // namespace Raptor::AlarmRules
