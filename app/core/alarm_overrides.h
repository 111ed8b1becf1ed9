// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"
#include "models/domain/result.h"

namespace Raptor::App {

/// @p text with its [[alarm]] tables replaced by @p overrides. All else, comments included, stays.
[[nodiscard]] QByteArray withAlarms(const QByteArray &text, const QList<AlarmOverride> &overrides);

/// Writes one override into the file, atomically, mode 0600, in the place of what it says of that
/// alarm; an empty one is taken out. What it says of others, perhaps added by hand since the
/// program was started, stays. A file that cannot be parsed is not touched.
Outcome saveAlarm(const QString &fileName, const AlarmOverride &one);

} // namespace Raptor::App
