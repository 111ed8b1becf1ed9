// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a device does under its latch: it comes back, leaves the e-stop, runs (RP-06).
#include "models/domain/command_rules.h"
#include "models/domain/emergency_stops.h"
#include "models/domain/wording.h"

namespace Raptor {

namespace {

/// A report that is older than one seen before came by a slower way. More than this, and the
/// device's clock was set.
constexpr Milliseconds stragglersWithin{60'000};

bool isEnergised(RunState state)
{
    return state == RunState::Running || state == RunState::RelayOn;
}

bool isStraggler(const StateReport &report, const HeldStop &stop)
{
    return report.takenAt && stop.newestSeen && *report.takenAt < *stop.newestSeen
        && *stop.newestSeen - *report.takenAt < stragglersWithin;
}

} // namespace

void EmergencyStops::observe(const StateReport &report, bool explained)
{
    const auto stop = m_held.find(report.device);
    if (stop == m_held.end() || report.retained || isStraggler(report, *stop))
        return;
    if (report.takenAt)
        stop->newestSeen = report.takenAt;
    if (!stop->profile) {
        if (const auto state = m_context.states.state(report.device))
            stop->profile = state->profile;
    }
    const bool confirmed = stop->confirmedAt.has_value();
    confirmIfProven(report.device);
    if (m_held.value(report.device).confirmedAt.has_value() == confirmed)
        watch(report, explained);
    const auto after = m_held.find(report.device);
    if (after != m_held.end() && report.lastCommand)
        after->lastCommandSeen = report.lastCommand;
}

void EmergencyStops::watch(const StateReport &report, bool explained)
{
    HeldStop &stop = *m_held.find(report.device);
    if (!stop.profile || m_book.inExecution(report.device))
        return;
    const auto wanted = stop.profile->commands.value(CommandKind::EStop).confirmedBy;
    switch (compare(wanted, report.readings)) {
    case Evidence::None:
        return;
    case Evidence::Matches:
        m_dirty = m_dirty || stop.violated;
        stop.violated = false;
        if (!stop.confirmedAt && !stop.repeating)
            confirm(report.device); // back after a long time, and it stands as it should
        return;
    case Evidence::Contradicts:
        break;
    }
    if (!report.takenAt) { // undated, only its active source counts
        const auto state = m_context.states.state(report.device);
        if (state && !state->broker.isEmpty() && state->broker != report.broker)
            return;
    }
    if (!stop.confirmedAt) {
        if (stop.repeating || stop.asks)
            return;
        stop.asks = true;
        m_dirty = true;
        Q_EMIT eventHappened(EventSeverity::Fault,
                             tr("%1 is back, its e-stop was never confirmed: %2")
                                 .arg(report.device.text(), describe(wanted, report.readings)));
        return;
    }
    const bool byOther = stop.lastCommandSeen && report.lastCommand
        && !report.lastCommand->isEmpty() && stop.lastCommandSeen != report.lastCommand;
    onViolation(report, explained || byOther);
}

/// @p known: somebody released it, which is not the same as a device that does so by itself.
void EmergencyStops::onViolation(const StateReport &report, bool known)
{
    HeldStop &stop = *m_held.find(report.device);
    const bool runs = isEnergised(runStateIn(*stop.profile, report.readings));
    const bool again = !stop.stoppedAgain && (runs || !known);
    if (stop.violated && !again)
        return;
    stop.violated = true;
    stop.dismissed = false;
    m_dirty = true;
    const QString shown =
        describe(stop.profile->commands.value(CommandKind::EStop).confirmedBy, report.readings);
    const QString name = report.device.text();
    QString text;
    if (again && known)
        text = tr("%1 was started under its e-stop and is stopped again: %2").arg(name, shown);
    else if (again)
        text = tr("%1 left its e-stop by itself and is stopped again: %2").arg(name, shown);
    else if (known)
        text = tr("%1 was released from its e-stop by somebody else: %2").arg(name, shown);
    else
        text = tr("%1 left its e-stop once more, use the physical stop: %2").arg(name, shown);
    if (again)
        stopAgain(report.device);
    Q_EMIT eventHappened(EventSeverity::Fault, text);
}

void EmergencyStops::stopAgain(const DeviceId &device)
{
    const HeldStop before = m_held.value(device);
    const QString id = m_book.open(device, CommandKind::EStop, {});
    HeldStop stop = heldBy(id, before.by);
    stop.profile = before.profile;
    stop.stoppedAgain = true;
    stop.violated = true;
    hold(device, std::move(stop));
    m_book.send(id, m_context.gateway.brokersUp());
    tellPressed(device, tr("overtaken by the e-stop"));
}

} // namespace Raptor
