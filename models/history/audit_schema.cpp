// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_schema.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x52617054; // "RapT": `file` and other programs can tell what it is

} // namespace

QString auditFileIn(const QString &dataDirectory)
{
    return dataDirectory.isEmpty() ? QString() : dataDirectory + QLatin1String("/audit.sqlite");
}

Outcome checkSchema(const SqlConnection &connection, bool &empty)
{
    empty = false;
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const auto application = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    const auto tables = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!tables)
        return tables.error();
    empty = version->toInt() == 0 && application->toInt() == 0 && tables->toInt() == 0;
    if (empty)
        return std::monostate{};
    if (application->toInt() != applicationId) {
        return Error{Error::Code::Unsupported,
                     Words::tr("%1 is no audit trail of this program").arg(connection.file())};
    }
    if (version->toInt() != schemaVersion) {
        return Error{
            Error::Code::Unsupported,
            Words::tr("%1 was written by a newer version of this program (schema %2, "
                      "this one knows %3)")
                .arg(connection.file(), version->toString(), QString::number(schemaVersion))};
    }
    return std::monostate{};
}

Outcome createSchema(const SqlConnection &connection)
{
    if (const Outcome begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    bool empty = false;
    Outcome outcome = checkSchema(connection, empty);
    // AUTOINCREMENT: SQLite keeps the highest number ever given, so that a plain DELETE at the end
    // leaves a trace. Whoever wants to cover it can; the chain is what counts.
    const QStringList statements{
        QStringLiteral("CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, %1, "
                       "previous BLOB NOT NULL, hash BLOB NOT NULL)")
            .arg(storedColumnTypes()),
        QStringLiteral("CREATE INDEX audit_of_command ON audit (command, seq)"),
        QStringLiteral("CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN "
                       "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"),
        QStringLiteral("CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN "
                       "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"),
        QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
        QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion),
    };
    for (const QString &statement : statements) {
        if (outcome && empty)
            outcome = connection.execute(statement);
    }
    if (outcome)
        outcome = connection.execute(QStringLiteral("COMMIT"));
    if (!outcome)
        (void)connection.execute(QStringLiteral("ROLLBACK")); // the first error is the one to tell
    return outcome;
}

QString selectRows()
{
    static const QString select = QStringLiteral("SELECT seq, %1, previous, hash FROM audit")
                                      .arg(storedColumns().join(QLatin1String(", ")));
    return select;
}

StoredRow readRow(const QSqlQuery &query)
{
    StoredRow row;
    row.seq = query.value(0).toLongLong();
    const int columns = int(storedColumns().size());
    for (int column = 1; column <= columns; ++column) {
        // A null of Qt's driver has the type of the column: one kind of null is enough.
        row.values.append(query.isNull(column) ? QVariant() : query.value(column));
    }
    row.previous = query.value(columns + 1).toByteArray();
    row.hash = query.value(columns + 2).toByteArray();
    return row;
}

Result<std::shared_ptr<SqlConnection>> openForReading(const QString &file)
{
    if (!QFileInfo::exists(file))
        return Error{Error::Code::NotFound, Words::tr("There is no audit trail at %1").arg(file)};
    Error why;
    for (const auto access : {SqlConnection::Access::ReadOnly, SqlConnection::Access::Immutable}) {
        // Without its log the file could be out of date; where it cannot be made there is no log.
        const QFileInfo log(file + QLatin1String("-wal"));
        if (access == SqlConnection::Access::Immutable && log.exists() && log.size() > 0)
            break;
        auto connection = std::make_shared<SqlConnection>(file, access);
        bool empty = false;
        Outcome outcome = connection->open();
        if (outcome)
            outcome = checkSchema(*connection, empty);
        if (outcome && empty)
            outcome = Error{Error::Code::NotFound, Words::tr("%1 is empty").arg(file)};
        if (outcome)
            return connection;
        if (why.text.isEmpty())
            why = outcome.error();
        if (why.code != Error::Code::Io)
            break;
    }
    return why;
}

} // namespace Raptor::History
