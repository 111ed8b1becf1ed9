// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of this console's commands.
#include "models/domain/device_alarms.h"

#include "models/domain/command_rules.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor {

namespace {

/// A confirmation may come a report earlier than telemetry does.
constexpr Milliseconds shownWithin{3000};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeviceAlarms)
};

bool isFailure(CommandOutcome outcome)
{
    switch (outcome) {
    case CommandOutcome::NoSubscriber:
    case CommandOutcome::Mismatch:
    case CommandOutcome::TimedOut:
    case CommandOutcome::Unknown:
        return true;
    case CommandOutcome::Pending:
    case CommandOutcome::Confirmed:
    case CommandOutcome::Refused:
        break;
    }
    return false;
}

} // namespace

void DeviceAlarms::commandChanged(const CommandRecord &record)
{
    Watch &watch = watchOf(record.device, m_context.states.state(record.device));
    const bool given = record.givenAt || !needsArming(record.kind);
    if (record.outcome == CommandOutcome::Pending) {
        if (record.sentAt || isStop(record.kind))
            watch.expectation.reset();
        if (given)
            overtake(watch, record);
    } else if (record.id == watch.failedId) {
        noted(watch, record);
    } else if (record.kind != CommandKind::EStop && record.requestedAt >= watch.newestFinished) {
        finished(watch, record);
    }
    if (watch.points.isPending(AlarmKind::CommandFailed)
        || watch.points.isActive(AlarmKind::CommandFailed))
        m_failed.insert(record.device);
    lookAgain(record.device);
}

/// What became of a command that a newer one overtook is told by the newer one.
void DeviceAlarms::overtake(Watch &watch, const CommandRecord &newer)
{
    watch.newestGiven = std::max(watch.newestGiven, newer.origin());
    if (watch.failedOutcome == CommandOutcome::Unknown
        && !watch.points.isActive(AlarmKind::CommandFailed))
        watch.points.drop(AlarmKind::CommandFailed);
}

void DeviceAlarms::finished(Watch &watch, const CommandRecord &record)
{
    if (record.outcome == CommandOutcome::Refused)
        return;
    watch.newestFinished = record.requestedAt;
    if (record.outcome == CommandOutcome::Confirmed)
        confirmed(watch, record);
    else if (isFailure(record.outcome))
        failed(watch, record);
}

void DeviceAlarms::confirmed(Watch &watch, const CommandRecord &record)
{
    if (record.id == watch.confirmedId)
        return;
    watch.confirmedId = record.id;
    watch.failedId.clear();
    watch.failedOutcome = CommandOutcome::Pending;
    watch.points.drop(AlarmKind::CommandFailed);
    const bool lasts = record.kind == CommandKind::Start || record.kind == CommandKind::Stop
        || record.kind == CommandKind::RelayOn || record.kind == CommandKind::RelayOff;
    if (!lasts)
        return;
    const auto state = m_context.states.state(record.device);
    watch.expectation = Expectation{.kind = record.kind,
                                    .commandId = record.id,
                                    .lastCommand = state ? state->lastCommand : std::nullopt,
                                    .confirmedAt = m_context.clock.now()};
}

void DeviceAlarms::failed(Watch &watch, const CommandRecord &record)
{
    watch.failedId = record.id;
    watch.failedOutcome = record.outcome;
    watch.expectation.reset();
    if (record.outcome == CommandOutcome::Unknown && record.origin() < watch.newestGiven)
        return;
    watch.points.describe(
        AlarmKind::CommandFailed,
        {.value = Wording::of(record.kind),
         .detail = Words::tr("%1: %2, %3")
                       .arg(Wording::of(record.kind), Wording::of(record.outcome), record.detail)});
    watch.points.see(AlarmKind::CommandFailed, true);
}

/// Something came to light after its outcome: that it had its effect, perhaps.
void DeviceAlarms::noted(Watch &watch, const CommandRecord &record)
{
    const auto state = m_context.states.state(record.device);
    if (record.note.isEmpty() || !state || !state->profile)
        return;
    const auto wanted = state->profile->commands.value(record.kind).confirmedBy;
    if (compare(wanted, state->readings) == Evidence::Matches)
        watch.points.drop(AlarmKind::CommandFailed);
}

/// That a command failed is no lasting condition: it is over once somebody knows.
void DeviceAlarms::clearAcknowledged()
{
    const auto devices = m_failed.values();
    for (const DeviceId &device : devices) {
        Watch *watch = find(device);
        const bool pending = watch && watch->points.isPending(AlarmKind::CommandFailed);
        const bool active = watch && watch->points.isActive(AlarmKind::CommandFailed);
        if (!pending && !active) {
            m_failed.remove(device);
            continue;
        }
        const AlarmStatus status =
            m_context.sink.status(watch->points.key(AlarmKind::CommandFailed));
        if (active && status.state == AlarmState::ActiveAcknowledged) {
            watch->points.drop(AlarmKind::CommandFailed);
            m_failed.remove(device);
        }
    }
}

void DeviceAlarms::weighExpectation(Watch &watch, const DeviceState &state)
{
    const BootTime now = m_context.clock.now();
    if (!watch.expectation || !state.profile) {
        watch.points.see(AlarmKind::AgainstCommand, false);
        return;
    }
    Expectation &expectation = *watch.expectation;
    const bool commandedElsewhere = state.lastCommand && !state.lastCommand->isEmpty()
        && *state.lastCommand != expectation.commandId
        && state.lastCommand != expectation.lastCommand;
    if (commandedElsewhere || state.localMode || state.eStopAtDevice || watch.progress) {
        watch.expectation.reset();
        watch.points.see(AlarmKind::AgainstCommand, false);
        return;
    }
    const auto wanted = state.profile->commands.value(expectation.kind).confirmedBy;
    const Evidence evidence = compare(wanted, state.readings);
    expectation.seen = expectation.seen || evidence == Evidence::Matches
        || now - expectation.confirmedAt > std::max(2 * state.period, shownWithin);
    const bool against = evidence == Evidence::Contradicts && expectation.seen;
    if (against && !watch.points.isActive(AlarmKind::AgainstCommand)) {
        watch.points.describe(
            AlarmKind::AgainstCommand,
            {.detail = Words::tr("asked for: %1; reports: %2")
                           .arg(Wording::of(expectation.kind), describe(wanted, state.readings))});
    }
    watch.points.see(AlarmKind::AgainstCommand, against);
}

} // namespace Raptor
