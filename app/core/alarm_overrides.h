// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"
#include "models/domain/result.h"

namespace Raptor::App {

/// @p text with its [[alarm]] tables replaced by @p overrides. All else, comments included, stays.
[[nodiscard]] QByteArray withAlarms(const QByteArray &text, const QList<AlarmOverride> &overrides);

/// Writes the overrides, all of them, into the file, atomically, mode 0600. A file that cannot be
/// parsed is not touched.
Outcome saveAlarms(const QString &fileName, const QList<AlarmOverride> &overrides);

} // namespace Raptor::App
