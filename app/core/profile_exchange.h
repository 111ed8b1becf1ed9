// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

/// Broker profiles as a file that is handed on. There is no secret in it, because there is none in
/// a profile.
namespace Raptor::App::ProfileExchange {

/// Writes @p brokers as [[broker]] tables, atomically, readable by its owner alone. Of files that
/// are there already only an earlier export is replaced.
Outcome write(const QString &file, const QList<BrokerProfile> &brokers);

struct Import
{
    QList<BrokerProfile> added; ///< under names and ranks that are free
    QStringList told; ///< what was added, and what was read past, in words
};

/// What @p file, an export or a whole console.toml, has for a console that has @p present. A
/// network's trust is not taken over: it belongs to the place, not to the file.
Result<Import> read(const QString &file, const QList<BrokerProfile> &present);

} // namespace Raptor::App::ProfileExchange
