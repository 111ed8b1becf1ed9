// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_book.h"

#include "models/domain/command_rules.h"

#include <algorithm>

namespace Raptor {

namespace {

constexpr Milliseconds rememberedAfterEnd{60'000};
/// What may still run, or still turns, is followed for longer.
constexpr Milliseconds rememberedAtMost{24LL * 3600 * 1000};
/// Ids of this run that are recognised in last_cmd.
constexpr size_t idsKnown = 20'000;

} // namespace

CommandBook::CommandBook(const CommandContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    connect(&context.gateway, &CommandGateway::written, this, &CommandBook::onWritten);
    connect(&context.gateway, &CommandGateway::acknowledged, this, &CommandBook::onAcknowledged);
    connect(&context.gateway, &CommandGateway::failed, this, &CommandBook::onFailed);
    if (context.audit)
        connect(context.audit, &AuditTrail::durable, this, &CommandBook::onDurable);
}

void CommandBook::remember(const QString &id)
{
    if (m_known.contains(id))
        return;
    m_known.insert(id);
    m_knownInOrder.push_back(id);
    if (m_knownInOrder.size() > idsKnown) {
        m_known.remove(m_knownInOrder.front());
        m_knownInOrder.pop_front();
    }
}

QString CommandBook::open(const DeviceId &device, CommandKind kind, const QString &group,
                          const QString &reason)
{
    CommandRecord record;
    record.requestedWall = m_context.clock.wall();
    record.requestedAt = m_context.clock.now();
    record.id = m_context.newId(record.requestedWall);
    record.device = device;
    record.kind = kind;
    record.by = m_context.operatorName;
    record.group = group;
    record.reason = reason;
    if (!needsArming(kind))
        record.givenAt = record.requestedAt;
    m_lives.insert(record.id, CommandLife(record));
    m_byDevice[device].append(record.id);
    m_newest = record.id;
    remember(record.id);
    return record.id;
}

void CommandBook::adopt(const CommandRecord &record)
{
    if (m_lives.contains(record.id))
        return;
    m_lives.insert(record.id, CommandLife(record));
    m_byDevice[record.device].append(record.id);
    remember(record.id);
}

void CommandBook::announce(const QString &id)
{
    const auto known = record(id);
    if (!known)
        return;
    Q_EMIT changed(*known);
    if (known->givenAt && known->step != CommandStep::Finished)
        Q_EMIT busyChanged(known->device, inExecution(known->device));
}

void CommandBook::send(const QString &id, const QStringList &brokers,
                       std::optional<Milliseconds> validFor)
{
    // From here on the gateway may answer, and what it answers may move the life.
    m_context.gateway.sendAll(prepare(id, brokers, validFor));
}

void CommandBook::sendAll(const QStringList &ids, const QStringList &brokers)
{
    QList<CommandDispatch> dispatches;
    for (const QString &id : ids)
        dispatches += prepare(id, brokers, {});
    m_context.gateway.sendAll(dispatches);
}

QList<CommandDispatch> CommandBook::prepare(const QString &id, const QStringList &brokers,
                                            std::optional<Milliseconds> validFor)
{
    const auto life = m_lives.find(id);
    if (life == m_lives.end())
        return {};
    const CommandRecord record = life->record();
    // A stop needs none of it, and goes the shortest way.
    const auto state = needsArming(record.kind) ? m_context.states.state(record.device)
                                                : std::optional<DeviceState>();
    std::optional<WallTime> expires;
    if (validFor && state && state->clockOffset)
        expires = m_context.clock.wall() + *state->clockOffset + *validFor;
    const bool devicesOwn = state && state->profile && state->profile->honoursExpiry && expires
        && state->profile->commands.value(record.kind).envelope;
    if (state && record.paths.isEmpty())
        life->setLastCommandBefore(state->lastCommand);
    for (const QString &broker : brokers) {
        IfLate ifLate = IfLate::MayRun;
        if (devicesOwn)
            ifLate = IfLate::DroppedByDevice;
        else if (m_context.gateway.dropsExpired(broker))
            ifLate = IfLate::DroppedByBroker;
        life->addPath(broker, ifLate);
    }
    if (!brokers.isEmpty())
        m_lastSent.insert(record.device, m_context.clock.now());
    QList<CommandDispatch> dispatches;
    for (const QString &broker : brokers) {
        dispatches.append({record.id, broker, record.device, record.kind, record.by,
                           record.requestedWall, expires});
    }
    return dispatches;
}

void CommandBook::refuse(const QString &id, const CommandOffer &verdict)
{
    const BootTime now = m_context.clock.now();
    change(id, [&](CommandLife &life) { life.refuse(verdict.refusal, verdict.text, now); });
}

void CommandBook::overtake(const DeviceId &device, const QString &byWhat, const QString &but)
{
    const BootTime now = m_context.clock.now();
    const QStringList ids = m_byDevice.value(device);
    for (const QString &id : ids) {
        if (id == but)
            continue;
        change(id, [&](CommandLife &life) {
            if (life.inExecution() && life.record().kind != CommandKind::EStop)
                life.overtake(byWhat, now);
        });
    }
}

void CommandBook::takeBack(const QString &why)
{
    const BootTime now = m_context.clock.now();
    const QStringList ids = m_lives.keys();
    for (const QString &id : ids) {
        change(id, [&](CommandLife &life) {
            if (life.inExecution() && !life.dispatched() && needsArming(life.record().kind))
                life.overtake(why, now);
        });
    }
}

bool CommandBook::observe(const StateReport &report, Delivery delivery)
{
    const auto known = m_byDevice.constFind(report.device);
    if (known == m_byDevice.constEnd() || report.retained)
        return false;
    const QStringList ids = *known;
    const auto state = m_context.states.state(report.device);
    if (!state || !state->profile)
        return false;
    const auto ahead = deviceClockAhead(*state, m_context.clock);
    const bool proves = delivery == Delivery::Direct || report.takenAt.has_value();
    bool tells = false;
    for (const QString &id : ids) {
        if (!proves && report.lastCommand != id)
            continue;
        const auto heeding = m_lives.constFind(id);
        if (heeding == m_lives.constEnd() || !heeding->heeds(report))
            continue;
        change(id, [&](CommandLife &life) {
            const bool before = life.proven();
            life.feedback(report, state->profile, ahead);
            tells = tells || life.proven() != before;
        });
    }
    return tells;
}

/// What was sent before is not told by the device's state any more. An e-stop is: it is repeated
/// until the device shows it.
void CommandBook::supersedeBefore(const CommandRecord &given)
{
    for (const QString &id : m_byDevice.value(given.device)) {
        const auto older = m_lives.find(id);
        if (older != m_lives.end() && id != given.id && older->record().kind != CommandKind::EStop)
            older->supersede();
    }
}

void CommandBook::tell(const CommandRecord &before, const CommandRecord &after)
{
    const bool was = before.step == CommandStep::Finished;
    const bool is = after.step == CommandStep::Finished;
    if (!before.givenAt && after.givenAt)
        supersedeBefore(after);
    if (is && !was)
        m_context.keepRow(AuditEvent::Finished, after);
    else if (is && (after.note != before.note || after.mayStillRun != before.mayStillRun))
        m_context.keepRow(AuditEvent::Noted, after);
    Q_EMIT changed(after);
    if (is != was || after.givenAt != before.givenAt)
        Q_EMIT busyChanged(after.device, inExecution(after.device));
    if (is && !was)
        Q_EMIT finished(after);
}

void CommandBook::tick()
{
    const BootTime now = m_context.clock.now();
    QStringList due;
    for (const CommandLife &life : std::as_const(m_lives)) {
        if (life.due(now))
            due.append(life.record().id);
    }
    for (const QString &id : std::as_const(due)) {
        change(id, [now](CommandLife &life) {
            if (life.due(now))
                life.finishOnDeadline(now);
        });
    }
    forgetOld(now);
}

void CommandBook::forgetOld(BootTime now)
{
    for (auto life = m_lives.begin(); life != m_lives.end();) {
        const CommandRecord &record = life->record();
        const Milliseconds kept = life->awaitsMore() ? rememberedAtMost : rememberedAfterEnd;
        if (!life->finished() || m_kept.contains(record.id) || now - *record.finishedAt <= kept) {
            ++life;
            continue;
        }
        const auto ids = m_byDevice.find(record.device);
        ids->removeOne(record.id);
        if (ids->isEmpty())
            m_byDevice.erase(ids);
        life = m_lives.erase(life);
    }
}

std::optional<CommandRecord> CommandBook::record(const QString &id) const
{
    const auto life = m_lives.constFind(id);
    return life == m_lives.constEnd() ? std::nullopt : std::optional(life->record());
}

bool CommandBook::proven(const QString &id) const
{
    const auto life = m_lives.constFind(id);
    return life != m_lives.constEnd() && life->proven();
}

bool CommandBook::inExecution(const DeviceId &device, std::optional<CommandKind> kind,
                              const QString &but) const
{
    const auto ids = m_byDevice.constFind(device);
    if (ids == m_byDevice.constEnd())
        return false;
    return std::any_of(ids->cbegin(), ids->cend(), [&](const QString &id) {
        const auto life = m_lives.constFind(id);
        return life != m_lives.constEnd() && life->inExecution() && id != but
            && (!kind || life->record().kind == *kind);
    });
}

bool CommandBook::anyInExecution() const
{
    return std::any_of(m_lives.cbegin(), m_lives.cend(),
                       [](const CommandLife &life) { return life.inExecution(); });
}

std::optional<BootTime> CommandBook::lastSent(const DeviceId &device) const
{
    const auto sent = m_lastSent.constFind(device);
    return sent == m_lastSent.constEnd() ? std::nullopt : std::optional(*sent);
}

void CommandBook::keepInMind(const QString &id, bool keep)
{
    if (keep)
        m_kept.insert(id);
    else
        m_kept.remove(id);
}

/// Of stops, which do not wait for it; the others are Energising's.
void CommandBook::onDurable(const QString &commandId, AuditEvent event)
{
    if (event != AuditEvent::Requested)
        return;
    const BootTime now = m_context.clock.now();
    change(commandId, [now](CommandLife &life) {
        if (isStop(life.record().kind))
            life.audited(now);
    });
}

void CommandBook::onWritten(const QString &commandId, const QString &broker, BootTime at)
{
    change(commandId, [&](CommandLife &life) { life.written(broker, at); });
}

void CommandBook::onAcknowledged(const QString &commandId, const QString &broker, BootTime at,
                                 bool nobodyListening)
{
    change(commandId, [&](CommandLife &life) { life.acknowledged(broker, at, nobodyListening); });
}

void CommandBook::onFailed(const QString &commandId, const QString &broker, const QString &reason,
                           bool mayHaveLeft)
{
    const BootTime now = m_context.clock.now();
    change(commandId, [&](CommandLife &life) { life.failed(broker, reason, mayHaveLeft, now); });
}

} // namespace Raptor
