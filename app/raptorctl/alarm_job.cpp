// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/alarm_job.h"

#include "app/raptorctl/alarm_printer.h"
#include "models/history/alarm_file.h"
#include "models/history/run_id.h"

#include <QtCore/QFileInfo>

namespace Raptor::App {

namespace {

using Action = AlarmOptions::Action;
using Which = AlarmOptions::Which;

CtlAnswer failure(const Error &why)
{
    return {ExitStatus::Broken, {}, why.text};
}

CtlAnswer listJournal(const AlarmOptions &options)
{
    constexpr int usual = 20;
    AlarmQuery query;
    query.most = options.most > 0 ? options.most : usual;
    const auto rows = History::newestAlarmRows(options.journal, query);
    if (!rows)
        return failure(rows.error());
    CtlAnswer answer;
    for (auto row = rows->crbegin(); row != rows->crend(); ++row)
        answer.output += transitionLine(*row, options.json);
    return answer;
}

bool isListed(const AlarmStatus &status, Which which)
{
    switch (which) {
    case Which::Active:
        return status.isAnnounced();
    case Which::Shelved:
        return status.shelving != AlarmShelving::None;
    case Which::OutOfService:
        return status.outOfService;
    case Which::Journal:
        break;
    }
    return false;
}

CtlAnswer listStanding(const AlarmOptions &options, const Clock &clock)
{
    const auto alarms = History::standingAlarms(options.journal, clock.wall());
    if (!alarms)
        return failure(alarms.error());
    CtlAnswer answer;
    int listed = 0;
    for (const History::StandingAlarm &alarm : *alarms) {
        if (!isListed(alarm.newest.to, options.which))
            continue;
        if (options.most > 0 && ++listed > options.most)
            break;
        answer.output += standingLine(alarm, options.json);
    }
    return answer;
}

AlarmEvent eventOf(const AlarmOptions &options)
{
    switch (options.action) {
    case Action::Shelve:
        return options.once ? AlarmEvent::ShelveOnce : AlarmEvent::ShelveTimed;
    case Action::Unshelve:
        return AlarmEvent::Unshelve;
    case Action::Acknowledge:
    case Action::List:
        break;
    }
    return AlarmEvent::Acknowledge;
}

CtlAnswer act(const AlarmOptions &options, const AlarmOperator &who, const Clock &clock)
{
    if (who.role == OperatorRole::View)
        return {ExitStatus::Refused, {}, QStringLiteral("the role view acts on no alarms")};
    // Whoever only answers to alarms begins no journal.
    if (!QFileInfo::exists(options.journal)) {
        return {ExitStatus::Refused,
                {},
                QStringLiteral("there is no alarm journal at %1").arg(options.journal)};
    }
    History::AlarmFile file(options.journal, {History::ownHost(), History::ownRun()}, {});
    CtlAnswer answer;
    QStringList complaints;
    for (const QString &alarm : options.alarms) {
        const WallTime now = clock.wall();
        const bool shelves = options.action == Action::Shelve;
        const auto row = file.act({alarm, eventOf(options), now, who.name, options.comment,
                                   shelves ? std::optional(now + options.span) : std::nullopt});
        if (row) {
            answer.output += transitionLine(*row, options.json);
            continue;
        }
        const Error why = row.error();
        if (why.code != Error::Code::NotFound && why.code != Error::Code::Refused) {
            complaints.append(why.text);
            answer.status = ExitStatus::Broken;
            break;
        }
        complaints.append(QStringLiteral("%1: %2").arg(alarm, why.text));
        answer.status = ExitStatus::Refused;
    }
    answer.complaint = complaints.join(QLatin1String("\nraptorctl: "));
    return answer;
}

} // namespace

CtlAnswer answerAlarms(const AlarmOptions &options, const AlarmOperator &who, const Clock &clock)
{
    if (options.action != Action::List)
        return act(options, who, clock);
    return options.which == Which::Journal ? listJournal(options) : listStanding(options, clock);
}

} // namespace Raptor::App
