// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_schema.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x52617048; // "RapH"

Outcome applyAll(const SqlConnection &connection, int version, int wanted,
                 const QList<Migration> &migrations)
{
    while (version < wanted) {
        const Migration *next = nullptr;
        for (const Migration &migration : migrations)
            next = migration.from == version ? &migration : next;
        if (!next) {
            return Error{Error::Code::Unsupported,
                         Words::tr("%1 is of schema %2, which cannot be brought up to date")
                             .arg(connection.file(), QString::number(version))};
        }
        for (const QString &statement : next->statements) {
            if (const Outcome done = connection.execute(statement); !done)
                return done;
        }
        ++version;
    }
    return connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(wanted));
}

} // namespace

const FileFormat &historyFormat()
{
    static const FileFormat format{
        applicationId,
        schemaVersion,
        {
            QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY, device TEXT NOT NULL,"
                           " signal TEXT NOT NULL, unit TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE brokers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE tail (seq INTEGER PRIMARY KEY, run INTEGER NOT NULL,"
                           " data BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE runs (level INTEGER NOT NULL, run INTEGER NOT NULL,"
                           " next INTEGER NOT NULL, earliest INTEGER NOT NULL,"
                           " latest INTEGER NOT NULL, sealed INTEGER NOT NULL,"
                           " tags INTEGER NOT NULL, samples INTEGER NOT NULL,"
                           " bytes INTEGER NOT NULL, PRIMARY KEY (level, run)) WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX runs_by_time ON runs (level, latest)"),
            QStringLiteral("CREATE TABLE blocks (id INTEGER PRIMARY KEY, rollup BLOB NOT NULL,"
                           " data BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE rollups (id INTEGER PRIMARY KEY, data BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID"),
        },
        [](const QString &file) { return Words::tr("%1 is no history of this program").arg(file); },
        [](const QString &file) { return Words::tr("There is no history %1").arg(file); }};
    return format;
}

const QList<Migration> &historyMigrations()
{
    static const QList<Migration> migrations; // schema 1 is the first
    return migrations;
}

Outcome migrate(const SqlConnection &connection, const FileFormat &format,
                const QList<Migration> &migrations)
{
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const auto application = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    if (application->toInt() != format.applicationId || version->toInt() >= format.version)
        return std::monostate{}; // checkFormat() has the words for it
    if (const Outcome begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    Outcome outcome = applyAll(connection, version->toInt(), format.version, migrations);
    if (outcome)
        outcome = connection.execute(QStringLiteral("COMMIT"));
    if (!outcome)
        (void)connection.execute(QStringLiteral("ROLLBACK")); // the first error is the one to tell
    return outcome;
}

} // namespace Raptor::History
