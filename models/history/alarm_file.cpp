// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_file.h"

#include "models/domain/alarm_machine.h"
#include "models/domain/alarm_rules.h"
#include "models/history/alarm_reader.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

/// So that the journal itself says where it has a gap.
void noteGap(AlarmTransition &row, qint64 lost)
{
    const QString gap = Words::tr("%1 rows before this one were lost: they could not be written")
                            .arg(QString::number(lost));
    row.comment = row.comment.isEmpty() ? gap : QStringLiteral("%1 (%2)").arg(row.comment, gap);
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

std::optional<AlarmTransition> movedFrom(AlarmTransition row, const AlarmStatus &stands,
                                         const std::optional<WallTime> &until)
{
    row.to = AlarmMachine::next(stands, row.event, AlarmRules::isLatched(row.to));
    row.from = stands;
    const bool shelvesAnew = AlarmRules::isShelving(row.event) && row.until != until;
    if (row.to == stands && !shelvesAnew && row.event != AlarmEvent::Redefine)
        return std::nullopt;
    return row;
}

/// The row as it has to be written after what the file says; unset: it tells nothing.
std::optional<AlarmTransition> AlarmFile::reconciled(const AlarmTransition &row, const Place &place)
{
    const AlarmTransition &newest = place.newest.row;
    const AlarmStatus stands = newest.to; // plainly Normal if it is not known
    const QString alarm = row.key.text();
    const bool isOthers = place.known && place.newest.writer.run != m_writer.run;
    if (row.seq != 0) { // repeated, in case that rows which waited have undone it
        if (isOthers && newest.seq >= row.seq)
            return std::nullopt;
        return movedFrom(row, stands, newest.until);
    }
    if (stands == row.from) {
        m_overtaken.remove(alarm);
        return row;
    }
    if (isOthers)
        m_overtaken.insert(alarm);
    if (!m_overtaken.contains(alarm) && !m_hasGap)
        return row; // its beginning is in another file
    return movedFrom(row, stands, newest.until);
}

Outcome AlarmFile::insertAll(const QList<WaitingAlarm> &rows)
{
    Statements statements(m_file.connection());
    if (const Outcome prepared = statements.prepare(); !prepared)
        return prepared;
    m_last = {};
    for (const WaitingAlarm &waiting : rows) {
        m_lost += waiting.lost;
        const auto place = statements.find(waiting.row.key.text());
        if (!place)
            return place.error();
        auto row = reconciled(waiting.row, *place);
        if (!row)
            continue;
        if (const qint64 lost = std::exchange(m_lost, 0); lost > 0)
            noteGap(*row, lost);
        const auto written = statements.write(*row, *place, m_writer);
        if (!written)
            return written.error();
        m_last = {written->seq, written->key.text(), toEpochMs(written->at), 0};
    }
    m_last.lost = m_lost;
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
    const bool found = query.next();
    if (!found && query.lastError().isValid())
        return m_file.connection().error(query.lastError());
    return found;
}

Outcome AlarmFile::append(const QList<WaitingAlarm> &rows, bool hasGap)
{
    m_hasGap = hasGap;
    if (rows.isEmpty())
        return std::monostate{};
    const QSet<QString> overtaken = m_overtaken;
    const qint64 lost = m_lost;
    const Outcome appended = appendAtOnce(rows);
    if (appended)
        return appended;
    m_overtaken = overtaken;
    m_lost = lost;
    return m_file.fail(appended.error());
}

Outcome AlarmFile::appendAtOnce(const QList<WaitingAlarm> &rows)
{
    if (const Outcome begun = m_file.begin(); !begun)
        return begun;
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

Result<bool> AlarmFile::settle()
{
    if (!m_unclear)
        return false;
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    const auto happened = isThere(*m_unclear);
    if (!happened)
        return m_file.fail(happened.error());
    if (*happened)
        m_lost = m_unclear->lost;
    m_unclear.reset();
    return happened;
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
    row.to = AlarmMachine::next(stands, act.event, AlarmRules::isLatched(stands));
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

Result<StandingRows> AlarmFile::readInside()
{
    if (const Outcome opened = m_file.open(); !opened)
        return opened.error();
    if (const Outcome begun = m_file.connection().execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto standing = readStanding(m_file.connection());
    if (const Outcome ended = m_file.rollBack(); standing && !ended)
        return ended.error();
    return standing;
}

Result<StandingRows> AlarmFile::standing()
{
    auto standing = readInside();
    if (!standing)
        return m_file.fail(standing.error());
    return standing;
}

Result<qint64> AlarmFile::newest()
{
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    const auto newest =
        m_file.connection().value(QStringLiteral("SELECT coalesce(max(seq), 0) FROM journal"));
    if (!newest)
        return m_file.fail(newest.error());
    return newest->toLongLong();
}

} // namespace Raptor::History
