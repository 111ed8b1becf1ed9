// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

/// The state machine of every alarm. It knows no time, keeps nothing and asks nobody.
namespace Raptor::AlarmMachine {

/// Where an alarm stands after @p event. What an event does not concern stays as it is.
/// @p latching: once its condition has ended the alarm wants a reset.
[[nodiscard]] AlarmStatus next(const AlarmStatus &status, AlarmEvent event, bool latching);

} // namespace Raptor::AlarmMachine
