// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_backup.h"

#include "models/history/history_schema.h"
#include "models/history/private_files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

Outcome copyTo(const QString &from, const QString &part)
{
    const auto connection = openForReading(from, historyFormat());
    if (!connection)
        return connection.error();
    QSqlQuery query((*connection)->database());
    query.prepare(QStringLiteral("VACUUM INTO ?"));
    query.addBindValue(part);
    if (!query.exec()) {
        const Error why = (*connection)->error(query.lastError());
        return Error{why.code, Words::tr("%1 cannot be written: %2").arg(part, why.text)};
    }
    return std::monostate{};
}

} // namespace

Outcome backUpHistory(const QString &from, const QString &to)
{
    if (QFileInfo::exists(to))
        return Error{Error::Code::Io, Words::tr("%1 exists already").arg(to)};
    // What is not whole must not have the name.
    const QString part = to + QLatin1String(".part");
    if (const Outcome removed = removeFile(part); !removed)
        return removed;
    if (const Outcome made = ensurePrivateFile(part); !made)
        return made;
    Outcome copied = copyTo(from, part);
    if (copied && !QFile::rename(part, to))
        copied = Error{Error::Code::Io, Words::tr("%1 cannot be put in place").arg(to)};
    if (!copied)
        (void)removeFile(part); // the first error is the one to tell
    return copied;
}

} // namespace Raptor::History
