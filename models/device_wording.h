// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracked_device.h"

#include <QtCore/QDateTime>

namespace Raptor::Models {

/// Why a device's values are worth what they are worth: "live", "no link to cloud", "not seen since
/// 20/11/2025 12:00"; a clock that is more than 2 s off is named (RP-13).
[[nodiscard]] QString qualityText(const TrackedDevice &device, BootTime now, WallTime wall);
/// "latched at the device", or what the console says of its own latch; empty if there is none.
[[nodiscard]] QString eStopText(const TrackedDevice &device);

/// @p text on one line, with control, formatting and separator characters spelt out ("\\n",
/// "\\u202e") and at most @p maximum characters long.
[[nodiscard]] QString printable(const QString &text, qsizetype maximum = 500);
/// For shown times: @p time in the local time zone.
[[nodiscard]] QDateTime localTime(WallTime time);

} // namespace Raptor::Models
