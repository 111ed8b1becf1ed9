// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"

namespace Raptor::History {

AuditFile::AuditFile(QString file, Writer writer, Hook beforeCommit)
    : m_file(std::move(file), auditFormat(), std::move(beforeCommit)), m_writer(std::move(writer))
{
}

Outcome AuditFile::prepare()
{
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    return std::monostate{};
}

Result<AuditFile::Head> AuditFile::head() const
{
    QSqlQuery query(m_file.connection().database());
    // Above a number that was given before, even if its row is gone: the gap shall stay visible.
    if (!query.exec(
            QStringLiteral("SELECT max(coalesce((SELECT max(seq) FROM audit), 0),"
                           " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0)),"
                           " (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)"))
        || !query.next())
        return m_file.connection().error(query.lastError());
    const QByteArray hash = query.value(1).toByteArray();
    return Head{query.value(0).toLongLong(), hash.isEmpty() ? firstHash() : hash};
}

Outcome AuditFile::insert(const QList<AuditRow> &rows, Head &head)
{
    QSqlQuery query(m_file.connection().database());
    static const QString statement = [] {
        const QStringList marks(storedColumns().size() + 3, QStringLiteral("?"));
        return QStringLiteral("INSERT INTO audit (seq, %1, previous, hash) VALUES (%2)")
            .arg(storedColumns().join(QLatin1String(", ")), marks.join(QLatin1String(", ")));
    }();
    if (!query.prepare(statement))
        return m_file.connection().error(query.lastError());
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
            return m_file.connection().error(query.lastError());
        head = {stored.seq, stored.hash};
    }
    return std::monostate{};
}

Result<bool> AuditFile::isThere(const Head &row) const
{
    QSqlQuery query(m_file.connection().database());
    query.prepare(QStringLiteral("SELECT 1 FROM audit WHERE seq = ? AND hash = ?"));
    query.addBindValue(row.seq);
    query.addBindValue(row.hash);
    if (!query.exec())
        return m_file.connection().error(query.lastError());
    return query.next();
}

Outcome AuditFile::append(const QList<AuditRow> &rows)
{
    if (rows.isEmpty())
        return std::monostate{};
    if (const Outcome begun = m_file.begin(); !begun)
        return m_file.fail(begun.error());
    if (m_unclear) {
        const auto happened = isThere(*m_unclear);
        if (!happened)
            return m_file.fail(happened.error());
        m_unclear.reset();
        if (*happened)
            return m_file.rollBack();
    }
    const auto last = head();
    if (!last)
        return m_file.fail(last.error());
    Head newest = *last;
    if (const Outcome inserted = insert(rows, newest); !inserted)
        return m_file.fail(inserted.error());
    m_unclear = newest;
    if (const Outcome committed = m_file.commit(); !committed)
        return m_file.fail(committed.error());
    if (const Outcome there = m_file.checkStillThere(); !there)
        return m_file.fail(there.error());
    m_unclear.reset();
    return std::monostate{};
}

Result<QList<AuditRow>> AuditFile::orphanRows(const QStringList &commands,
                                              const Closer &close) const
{
    QList<AuditRow> rows;
    QSqlQuery query(m_file.connection().database());
    query.prepare(selectRows()
                  + QLatin1String(" AS a WHERE command = ? AND event = 'Requested' AND NOT EXISTS"
                                  " (SELECT 1 FROM audit AS b WHERE b.command = a.command"
                                  " AND b.event = 'Finished') ORDER BY seq LIMIT 1"));
    for (const QString &command : commands) {
        query.bindValue(0, command);
        if (!query.exec())
            return m_file.connection().error(query.lastError());
        if (query.next())
            rows.append(close(readRow(query)));
    }
    return rows;
}

Result<QList<AuditRow>> AuditFile::closeOrphans(const QStringList &commands, const Closer &close)
{
    if (const Outcome begun = m_file.begin(); !begun)
        return m_file.fail(begun.error());
    auto rows = orphanRows(commands, close);
    if (!rows)
        return m_file.fail(rows.error());
    const auto last = head();
    if (!last)
        return m_file.fail(last.error());
    Head newest = *last;
    if (const Outcome inserted = insert(*rows, newest); !inserted)
        return m_file.fail(inserted.error());
    if (const Outcome committed = m_file.commit(); !committed)
        return m_file.fail(committed.error());
    return rows;
}

} // namespace Raptor::History
