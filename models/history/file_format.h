// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/sql_connection.h"

#include <QtCore/QStringList>

#include <memory>

namespace Raptor::History {

/// What a SQLite file of ours is: how it is told from others, and what an empty one is made into.
struct FileFormat
{
    int applicationId = 0; ///< `file` and other programs can tell what it is
    int version = 1;
    QStringList statements; ///< make tables, indexes and triggers
    QString (*notOurs)(const QString &file) = nullptr; ///< in words
    QString (*missing)(const QString &file) = nullptr;
};

/// Whether the file is of this format, and of a version that we know. @p empty tells that there is
/// nothing in it yet. Reads only.
[[nodiscard]] Outcome checkFormat(const SqlConnection &connection, const FileFormat &format,
                                  bool &empty);
/// Makes what belongs into an empty file, in a transaction of its own; nothing if another program
/// was quicker.
[[nodiscard]] Outcome createFormat(const SqlConnection &connection, const FileFormat &format);

/// Opens the file for reading, on any medium; NotFound when there is none.
[[nodiscard]] Result<std::shared_ptr<SqlConnection>> openForReading(const QString &file,
                                                                    const FileFormat &format);

} // namespace Raptor::History
