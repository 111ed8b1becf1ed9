// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/sql_connection.h"
#include "models/history/stored_row.h"

#include <memory>

namespace Raptor::History {

/// The audit trail of a data directory; empty for none.
[[nodiscard]] QString auditFileIn(const QString &dataDirectory);

/// Whether the file is an audit trail of a version that we know. @p empty tells that there is
/// nothing in it yet. Reads only.
[[nodiscard]] Outcome checkSchema(const SqlConnection &connection, bool &empty);
/// Makes table, index and triggers, in a transaction of its own; nothing if another program was
/// quicker.
[[nodiscard]] Outcome createSchema(const SqlConnection &connection);

/// "SELECT ... FROM audit", with the columns that readRow() expects.
[[nodiscard]] QString selectRows();
[[nodiscard]] StoredRow readRow(const QSqlQuery &query);

/// Opens the trail for reading, on any medium; NotFound when there is none.
[[nodiscard]] Result<std::shared_ptr<SqlConnection>> openForReading(const QString &file);

} // namespace Raptor::History
