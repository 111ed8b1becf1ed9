// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config_reader.h"
#include "models/domain/broker.h"

namespace Raptor::App {

/// What a [[broker]] table says; unset, and the reader knows why, if it breaks a rule. @p before:
/// the brokers above it in the file. @p folder: where relative names of files start.
std::optional<BrokerProfile> readBroker(ConfigReader &reader, const toml::table &table,
                                        const QList<BrokerProfile> &before, const QString &folder);

/// Fails on what looks like a secret, without repeating it.
void refuseSecrets(ConfigReader &reader, const toml::table &table, const QSet<QString> &known);

} // namespace Raptor::App
