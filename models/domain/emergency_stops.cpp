// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An e-stop from press to release. What the device does meanwhile stands in
// emergency_stops_watch.cpp.
#include "models/domain/emergency_stops.h"

#include "models/domain/wording.h"

#include <algorithm>

namespace Raptor {

namespace {

constexpr Milliseconds repeatEvery{1000};
/// So many leave together, so that the first do not wait for a thousand others.
constexpr qsizetype together = 32;
/// A release elsewhere that comes so soon after a press here was meant for the latch before it.
constexpr Milliseconds newPressHolds{3000};

} // namespace

EmergencyStops::EmergencyStops(const CommandContext &context, CommandBook &book, QObject *parent)
    : QObject(parent), m_context(context), m_book(book)
{
    connect(&book, &CommandBook::finished, this, &EmergencyStops::follow);
    connect(&book, &CommandBook::changed, this, [this](const CommandRecord &record) {
        m_dirty = m_dirty || record.kind == CommandKind::EStop;
    });
    if (!context.latches)
        return;
    connect(context.latches, &LatchKeeper::latchedElsewhere, this,
            &EmergencyStops::onLatchedElsewhere);
    connect(context.latches, &LatchKeeper::releasedElsewhere, this,
            &EmergencyStops::onReleasedElsewhere);
    connect(context.latches, &LatchKeeper::troubled, this, [this](const QString &why) {
        Q_EMIT eventHappened(EventSeverity::Fault, tr("E-stop latch: %1").arg(why));
    });
    for (const LatchedStop &stop : context.latches->latched())
        adopt(stop, Origin::EarlierRun);
}

QList<DeviceId> EmergencyStops::addressed(const EStopScope &scope) const
{
    if (scope.kind == EStopScope::Kind::Device)
        return {scope.device};
    QList<DeviceId> devices;
    for (const DeviceId &device : m_context.states.knownDevices()) {
        const QString site =
            device.site().isEmpty() ? m_assignedSites.value(device) : device.site();
        const bool here = site.isEmpty() || scope.site.isEmpty() || site == scope.site;
        if (scope.kind == EStopScope::Kind::Everything || here)
            devices.append(device);
    }
    return devices;
}

HeldStop EmergencyStops::heldBy(const QString &commandId, const QString &by) const
{
    HeldStop stop;
    stop.commandId = commandId;
    stop.by = by;
    stop.pressedWall = m_context.clock.wall();
    stop.pressedAt = m_context.clock.now();
    stop.loudFrom = stop.pressedAt;
    stop.lastSent = stop.pressedAt;
    return stop;
}

void EmergencyStops::hold(const DeviceId &device, HeldStop stop)
{
    const auto before = m_held.constFind(device);
    if (before != m_held.constEnd()) {
        m_book.keepInMind(before->commandId, false);
        if (!before->confirmedAt)
            stop.loudFrom = std::min(stop.loudFrom, before->loudFrom);
        stop.lastCommandSeen = before->lastCommandSeen;
        stop.newestSeen = before->newestSeen;
    }
    m_book.keepInMind(stop.commandId, true);
    m_held.insert(device, std::move(stop));
    m_dirty = true;
}

int EmergencyStops::press(const EStopScope &scope, const QString &reason)
{
    m_notCovered.clear();
    QList<DeviceId> covered;
    QStringList ids;
    const QStringList up = m_context.gateway.brokersUp();
    for (const DeviceId &device : addressed(scope)) {
        const auto state = m_context.states.state(device);
        if (!state || !state->profile || !state->profile->commands.contains(CommandKind::EStop)) {
            m_notCovered.append(
                {device, EStopProgress::NotCovered, tr("no e-stop meaning: use its own switch")});
            continue;
        }
        const QString id = m_book.open(device, CommandKind::EStop, {}, reason);
        HeldStop stop = heldBy(id, m_context.operatorName);
        stop.profile = state->profile;
        hold(device, std::move(stop));
        covered.append(device);
        ids.append(id);
        if (ids.size() == together)
            m_book.sendAll(std::exchange(ids, {}), up);
    }
    m_book.sendAll(ids, up);
    m_book.takeBack(tr("overtaken by the e-stop"));
    for (const DeviceId &device : std::as_const(covered))
        tellPressed(device, tr("overtaken by the e-stop"));
    m_dirty = false;
    Q_EMIT changed();
    return int(covered.size());
}

void EmergencyStops::tellPressed(const DeviceId &device, const QString &overtaking)
{
    const QString id = m_held.value(device).commandId;
    m_book.overtake(device, overtaking, id);
    keep(device);
    if (const auto record = m_book.record(id)) {
        m_context.keepRow(AuditEvent::Requested, *record);
        m_context.keepRow(AuditEvent::Latched, *record);
    }
    m_book.announce(id);
    if (latched(device))
        Q_EMIT latchChanged(device, true, latchText(device));
}

void EmergencyStops::keep(const DeviceId &device)
{
    const auto stop = m_held.constFind(device);
    if (m_context.latches && stop != m_held.constEnd()) {
        m_context.latches->keep(
            {device, stop->commandId, stop->by, stop->pressedWall, stop->confirmedAt});
    }
}

QString EmergencyStops::latchText(const DeviceId &device) const
{
    return latched(device) ? tr("latched on this console") : QString();
}

void EmergencyStops::adopt(const LatchedStop &kept, Origin origin)
{
    const BootTime now = m_context.clock.now();
    const Milliseconds age = m_context.clock.wall() - kept.pressedAt;
    // A wall clock that went back tells nothing: then the operator is asked.
    const bool recent = age >= Milliseconds(0) && age < eStopRepeatedFor;
    HeldStop stop;
    stop.commandId = kept.commandId;
    // A damaged latch names no command; and one id must never stand for two devices, or the answer
    // of the one would count for the other.
    const auto known = m_book.record(kept.commandId);
    const bool renamed = kept.commandId.isEmpty() || (known && known->device != kept.device);
    if (renamed)
        stop.commandId = m_context.newId(m_context.clock.wall());
    stop.by = kept.by;
    stop.pressedWall = kept.pressedAt;
    stop.pressedAt = now - (recent ? age : eStopRepeatedFor);
    stop.loudFrom = stop.pressedAt;
    stop.confirmedAt = kept.confirmedAt;
    stop.repeating = recent && !kept.confirmedAt;
    CommandRecord record;
    record.id = stop.commandId;
    record.device = kept.device;
    record.kind = CommandKind::EStop;
    record.by = kept.by;
    record.requestedWall = kept.pressedAt;
    record.requestedAt = stop.pressedAt;
    record.givenAt = stop.pressedAt;
    record.finishedAt = now;
    record.step = CommandStep::Finished;
    record.outcome = kept.confirmedAt ? CommandOutcome::Confirmed : CommandOutcome::Unknown;
    record.detail = origin == Origin::EarlierRun ? tr("pressed before this console was started")
                                                 : tr("pressed in another program");
    m_book.adopt(record);
    hold(kept.device, stop);
    if (renamed)
        keep(kept.device);
    if (origin == Origin::EarlierRun)
        m_adopted.append(kept.device);
}

void EmergencyStops::onLatchedElsewhere(const LatchedStop &stop)
{
    const auto ours = m_held.find(stop.device);
    if (ours != m_held.end() && ours->commandId == stop.commandId) {
        if (!stop.confirmedAt || ours->confirmedAt)
            return;
        ours->confirmedAt = stop.confirmedAt;
        ours->asks = false;
        m_dirty = true;
        return;
    }
    if (ours != m_held.end() && stop.pressedAt <= ours->pressedWall)
        return; // the newer press counts, and every program knows it
    adopt(stop, Origin::OtherProgram);
    m_book.takeBack(tr("overtaken by the e-stop"));
    m_book.overtake(stop.device, tr("overtaken by the e-stop"), stop.commandId);
    Q_EMIT eventHappened(
        EventSeverity::Fault,
        tr("%1: e-stop of %2 in another program").arg(stop.device.text(), stop.by));
    Q_EMIT latchChanged(stop.device, true, latchText(stop.device));
    repeat(Due::EachSecond);
    Q_EMIT changed();
}

void EmergencyStops::onReleasedElsewhere(const DeviceId &device)
{
    const auto held = m_held.find(device);
    if (held == m_held.end())
        return;
    const bool pressedHere = held->by == m_context.operatorName && m_book.knows(held->commandId);
    if (pressedHere && m_context.clock.now() - held->pressedAt < newPressHolds) {
        keep(device);
        return;
    }
    m_book.keepInMind(held->commandId, false);
    m_held.erase(held);
    Q_EMIT eventHappened(EventSeverity::Notice,
                         tr("%1: its e-stop was reset in another program").arg(device.text()));
    Q_EMIT latchChanged(device, false, {});
    Q_EMIT changed();
}

void EmergencyStops::follow(const CommandRecord &finished)
{
    if (finished.kind == CommandKind::Reset && finished.outcome == CommandOutcome::Confirmed)
        release(finished);
}

void EmergencyStops::release(const CommandRecord &reset)
{
    const auto held = m_held.find(reset.device);
    if (held == m_held.end())
        return;
    m_book.keepInMind(held->commandId, false);
    m_held.erase(held);
    if (m_context.latches)
        m_context.latches->drop(reset.device);
    m_context.keepRow(AuditEvent::Released, reset);
    Q_EMIT latchChanged(reset.device, false, {});
    Q_EMIT changed();
}

void EmergencyStops::confirmIfProven(const DeviceId &device)
{
    const auto stop = m_held.find(device);
    if (stop != m_held.end() && !stop->confirmedAt && m_book.proven(stop->commandId))
        confirm(device);
}

void EmergencyStops::confirm(const DeviceId &device)
{
    const auto stop = m_held.find(device);
    stop->confirmedAt = m_context.clock.wall();
    stop->asks = false;
    stop->violated = false;
    m_dirty = true;
    keep(device);
}

void EmergencyStops::repeat(Due due)
{
    const BootTime now = m_context.clock.now();
    const QStringList up = m_context.gateway.brokersUp();
    QStringList sent;
    for (auto stop = m_held.begin(); stop != m_held.end(); ++stop) {
        const bool over = now - stop->pressedAt >= eStopRepeatedFor;
        if (stop->confirmedAt || !stop->repeating || over)
            continue;
        if (up.isEmpty()) {
            m_context.gateway.hurry(); // it goes on the first path
            continue;
        }
        const bool late = !stop->lastSent || now - *stop->lastSent >= repeatEvery;
        if ((due == Due::EachSecond && !late) || m_book.inExecution(stop.key(), CommandKind::Reset))
            continue;
        stop->lastSent = now;
        sent.append(stop->commandId);
    }
    m_book.sendAll(sent, up);
    for (const QString &id : std::as_const(sent))
        m_book.announce(id);
}

void EmergencyStops::raiseVoice(const DeviceId &device)
{
    HeldStop &stop = *m_held.find(device);
    const BootTime now = m_context.clock.now();
    if (stop.repeating && now - stop.pressedAt >= eStopRepeatedFor) {
        stop.repeating = false;
        m_dirty = true;
    }
    if (stop.loud || now - stop.loudFrom < eStopLoudAfter)
        return;
    stop.loud = true;
    m_dirty = true;
    const EStopLine line = lineOf(device, stop, m_book.record(stop.commandId), now);
    Q_EMIT eventHappened(EventSeverity::Fault,
                         tr("%1 e-stop: %2").arg(device.text(), Wording::of(line.progress)));
}

void EmergencyStops::tellAdopted()
{
    for (const DeviceId &device : std::exchange(m_adopted, {})) {
        const HeldStop stop = m_held.value(device);
        Q_EMIT eventHappened(EventSeverity::Notice,
                             tr("%1: the e-stop of %2 still holds").arg(device.text(), stop.by));
        Q_EMIT latchChanged(device, latched(device), latchText(device));
    }
}

void EmergencyStops::tick()
{
    tellAdopted();
    const QList<DeviceId> devices = m_held.keys();
    for (const DeviceId &device : devices) {
        confirmIfProven(device);
        const auto stop = m_held.constFind(device);
        if (stop != m_held.constEnd() && !stop->confirmedAt)
            raiseVoice(device);
    }
    repeat(Due::EachSecond);
    if (std::exchange(m_dirty, false))
        Q_EMIT changed();
}

QList<EStopLine> EmergencyStops::lines() const
{
    QList<DeviceId> devices = m_held.keys();
    std::sort(devices.begin(), devices.end());
    QList<EStopLine> lines;
    for (const DeviceId &device : std::as_const(devices)) {
        const HeldStop &stop = *m_held.constFind(device);
        if (stop.dismissed && stop.confirmedAt && !stop.violated)
            continue;
        lines.append(lineOf(device, stop, m_book.record(stop.commandId), m_context.clock.now()));
    }
    return lines + m_notCovered;
}

QList<EStopLine> EmergencyStops::held() const
{
    QList<EStopLine> lines;
    for (auto stop = m_held.cbegin(); stop != m_held.cend(); ++stop)
        lines.append(
            lineOf(stop.key(), *stop, m_book.record(stop->commandId), m_context.clock.now()));
    return lines;
}

void EmergencyStops::dismissLines()
{
    m_notCovered.clear();
    for (HeldStop &stop : m_held)
        stop.dismissed = stop.dismissed || stop.confirmedAt;
    Q_EMIT changed();
}

} // namespace Raptor
