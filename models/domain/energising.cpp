// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/energising.h"

#include "models/domain/quality.h"

namespace Raptor {

namespace {

/// Measured from being given; the device's "exp" and the broker's expiry mean the same.
constexpr Milliseconds validFor{5000};
/// A row that is not on disk by then, and the latches looked at, refuses its command (RP-04).
constexpr Milliseconds auditedWithin{1000};

} // namespace

Baseline Baseline::of(const DeviceId &device, const std::optional<DeviceState> &state)
{
    Baseline result;
    result.device = device;
    if (!state)
        return result;
    result.runState = state->runState;
    result.broker = state->broker;
    result.live = isLive(state->quality);
    result.eStopAtDevice = state->eStopAtDevice;
    result.localMode = state->localMode;
    return result;
}

Energising::Energising(const CommandContext &context, CommandBook &book, Latched latched,
                       QObject *parent)
    : QObject(parent), m_context(context), m_book(book), m_latched(std::move(latched))
{
    if (context.audit)
        connect(context.audit, &AuditTrail::durable, this, &Energising::onDurable);
    if (context.latches)
        connect(context.latches, &LatchKeeper::checked, this, &Energising::onChecked);
}

CommandOffer Energising::judge(const DeviceId &device, CommandKind kind, const QString &but) const
{
    const auto state = m_context.states.state(device);
    CommandCircumstances circumstances;
    const QStringList up = m_context.gateway.brokersUp();
    circumstances.anyPath = !up.isEmpty();
    circumstances.sourceUp = state && up.contains(state->broker);
    if (circumstances.sourceUp) {
        if (const auto heard = m_context.gateway.lastHeard(state->broker))
            circumstances.linkSilence = m_context.clock.now() - *heard;
        circumstances.expected = m_context.gateway.expects(state->broker, device);
        circumstances.siteConfirmed = m_context.gateway.siteConfirmed(state->broker);
    }
    circumstances.latchedHere = m_latched(device);
    circumstances.commandRunning = m_book.inExecution(device, std::nullopt, but);
    circumstances.role = m_context.role;
    circumstances.withheld = m_context.withheld;
    circumstances.auditTrouble = m_context.auditTrouble();
    return judgeCommand(kind, state, circumstances);
}

bool Energising::isLocalReset(const DeviceId &device) const
{
    return resetIsLocal(m_context.states.state(device), m_latched(device));
}

void Energising::give(const QString &id, const QString &reason, const Baseline &baseline)
{
    const BootTime now = m_context.clock.now();
    const auto asked = m_book.record(id);
    if (!asked || asked->step == CommandStep::Finished)
        return;
    const bool local = asked->kind == CommandKind::Reset && isLocalReset(asked->device);
    m_waiting.insert(id, {baseline, now, local});
    m_book.change(id, [&](CommandLife &life) { life.give(reason, now); });
    const auto given = m_book.record(id);
    if (!m_context.audit)
        return lookForLatch(id);
    if (given && given->step != CommandStep::Finished)
        m_context.keepRow(AuditEvent::Requested, *given);
}

void Energising::onDurable(const QString &commandId, AuditEvent event)
{
    if (event != AuditEvent::Requested || !m_waiting.contains(commandId))
        return;
    const BootTime now = m_context.clock.now();
    if (now - m_waiting.value(commandId).givenAt > auditedWithin)
        return proceed(commandId);
    m_book.change(commandId, [now](CommandLife &life) { life.audited(now); });
    lookForLatch(commandId);
}

/// After the row, not beside it: the later the look, the less can come after it.
void Energising::lookForLatch(const QString &id)
{
    const auto waiting = m_waiting.find(id);
    const auto record = m_book.record(id);
    if (!m_context.latches || waiting == m_waiting.end() || !record)
        return proceed(id);
    if (!std::exchange(waiting->audited, true))
        m_context.latches->check(record->device, id);
}

void Energising::onChecked(const QString &commandId, const QString &against)
{
    if (!m_waiting.contains(commandId))
        return;
    if (against.isEmpty())
        return proceed(commandId);
    m_waiting.remove(commandId);
    m_book.refuse(commandId, {Refusal::EStopLatched, against});
}

void Energising::refuseAsLate(const QString &id, const Waiting &waiting)
{
    const QString trouble = m_context.auditTrouble();
    if (waiting.audited) {
        m_book.refuse(id,
                      {Refusal::EStopLatched,
                       tr("whether another program holds an e-stop was not read within 1 s")});
    } else if (trouble.isEmpty()) {
        m_book.refuse(
            id, {Refusal::AuditNotWritable, tr("the audit trail was not written within 1 s")});
    } else {
        m_book.refuse(id,
                      {Refusal::AuditNotWritable,
                       tr("the audit trail was not written within 1 s: %1").arg(trouble)});
    }
}

/// It is sent now or never.
void Energising::proceed(const QString &id)
{
    const Waiting waiting = m_waiting.take(id);
    const auto record = m_book.record(id);
    if (!record || record->step == CommandStep::Finished || !record->givenAt)
        return; // a stop or an e-stop took it back
    if (m_context.clock.now() - waiting.givenAt > auditedWithin)
        return refuseAsLate(id, waiting);
    const CommandOffer verdict = judge(record->device, record->kind, id);
    const bool same =
        waiting.baseline == Baseline::of(record->device, m_context.states.state(record->device))
        && (record->kind != CommandKind::Reset || waiting.local == isLocalReset(record->device));
    if (!verdict.available())
        m_book.refuse(id, verdict);
    else if (!same)
        m_book.refuse(id, {Refusal::ArmedStateChanged, tr("its state or its link changed")});
    else
        dispatch(*record, waiting);
}

void Energising::dispatch(const CommandRecord &record, const Waiting &waiting)
{
    const auto state = m_context.states.state(record.device);
    if (waiting.local) {
        const bool knowsReset =
            state && state->profile && state->profile->commands.contains(CommandKind::Reset);
        const QString words = knowsReset || !state
            ? tr("released on this console only, the device has not answered")
            : tr("inhibit lifted on this console, such a device knows no reset");
        const BootTime now = m_context.clock.now();
        m_book.change(record.id, [&](CommandLife &life) { life.confirmHere(words, now); });
        return;
    }
    m_book.send(record.id, {state->broker}, validFor - (m_context.clock.now() - waiting.givenAt));
    m_book.announce(record.id);
}

void Energising::tick()
{
    const BootTime now = m_context.clock.now();
    const QStringList ids = m_waiting.keys();
    for (const QString &id : ids) {
        const auto waiting = m_waiting.constFind(id);
        if (waiting != m_waiting.constEnd() && now - waiting->givenAt > auditedWithin)
            proceed(id);
    }
}

} // namespace Raptor
