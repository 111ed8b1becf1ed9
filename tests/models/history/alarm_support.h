// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_book.h"
#include "models/domain/alarm_machine.h"
#include "models/history/alarm_file.h"
#include "models/history/alarm_reader.h"
#include "models/history/sqlite_alarm_journal.h"
#include "trail_support.h"

#include <QtCore/QHash>
#include <QtCore/QMetaEnum>

#include <algorithm>

namespace Raptor::Test {

inline AlarmKey alarmKey(int number)
{
    return {deviceId(QStringLiteral("raptor/shop/m%1").arg(number)), QStringLiteral("left.amps"),
            QStringLiteral("high")};
}

/// Moves alarms as a console does, one second after the other, and gives the rows; every column is
/// filled.
class AlarmMoves
{
public:
    explicit AlarmMoves(const Clock &clock) : m_at(clock.wall()) { }

    AlarmTransition move(const AlarmKey &key, AlarmEvent event, const QString &by = {},
                         bool latching = false)
    {
        using namespace std::chrono_literals;
        m_at += 1s;
        AlarmTransition row;
        row.at = m_at;
        row.key = key;
        row.event = event;
        row.from = m_stands.value(key);
        row.to = AlarmMachine::next(row.from, event, latching);
        row.priority = AlarmPriority::High;
        row.kind = AlarmKind::High;
        row.text = QStringLiteral("Current high");
        row.occurrence = {17.9, 17.5, Unit::Ampere, QStringLiteral("seen twice")};
        row.by = by;
        row.comment = by.isEmpty() ? QString() : QStringLiteral("belt cleared");
        if (row.to.shelving != AlarmShelving::None)
            row.until = m_at + 1h;
        m_stands.insert(key, row.to);
        return row;
    }
    AlarmTransition raise(int number) { return move(alarmKey(number), AlarmEvent::Raise); }
    AlarmTransition clear(int number) { return move(alarmKey(number), AlarmEvent::Clear); }
    AlarmTransition acknowledge(int number)
    {
        return move(alarmKey(number), AlarmEvent::Acknowledge, QStringLiteral("Ada"));
    }

private:
    WallTime m_at;
    QHash<AlarmKey, AlarmStatus> m_stands;
};

/// Oldest first, numbers and all.
inline QList<AlarmTransition> rowsIn(const QString &file)
{
    AlarmQuery all;
    all.most = 1'000'000;
    QList<AlarmTransition> rows = History::newestAlarmRows(file, all).valueOr({});
    std::reverse(rows.begin(), rows.end());
    return rows;
}

/// "m1 Raise", oldest first.
inline QStringList movesIn(const QString &file)
{
    QStringList moves;
    for (const AlarmTransition &row : rowsIn(file)) {
        moves.append(
            row.key.device.name() + u' '
            + QString::fromLatin1(QMetaEnum::fromType<AlarmEvent>().valueToKey(int(row.event))));
    }
    return moves;
}

/// What is wrong with the journal; empty: every alarm has one line of transitions without a break,
/// by the rules of AlarmMachine, and the table of standing alarms says where each line ends.
inline QString faultIn(const QString &file)
{
    QHash<QString, AlarmTransition> ends;
    for (const AlarmTransition &row : rowsIn(file)) {
        const QString where = QStringLiteral("row %1: ").arg(row.seq);
        const bool latching = row.to.state == AlarmState::LatchedUnacknowledged
            || row.to.state == AlarmState::LatchedAcknowledged;
        if (row.from != ends.value(row.key.text()).to)
            return where + QStringLiteral("comes from elsewhere");
        if (row.to != AlarmMachine::next(row.from, row.event, latching))
            return where + QStringLiteral("leads elsewhere");
        ends.insert(row.key.text(), row);
    }
    const auto standing = History::readStanding(file);
    if (!standing)
        return standing.error().text;
    QHash<QString, AlarmTransition> stand;
    for (const AlarmTransition &row : standing->rows)
        stand.insert(row.key.text(), row);
    for (const AlarmTransition &end : std::as_const(ends)) {
        const bool isNormal = end.to == AlarmStatus();
        if (isNormal == stand.contains(end.key.text()))
            return end.key.text() + QStringLiteral(": stands, or does not, against its rows");
        if (!isNormal && !(stand.value(end.key.text()) == end))
            return end.key.text() + QStringLiteral(": does not stand where its rows end");
    }
    return {};
}

/// Journal and book of a console, of which nobody watches the plant.
class AlarmConsole
{
public:
    AlarmConsole(const Clock &clock, const History::AlarmJournalSetup &setup,
                 QString by = QStringLiteral("Ada"))
        : journal(setup), book(clock, &journal), m_clock(clock), m_by(std::move(by))
    {
        QObject::connect(&journal, &AlarmJournal::actedElsewhere, &journal,
                         [this](const AlarmTransition &row) { book.actedElsewhere(row); });
        QObject::connect(
            &journal, &AlarmJournal::takenOver, &journal,
            [this](const QList<AlarmTransition> &standing) { (void)book.takeOver(standing); });
    }

    void happen(int number, AlarmEvent event)
    {
        using namespace std::chrono_literals;
        const AlarmKey key = alarmKey(number);
        AlarmDefinition definition;
        definition.rule = key.rule;
        definition.text = QStringLiteral("Current high");
        if (event == AlarmEvent::Raise)
            book.raise(key, definition, {17.9, 17.5, Unit::Ampere, {}});
        else if (event == AlarmEvent::Clear)
            book.clear(key);
        else if (event == AlarmEvent::Suppress)
            book.suppress(key, QStringLiteral("no link"));
        else if (const Outcome acted = book.act(
                     key, {event, m_by, QStringLiteral("belt cleared"), m_clock.wall() + 1h});
                 !acted)
            qFatal("%s", qPrintable(acted.error().text));
    }
    [[nodiscard]] AlarmStatus status(int number) const { return book.status(alarmKey(number)); }

    History::SqliteAlarmJournal journal;
    AlarmBook book;

private:
    const Clock &m_clock;
    QString m_by;
};

/// Where the rows of the file leave each alarm.
inline QHash<AlarmKey, AlarmStatus> endsIn(const QString &file)
{
    QHash<AlarmKey, AlarmStatus> ends;
    for (const AlarmTransition &row : rowsIn(file))
        ends.insert(row.key, row.to);
    return ends;
}

/// A data directory with an alarm journal, a new one for each test.
class AlarmPlace
{
public:
    void renew() { m_data = m_directory.filePath(QStringLiteral("%1/data").arg(++m_number)); }
    [[nodiscard]] QString data() const { return m_data; }
    [[nodiscard]] QString file() const { return History::alarmFileIn(m_data); }
    [[nodiscard]] History::AlarmJournalSetup setup(std::function<Outcome()> beforeCommit = {}) const
    {
        History::AlarmJournalSetup setup;
        setup.directory = m_data;
        setup.retryEvery = Milliseconds(20);
        setup.lookEvery = Milliseconds(20);
        setup.beforeCommit = std::move(beforeCommit);
        return setup;
    }
    /// As raptorctl does.
    Result<AlarmTransition> act(const AlarmKey &key, AlarmEvent event,
                                const QString &by = QStringLiteral("Bob")) const
    {
        using namespace std::chrono_literals;
        History::AlarmFile other(file(), {QStringLiteral("panel-2"), QStringLiteral("other run")},
                                 {});
        return other.act({key.text(), event, clock.wall() + 1h, by, QStringLiteral("on the phone"),
                          clock.wall() + 2h});
    }
    /// Rows as a console wrote them that has ended.
    Outcome write(const QList<AlarmTransition> &rows) const
    {
        History::AlarmFile file(this->file(),
                                {QStringLiteral("panel-1"), QStringLiteral("first run")}, {});
        QList<History::WaitingAlarm> waiting;
        for (const AlarmTransition &row : rows)
            waiting.append(History::WaitingAlarm{row});
        return file.append(waiting);
    }

    FakeClock clock;

private:
    QTemporaryDir m_directory;
    QString m_data;
    int m_number = 0;
};

} // namespace Raptor::Test
