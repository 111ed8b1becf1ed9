// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config_reader.h"
#include "app/core/history_settings.h"

namespace Raptor::App {

/// Reads the table [history] of @p top, if there is one. @p base: where a relative folder starts.
[[nodiscard]] HistorySettings readHistory(ConfigReader &reader, const toml::table &top,
                                          const QString &base);

} // namespace Raptor::App
