// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QString>

#include <optional>

namespace Raptor::App {

/// "500ms", "90" or "90s", "30m", "1.5h", "7d", "2w", "1y" (365 days); unset: no duration, or none
/// of a century at most. Never 0.
[[nodiscard]] std::optional<Milliseconds> parseDuration(const QString &text);

/// "now", "-24h" (before @p now), or ISO 8601: "2026-11-29" (its first moment), "2026-11-29T05:30",
/// with seconds and a fraction of them, with Z or +01:00, else by the local time zone. A space may
/// stand in place of the T. Unset: no time.
[[nodiscard]] std::optional<WallTime> parseMoment(const QString &text, WallTime now);

} // namespace Raptor::App
