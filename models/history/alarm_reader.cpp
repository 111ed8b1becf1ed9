// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_reader.h"

#include "models/domain/alarm_rules.h"
#include "models/history/alarm_figures.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

constexpr qint64 rowsBetweenLooks = 1000;
constexpr int mostSpans = 100'000; // that have ended
/// So far back it is looked for when an alarm that was acknowledged had been raised.
constexpr Milliseconds lookBack{24 * 3'600'000};

Error cancelled()
{
    return {Error::Code::Refused, Words::tr("cancelled")};
}

/// A question to the journal: statement and values.
class Question
{
public:
    Question(const SqlConnection &connection, const QString &statement,
             const QVariantList &values = {})
        : m_connection(connection), m_query(connection.database())
    {
        m_query.setForwardOnly(true);
        m_good = m_query.prepare(statement);
        for (const QVariant &value : values)
            m_query.addBindValue(value);
        m_good = m_good && m_query.exec();
    }

    [[nodiscard]] bool next() { return m_good && m_query.next(); }
    [[nodiscard]] const QSqlQuery &row() const { return m_query; }
    /// What went wrong, if anything did.
    [[nodiscard]] Outcome outcome() const
    {
        const QSqlError error = m_query.lastError();
        return error.isValid() ? Outcome(m_connection.error(error)) : Outcome(std::monostate{});
    }

private:
    const SqlConnection &m_connection;
    QSqlQuery m_query;
    bool m_good = false;
};

/// What of an AlarmQuery SQL looks after; the text it cannot compare as people do.
QString conditions(const AlarmQuery &query, QVariantList &values)
{
    QStringList parts;
    const auto add = [&parts, &values](const QString &part, const QVariant &value) {
        parts.append(part);
        values.append(value);
    };
    if (query.from)
        add(QStringLiteral("journal.at >= ?"), storedNumber(toEpochMs(*query.from)));
    if (query.to)
        add(QStringLiteral("journal.at <= ?"), storedNumber(toEpochMs(*query.to)));
    if (!query.device.isNull())
        add(QStringLiteral("journal.device = ?"), storedText(query.device.text()));
    if (query.priority)
        add(QStringLiteral("journal.priority = ?"), storedText(nameOf(*query.priority)));
    return parts.isEmpty() ? QString()
                           : QLatin1String(" WHERE ") + parts.join(QLatin1String(" AND "));
}

QString selectAlarms()
{
    return QStringLiteral("SELECT %1 FROM journal").arg(alarmColumns());
}

} // namespace

Result<StandingRows> readStanding(const QString &file)
{
    const auto connection = openAlarmsForReading(file);
    if (!connection)
        return connection.error();
    // One moment's view of both tables.
    if (const Outcome begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    return readStanding(**connection);
}

Result<StandingRows> readStanding(const SqlConnection &connection)
{
    const auto newest =
        connection.value(QStringLiteral("SELECT coalesce(max(seq), 0) FROM journal"));
    if (!newest)
        return newest.error();
    StandingRows standing;
    standing.newest = newest->toLongLong();
    Question question(connection,
                      QStringLiteral("SELECT %1 FROM (%2) JOIN journal ON journal.seq = number "
                                     "ORDER BY journal.seq")
                          .arg(alarmColumns(), standingNumbers()));
    while (question.next())
        standing.rows.append(toAlarmEntry(question.row()).row);
    if (const Outcome read = question.outcome(); !read)
        return read.error();
    return standing;
}

Result<QList<StandingAlarm>> standingAlarms(const QString &file, WallTime now)
{
    auto read = readStanding(file);
    if (!read)
        return read.error();
    QHash<AlarmKey, StandingAlarm> alarms;
    for (const AlarmTransition &row : std::as_const(read->rows)) {
        StandingAlarm &alarm = alarms[row.key];
        alarm.newest = row;
        if (row.event == AlarmEvent::Raise)
            alarm.raisedAt = row.at;
    }
    QList<StandingAlarm> list = alarms.values();
    for (StandingAlarm &alarm : list) {
        AlarmTransition &row = alarm.newest;
        if (row.until && *row.until <= now)
            row.to.shelving = AlarmShelving::None;
    }
    std::sort(list.begin(), list.end(), [](const StandingAlarm &a, const StandingAlarm &b) {
        return std::tuple(a.newest.priority, -a.newest.seq)
            < std::tuple(b.newest.priority, -b.newest.seq);
    });
    return list;
}

Result<QList<AlarmTransition>> newestAlarmRows(const QString &file, const AlarmQuery &query,
                                               const GoOn &goOn)
{
    const auto connection = openAlarmsForReading(file);
    if (!connection)
        return connection.error();
    QVariantList values;
    const QString where = conditions(query, values);
    Question question(**connection, selectAlarms() + where + QLatin1String(" ORDER BY seq DESC"),
                      values);
    QList<AlarmTransition> rows;
    for (qint64 visited = 1; rows.size() < query.most && question.next(); ++visited) {
        if (goOn && visited % rowsBetweenLooks == 0 && !goOn())
            return cancelled();
        if (holdsText(question.row(), query.text))
            rows.append(toAlarmEntry(question.row()).row);
    }
    if (const Outcome read = question.outcome(); !read)
        return read.error();
    return rows;
}

Outcome forEachAlarmRow(const QString &file, const AlarmQuery &query, const AlarmVisitor &visit,
                        const std::function<void(int)> &progress)
{
    const auto connection = openAlarmsForReading(file);
    if (!connection)
        return connection.error();
    QVariantList values;
    const QString where = conditions(query, values);
    qint64 total = 0;
    {
        Question count(**connection, QLatin1String("SELECT count(*) FROM journal") + where, values);
        if (count.next())
            total = count.row().value(0).toLongLong();
        if (const Outcome counted = count.outcome(); !counted)
            return counted;
    }
    Question question(**connection, selectAlarms() + where + QLatin1String(" ORDER BY seq"),
                      values);
    qint64 visited = 0;
    int percent = -1;
    bool wanted = true;
    while (wanted && question.next()) {
        if (const int reached = int(++visited * 100 / std::max<qint64>(total, 1));
            reached > percent && reached <= 100)
            progress(percent = reached);
        if (holdsText(question.row(), query.text))
            wanted = visit(toAlarmEntry(question.row()));
    }
    return question.outcome();
}

namespace {

AlarmSpan toSpan(const AlarmEntry &entry)
{
    AlarmSpan span{entry.row.key, entry.row.priority, entry.row.kind, entry.row.text};
    if (entry.wasActiveSince) {
        span.from = *entry.wasActiveSince;
        span.to = entry.row.at;
    } else {
        span.from = entry.activeSince.value_or(entry.row.at);
    }
    return span;
}

Result<QList<AlarmSpan>> spansIn(const SqlConnection &connection, const DeviceId &device,
                                 WallTime from, WallTime to)
{
    QList<AlarmSpan> spans;
    const QString ofDevice =
        device.isNull() ? QString() : QStringLiteral(" AND journal.device = ?");
    const QVariantList devices =
        device.isNull() ? QVariantList() : QVariantList{storedText(device.text())};
    const auto ask = [&](const QString &statement, const QVariantList &values) -> Outcome {
        Question question(connection,
                          statement + ofDevice + QStringLiteral(" LIMIT %1").arg(mostSpans),
                          values + devices);
        while (question.next())
            spans.append(toSpan(toAlarmEntry(question.row())));
        return question.outcome();
    };
    const qint64 begin = toEpochMs(from);
    const qint64 end = toEpochMs(to);
    if (const Outcome ended = ask(selectAlarms()
                                      + QLatin1String(" WHERE was_active_since IS NOT NULL"
                                                      " AND at >= ? AND was_active_since <= ?"),
                                  {storedNumber(begin), storedNumber(end)});
        !ended)
        return ended.error();
    if (const Outcome active =
            ask(QStringLiteral("SELECT %1 FROM standing JOIN journal ON journal.seq = standing.seq"
                               " WHERE journal.active_since <= ?")
                    .arg(alarmColumns()),
                {storedNumber(end)});
        !active)
        return active.error();
    std::stable_sort(spans.begin(), spans.end(),
                     [](const AlarmSpan &a, const AlarmSpan &b) { return a.from < b.from; });
    return spans;
}

} // namespace

Result<QList<AlarmSpan>> readSpans(const QString &file, const DeviceId &device, WallTime from,
                                   WallTime to)
{
    const auto connection = openAlarmsForReading(file);
    if (!connection)
        return connection.error();
    if (const Outcome begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    return spansIn(**connection, device, from, to);
}

Result<AlarmFigures> readFigures(const QString &file, WallTime from, WallTime to, const GoOn &goOn)
{
    const auto connection = openAlarmsForReading(file);
    if (!connection)
        return connection.error();
    if (const Outcome begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    AlarmFiguresBuilder builder(from, to);
    {
        Question question(**connection,
                          selectAlarms()
                              + QLatin1String(" WHERE at >= ? AND at < ? ORDER BY at, seq"),
                          {storedNumber(toEpochMs(from - lookBack)), storedNumber(toEpochMs(to))});
        for (qint64 visited = 1; question.next(); ++visited) {
            if (goOn && visited % rowsBetweenLooks == 0 && !goOn())
                return cancelled();
            builder.add(toAlarmEntry(question.row()).row);
        }
        if (const Outcome read = question.outcome(); !read)
            return read.error();
    }
    const auto spans = spansIn(**connection, {}, to, to);
    if (!spans)
        return spans.error();
    return builder.finish(*spans);
}

// ---- news of other programs

Result<QList<AlarmTransition>> AlarmNews::look(const DurableFile &file)
{
    if (m_identity && file.identity() != m_identity)
        m_seen.reset(); // what stands in a file that was put there meanwhile is history
    m_identity = file.identity();
    if (std::exchange(m_opened, file.opened()) != file.opened())
        m_version = {}; // each connection counts by itself
    const SqlConnection &connection = file.connection();
    const auto version = connection.value(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return version.error();
    if (*version == m_version)
        return QList<AlarmTransition>();
    const auto newest =
        connection.value(QStringLiteral("SELECT coalesce(max(seq), 0) FROM journal"));
    if (!newest)
        return newest.error();
    if (m_seen && newest->toLongLong() < *m_seen)
        m_seen.reset(); // another file, though it has the identity of one that was removed
    auto rows = m_seen ? read(connection, *m_seen, newest->toLongLong())
                       : Result<QList<AlarmTransition>>(QList<AlarmTransition>());
    if (rows) {
        m_seen = newest->toLongLong();
        m_version = *version;
    }
    return rows;
}

Result<QList<AlarmTransition>> AlarmNews::read(const SqlConnection &connection, qint64 seen,
                                               qint64 newest) const
{
    Question question(connection,
                      selectAlarms()
                          + QLatin1String(" WHERE seq > ? AND seq <= ? AND run <> ?"
                                          " AND operator <> '' ORDER BY seq"),
                      {storedNumber(seen), storedNumber(newest), storedText(m_run)});
    QList<AlarmTransition> rows;
    while (question.next()) {
        const AlarmTransition row = toAlarmEntry(question.row()).row;
        if (AlarmRules::isAct(row.event))
            rows.append(row);
    }
    if (const Outcome read = question.outcome(); !read)
        return read.error();
    return rows;
}

} // namespace Raptor::History
