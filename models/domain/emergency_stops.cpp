// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The e-stop half of CommandService: latch, repeats, confirmation, reset (RP-06).
#include "models/domain/command_service.h"

#include "models/domain/wording.h"

namespace Raptor {

namespace {

constexpr Milliseconds repeatEvery{1000};
constexpr Milliseconds loudAfter{10'000};
constexpr Milliseconds repeatFor{600'000};

} // namespace

QList<DeviceId> CommandService::addressed(const EStopScope &scope) const
{
    QList<DeviceId> devices;
    for (const DeviceId &device : m_states.knownDevices()) {
        const QString site
            = device.site().isEmpty() ? m_assignedSites.value(device) : device.site();
        const bool here = site.isEmpty() || scope.site.isEmpty() || site == scope.site;
        if (scope.kind == EStopScope::Kind::Everything
            || (scope.kind == EStopScope::Kind::Site && here)
            || (scope.kind == EStopScope::Kind::Device && device == scope.device))
            devices.append(device);
    }
    return devices;
}

void CommandService::emergencyStop(const EStopScope &scope)
{
    disarm();
    m_notCovered.clear();
    QList<DeviceId> covered;
    for (const DeviceId &device : addressed(scope)) {
        const auto state = m_states.state(device);
        if (state && state->profile && state->profile->commands.contains(CommandKind::EStop))
            covered.append(device);
        else
            m_notCovered.append({device, EStopProgress::NotCovered,
                                 tr("no e-stop meaning: use its own switch")});
    }
    for (const DeviceId &device : std::as_const(covered))
        emergencyStopDevice(device);
    for (const DeviceId &device : std::as_const(covered)) {
        Q_EMIT latchChanged(device, true, tr("latched on this console"));
    }
    Q_EMIT eventHappened(EventSeverity::Fault,
                         tr("E-STOP requested by %1 for %n device(s)", nullptr, int(covered.size()))
                             .arg(m_setup.operatorName));
    Q_EMIT emergencyStopChanged();
    Q_EMIT offersChanged();
}

void CommandService::emergencyStopDevice(const DeviceId &device)
{
    CommandLife &life = begin(device, CommandKind::EStop, {});
    EStop stop;
    stop.commandId = life.record().id;
    stop.pressedAt = life.record().requestedAt;
    stop.pressedWall = life.record().requestedWall;
    stop.lastSent = stop.pressedAt;
    m_stops.insert(device, stop);
    dispatch(life, m_gateway.brokersUp(), {});
    overtakeRunning(device, tr("overtaken by the e-stop"), stop.commandId);
}

void CommandService::tickEmergencyStops(Repeat repeat)
{
    const BootTime now = m_clock.now();
    bool changed = false;
    const QList<DeviceId> devices = m_stops.keys();
    for (const DeviceId &device : devices) {
        EStop &stop = *m_stops.find(device);
        const auto life = m_lives.find(stop.commandId);
        if (life == m_lives.end())
            continue;
        if (!stop.confirmed && life->proven()) {
            stop.confirmed = true;
            changed = true;
        }
        if (stop.confirmed)
            continue;
        changed = true;
        if (!stop.loud && now - stop.pressedAt >= loudAfter) {
            stop.loud = true;
            Q_EMIT eventHappened(EventSeverity::Fault,
                                 tr("%1 e-stop: %2").arg(device.text(),
                                        Wording::of(EStopProgress::NotConfirmed)));
        }
        const bool due = repeat == Repeat::AtOnce || now - stop.lastSent >= repeatEvery;
        if (due && now - stop.pressedAt < repeatFor && hasPath() && !running(device, CommandKind::Reset)) {
            stop.lastSent = now;
            dispatch(*life, m_gateway.brokersUp(), {});
        }
    }
    if (changed)
        Q_EMIT emergencyStopChanged();
}

void CommandService::watchLatch(const StateReport &report, EStop &stop)
{
    const std::optional<QString> previous = std::exchange(stop.lastCommandSeen, report.lastCommand);
    if (!stop.confirmed || stop.stoppedAgain)
        return;
    const auto state = m_states.state(report.device);
    if (!state || !state->profile || running(report.device))
        return;
    const auto &wanted = state->profile->commands.value(CommandKind::EStop).confirmedBy;
    if (compare(wanted, report.readings) != Evidence::Contradicts)
        return;
    const bool byAnotherConsole = previous && report.lastCommand && *previous != *report.lastCommand
        && !report.lastCommand->isEmpty();
    stop.stoppedAgain = true;
    Q_EMIT eventHappened(
        EventSeverity::Fault,
        (byAnotherConsole ? tr("%1 was released from its e-stop by somebody else: %2")
                          : tr("%1 left its e-stop by itself and is stopped again: %2"))
            .arg(report.device.text(), describe(wanted, report.readings)));
    if (!byAnotherConsole) {
        const DeviceId device = report.device;
        emergencyStopDevice(device);
        m_stops[device].stoppedAgain = true;
        Q_EMIT emergencyStopChanged();
    }
}

void CommandService::followReset(const CommandRecord &record)
{
    if (record.kind == CommandKind::Reset && record.outcome == CommandOutcome::Confirmed)
        release(record.device);
}

void CommandService::release(const DeviceId &device)
{
    if (m_stops.remove(device) == 0)
        return;
    Q_EMIT latchChanged(device, false, {});
    Q_EMIT emergencyStopChanged();
}

EStopLine CommandService::lineOf(const DeviceId &device, const EStop &stop) const
{
    EStopLine line;
    line.device = device;
    const auto life = m_lives.constFind(stop.commandId);
    if (life == m_lives.constEnd())
        return line;
    const CommandRecord &record = life->record();
    const auto since = [&record](std::optional<BootTime> at) {
        return Wording::duration(*at - record.requestedAt);
    };
    if (stop.confirmed || life->proven()) {
        line.progress = EStopProgress::Confirmed;
        line.text = record.outcome == CommandOutcome::Confirmed
            ? tr("confirmed in %1").arg(since(record.finishedAt))
            : record.note;
        return line;
    }
    if (record.acknowledgedAt) {
        line.progress = EStopProgress::BrokerHas;
        line.text = tr("broker has it after %1").arg(since(record.acknowledgedAt));
    } else if (record.sentAt) {
        line.progress = EStopProgress::Sent;
        line.text = tr("sent after %1").arg(since(record.sentAt));
    } else {
        line.text = Wording::of(EStopProgress::NotSent);
        return line;
    }
    if (m_clock.now() - stop.pressedAt >= loudAfter) {
        line.progress = EStopProgress::NotConfirmed;
        line.text = Wording::of(EStopProgress::NotConfirmed) + QLatin1String(" (") + line.text
            + QLatin1Char(')');
    }
    return line;
}

QList<EStopLine> CommandService::emergencyStopLines() const
{
    QList<DeviceId> devices = m_stops.keys();
    std::sort(devices.begin(), devices.end());
    QList<EStopLine> lines;
    for (const DeviceId &device : std::as_const(devices)) {
        const EStop &stop = *m_stops.constFind(device);
        const EStopLine line = lineOf(device, stop);
        if (!stop.dismissed || line.progress != EStopProgress::Confirmed)
            lines.append(line);
    }
    return lines + m_notCovered;
}

void CommandService::dismissEmergencyStopLines()
{
    m_notCovered.clear();
    for (EStop &stop : m_stops)
        stop.dismissed = true;
    Q_EMIT emergencyStopChanged();
}

} // namespace Raptor
