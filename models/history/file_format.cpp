// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/file_format.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

} // namespace

Outcome checkFormat(const SqlConnection &connection, const FileFormat &format, bool &empty)
{
    empty = false;
    // One statement sees one moment: another program may be making the file right now.
    const auto marks = connection.value(
        QStringLiteral("SELECT (SELECT count(*) FROM sqlite_schema) || ' '"
                       " || (SELECT application_id FROM pragma_application_id) || ' '"
                       " || (SELECT user_version FROM pragma_user_version)"));
    if (!marks)
        return marks.error();
    const QStringList parts = marks->toString().split(QLatin1Char(' '));
    const int tables = parts.value(0).toInt();
    const int application = parts.value(1).toInt();
    const int version = parts.value(2).toInt();
    empty = version == 0 && application == 0 && tables == 0;
    if (empty)
        return std::monostate{};
    if (application != format.applicationId)
        return Error{Error::Code::Unsupported, format.notOurs(connection.file())};
    if (version != format.version) {
        return Error{
            Error::Code::Unsupported,
            Words::tr("%1 was written by a newer version of this program (schema %2, "
                      "this one knows %3)")
                .arg(connection.file(), QString::number(version), QString::number(format.version))};
    }
    return std::monostate{};
}

Outcome createFormat(const SqlConnection &connection, const FileFormat &format)
{
    if (const Outcome begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    bool empty = false;
    Outcome outcome = checkFormat(connection, format, empty);
    const QStringList statements = format.statements
        + QStringList{QStringLiteral("PRAGMA application_id = %1").arg(format.applicationId),
                      QStringLiteral("PRAGMA user_version = %1").arg(format.version)};
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

Result<std::shared_ptr<SqlConnection>> openForReading(const QString &file, const FileFormat &format)
{
    if (!QFileInfo::exists(file))
        return Error{Error::Code::NotFound, format.missing(file)};
    Error why;
    for (const auto access : {SqlConnection::Access::ReadOnly, SqlConnection::Access::Immutable}) {
        // Without its log the file could be out of date; where it cannot be made there is no log.
        // Where it could, somebody may write the file, who only holds it at this moment.
        const QFileInfo log(file + QLatin1String("-wal"));
        if (access == SqlConnection::Access::Immutable
            && (log.size() > 0 || QFileInfo(log.absolutePath()).isWritable()))
            break;
        auto connection = std::make_shared<SqlConnection>(file, access);
        bool empty = false;
        Outcome outcome = connection->open();
        if (outcome)
            outcome = checkFormat(*connection, format, empty);
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
