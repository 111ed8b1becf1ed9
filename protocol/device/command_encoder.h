// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"

#include <QtCore/QByteArray>

namespace Raptor::Device {

/// The payload of a command: compact JSON, the keys that the device knows first and in the order of
/// its profile, then (where the profile has an envelope) "id", "ts", "by" and, if it expires,
/// "exp". Empty when the profile has no such command.
[[nodiscard]] QByteArray encodeCommand(const DeviceProfile &profile,
                                       const CommandDispatch &dispatch);

} // namespace Raptor::Device
