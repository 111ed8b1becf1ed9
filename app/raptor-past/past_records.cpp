// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-past/past_records.h"

#include "app/raptor-bench/wait_for.h"
#include "app/raptor-past/past_script.h"
#include "models/domain/alarm_machine.h"
#include "models/domain/trend_set.h"
#include "models/history/link_history_file.h"
#include "models/history/sqlite_alarm_journal.h"
#include "models/history/sqlite_audit_trail.h"
#include "models/history/trend_set_file.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Past {

namespace {

constexpr int stuckSeconds = 60;
const QString operatorName = u"Ada"_s;

WallTime timeOf(WallTime end, Minutes before)
{
    return end - std::chrono::duration_cast<Milliseconds>(before);
}

Error stuck(const QString &what, const QString &why)
{
    return {Error::Code::Io, u"%1 cannot be written: %2"_s.arg(what, why)};
}

/// Seen, acknowledged, and over with the stop.
Outcome writeAlarms(const QString &directory, WallTime end)
{
    History::AlarmJournalSetup setup;
    setup.directory = directory;
    History::SqliteAlarmJournal journal(setup);
    AlarmTransition row;
    row.key = {device(plugged()), u"left.amps"_s, u"high-high"_s};
    row.priority = AlarmPriority::Urgent;
    row.kind = AlarmKind::HighHigh;
    row.text = u"Current very high"_s;
    row.occurrence = {22.6, 22.0, Unit::Ampere, {}};
    const struct
    {
        AlarmEvent event;
        Milliseconds after; ///< the leg began to plug
    } moves[] = {
        {AlarmEvent::Raise, 15s}, {AlarmEvent::Acknowledge, 33s}, {AlarmEvent::Clear, 50s}};
    for (const auto &move : moves) {
        row.at = timeOf(end, plugFrom) + move.after;
        row.event = move.event;
        row.from = row.to;
        row.to = AlarmMachine::next(row.from, move.event, false);
        row.by = move.event == AlarmEvent::Acknowledge ? operatorName : QString();
        journal.append(row);
    }
    qint64 written = 0;
    QObject::connect(&journal, &History::SqliteAlarmJournal::written,
                     [&written](qint64 rows) { written = rows; });
    if (!Bench::waitFor([&written] { return written >= 3; }, stuckSeconds))
        return stuck(u"the alarm journal"_s, journal.trouble());
    return std::monostate{};
}

CommandRecord command(int number, CommandKind kind, WallTime at, const Clock &clock)
{
    CommandRecord record;
    record.id = u"0198a3e4-0000-7000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
    record.device = device(plugged());
    record.kind = kind;
    record.by = operatorName;
    record.requestedWall = at;
    record.requestedAt = clock.now() - (clock.wall() - at);
    record.givenAt = record.requestedAt;
    if (kind == CommandKind::Start) {
        record.armedAt = record.requestedAt;
        record.givenAt = record.requestedAt + 2400ms;
    }
    record.auditedAt = *record.givenAt + 3ms;
    record.sentAt = *record.givenAt + 4ms;
    record.acknowledgedAt = *record.givenAt + 9ms;
    record.finishedAt = *record.givenAt + 640ms;
    record.step = CommandStep::Finished;
    record.outcome = CommandOutcome::Confirmed;
    record.paths = {{u"local"_s, record.sentAt, record.acknowledgedAt, {}}};
    return record;
}

/// What was given, then what became of it.
QList<AuditRow> rowsOf(const CommandRecord &finished)
{
    CommandRecord given = finished;
    given.step = CommandStep::Requested;
    given.outcome = CommandOutcome::Pending;
    given.auditedAt = given.sentAt = given.acknowledgedAt = given.finishedAt = std::nullopt;
    given.paths.clear();
    const Milliseconds armed = *finished.givenAt - finished.requestedAt;
    const WallTime at = finished.requestedWall + armed;
    return {{AuditEvent::Requested, at, given}, {AuditEvent::Finished, at + 640ms, finished}};
}

Outcome writeCommands(const QString &directory, WallTime end, const Clock &clock)
{
    History::SqliteAuditTrail trail({.directory = directory}, clock);
    qsizetype durable = 0;
    QObject::connect(&trail, &AuditTrail::durable,
                     [&durable](const QString &, AuditEvent) { ++durable; });
    qsizetype appended = 0;
    int number = 0;
    const auto give = [&](CommandKind kind, Minutes before) {
        for (const AuditRow &row : rowsOf(command(++number, kind, timeOf(end, before), clock))) {
            trail.append(row);
            ++appended;
        }
    };
    const QList<Motors> all = motors();
    for (const Motors &one : all) {
        if (one.name != plugged())
            continue;
        for (const Run &run : one.runs) {
            if (run.from < dayLength)
                give(CommandKind::Start, run.from + Minutes(0.05));
            give(CommandKind::Stop, run.to + Minutes(0.01));
        }
    }
    if (!Bench::waitFor([&] { return durable >= appended; }, stuckSeconds))
        return stuck(u"the audit trail"_s, trail.trouble());
    return std::monostate{};
}

Outcome writeLinks(const QString &directory, WallTime end)
{
    History::LinkHistoryFile links({.directory = directory});
    bool loaded = false;
    bool settled = false;
    QObject::connect(&links, &History::LinkHistoryFile::loaded, [&loaded] { loaded = true; });
    (void)Bench::waitFor([&loaded] { return loaded; }, stuckSeconds);
    QObject::connect(&links, &History::LinkHistoryFile::settled, [&settled] { settled = true; });
    const WallTime lost = timeOf(end, gapFrom);
    const WallTime over = timeOf(end, gapTo);
    const WallTime back = timeOf(end, backToLocal);
    BrokerOutage outage{u"local"_s, lost, back, u"connection refused"_s, 7, 7770, {}};
    for (const Motors &one : motors())
        outage.named.append(device(one.name).text());
    links.put(outage, true);
    links.add({lost, u"local"_s, {}, u"local cannot be reached, cloud has no devices"_s, false});
    links.add({over, {}, u"cloud"_s, u"devices report there"_s, false});
    links.add({back, u"cloud"_s, u"local"_s, u"local is preferred and back"_s, false});
    if (!Bench::waitFor([&settled] { return settled; }, stuckSeconds) || !links.trouble().isEmpty())
        return stuck(u"the history of the links"_s, links.trouble());
    return std::monostate{};
}

Outcome writeChart(const QString &directory)
{
    const DeviceId leg = device(plugged());
    TrendSet set;
    set.name = u"Leg 1 and what feeds it"_s;
    set.span = 24h;
    set.tags = {{{leg, u"left.amps"_s}, 0, true},
                {{device(u"conveyor-1"_s), u"left.amps"_s}, 1, true},
                {{leg, u"left.rpm"_s}, 2, true}};
    QSettings(directory + u"/layout.ini"_s, QSettings::IniFormat)
        .setValue(u"window/trend"_s, trendSetsAsText({set}));
    History::TrendSetFile sets(directory);
    bool settled = false;
    QObject::connect(&sets, &History::TrendSetFile::settled, [&settled] { settled = true; });
    if (const Outcome saved = sets.save(set); !saved)
        return saved;
    if (!Bench::waitFor([&settled] { return settled; }, stuckSeconds))
        return stuck(u"the saved trend"_s, sets.trouble());
    return std::monostate{};
}

} // namespace

Outcome writeRecords(const QString &directory, WallTime end, const Clock &clock)
{
    if (const Outcome alarms = writeAlarms(directory, end); !alarms)
        return alarms;
    if (const Outcome commands = writeCommands(directory, end, clock); !commands)
        return commands;
    if (const Outcome links = writeLinks(directory, end); !links)
        return links;
    return writeChart(directory);
}

} // namespace Raptor::Past
