// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sql_connection.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrl>

#include <atomic>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

// Primary result codes of SQLite, https://www.sqlite.org/rescode.html
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NoDatabase = 26
};

QString newName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("raptor-history-%1").arg(++count);
}

} // namespace

SqlConnection::SqlConnection(const QString &file, Access access) : m_file(file), m_name(newName())
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    // Other programs hold the file for the length of a commit only.
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    if (access != Access::ReadWrite)
        options += QLatin1String(";QSQLITE_OPEN_READONLY");
    if (access == Access::Immutable) {
        QUrl url = QUrl::fromLocalFile(file);
        url.setQuery(QStringLiteral("immutable=1"));
        options += QLatin1String(";QSQLITE_OPEN_URI");
        connection.setDatabaseName(QString::fromLatin1(url.toEncoded()));
    } else {
        connection.setDatabaseName(file);
    }
    connection.setConnectOptions(options);
}

SqlConnection::~SqlConnection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Outcome SqlConnection::open()
{
    QSqlDatabase connection = database();
    if (!connection.isValid()) {
        return Error{Error::Code::Unsupported,
                     Words::tr("Qt's SQLite driver is missing (Debian: libqt6sql6-sqlite)")};
    }
    if (!connection.open())
        return error(connection.lastError());
    return std::monostate{};
}

Outcome SqlConnection::execute(const QString &statement) const
{
    QSqlQuery query(database());
    if (!query.exec(statement))
        return error(query.lastError());
    return std::monostate{};
}

Result<QVariant> SqlConnection::value(const QString &statement) const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return error(query.lastError());
    if (query.next())
        return query.value(0);
    if (query.lastError().isValid())
        return error(query.lastError());
    return QVariant();
}

Error SqlConnection::error(const QSqlError &error) const
{
    const QString said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const auto io = [](const QString &text) { return Error{Error::Code::Io, text}; };
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return io(Words::tr("%1 is held by another program").arg(m_file));
    case ReadOnly:
        return io(Words::tr("%1 may not be written").arg(m_file));
    case Full:
        return io(Words::tr("The disk of %1 is full").arg(m_file));
    case CannotOpen:
        return io(Words::tr("%1 cannot be opened").arg(m_file));
    case IoError:
        return io(Words::tr("%1: the disk reports an error (%2)").arg(m_file, said));
    case Corrupt:
    case NoDatabase:
        return {Error::Code::Malformed,
                Words::tr("%1 is damaged and is left as it is. To begin a new one, move it away by "
                          "hand, together with %1-wal and %1-shm if they exist")
                    .arg(m_file)};
    }
    return io(QStringLiteral("%1: %2").arg(m_file, said));
}

} // namespace Raptor::History
