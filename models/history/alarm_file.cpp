// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_file.h"

#include "models/domain/alarm_machine.h"
#include "models/domain/alarm_rules.h"
#include "models/history/alarm_reader.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

bool isLatched(const AlarmStatus &status)
{
    return status.state == AlarmState::LatchedUnacknowledged
        || status.state == AlarmState::LatchedAcknowledged;
}

QVariant orNull(qint64 seq)
{
    return seq > 0 ? QVariant(qlonglong(seq)) : QVariant();
}

} // namespace

struct AlarmFile::Place
{
    bool known = false; ///< there is a row of it
    AlarmEntry newest;
    /// Rows that tell since when and through whom it stands so; 0: none.
    qint64 raised = 0;
    qint64 cleared = 0;
    qint64 acknowledged = 0;
    qint64 shelved = 0;
};

/// What one transaction needs, prepared once. On the stack only: gone before the file is closed.
class AlarmFile::Statements
{
public:
    explicit Statements(const SqlConnection &connection)
        : m_connection(connection), m_find(connection.database()), m_insert(connection.database()),
          m_keep(connection.database()), m_drop(connection.database())
    {
    }

    [[nodiscard]] Outcome prepare();
    [[nodiscard]] Result<Place> find(const QString &alarm);
    /// The row as it was written.
    [[nodiscard]] Result<AlarmTransition> write(AlarmTransition row, const Place &place,
                                                const Writer &writer);

private:
    [[nodiscard]] Error error(const QSqlQuery &query) const
    {
        return m_connection.error(query.lastError());
    }
    [[nodiscard]] Outcome keepStanding(const AlarmTransition &row, const Place &place);

    const SqlConnection &m_connection;
    QSqlQuery m_find;
    QSqlQuery m_insert;
    QSqlQuery m_keep;
    QSqlQuery m_drop;
};

Outcome AlarmFile::Statements::prepare()
{
    static const QString find =
        QStringLiteral("SELECT %1, standing.raised, standing.cleared, standing.acknowledged, "
                       "standing.shelved FROM journal LEFT JOIN standing "
                       "ON standing.alarm = journal.alarm WHERE journal.alarm = ? "
                       "ORDER BY journal.seq DESC LIMIT 1")
            .arg(alarmColumns());
    m_find.setForwardOnly(true);
    if (!m_find.prepare(find))
        return error(m_find);
    if (!m_insert.prepare(insertAlarm()))
        return error(m_insert);
    if (!m_keep.prepare(QStringLiteral("INSERT OR REPLACE INTO standing (alarm, seq, raised, "
                                       "cleared, acknowledged, shelved) "
                                       "VALUES (?, ?, ?, ?, ?, ?)")))
        return error(m_keep);
    if (!m_drop.prepare(QStringLiteral("DELETE FROM standing WHERE alarm = ?")))
        return error(m_drop);
    return std::monostate{};
}

Result<AlarmFile::Place> AlarmFile::Statements::find(const QString &alarm)
{
    m_find.bindValue(0, storedText(alarm));
    if (!m_find.exec())
        return error(m_find);
    Place place;
    if (m_find.next()) {
        const int behind = int(alarmColumns().count(u',')) + 1;
        place.known = true;
        place.newest = toAlarmEntry(m_find);
        place.raised = m_find.value(behind).toLongLong();
        place.cleared = m_find.value(behind + 1).toLongLong();
        place.acknowledged = m_find.value(behind + 2).toLongLong();
        place.shelved = m_find.value(behind + 3).toLongLong();
    } else if (m_find.lastError().isValid()) {
        return error(m_find);
    }
    m_find.finish();
    return place;
}

Result<AlarmTransition> AlarmFile::Statements::write(AlarmTransition row, const Place &place,
                                                     const Writer &writer)
{
    if (row.to.shelving != AlarmShelving::None && !row.until)
        row.until = place.newest.row.until;
    AlarmEntry entry{row, {}, {}, writer};
    const WallTime since = row.from.isActive() ? place.newest.activeSince.value_or(row.at) : row.at;
    if (row.to.isActive())
        entry.activeSince = since;
    else if (row.from.isActive())
        entry.wasActiveSince = since;
    int position = 0;
    const QVariantList values = toValues(entry);
    for (const QVariant &value : values)
        m_insert.bindValue(position++, value);
    if (!m_insert.exec())
        return error(m_insert);
    row.seq = m_insert.lastInsertId().toLongLong();
    if (const Outcome kept = keepStanding(row, place); !kept)
        return kept.error();
    return row;
}

Outcome AlarmFile::Statements::keepStanding(const AlarmTransition &row, const Place &place)
{
    const QVariant alarm = storedText(row.key.text());
    if (row.to == AlarmStatus()) {
        m_drop.bindValue(0, alarm);
        return m_drop.exec() ? Outcome(std::monostate{}) : Outcome(error(m_drop));
    }
    const bool raises = row.event == AlarmEvent::Raise;
    const bool acknowledges = row.event == AlarmEvent::Acknowledge;
    const bool silences =
        AlarmRules::isShelving(row.event) || row.event == AlarmEvent::RemoveFromService;
    m_keep.bindValue(0, alarm);
    m_keep.bindValue(1, row.seq);
    m_keep.bindValue(2, orNull(raises ? row.seq : place.raised));
    m_keep.bindValue(3,
                     orNull(raises                               ? 0
                                : row.event == AlarmEvent::Clear ? row.seq
                                                                 : place.cleared));
    m_keep.bindValue(4, orNull(raises ? 0 : acknowledges ? row.seq : place.acknowledged));
    m_keep.bindValue(5, orNull(silences ? row.seq : place.shelved));
    return m_keep.exec() ? Outcome(std::monostate{}) : Outcome(error(m_keep));
}

AlarmFile::AlarmFile(QString file, Writer writer, Hook beforeCommit)
    : m_file(std::move(file), alarmFormat(), std::move(beforeCommit)), m_writer(std::move(writer))
{
}

Outcome AlarmFile::prepare()
{
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    return std::monostate{};
}

/// The row as it has to be written after what the file says; unset: it tells nothing.
std::optional<AlarmTransition> AlarmFile::reconciled(const WaitingAlarm &waiting,
                                                     const Place &place)
{
    AlarmTransition row = waiting.row;
    const AlarmStatus stands = place.newest.row.to; // plainly Normal if it is not known
    const QString alarm = row.key.text();
    if (waiting.resumes) {
        m_overtaken.remove(alarm);
        row.from = stands;
        return stands == row.to ? std::nullopt : std::optional(row);
    }
    if (stands == row.from) {
        m_overtaken.remove(alarm);
        return row;
    }
    if (place.known && place.newest.writer.run != m_writer.run)
        m_overtaken.insert(alarm);
    if (!m_overtaken.contains(alarm))
        return row; // rows of this program are missing that could not be kept
    row.from = stands;
    row.to = AlarmMachine::next(stands, row.event, isLatched(row.to));
    const bool changes =
        row.to != stands || AlarmRules::isShelving(row.event) || row.event == AlarmEvent::Redefine;
    return changes ? std::optional(row) : std::nullopt;
}

Outcome AlarmFile::insertAll(const QList<WaitingAlarm> &rows)
{
    Statements statements(m_file.connection());
    if (const Outcome prepared = statements.prepare(); !prepared)
        return prepared;
    m_last = {};
    for (const WaitingAlarm &waiting : rows) {
        const auto place = statements.find(waiting.row.key.text());
        if (!place)
            return place.error();
        const auto row = reconciled(waiting, *place);
        if (!row)
            continue;
        const auto written = statements.write(*row, *place, m_writer);
        if (!written)
            return written.error();
        m_last = {written->seq, written->key.text(), toEpochMs(written->at)};
    }
    return std::monostate{};
}

Result<bool> AlarmFile::isThere(const Mark &mark) const
{
    QSqlQuery query(m_file.connection().database());
    query.prepare(
        QStringLiteral("SELECT 1 FROM journal WHERE seq = ? AND alarm = ? AND at = ? AND run = ?"));
    query.addBindValue(mark.seq);
    query.addBindValue(storedText(mark.alarm));
    query.addBindValue(mark.at);
    query.addBindValue(m_writer.run);
    if (!query.exec())
        return m_file.connection().error(query.lastError());
    return query.next();
}

Outcome AlarmFile::append(const QList<WaitingAlarm> &rows)
{
    if (rows.isEmpty())
        return std::monostate{};
    const QSet<QString> overtaken = m_overtaken;
    const Outcome appended = appendAtOnce(rows);
    if (appended)
        return appended;
    m_overtaken = overtaken;
    return m_file.fail(appended.error());
}

Outcome AlarmFile::appendAtOnce(const QList<WaitingAlarm> &rows)
{
    if (const Outcome begun = m_file.begin(); !begun)
        return begun;
    if (m_unclear) {
        const auto happened = isThere(*m_unclear);
        if (!happened)
            return happened.error();
        m_unclear.reset();
        if (*happened)
            return m_file.rollBack();
    }
    if (const Outcome inserted = insertAll(rows); !inserted)
        return inserted;
    if (m_last.seq == 0) // there was nothing to tell
        return m_file.rollBack();
    m_unclear = m_last;
    if (const Outcome committed = m_file.commit(); !committed)
        return committed;
    if (const Outcome there = m_file.checkStillThere(); !there)
        return there;
    m_unclear.reset();
    return std::monostate{};
}

Result<AlarmTransition> AlarmFile::insertAct(const AlarmAct &act)
{
    Statements statements(m_file.connection());
    if (const Outcome prepared = statements.prepare(); !prepared)
        return prepared.error();
    const auto place = statements.find(act.alarm);
    if (!place)
        return place.error();
    if (!place->known)
        return Error{Error::Code::NotFound, Words::tr("the journal knows no such alarm")};
    const AlarmStatus stands = place->newest.row.to;
    if (const QString why = AlarmRules::whyNot(stands, act.event); !why.isEmpty())
        return Error{Error::Code::Refused, why};
    AlarmTransition row = place->newest.row;
    // Not before what it answers to, whatever the clocks say.
    row.at = std::max(act.at, row.at);
    row.event = act.event;
    row.from = stands;
    row.to = AlarmMachine::next(stands, act.event, isLatched(stands));
    row.by = act.by;
    row.comment = act.comment;
    if (AlarmRules::isShelving(act.event))
        row.until = act.until;
    else if (row.to.shelving == AlarmShelving::None)
        row.until.reset();
    return statements.write(row, *place, m_writer);
}

Result<AlarmTransition> AlarmFile::act(const AlarmAct &act)
{
    if (const Outcome begun = m_file.begin(); !begun)
        return m_file.fail(begun.error());
    const auto row = insertAct(act);
    if (!row) {
        const Error why = row.error();
        const bool answered = why.code == Error::Code::NotFound || why.code == Error::Code::Refused;
        if (!answered || !m_file.rollBack())
            return m_file.fail(why);
        return why;
    }
    if (const Outcome committed = m_file.commit(); !committed)
        return m_file.fail(committed.error());
    if (const Outcome there = m_file.checkStillThere(); !there)
        return m_file.fail(there.error());
    return row;
}

Result<QList<AlarmTransition>> AlarmFile::news(AlarmNews &news)
{
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    auto rows = news.look(m_file);
    if (!rows)
        return m_file.fail(rows.error());
    return rows;
}

} // namespace Raptor::History
