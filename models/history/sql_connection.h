// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace Raptor::History {

/// A connection to one SQLite file, used on the thread that made it and closed with the object;
/// queries on it must be gone by then.
class SqlConnection
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable, ///< no locks, no log: for a file that nobody writes, on a medium that nobody can
    };

    SqlConnection(const QString &file, Access access);
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    /// Opens it; nothing has been read from the file yet.
    [[nodiscard]] Outcome open();
    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }
    [[nodiscard]] QString file() const { return m_file; }

    /// For statements without values.
    [[nodiscard]] Outcome execute(const QString &statement) const;
    /// First column of the first row; an invalid value when there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &statement) const;
    /// What SQLite complained about, in words that say what to do.
    [[nodiscard]] Error error(const QSqlError &error) const;

private:
    QString m_file;
    QString m_name;
};

} // namespace Raptor::History
