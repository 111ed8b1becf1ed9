// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// What the files that are exported have in common.
namespace Raptor::History {

/// A cell as RFC 4180 wants it. One that a spreadsheet would take for a formula (it starts with
/// = + - @, a tab or a line break) gets a ' in front: names and reasons come from anywhere.
[[nodiscard]] QByteArray csvCell(const QString &text);
/// ISO 8601 in UTC with milliseconds.
[[nodiscard]] QString isoTime(WallTime time);

} // namespace Raptor::History
