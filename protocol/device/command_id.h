// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QString>

class QRandomGenerator;

namespace Raptor::Device {

/// A new UUID of version 7 (RFC 9562, 5.7) as text: 48 bits of time in milliseconds, so that ids
/// sort by age, and 74 random bits.
[[nodiscard]] QString newCommandId(WallTime now, QRandomGenerator &random);

} // namespace Raptor::Device
