// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_retention.h"

#include "models/history/history_schema.h"
#include "models/history/rollup.h"

namespace Raptor::History {

namespace {

constexpr int rowsPerSlice = 500;
constexpr int pagesPerSlice = 500;
/// Before it no clock of a console that keeps a history was right: it had not been set.
constexpr WallTime earliestBelieved = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);

Result<qint64> number(const SqlConnection &connection, const QString &statement)
{
    const auto value = connection.value(statement);
    if (!value)
        return value.error();
    return value->isNull() ? -1 : value->toLongLong();
}

} // namespace

Result<qint64> usedBytes(const SqlConnection &connection)
{
    const auto pages = number(connection, QStringLiteral("PRAGMA page_count"));
    const auto free = number(connection, QStringLiteral("PRAGMA freelist_count"));
    const auto size = number(connection, QStringLiteral("PRAGMA page_size"));
    for (const auto *answer : {&pages, &free, &size}) {
        if (!*answer)
            return answer->error();
    }
    return (*pages - *free) * *size;
}

Outcome HistoryRetention::begin(const Clock &clock)
{
    const auto newest =
        number(m_file.connection(), QStringLiteral("SELECT max(sealed) FROM runs WHERE level = 0"));
    if (!newest)
        return newest.error();
    m_earlier.reset();
    m_begun = clock.now();
    if (fromEpochMs(*newest) >= earliestBelieved)
        m_earlier = fromEpochMs(*newest);
    return std::monostate{};
}

bool HistoryRetention::believes(const Clock &clock)
{
    const WallTime wall = clock.wall();
    if (wall < earliestBelieved)
        return false;
    if (!m_earlier) {
        m_earlier = wall;
        m_begun = clock.now();
    }
    return wall <= *m_earlier + std::chrono::days(31) + (clock.now() - m_begun);
}

/// Of a run that was sealed while the clock was wrong the samples tell how old it is; if not even
/// they do, the next run: it is younger.
Result<bool> HistoryRetention::isTooOld(WallTime now, int keepDays) const
{
    const auto age = number(
        m_file.connection(),
        QStringLiteral("SELECT CASE WHEN sealed BETWEEN %1 AND %2 THEN sealed ELSE latest END"
                       " FROM runs WHERE level = 0 AND next = -1 AND (sealed BETWEEN %1 AND"
                       " %2 OR latest BETWEEN %1 AND %2) ORDER BY run LIMIT 1")
            .arg(toEpochMs(earliestBelieved))
            .arg(toEpochMs(now)));
    if (!age)
        return age.error();
    return *age >= 0 && fromEpochMs(*age) < now - std::chrono::days(keepDays);
}

/// The oldest run, if it has to go; -1: it may stay.
Result<qint64> HistoryRetention::doomedRun(const Clock &clock, int keepDays, qint64 keepBytes)
{
    const SqlConnection &connection = m_file.connection();
    const auto oldest = number(
        connection, QStringLiteral("SELECT min(run) FROM runs WHERE level = 0 AND next = -1"));
    if (!oldest || *oldest < 0)
        return oldest;
    if (keepBytes > 0) {
        const auto newest =
            number(connection, QStringLiteral("SELECT max(run) FROM runs WHERE level = 0"));
        const auto used = usedBytes(connection);
        if (!newest || !used)
            return newest ? used.error() : newest.error();
        if (*used > keepBytes && *newest > *oldest)
            return oldest;
    }
    if (!believes(clock) || keepDays <= 0)
        return -1;
    const auto old = isTooOld(clock.wall(), keepDays);
    if (!old)
        return old.error();
    return *old ? *oldest : -1;
}

/// What a query finds meanwhile is older than what it may rely on.
Outcome HistoryRetention::remove(qint64 run, bool *done)
{
    const SqlConnection &connection = m_file.connection();
    const QString some = QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT id FROM %1 WHERE"
                                        " id >= %2 AND id < %3 LIMIT %4)");
    const auto removeRows = [&](const QString &table, int level, qint64 from,
                                qint64 to) -> Result<int> {
        QSqlQuery query(connection.database());
        if (!query.exec(some.arg(table)
                            .arg(blockNumber(level, from, 0))
                            .arg(blockNumber(level, to, 0))
                            .arg(rowsPerSlice)))
            return connection.error(query.lastError());
        return query.numRowsAffected();
    };
    const auto blocks = removeRows(QStringLiteral("blocks"), 0, run, run + 1);
    if (!blocks)
        return blocks.error();
    if (*blocks == rowsPerSlice)
        return std::monostate{};
    // A rollup goes when the last run of which it was made does, whose number may be missing.
    for (int level = 1; level < rollupLevels; ++level) {
        qint64 above = run + 1;
        for (int i = 0; i < level; ++i)
            above /= runFactor;
        const auto rollups = removeRows(QStringLiteral("rollups"), level, 0, above);
        if (!rollups)
            return rollups.error();
        if (*rollups == rowsPerSlice)
            return std::monostate{};
        if (const Outcome gone =
                connection.execute(QStringLiteral("DELETE FROM runs WHERE level = %1 AND run < %2")
                                       .arg(level)
                                       .arg(above));
            !gone)
            return gone;
    }
    *done = true;
    return connection.execute(
        QStringLiteral("DELETE FROM runs WHERE level = 0 AND run = %1").arg(run));
}

Result<bool> HistoryRetention::giveBack(qint64 keepBytes)
{
    const SqlConnection &connection = m_file.connection();
    const auto free = number(connection, QStringLiteral("PRAGMA freelist_count"));
    const auto pages = number(connection, QStringLiteral("PRAGMA page_count"));
    const auto size = number(connection, QStringLiteral("PRAGMA page_size"));
    for (const auto *answer : {&free, &pages, &size}) {
        if (!*answer)
            return answer->error();
    }
    const bool tooLarge = keepBytes > 0 && *pages * *size > keepBytes;
    const bool mostlyFree = *free > 2 * pagesPerSlice && *free > *pages / 2;
    if (*free == 0 || (!tooLarge && !mostlyFree))
        return false;
    const auto some = std::min<qint64>(*free, pagesPerSlice);
    // Qt's driver steps such a statement once, which gives one page back.
    const Outcome given = m_file.write([&]() -> Outcome {
        QSqlQuery query(connection.database());
        query.prepare(QStringLiteral("PRAGMA incremental_vacuum(1)"));
        for (qint64 i = 0; i < some; ++i) {
            if (!query.exec())
                return connection.error(query.lastError());
        }
        return std::monostate{};
    });
    if (!given)
        return given.error();
    const auto left = number(connection, QStringLiteral("PRAGMA freelist_count"));
    if (!left)
        return left.error();
    return *left < *free; // it gets nowhere: no more of it
}

Result<bool> HistoryRetention::slice(const Clock &clock, int keepDays, qint64 keepBytes)
{
    const auto run = doomedRun(clock, keepDays, keepBytes);
    if (!run)
        return run.error();
    if (*run < 0)
        return giveBack(keepBytes);
    bool done = false;
    if (const Outcome removed = m_file.write([&] { return remove(*run, &done); }); !removed)
        return removed.error();
    return true;
}

} // namespace Raptor::History
