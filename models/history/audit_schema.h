// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/file_format.h"
#include "models/history/stored_row.h"

namespace Raptor::History {

/// The audit trail of a data directory; empty for none.
[[nodiscard]] QString auditFileIn(const QString &dataDirectory);

[[nodiscard]] const FileFormat &auditFormat();

/// "SELECT ... FROM audit", with the columns that readRow() expects.
[[nodiscard]] QString selectRows();
[[nodiscard]] StoredRow readRow(const QSqlQuery &query);

/// Opens the trail for reading, on any medium; NotFound when there is none.
[[nodiscard]] Result<std::shared_ptr<SqlConnection>> openForReading(const QString &file);

} // namespace Raptor::History
