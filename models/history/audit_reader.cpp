// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_reader.h"

#include "models/history/run_id.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

constexpr Milliseconds presumedEnded{60'000};
constexpr Milliseconds emergencyStopsEnded{11 * 60'000};

bool hasEnded(const Writer &writer, bool isEmergencyStop, Milliseconds age)
{
    switch (stateOfRun(writer.run, writer.host)) {
    case RunLife::Running:
        return false;
    case RunLife::Ended:
        return true;
    case RunLife::Unknowable:
        break;
    }
    return age > (isEmergencyStop ? emergencyStopsEnded : presumedEnded);
}

/// Rows that tell of a command; latching and releasing tell of a device, configuring of an alarm.
bool isOfACommand(const StoredRow &row)
{
    static const qsizetype event = storedColumns().indexOf(QLatin1String("event"));
    static const qsizetype command = storedColumns().indexOf(QLatin1String("command"));
    const QString name = row.values.at(event).toString();
    return !row.values.at(command).toString().isEmpty() && name != QLatin1String("Latched")
        && name != QLatin1String("Released") && name != QLatin1String("Configured");
}

QString commandOf(const StoredRow &row)
{
    static const qsizetype command = storedColumns().indexOf(QLatin1String("command"));
    return row.values.at(command).toString();
}

bool hasOutcome(const StoredRow &row)
{
    static const qsizetype outcome = storedColumns().indexOf(QLatin1String("outcome"));
    return row.values.at(outcome).toString() != QLatin1String("Pending");
}

TrailEntry toLedgerEntry(const StoredRow &row, BootTime now, WallTime wallNow)
{
    TrailEntry entry = toEntry(row, now, wallNow);
    if (entry.row.record.outcome == CommandOutcome::Pending
        && hasEnded(entry.writer, entry.row.record.kind == CommandKind::EStop,
                    wallNow - entry.row.at))
        entry.row.record = orphaned(entry.row.record);
    return entry;
}

} // namespace

StoredRow together(const StoredRow &older, const StoredRow &newer)
{
    if (!hasOutcome(older))
        return newer;
    if (!hasOutcome(newer))
        return older;
    static const qsizetype event = storedColumns().indexOf(QLatin1String("event"));
    static const qsizetype note = storedColumns().indexOf(QLatin1String("note"));
    static const qsizetype mayStillRun = storedColumns().indexOf(QLatin1String("may_still_run"));
    if (newer.values.at(event).toString() != QLatin1String("Noted"))
        return newer;
    StoredRow both = older;
    if (!newer.values.at(note).toString().isEmpty())
        both.values[note] = newer.values.at(note);
    both.values[mayStillRun] = newer.values.at(mayStillRun);
    return both;
}

CommandRecord orphaned(CommandRecord record)
{
    record.step = CommandStep::Finished;
    record.outcome = CommandOutcome::Unknown;
    record.detail = Words::tr("the program ended before the answer came");
    record.mayStillRun = record.mayStillRun || needsArming(record.kind);
    return record;
}

Result<QStringList> OrphanFinder::find(WallTime now)
{
    const auto connection = openForReading(m_file);
    if (!connection) {
        if (connection.error().code == Error::Code::NotFound)
            return QStringList();
        return connection.error();
    }
    QSqlQuery query((*connection)->database());
    query.setForwardOnly(true);
    // Another file than last time? Then what was seen there is of no use here.
    query.prepare(QStringLiteral("SELECT 1 FROM audit WHERE seq = ? AND hash = ?"));
    query.addBindValue(m_seen);
    query.addBindValue(m_seenHash);
    if (!query.exec())
        return (*connection)->error(query.lastError());
    if (!query.next()) {
        m_seen = 0;
        m_open.clear();
    }
    query.prepare(QStringLiteral("SELECT seq, hash, event, command, kind, at, host, run FROM audit"
                                 " WHERE seq > ? ORDER BY seq"));
    query.addBindValue(m_seen);
    if (!query.exec())
        return (*connection)->error(query.lastError());
    while (query.next()) {
        m_seen = query.value(0).toLongLong();
        m_seenHash = query.value(1).toByteArray();
        const QString event = query.value(2).toString();
        const QString command = query.value(3).toString();
        if (event == QLatin1String("Requested") && !command.isEmpty()) {
            m_open.insert(command,
                          {.at = fromEpochMs(query.value(5).toLongLong()),
                           .isEmergencyStop = query.value(4) == QLatin1String("EStop"),
                           .writer = {query.value(6).toString(), query.value(7).toString()}});
        } else if (event == QLatin1String("Finished")) {
            m_open.remove(command);
        }
    }
    if (query.lastError().isValid())
        return (*connection)->error(query.lastError());
    QStringList orphans;
    for (auto entry = m_open.cbegin(); entry != m_open.cend(); ++entry) {
        if (hasEnded(entry->writer, entry->isEmergencyStop, now - entry->at))
            orphans.append(entry.key());
    }
    std::sort(orphans.begin(), orphans.end());
    return orphans;
}

namespace {

/// What was noted of a command may stand far behind its end, which was not come to then.
Outcome readEnds(SqlConnection &connection, QHash<QString, StoredRow> &rows)
{
    static const qsizetype event = storedColumns().indexOf(QLatin1String("event"));
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.prepare(selectRows() + QLatin1String(" WHERE command = ? ORDER BY seq")))
        return connection.error(query.lastError());
    for (StoredRow &row : rows) {
        if (row.values.at(event).toString() != QLatin1String("Noted"))
            continue;
        query.bindValue(0, commandOf(row));
        if (!query.exec())
            return connection.error(query.lastError());
        std::optional<StoredRow> best;
        while (query.next()) {
            const StoredRow found = readRow(query);
            if (isOfACommand(found))
                best = best ? together(*best, found) : found;
        }
        if (query.lastError().isValid())
            return connection.error(query.lastError());
        row = best.value_or(row);
    }
    return std::monostate{};
}

} // namespace

Result<QList<TrailEntry>> newestEntries(const QString &file, int most, BootTime now,
                                        WallTime wallNow)
{
    const auto connection = openForReading(file);
    if (!connection)
        return connection.error();
    QSqlQuery query((*connection)->database());
    query.setForwardOnly(true);
    if (!query.exec(selectRows() + QLatin1String(" ORDER BY seq DESC")))
        return (*connection)->error(query.lastError());
    QHash<QString, StoredRow> rows;
    while (rows.size() < most && query.next()) {
        const StoredRow row = readRow(query);
        if (!isOfACommand(row))
            continue;
        const auto known = rows.find(commandOf(row));
        if (known == rows.end())
            rows.insert(commandOf(row), row);
        else
            *known = together(row, *known);
    }
    if (query.lastError().isValid())
        return (*connection)->error(query.lastError());
    query.finish();
    if (const Outcome read = readEnds(**connection, rows); !read)
        return read.error();
    QList<TrailEntry> entries;
    entries.reserve(rows.size());
    for (const StoredRow &row : std::as_const(rows))
        entries.append(toLedgerEntry(row, now, wallNow));
    std::sort(entries.begin(), entries.end(), [](const TrailEntry &a, const TrailEntry &b) {
        return std::tie(a.row.record.requestedWall, a.row.record.id)
            > std::tie(b.row.record.requestedWall, b.row.record.id);
    });
    return entries;
}

Result<QList<TrailEntry>> newestConfigurations(const QString &file, int most, BootTime now,
                                               WallTime wallNow)
{
    const auto connection = openForReading(file);
    if (!connection)
        return connection.error();
    QSqlQuery query((*connection)->database());
    query.setForwardOnly(true);
    query.prepare(selectRows()
                  + QLatin1String(" WHERE event = 'Configured' ORDER BY seq DESC LIMIT ?"));
    query.addBindValue(most);
    if (!query.exec())
        return (*connection)->error(query.lastError());
    QList<TrailEntry> entries;
    while (query.next())
        entries.append(toEntry(readRow(query), now, wallNow));
    if (query.lastError().isValid())
        return (*connection)->error(query.lastError());
    return entries;
}

Outcome forEachCommand(const QString &file, BootTime now, WallTime wallNow,
                       const CommandVisitor &visit, const std::function<void(int)> &progress)
{
    const auto connection = openForReading(file);
    if (!connection)
        return connection.error();
    const auto total = (*connection)->value(QStringLiteral("SELECT count(*) FROM audit"));
    if (!total)
        return total.error();
    QSqlQuery query((*connection)->database());
    query.setForwardOnly(true);
    // Ids are UUIDv7: their order is that of the requests.
    if (!query.exec(selectRows() + QLatin1String(" ORDER BY command, seq")))
        return (*connection)->error(query.lastError());
    std::optional<StoredRow> best;
    qint64 visited = 0;
    int percent = -1;
    bool wanted = true;
    while (wanted && query.next()) {
        const StoredRow row = readRow(query);
        if (const int reached = int(++visited * 100 / std::max<qint64>(total->toLongLong(), 1));
            reached > percent && reached <= 100)
            progress(percent = reached);
        if (!isOfACommand(row))
            continue;
        if (best && commandOf(*best) != commandOf(row)) {
            wanted = visit(toLedgerEntry(*best, now, wallNow));
            best.reset();
        }
        best = best ? together(*best, row) : row;
    }
    if (query.lastError().isValid())
        return (*connection)->error(query.lastError());
    if (wanted && best)
        visit(toLedgerEntry(*best, now, wallNow));
    return std::monostate{};
}

} // namespace Raptor::History
