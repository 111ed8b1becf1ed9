// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config_reader.h"
#include "app/core/console_config.h"

namespace Raptor::App {

/// What a [[feed]] table says; unset, and the reader knows why, if it breaks a rule. @p before: the
/// brokers, and the feeds above it in the file. @p folder: where relative names of files start.
/// Whether there is such a device profile is not known here.
std::optional<FeedProfile> readFeed(ConfigReader &reader, const toml::table &table,
                                    const ConsoleConfig &before, const QString &folder);

} // namespace Raptor::App
