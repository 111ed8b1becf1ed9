// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_reader.h"

namespace Raptor::App {

/// The lines that raptorctl prints of alarms: for people, or one JSON object each. Pure.

/// A row of the journal.
[[nodiscard]] QByteArray transitionLine(const AlarmTransition &row, bool json);
/// An alarm as it stands. In JSON the row that brought it there, and when it was raised.
[[nodiscard]] QByteArray standingLine(const History::StandingAlarm &alarm, bool json);

} // namespace Raptor::App
