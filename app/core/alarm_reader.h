// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config_reader.h"
#include "models/domain/alarm_definition.h"

namespace Raptor::App {

/// Reads a [[alarm]] of console.toml, beside @p others; unset when it is refused.
std::optional<AlarmOverride> readAlarm(ConfigReader &reader, const toml::table &table,
                                       const QList<AlarmOverride> &others);

} // namespace Raptor::App
