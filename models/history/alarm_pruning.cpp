// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the alarm journal is old enough to go.
#include "models/history/alarm_file.h"

#include "models/history/stored_values.h"

namespace Raptor::History {

namespace {

/// A clock that is ahead of the rows of all earlier runs by more than that may be wrong: it removes
/// nothing that would stay otherwise.
constexpr Milliseconds longestPause{31LL * 24 * 3'600'000};

Result<qint64> number(const SqlConnection &connection, QSqlQuery &query, const QVariantList &values)
{
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return connection.error(query.lastError());
    const qint64 found = query.next() ? query.value(0).toLongLong() : 0;
    if (query.lastError().isValid())
        return connection.error(query.lastError());
    return found;
}

/// Never the newest row: by it the file is known again.
QString oldRows()
{
    return QStringLiteral("SELECT seq FROM journal WHERE at < ? "
                          "AND seq < (SELECT max(seq) FROM journal) AND seq NOT IN "
                          "(SELECT number FROM (%1) WHERE number IS NOT NULL) "
                          "ORDER BY at LIMIT ?")
        .arg(standingNumbers());
}

/// When the newest row of an earlier run was written; 0: there is none.
Result<qint64> earlierRun(const SqlConnection &connection, const QString &run)
{
    QSqlQuery query(connection.database());
    query.prepare(
        QStringLiteral("SELECT at FROM journal WHERE run <> ? ORDER BY seq DESC LIMIT 1"));
    return number(connection, query, {storedText(run)});
}

Result<qint64> countOld(const SqlConnection &connection, qint64 before, int most)
{
    QSqlQuery query(connection.database());
    query.prepare(QStringLiteral("SELECT count(*) FROM (%1)").arg(oldRows()));
    return number(connection, query, {before, most});
}

/// The trigger is away for the length of the transaction, and nobody else sees that.
Outcome removeOld(const SqlConnection &connection, qint64 before, int most)
{
    if (const Outcome dropped =
            connection.execute(QStringLiteral("DROP TRIGGER IF EXISTS journal_no_delete"));
        !dropped)
        return dropped;
    {
        QSqlQuery query(connection.database());
        query.prepare(QStringLiteral("DELETE FROM journal WHERE seq IN (%1)").arg(oldRows()));
        if (const auto removed = number(connection, query, {before, most}); !removed)
            return removed.error();
    }
    return connection.execute(noDeleteTrigger());
}

} // namespace

Result<qint64> AlarmFile::prune(WallTime now, BootTime boot, Milliseconds keep, int most)
{
    const auto removed = pruneAtOnce(now, boot, keep, most);
    if (!removed)
        return m_file.fail(removed.error());
    return removed;
}

Result<qint64> AlarmFile::pruneAtOnce(WallTime now, BootTime boot, Milliseconds keep, int most)
{
    if (const Outcome opened = m_file.open(); !opened)
        return opened.error();
    if (!m_earlier) {
        const auto earlier = earlierRun(m_file.connection(), m_writer.run);
        if (!earlier)
            return earlier.error();
        m_earlier = *earlier > 0 ? fromEpochMs(*earlier) : now;
        m_earlierFound = boot;
    }
    const WallTime today = std::min(now, *m_earlier + longestPause + (boot - m_earlierFound));
    const qint64 before = toEpochMs(today - keep);
    const auto old = countOld(m_file.connection(), before, most);
    if (!old || *old == 0)
        return old;
    if (const Outcome begun = m_file.begin(); !begun)
        return begun.error();
    if (const Outcome removed = removeOld(m_file.connection(), before, most); !removed)
        return removed.error();
    if (const Outcome committed = m_file.commit(); !committed)
        return committed.error();
    return old;
}

} // namespace Raptor::History
