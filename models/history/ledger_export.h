// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/history/csv_text.h"
#include "models/history/stored_row.h"

#include <QtCore/QIODevice>

#include <functional>

namespace Raptor::History {

/// Whether the command is one of those asked for; `from` and `to` count for when it was requested,
/// both included.
[[nodiscard]] bool matches(const CommandRecord &record, const LedgerFilter &filter);

/// The first line of a CSV file, its line break (CR LF) included.
[[nodiscard]] QByteArray csvHeader();
[[nodiscard]] QByteArray csvLine(const TrailEntry &entry);
/// One command as a compact JSON object, no line break.
[[nodiscard]] QByteArray jsonObject(const TrailEntry &entry);

/// Writes the commands of the trail, one each, oldest first: CSV with a header, or a JSON array
/// with one object a line. Times are ISO 8601 in UTC with milliseconds, those of the steps
/// milliseconds since the command was given. The file appears when all is written, and not at all
/// otherwise.
/// @p progress gets percents; false from it cancels (Error::Code::Refused). The number of commands.
[[nodiscard]] Result<qint64> exportLedger(const QString &trail, const QString &file,
                                          LedgerFormat format, const LedgerFilter &filter,
                                          WallTime now, const std::function<bool(int)> &progress);

} // namespace Raptor::History
