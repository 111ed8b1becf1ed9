// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

QString logOf(const QString &file)
{
    return file + QLatin1String("-wal");
}

} // namespace

AuditFile::AuditFile(QString file, Writer writer, Hook beforeCommit)
    : m_file(std::move(file)), m_writer(std::move(writer)), m_beforeCommit(std::move(beforeCommit))
{
}

void AuditFile::close()
{
    m_connection.reset();
    m_identity.reset();
}

Error AuditFile::fail(const Error &why)
{
    close();
    return why;
}

Outcome AuditFile::open()
{
    if (m_connection)
        return checkIdentity();
    const QString folder = m_file.isEmpty() ? QString() : QFileInfo(m_file).absolutePath();
    if (const Outcome made = ensurePrivateFolder(folder); !made)
        return made;
    if (const Outcome made = ensurePrivateFile(m_file); !made)
        return made;
    m_identity = fileIdentity(m_file);
    m_connection = std::make_unique<SqlConnection>(m_file, SqlConnection::Access::ReadWrite);
    return openConnection();
}

Outcome AuditFile::prepare()
{
    if (const Outcome opened = open(); !opened)
        return fail(opened.error());
    return std::monostate{};
}

Outcome AuditFile::openConnection()
{
    if (const Outcome opened = m_connection->open(); !opened)
        return opened;
    bool empty = false;
    if (const Outcome known = checkSchema(*m_connection, empty); !known)
        return known;
    const auto mode = m_connection->value(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return mode.error();
    if (const Outcome set = m_connection->execute(QStringLiteral("PRAGMA synchronous = FULL"));
        !set)
        return set;
    const auto level = m_connection->value(QStringLiteral("PRAGMA synchronous"));
    if (!level)
        return level.error();
    constexpr int full = 2;
    if (mode->toString() != QLatin1String("wal") || level->toInt() < full) {
        return Error{Error::Code::Unsupported,
                     Words::tr("%1: SQLite cannot write it durably here").arg(m_file)};
    }
    // The log shrinks again after a reader held it up.
    if (const auto limit =
            m_connection->value(QStringLiteral("PRAGMA journal_size_limit = 4194304"));
        !limit)
        return limit.error();
    return empty ? createSchema(*m_connection) : Outcome(std::monostate{});
}

/// SQLite would go on writing into a file that was deleted or moved: on the disk, but nobody's
/// trail.
Outcome AuditFile::checkIdentity() const
{
    if (fileIdentity(m_file) == m_identity && m_identity)
        return std::monostate{};
    return Error{Error::Code::Io,
                 Words::tr("%1 was moved away, removed or replaced while in use").arg(m_file)};
}

Outcome AuditFile::begin()
{
    if (const Outcome opened = open(); !opened)
        return opened;
    return m_connection->execute(QStringLiteral("BEGIN IMMEDIATE"));
}

Result<AuditFile::Head> AuditFile::head() const
{
    QSqlQuery query(m_connection->database());
    // Above a number that was given before, even if its row is gone: the gap shall stay visible.
    if (!query.exec(
            QStringLiteral("SELECT max(coalesce((SELECT max(seq) FROM audit), 0),"
                           " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0)),"
                           " (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)"))
        || !query.next())
        return m_connection->error(query.lastError());
    const QByteArray hash = query.value(1).toByteArray();
    return Head{query.value(0).toLongLong(), hash.isEmpty() ? firstHash() : hash};
}

Outcome AuditFile::insert(const QList<AuditRow> &rows, Head &head)
{
    QSqlQuery query(m_connection->database());
    static const QString statement = [] {
        const QStringList marks(storedColumns().size() + 3, QStringLiteral("?"));
        return QStringLiteral("INSERT INTO audit (seq, %1, previous, hash) VALUES (%2)")
            .arg(storedColumns().join(QLatin1String(", ")), marks.join(QLatin1String(", ")));
    }();
    if (!query.prepare(statement))
        return m_connection->error(query.lastError());
    for (const AuditRow &row : rows) {
        StoredRow stored{head.seq + 1, toValues(row, m_writer), head.hash, {}};
        stored.hash = rowHash(stored);
        int position = 0;
        query.bindValue(position++, stored.seq);
        for (const QVariant &value : std::as_const(stored.values))
            query.bindValue(position++, value);
        query.bindValue(position++, stored.previous);
        query.bindValue(position++, stored.hash);
        if (!query.exec())
            return m_connection->error(query.lastError());
        head = {stored.seq, stored.hash};
    }
    return std::monostate{};
}

Outcome AuditFile::commit()
{
    if (m_beforeCommit) {
        if (const Outcome allowed = m_beforeCommit(); !allowed)
            return allowed;
    }
    return m_connection->execute(QStringLiteral("COMMIT"));
}

Result<bool> AuditFile::isThere(const Head &row) const
{
    QSqlQuery query(m_connection->database());
    query.prepare(QStringLiteral("SELECT 1 FROM audit WHERE seq = ? AND hash = ?"));
    query.addBindValue(row.seq);
    query.addBindValue(row.hash);
    if (!query.exec())
        return m_connection->error(query.lastError());
    return query.next();
}

Outcome AuditFile::append(const QList<AuditRow> &rows)
{
    if (rows.isEmpty())
        return std::monostate{};
    if (const Outcome begun = begin(); !begun)
        return fail(begun.error());
    if (m_unclear) {
        const auto happened = isThere(*m_unclear);
        if (!happened)
            return fail(happened.error());
        m_unclear.reset();
        if (*happened)
            return m_connection->execute(QStringLiteral("ROLLBACK"));
    }
    const auto last = head();
    if (!last)
        return fail(last.error());
    Head newest = *last;
    if (const Outcome inserted = insert(rows, newest); !inserted)
        return fail(inserted.error());
    m_unclear = newest;
    if (const Outcome committed = commit(); !committed)
        return fail(committed.error());
    if (const Outcome same = checkIdentity(); !same)
        return fail(same.error());
    if (!fileIdentity(logOf(m_file)))
        return fail({Error::Code::Io, Words::tr("%1 was removed while in use").arg(logOf(m_file))});
    m_unclear.reset();
    return std::monostate{};
}

Result<QList<AuditRow>> AuditFile::orphanRows(const QStringList &commands,
                                              const Closer &close) const
{
    QList<AuditRow> rows;
    QSqlQuery query(m_connection->database());
    query.prepare(selectRows()
                  + QLatin1String(" AS a WHERE command = ? AND event = 'Requested' AND NOT EXISTS"
                                  " (SELECT 1 FROM audit AS b WHERE b.command = a.command"
                                  " AND b.event = 'Finished') ORDER BY seq LIMIT 1"));
    for (const QString &command : commands) {
        query.bindValue(0, command);
        if (!query.exec())
            return m_connection->error(query.lastError());
        if (query.next())
            rows.append(close(readRow(query)));
    }
    return rows;
}

Result<QList<AuditRow>> AuditFile::closeOrphans(const QStringList &commands, const Closer &close)
{
    if (const Outcome begun = begin(); !begun)
        return fail(begun.error());
    auto rows = orphanRows(commands, close);
    if (!rows)
        return fail(rows.error());
    const auto last = head();
    if (!last)
        return fail(last.error());
    Head newest = *last;
    if (const Outcome inserted = insert(*rows, newest); !inserted)
        return fail(inserted.error());
    if (const Outcome committed = commit(); !committed)
        return fail(committed.error());
    return rows;
}

} // namespace Raptor::History
