// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_service.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <algorithm>

namespace Raptor {

namespace {

constexpr Milliseconds armedFor{10'000};
constexpr Milliseconds expiry{5000};
constexpr Milliseconds rememberedAfterEnd{60'000};

} // namespace

CommandService::CommandService(const Collaborators &collaborators, Setup setup, QObject *parent)
    : CommandDesk(parent), m_gateway(*collaborators.gateway), m_states(*collaborators.states),
      m_clock(*collaborators.clock), m_newId(collaborators.newId), m_setup(std::move(setup)),
      m_hadPath(hasPath())
{
    connect(&m_gateway, &CommandGateway::written, this, &CommandService::onWritten);
    connect(&m_gateway, &CommandGateway::acknowledged, this, &CommandService::onAcknowledged);
    connect(&m_gateway, &CommandGateway::failed, this, &CommandService::onFailed);
    connect(&m_gateway, &CommandGateway::feedback, this, &CommandService::observe);
    connect(&m_gateway, &CommandGateway::pathsChanged, this, &CommandService::onPathsChanged);
}

bool CommandService::hasPath() const
{
    return !m_gateway.brokersUp().isEmpty();
}

bool CommandService::latched(const DeviceId &device) const
{
    return m_stops.contains(device);
}

bool CommandService::anyRunning() const
{
    return std::any_of(m_lives.cbegin(), m_lives.cend(),
                       [](const CommandLife &life) { return !life.finished(); });
}

bool CommandService::running(const DeviceId &device, std::optional<CommandKind> kind) const
{
    return std::any_of(m_lives.cbegin(), m_lives.cend(), [&](const CommandLife &life) {
        return life.record().device == device && !life.finished()
            && (!kind || life.record().kind == *kind);
    });
}

CommandCircumstances CommandService::circumstances(const DeviceId &device,
                                                   const std::optional<DeviceState> &state) const
{
    CommandCircumstances result;
    const QStringList up = m_gateway.brokersUp();
    result.anyPath = !up.isEmpty();
    result.sourceUp = state && up.contains(state->broker);
    if (result.sourceUp) {
        if (const auto heard = m_gateway.lastHeard(state->broker))
            result.linkSilence = m_clock.now() - *heard;
    }
    result.latchedHere = latched(device);
    result.commandRunning = running(device);
    return result;
}

CommandOffer CommandService::offer(const DeviceId &device, CommandKind kind) const
{
    const auto state = m_states.state(device);
    return judgeCommand(kind, state, circumstances(device, state));
}

CommandLife &CommandService::begin(const DeviceId &device, CommandKind kind, const QString &reason)
{
    CommandRecord record;
    record.requestedWall = m_clock.wall();
    record.requestedAt = m_clock.now();
    record.id = m_newId(record.requestedWall);
    record.device = device;
    record.kind = kind;
    record.by = m_setup.operatorName;
    record.reason = reason;
    m_lastId = record.id;
    QList<Condition> wanted;
    if (const auto state = m_states.state(device); state && state->profile)
        wanted = state->profile->commands.value(kind).confirmedBy;
    const auto life = m_lives.insert(record.id, CommandLife(record, wanted));
    Q_EMIT recordChanged(record);
    Q_EMIT busyChanged(device, true);
    return *life;
}

void CommandService::dispatch(const CommandLife &life, const QStringList &brokers,
                              std::optional<WallTime> expires)
{
    // A copy: what listens to recordChanged() must not be able to move it.
    const CommandRecord record =
        life.record(); // NOLINT(performance-unnecessary-copy-initialization)
    for (const QString &broker : brokers) {
        update(m_lives.find(record.id).value(),
               [&broker](CommandLife &changed) { changed.addPath(broker); });
    }
    for (const QString &broker : brokers) {
        m_gateway.send({record.id, broker, record.device, record.kind, record.by,
                        record.requestedWall, expires});
    }
}

void CommandService::refuse(const DeviceId &device, CommandKind kind, const QString &why)
{
    CommandLife &life = begin(device, kind, {});
    update(life, [this, &why](CommandLife &changed) { changed.refuse(why, m_clock.now()); });
}

void CommandService::update(CommandLife &life, const std::function<void(CommandLife &)> &change)
{
    const CommandRecord before = life.record();
    change(life);
    const CommandRecord after = life.record();
    if (after == before)
        return;
    Q_EMIT recordChanged(after);
    if (after.step == CommandStep::Finished && before.step != CommandStep::Finished) {
        Q_EMIT busyChanged(after.device, running(after.device));
        announce(after);
        followReset(after);
        Q_EMIT offersChanged();
    }
}

void CommandService::announce(const CommandRecord &record)
{
    const bool good = record.outcome == CommandOutcome::Confirmed;
    QString text =
        tr("%1 %2: %3")
            .arg(record.device.text(), Wording::of(record.kind), Wording::of(record.outcome));
    if (good)
        text += tr(" in %1").arg(Wording::duration(*record.finishedAt - record.requestedAt));
    else if (!record.detail.isEmpty())
        text += QLatin1String(" - ") + record.detail;
    Q_EMIT eventHappened(good ? EventSeverity::Info : EventSeverity::Fault, text);
}

CommandOffer CommandService::arm(const DeviceId &device, CommandKind kind)
{
    disarm();
    const auto state = m_states.state(device);
    CommandOffer verdict = judgeCommand(kind, state, circumstances(device, state));
    if (!verdict.available()) {
        refuse(device, kind, verdict.text);
        return verdict;
    }
    const QString groups =
        kind == CommandKind::Start ? state->groups.join(QLatin1String(", ")) : QString();
    m_armedAt = m_clock.now();
    m_armedState = state->runState;
    m_armedBroker = state->broker;
    m_armed = ArmedCommand{device,
                           kind,
                           {},
                           groups.isEmpty()
                               ? tr("%1 %2").arg(Wording::of(kind), device.name())
                               : tr("%1 %2: %3").arg(Wording::of(kind), device.name(), groups),
                           m_armedAt + armedFor};
    Q_EMIT armedChanged();
    return {};
}

void CommandService::disarm()
{
    if (!m_armed)
        return;
    m_armed.reset();
    Q_EMIT armedChanged();
}

CommandOffer CommandService::executeArmed(const QString &reason)
{
    if (!m_armed)
        return {Refusal::NotArmed, tr("not armed")};
    if (m_clock.now() - m_armedAt < m_setup.deliberatePause)
        return {Refusal::NotArmed, tr("too quick after arming")};
    tickArmed();
    if (!m_armed)
        return {Refusal::ArmedStateChanged, tr("something changed since arming")};
    const ArmedCommand command = *m_armed;
    disarm();
    const auto state = m_states.state(command.device);
    CommandOffer verdict = judgeCommand(command.kind, state, circumstances(command.device, state));
    if (!verdict.available()) {
        refuse(command.device, command.kind, verdict.text);
        return verdict;
    }
    CommandLife &life = begin(command.device, command.kind, reason);
    if (!state->profile->commands.contains(command.kind)) {
        update(life, [this](CommandLife &changed) {
            changed.confirmHere(tr("inhibit lifted on this console"), m_clock.now());
        });
        return {};
    }
    std::optional<WallTime> expires;
    if (state->clockOffset)
        expires = m_clock.wall() + *state->clockOffset + expiry;
    dispatch(life, {state->broker}, expires);
    return {};
}

void CommandService::overtakeRunning(const DeviceId &device, const QString &byWhat,
                                     const QString &newId)
{
    const QList<QString> ids = m_lives.keys();
    for (const QString &id : ids) {
        CommandLife &life = *m_lives.find(id);
        const CommandRecord &record = life.record();
        if (record.device == device && !life.finished() && id != newId
            && record.kind != CommandKind::EStop)
            update(life, [&](CommandLife &changed) { changed.overtake(byWhat, m_clock.now()); });
    }
}

CommandOffer CommandService::stop(const DeviceId &device, CommandKind kind)
{
    disarm();
    const auto state = m_states.state(device);
    CommandOffer verdict = isStop(kind)
        ? judgeCommand(kind, state, circumstances(device, state))
        : CommandOffer{Refusal::NotArmed, tr("this has to be armed first")};
    if (!verdict.available()) {
        refuse(device, kind, verdict.text);
        return verdict;
    }
    const QStringList up = m_gateway.brokersUp();
    CommandLife &life = begin(device, kind, {});
    const QString id = life.record().id;
    dispatch(life, up, {});
    overtakeRunning(device, tr("overtaken by a stop"), id);
    return {};
}

void CommandService::stopGroup(const QString &, const QList<DeviceId> &devices)
{
    for (const DeviceId &device : devices)
        stop(device, CommandKind::Stop);
}

CommandOffer CommandService::offerSequence(const QString &) const
{
    return {Refusal::Unsupported, tr("there is no such sequence")};
}

CommandOffer CommandService::armSequence(const QString &name)
{
    return offerSequence(name);
}

void CommandService::observe(const StateReport &report)
{
    const auto state = m_states.state(report.device);
    const auto offset = state ? state->clockOffset : std::nullopt;
    const QList<QString> ids = m_lives.keys();
    for (const QString &id : ids) {
        const auto life = m_lives.find(id);
        if (life != m_lives.end() && life->record().device == report.device)
            update(*life, [&](CommandLife &changed) { changed.feedback(report, offset); });
    }
    const auto stop = m_stops.find(report.device);
    if (stop != m_stops.end() && !report.retained)
        watchLatch(report, *stop);
}

void CommandService::tickArmed()
{
    if (!m_armed)
        return;
    const auto state = m_states.state(m_armed->device);
    const bool changed = !state || state->runState != m_armedState || state->broker != m_armedBroker
        || !isLive(state->quality);
    if (changed)
        Q_EMIT eventHappened(EventSeverity::Notice,
                             tr("%1 disarmed: its state or its link changed").arg(m_armed->text));
    if (changed || m_clock.now() >= m_armed->expires)
        disarm();
}

void CommandService::tick()
{
    tickArmed();
    const BootTime now = m_clock.now();
    const QList<QString> ids = m_lives.keys();
    for (const QString &id : ids) {
        const auto life = m_lives.find(id);
        update(*life, [now](CommandLife &changed) { changed.tick(now); });
        const CommandRecord &record = life->record();
        const bool needed = m_stops.value(record.device).commandId == id;
        if (life->finished() && !needed && now - *record.finishedAt > rememberedAfterEnd)
            m_lives.erase(life);
    }
    tickEmergencyStops(Repeat::WhenDue);
}

void CommandService::onWritten(const QString &commandId, const QString &broker, BootTime at)
{
    const auto life = m_lives.find(commandId);
    if (life != m_lives.end())
        update(*life, [&](CommandLife &changed) { changed.written(broker, at); });
}

void CommandService::onAcknowledged(const QString &commandId, const QString &broker, BootTime at,
                                    bool nobodyListening)
{
    const auto life = m_lives.find(commandId);
    if (life != m_lives.end()) {
        update(*life,
               [&](CommandLife &changed) { changed.acknowledged(broker, at, nobodyListening); });
    }
}

void CommandService::onFailed(const QString &commandId, const QString &broker,
                              const QString &reason, bool mayHaveLeft)
{
    const auto life = m_lives.find(commandId);
    if (life != m_lives.end()) {
        update(*life, [&](CommandLife &changed) {
            changed.failed(broker, reason, mayHaveLeft, m_clock.now());
        });
    }
}

void CommandService::onPathsChanged()
{
    if (m_hadPath != hasPath()) {
        m_hadPath = hasPath();
        Q_EMIT pathChanged(m_hadPath);
    }
    tickArmed();
    tickEmergencyStops(Repeat::AtOnce);
    Q_EMIT offersChanged();
}

} // namespace Raptor
