// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_rules.h"

#include "models/domain/alarm_machine.h"

#include <QtCore/QCoreApplication>

namespace Raptor::AlarmRules {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmRules)
};

QString whyNotAcknowledged(const AlarmStatus &status)
{
    if (status.outOfService)
        return Words::tr("it is out of service");
    switch (status.state) {
    case AlarmState::Normal:
        return Words::tr("there is nothing to acknowledge");
    case AlarmState::ActiveAcknowledged:
    case AlarmState::LatchedAcknowledged:
        return Words::tr("it is acknowledged already");
    case AlarmState::ActiveUnacknowledged:
    case AlarmState::ReturnedUnacknowledged:
    case AlarmState::LatchedUnacknowledged:
        return {};
    }
    Q_UNREACHABLE();
}

QString whyNotReset(const AlarmStatus &status)
{
    if (status.outOfService)
        return Words::tr("it is out of service");
    switch (status.state) {
    case AlarmState::Normal:
    case AlarmState::ReturnedUnacknowledged:
        return Words::tr("it is not latched");
    case AlarmState::ActiveUnacknowledged:
    case AlarmState::ActiveAcknowledged:
        return Words::tr("what raised it still holds");
    case AlarmState::LatchedUnacknowledged:
        return Words::tr("it has to be acknowledged first");
    case AlarmState::LatchedAcknowledged:
        return {};
    }
    Q_UNREACHABLE();
}

void noteShelving(AlarmRecord &record, const AlarmTransition &row)
{
    record.shelvedBy = row.by;
    record.shelvedWhy = row.comment;
}

} // namespace

bool isAct(AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::Acknowledge:
    case AlarmEvent::Reset:
    case AlarmEvent::ShelveTimed:
    case AlarmEvent::ShelveOnce:
    case AlarmEvent::Unshelve:
    case AlarmEvent::RemoveFromService:
    case AlarmEvent::ReturnToService:
        return true;
    case AlarmEvent::Raise:
    case AlarmEvent::Clear:
    case AlarmEvent::ShelvingExpired:
    case AlarmEvent::Suppress:
    case AlarmEvent::Unsuppress:
    case AlarmEvent::Redefine:
        return false;
    }
    Q_UNREACHABLE();
}

bool isShelving(AlarmEvent event)
{
    return event == AlarmEvent::ShelveTimed || event == AlarmEvent::ShelveOnce;
}

bool isLatched(const AlarmStatus &status)
{
    return status.state == AlarmState::LatchedUnacknowledged
        || status.state == AlarmState::LatchedAcknowledged;
}

bool mayLatch(const AlarmTransition &row)
{
    return row.kind == AlarmKind::NotConfirmed || row.kind == AlarmKind::RunsUnderEStop
        || isLatched(row.to);
}

QString whyNot(const AlarmStatus &status, AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::Acknowledge:
        return whyNotAcknowledged(status);
    case AlarmEvent::Reset:
        return whyNotReset(status);
    case AlarmEvent::Unshelve:
        return status.shelving == AlarmShelving::None ? Words::tr("it is not shelved") : QString();
    case AlarmEvent::RemoveFromService:
        return status.outOfService ? Words::tr("it is out of service already") : QString();
    case AlarmEvent::ReturnToService:
        return status.outOfService ? QString() : Words::tr("it is in service");
    case AlarmEvent::ShelveTimed:
    case AlarmEvent::ShelveOnce:
        return {};
    case AlarmEvent::Raise:
    case AlarmEvent::Clear:
    case AlarmEvent::ShelvingExpired:
    case AlarmEvent::Suppress:
    case AlarmEvent::Unsuppress:
    case AlarmEvent::Redefine:
        return Words::tr("that is nothing that an operator does");
    }
    Q_UNREACHABLE();
}

AlarmTransition rowOf(const AlarmRecord &record, AlarmEvent event, WallTime at)
{
    AlarmTransition row;
    row.at = at;
    row.key = record.key;
    row.event = event;
    row.from = record.status;
    row.to = AlarmMachine::next(record.status, event, record.latching);
    row.priority = record.priority;
    row.kind = record.kind;
    row.text = record.text;
    row.occurrence = record.occurrence;
    return row;
}

void note(AlarmRecord &record, const AlarmTransition &row)
{
    switch (row.event) {
    case AlarmEvent::Raise:
        record.raisedAt = row.at;
        record.clearedAt.reset();
        record.acknowledgedAt.reset();
        record.acknowledgedBy.clear();
        record.comment.clear();
        break;
    case AlarmEvent::Clear:
        record.clearedAt = row.at;
        break;
    case AlarmEvent::Acknowledge:
        record.acknowledgedAt = row.at;
        record.acknowledgedBy = row.by;
        break;
    case AlarmEvent::ShelveTimed:
    case AlarmEvent::ShelveOnce:
    case AlarmEvent::RemoveFromService:
        noteShelving(record, row);
        break;
    case AlarmEvent::Suppress:
        record.suppressedWhy = row.comment;
        break;
    case AlarmEvent::Reset:
    case AlarmEvent::Unshelve:
    case AlarmEvent::ShelvingExpired:
    case AlarmEvent::Unsuppress:
    case AlarmEvent::ReturnToService:
    case AlarmEvent::Redefine:
        break;
    }
    if (isAct(row.event) && !row.comment.isEmpty())
        record.comment = row.comment;
    record.occurrence = row.occurrence;
    record.status = row.to;
    record.shelvedUntil =
        row.to.shelving == AlarmShelving::None ? std::optional<WallTime>() : row.until;
    if (row.to.shelving == AlarmShelving::None && !row.to.outOfService) {
        record.shelvedBy.clear();
        record.shelvedWhy.clear();
    }
    if (!row.to.suppressed)
        record.suppressedWhy.clear();
    record.changedAt = row.at;
}

} // namespace Raptor::AlarmRules
