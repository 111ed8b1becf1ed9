// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/toml_reader.h"

namespace Raptor::Device {

/// Reads the [[alarms]] of a profile, all else of which is read already, and adds what they leave
/// out (AlarmCatalogue::completed()). Refuses what names no signal, lacks a limit, stands there
/// twice or contradicts itself.
[[nodiscard]] QList<AlarmDefinition> alarmsOf(TomlReader &reader, const toml::table &root,
                                              const DeviceProfile &profile);

} // namespace Raptor::Device
