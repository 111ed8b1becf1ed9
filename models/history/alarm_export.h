// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_reader.h"

namespace Raptor::History {

/// The first line of the file, its line break (CR LF) included.
[[nodiscard]] QByteArray alarmCsvHeader();
[[nodiscard]] QByteArray alarmCsvLine(const AlarmEntry &entry);

/// Writes the rows of the journal that match as CSV, one each, oldest first; query.most does not
/// count. Times are ISO 8601 in UTC with milliseconds. The file appears when all is written, and
/// not at all otherwise.
/// @p progress gets percents; false from it cancels (Error::Code::Refused). The number of rows.
[[nodiscard]] Result<qint64> exportAlarms(const QString &journal, const QString &file,
                                          const AlarmQuery &query,
                                          const std::function<bool(int)> &progress);

} // namespace Raptor::History
