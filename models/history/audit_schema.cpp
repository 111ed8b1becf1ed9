// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_schema.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x52617054; // "RapT"

} // namespace

QString auditFileIn(const QString &dataDirectory)
{
    return dataDirectory.isEmpty() ? QString() : dataDirectory + QLatin1String("/audit.sqlite");
}

const FileFormat &auditFormat()
{
    // AUTOINCREMENT: SQLite keeps the highest number ever given, so that a plain DELETE at the end
    // leaves a trace. Whoever wants to cover it can; the chain is what counts.
    static const FileFormat format{
        applicationId,
        schemaVersion,
        {
            QStringLiteral("CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, %1, "
                           "previous BLOB NOT NULL, hash BLOB NOT NULL)")
                .arg(storedColumnTypes()),
            QStringLiteral("CREATE INDEX audit_of_command ON audit (command, seq)"),
            QStringLiteral("CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN "
                           "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"),
            QStringLiteral("CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN "
                           "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"),
        },
        [](const QString &file) {
            return Words::tr("%1 is no audit trail of this program").arg(file);
        },
        [](const QString &file) { return Words::tr("There is no audit trail at %1").arg(file); }};
    return format;
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
    return openForReading(file, auditFormat());
}

} // namespace Raptor::History
