// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_service.h"

#include "models/domain/wording.h"

#include <utility>

namespace Raptor {

CommandService::CommandService(const Collaborators &collaborators, Setup setup, QObject *parent)
    : CommandDesk(parent), m_context{*collaborators.gateway,        *collaborators.states,
                                     *collaborators.clock,          collaborators.newId,
                                     collaborators.audit,           collaborators.latches,
                                     std::move(setup.operatorName), setup.role},
      m_deliberatePause(setup.deliberatePause), m_book(m_context), m_stops(m_context, m_book),
      m_energising(m_context, m_book,
                   [this](const DeviceId &device) { return m_stops.latched(device); }),
      m_arming(m_context), m_groups(m_context, m_book, m_energising, std::move(setup.sequences)),
      m_watch(m_context, m_book), m_hadPath(hasPath())
{
    connectParts();
}

void CommandService::connectParts()
{
    connect(&m_book, &CommandBook::changed, this, &CommandService::recordChanged);
    connect(&m_book, &CommandBook::finished, this, &CommandService::announce);
    connect(&m_book, &CommandBook::busyChanged, this, &CommandService::busyChanged);
    connect(&m_stops, &EmergencyStops::changed, this, &CommandService::emergencyStopChanged);
    connect(&m_stops, &EmergencyStops::latchChanged, this, &CommandService::onLatchChanged);
    connect(&m_stops, &EmergencyStops::eventHappened, this, &CommandService::eventHappened);
    connect(&m_groups, &GroupRuns::changed, this, &CommandService::groupRunChanged);
    connect(&m_groups, &GroupRuns::eventHappened, this, &CommandService::eventHappened);
    connect(&m_watch, &ChangeWatch::eventHappened, this, &CommandService::eventHappened);
    connect(&m_context.gateway, &CommandGateway::feedback, this,
            qOverload<const StateReport &>(&CommandService::observe));
    connect(&m_context.gateway, &CommandGateway::pathsChanged, this,
            &CommandService::onPathsChanged);
    if (m_context.audit)
        connect(m_context.audit, &AuditTrail::troubleChanged, this,
                &CommandService::onAuditTrouble);
}

bool CommandService::hasPath() const
{
    return !m_context.gateway.brokersUp().isEmpty();
}

bool CommandService::anyRunning() const
{
    return m_book.anyInExecution() || m_groups.sequenceRuns();
}

CommandOffer CommandService::offer(const DeviceId &device, CommandKind kind) const
{
    return m_energising.judge(device, kind);
}

CommandOffer CommandService::refused(const QString &id, const CommandOffer &verdict)
{
    m_book.announce(id);
    m_book.refuse(id, verdict);
    return verdict;
}

QString CommandService::armedText(const DeviceId &device, CommandKind kind) const
{
    const auto state = m_context.states.state(device);
    if (kind == CommandKind::Reset && m_energising.isLocalReset(device)) {
        return tr("%1 %2: on this console only, the device is not told")
            .arg(Wording::of(kind), device.name());
    }
    const QString groups =
        state && kind == CommandKind::Start ? state->groups.join(QLatin1String(", ")) : QString();
    return groups.isEmpty() ? tr("%1 %2").arg(Wording::of(kind), device.name())
                            : tr("%1 %2: %3").arg(Wording::of(kind), device.name(), groups);
}

CommandOffer CommandService::arm(const DeviceId &device, CommandKind kind)
{
    disarm();
    m_stops.tellAdopted();
    const CommandOffer verdict = needsArming(kind)
        ? m_energising.judge(device, kind)
        : CommandOffer{Refusal::Unsupported, tr("a stop needs no arming")};
    const QString id = m_book.open(device, kind, {});
    if (!verdict.available())
        return refused(id, verdict);
    m_arming.set({device, kind, {}, armedText(device, kind), {}}, id, {device});
    const BootTime now = m_context.clock.now();
    m_book.announce(id);
    m_book.change(id, [now](CommandLife &life) { life.arm(now); });
    Q_EMIT armedChanged();
    return {};
}

CommandOffer CommandService::offerSequence(const QString &name) const
{
    return m_groups.offer(name);
}

CommandOffer CommandService::armSequence(const QString &name)
{
    disarm();
    m_stops.tellAdopted();
    const CommandOffer verdict = m_groups.offer(name);
    const StartSequence *sequence = m_groups.sequence(name);
    if (!sequence || sequence->steps.isEmpty())
        return verdict;
    const StartSequence::Step &first = sequence->steps.first();
    const QString id = m_book.open(first.device, first.kind, name);
    if (!verdict.available())
        return refused(id, verdict);
    QList<DeviceId> devices;
    for (const StartSequence::Step &step : sequence->steps)
        devices.append(step.device);
    m_arming.set({{}, first.kind, name, tr("Start %1").arg(m_groups.namesOf(*sequence)), {}}, id,
                 devices);
    const BootTime now = m_context.clock.now();
    m_book.announce(id);
    m_book.change(id, [now](CommandLife &life) { life.arm(now); });
    Q_EMIT armedChanged();
    return {};
}

std::optional<ArmedCommand> CommandService::armed() const
{
    const auto &armed = m_arming.armed();
    return armed ? std::optional(armed->command) : std::nullopt;
}

void CommandService::disarm(const std::optional<Arming::Armed> &taken, const CommandOffer &why)
{
    if (!taken)
        return;
    m_book.refuse(taken->commandId, why);
    Q_EMIT armedChanged();
}

void CommandService::disarm()
{
    disarm(m_arming.take(), {Refusal::Cancelled, tr("disarmed")});
}

Outcome CommandService::changeOperator(const QString &name)
{
    const QString now = name.simplified();
    if (now.isEmpty())
        return Error{Error::Code::Malformed, tr("an operator needs a name")};
    if (now == m_context.operatorName)
        return std::monostate{};
    disarm(m_arming.take(), {Refusal::Cancelled, tr("disarmed by a change of operator")});
    if (anyRunning())
        return Error{Error::Code::Refused, tr("a command is in execution, try again")};
    const QString before = std::exchange(m_context.operatorName, now);
    Q_EMIT eventHappened(EventSeverity::Notice,
                         tr("%1 is at the desk now, after %2").arg(now, before));
    return std::monostate{};
}

Outcome CommandService::withhold(const QString &why)
{
    if (why == m_context.withheld)
        return std::monostate{};
    if (!why.isEmpty()) {
        disarm(m_arming.take(), {Refusal::Cancelled, tr("disarmed: %1").arg(why)});
        if (anyRunning())
            return Error{Error::Code::Refused, tr("a command is in execution, try again")};
    }
    m_context.withheld = why;
    Q_EMIT offersChanged();
    return std::monostate{};
}

void CommandService::checkArmed()
{
    const auto verdict = m_arming.verdict();
    if (!verdict || *verdict == Arming::Verdict::Holds)
        return;
    if (*verdict == Arming::Verdict::TooOld) {
        disarm(m_arming.take(), {Refusal::Cancelled, tr("not completed within 10 s, disarmed")});
        return;
    }
    disarm(m_arming.take(),
           {Refusal::ArmedStateChanged, tr("disarmed: its state or its link changed")});
}

CommandOffer CommandService::executeArmed(const QString &reason)
{
    if (!m_arming.armed())
        return {Refusal::NotArmed, tr("not armed")};
    if (m_context.clock.now() - m_arming.armed()->at < m_deliberatePause)
        return {Refusal::NotArmed, tr("too quick after arming")};
    if (m_arming.armed()->command.kind == CommandKind::Reset && reason.trimmed().isEmpty())
        return {Refusal::NotArmed, tr("a reset needs a reason")};
    checkArmed();
    if (!m_arming.armed())
        return {Refusal::ArmedStateChanged, tr("something changed since arming")};
    const Arming::Armed armed = *m_arming.take();
    const bool isSequence = !armed.command.sequence.isEmpty();
    const CommandOffer verdict = isSequence
        ? m_groups.offer(armed.command.sequence)
        : m_energising.judge(armed.command.device, armed.command.kind);
    if (!verdict.available())
        m_book.refuse(armed.commandId, verdict);
    else if (isSequence)
        m_groups.start(armed, reason);
    else
        m_energising.give(armed.commandId, reason, armed.baselines.first());
    Q_EMIT armedChanged();
    return verdict;
}

CommandOffer CommandService::stop(const DeviceId &device, CommandKind kind, const QString &reason)
{
    const auto armed = m_arming.take();
    const CommandOffer cancelled{Refusal::Cancelled, tr("disarmed by a stop")};
    const CommandOffer verdict = isStop(kind)
        ? m_energising.judge(device, kind)
        : CommandOffer{Refusal::NotArmed, tr("this has to be armed first")};
    const QString id = m_book.open(device, kind, {}, reason);
    if (verdict.available())
        m_book.send(id, m_context.gateway.brokersUp());
    disarm(armed, cancelled);
    if (isStop(kind))
        m_groups.abort(tr("a stop"));
    if (!verdict.available()) {
        m_book.takeBack(tr("overtaken by a stop"));
        return refused(id, verdict);
    }
    m_book.overtake(device, tr("overtaken by a stop"), id);
    if (const auto record = m_book.record(id))
        m_context.keepRow(AuditEvent::Requested, *record);
    m_book.announce(id);
    return {};
}

void CommandService::stopGroup(const QString &title, const QList<DeviceId> &devices,
                               const QString &reason)
{
    const auto armed = m_arming.take();
    m_groups.stop(title, devices, reason);
    disarm(armed, {Refusal::Cancelled, tr("disarmed by a stop")});
    Q_EMIT offersChanged();
}

void CommandService::emergencyStop(const EStopScope &scope, const QString &reason)
{
    const auto armed = m_arming.take();
    const int devices = m_stops.press(scope, reason);
    disarm(armed, {Refusal::Cancelled, tr("disarmed by the e-stop")});
    m_groups.abort(tr("an e-stop"));
    Q_EMIT eventHappened(EventSeverity::Fault,
                         tr("E-STOP requested by %1 for %n device(s)", nullptr, devices)
                             .arg(m_context.operatorName));
    Q_EMIT offersChanged();
}

void CommandService::abortSequence()
{
    m_groups.abort(tr("by the operator"));
}

void CommandService::announce(const CommandRecord &record)
{
    const bool good = record.outcome == CommandOutcome::Confirmed;
    QString text =
        tr("%1 %2: %3")
            .arg(record.device.text(), Wording::of(record.kind), Wording::of(record.outcome));
    if (good)
        text += tr(" in %1").arg(Wording::duration(*record.finishedAt - record.origin()));
    else if (!record.detail.isEmpty())
        text += QLatin1String(" - ") + record.detail;
    EventSeverity severity = good ? EventSeverity::Info : EventSeverity::Fault;
    if (record.refusal == Refusal::Cancelled || record.refusal == Refusal::ArmedStateChanged)
        severity = EventSeverity::Notice;
    Q_EMIT eventHappened(severity, text);
    Q_EMIT offersChanged();
}

void CommandService::onLatchChanged(const DeviceId &device, bool latched, const QString &text)
{
    if (latched) {
        m_groups.abort(tr("%1: e-stop latched").arg(device.name()));
        disarm(m_arming.take(), {Refusal::Cancelled, tr("disarmed by an e-stop")});
    }
    Q_EMIT latchChanged(device, latched, text);
    Q_EMIT offersChanged();
}

void CommandService::onAuditTrouble(const QString &why)
{
    Q_EMIT eventHappened(why.isEmpty() ? EventSeverity::Notice : EventSeverity::Fault,
                         why.isEmpty() ? tr("the audit trail is written again")
                                       : tr("the audit trail cannot be written: %1").arg(why));
    Q_EMIT offersChanged();
}

void CommandService::onPathsChanged()
{
    m_stops.repeatAtOnce();
    if (m_hadPath != hasPath()) {
        m_hadPath = hasPath();
        Q_EMIT pathChanged(m_hadPath);
    }
    checkArmed();
    Q_EMIT offersChanged();
}

void CommandService::observe(const StateReport &report, CommandBook::Delivery delivery)
{
    m_arming.observe(report);
    const bool explained = m_book.observe(report, delivery);
    m_stops.observe(report, explained);
    m_watch.observe(report,
                    explained || m_stops.latched(report.device) ? ChangeWatch::Explained::Yes
                                                                : ChangeWatch::Explained::No);
}

void CommandService::tick()
{
    m_stops.tick();
    checkArmed();
    m_energising.tick();
    m_groups.tick();
    m_book.tick();
}

} // namespace Raptor
