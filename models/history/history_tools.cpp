// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_tools.h"

#include "models/history/private_files.h"
#include "models/history/sql_connection.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr int mostDamage = 100;

Result<QString> existing(const QString &folder)
{
    const QString file = historyFileIn(folder);
    if (!QFileInfo::exists(file))
        return Error{Error::Code::NotFound, Words::tr("there is no history at %1").arg(file)};
    return file;
}

/// What SQLite finds in its own pages and indexes; empty: nothing.
Result<QStringList> damagedPages(const SqlConnection &connection)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    QStringList found;
    if (!query.exec(QStringLiteral("PRAGMA integrity_check(%1)").arg(mostDamage)))
        return connection.error(query.lastError());
    while (query.next()) {
        const QString line = query.value(0).toString();
        if (line != QLatin1String("ok"))
            found.append(line);
    }
    if (query.lastError().isValid())
        return connection.error(query.lastError());
    return found;
}

} // namespace

Result<HistoryVerdict> checkHistory(const QString &folder)
{
    const auto file = existing(folder);
    if (!file)
        return file.error();
    SqlConnection connection(*file, SqlConnection::Access::ReadOnly);
    if (const Outcome opened = connection.open(); !opened)
        return opened.error();
    HistoryVerdict verdict;
    const auto pages = damagedPages(connection);
    if (!pages && pages.error().code != Error::Code::Malformed)
        return pages.error();
    verdict.damage = pages ? *pages : QStringList{pages.error().text};
    verdict.intact = verdict.damage.isEmpty();
    verdict.text = verdict.intact
        ? Words::tr("%1 is intact").arg(*file)
        : Words::tr("%1 is damaged: %2").arg(*file, verdict.damage.constFirst());
    return verdict;
}

Outcome backUpHistory(const QString &folder, const QString &file)
{
    const auto source = existing(folder);
    if (!source)
        return source.error();
    const QString target = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    if (QFileInfo::exists(target))
        return Error{Error::Code::Refused, Words::tr("%1 exists already").arg(target)};
    SqlConnection connection(*source, SqlConnection::Access::ReadOnly);
    if (const Outcome opened = connection.open(); !opened)
        return opened.error();
    if (const Outcome made = ensurePrivateFile(target); !made)
        return made.error();
    bool done = false;
    QSqlError why;
    {
        QSqlQuery query(connection.database());
        done = query.prepare(QStringLiteral("VACUUM INTO ?"));
        query.addBindValue(target);
        done = done && query.exec();
        why = query.lastError();
    }
    if (done)
        return std::monostate{};
    const Outcome removed = removeFile(target);
    return Error{Error::Code::Io,
                 removed ? Words::tr("%1 was not written: %2").arg(target, why.databaseText())
                         : Words::tr("%1 is not complete: %2").arg(target, why.databaseText())};
}

} // namespace Raptor::History
