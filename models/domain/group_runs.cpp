// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/group_runs.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <algorithm>

namespace Raptor {

GroupRuns::GroupRuns(const CommandContext &context, CommandBook &book, Energising &energising,
                     QList<StartSequence> sequences, QObject *parent)
    : QObject(parent), m_context(context), m_book(book), m_energising(energising),
      m_sequences(std::move(sequences))
{
    connect(&book, &CommandBook::changed, this, &GroupRuns::follow);
}

const StartSequence *GroupRuns::sequence(const QString &name) const
{
    const auto found =
        std::find_if(m_sequences.cbegin(), m_sequences.cend(),
                     [&name](const StartSequence &known) { return known.name == name; });
    return found == m_sequences.cend() ? nullptr : &*found;
}

CommandOffer GroupRuns::offer(const QString &name) const
{
    const StartSequence *wanted = sequence(name);
    if (!wanted || wanted->steps.isEmpty())
        return {Refusal::Unsupported, tr("there is no such sequence")};
    if (m_start)
        return {Refusal::CommandRunning, tr("%1 is running").arg(m_start->sequence.name)};
    QSet<DeviceId> devices;
    for (const StartSequence::Step &step : wanted->steps) {
        if (step.kind != CommandKind::Start && step.kind != CommandKind::RelayOn)
            return {Refusal::Unsupported, tr("a sequence may only start")};
        if (devices.contains(step.device))
            return {Refusal::Unsupported, tr("%1 is in it twice").arg(step.device.text())};
        devices.insert(step.device);
        const CommandOffer verdict = m_energising.judge(step.device, step.kind);
        if (!verdict.available())
            return {verdict.refusal, tr("%1: %2").arg(step.device.name(), verdict.text)};
    }
    return {};
}

QString GroupRuns::namesOf(const StartSequence &sequence) const
{
    QStringList names;
    for (const StartSequence::Step &step : sequence.steps) {
        const auto state = m_context.states.state(step.device);
        const QString motors = state && step.kind == CommandKind::Start
            ? state->groups.join(QLatin1String(", "))
            : QString();
        names.append(motors.isEmpty() ? step.device.name()
                                      : tr("%1 (%2)").arg(step.device.name(), motors));
    }
    return tr("%1: %2").arg(sequence.name, names.join(QLatin1String(", ")));
}

void GroupRuns::start(const Arming::Armed &armed, const QString &reason)
{
    const StartSequence *wanted = sequence(armed.command.sequence);
    if (!wanted || m_start)
        return;
    GroupRun run;
    run.kind = GroupRun::Kind::Start;
    run.title = wanted->name;
    for (const StartSequence::Step &step : wanted->steps)
        run.lines.append({step.device, step.kind, {}, {}, {}, tr("waits")});
    run.lines.first().commandId = armed.commandId;
    m_run = run;
    m_start = Start{.sequence = *wanted,
                    .reason = reason,
                    .commandId = armed.commandId,
                    .armedAt = armed.at,
                    .untouched = armed.baselines,
                    .seenRunning = {}};
    const Baseline first = m_start->untouched.takeFirst();
    m_energising.give(armed.commandId, reason, first);
    Q_EMIT changed();
}

/// The next step: judged anew, and with a record of its own.
void GroupRuns::giveNext()
{
    const StartSequence::Step step = m_start->sequence.steps.at(m_start->step);
    const QString id = m_book.open(step.device, step.kind, m_start->sequence.name);
    m_start->commandId = id;
    m_run->lines[m_start->step].commandId = id;
    const Baseline baseline = m_start->untouched.takeFirst();
    const QString reason = m_start->reason;
    const BootTime now = m_context.clock.now();
    m_book.announce(id);
    m_book.change(id, [now](CommandLife &life) { life.arm(now); });
    const CommandOffer verdict = m_energising.judge(step.device, step.kind, id);
    if (verdict.available())
        m_energising.give(id, reason, baseline);
    else
        m_book.refuse(id, verdict);
}

QString GroupRuns::textOf(const CommandRecord &record)
{
    if (record.step != CommandStep::Finished)
        return Wording::of(record.step);
    QString text = Wording::of(record.outcome);
    if (record.outcome == CommandOutcome::Confirmed && record.finishedAt)
        text = tr("confirmed in %1").arg(Wording::duration(*record.finishedAt - record.origin()));
    else if (!record.detail.isEmpty())
        text = tr("%1: %2").arg(text, record.detail);
    return record.note.isEmpty() ? text : tr("%1, %2").arg(text, record.note);
}

void GroupRuns::follow(const CommandRecord &record)
{
    if (!m_run || record.group.isEmpty())
        return;
    for (GroupLine &line : m_run->lines) {
        if (line.commandId != record.id)
            continue;
        line.step = record.step;
        line.outcome = record.outcome;
        line.text = textOf(record);
        m_dirty = true;
    }
    if (m_start && record.id == m_start->commandId && record.step == CommandStep::Finished)
        followStep(record);
    else if (m_run->kind == GroupRun::Kind::Stop)
        conclude();
}

void GroupRuns::followStep(const CommandRecord &record)
{
    if (record.outcome != CommandOutcome::Confirmed) {
        abort(tr("%1 was not confirmed: %2").arg(record.device.name(), textOf(record)));
        return;
    }
    m_start->commandId.clear();
    if (++m_start->step < m_start->sequence.steps.size()) {
        m_start->nextAt = m_context.clock.now() + m_start->sequence.steps.at(m_start->step).pause;
        return;
    }
    m_run->state = GroupRun::State::Done;
    m_run->text = tr("%n started", nullptr, int(m_run->lines.size()));
    m_start.reset();
    Q_EMIT changed();
}

/// Why a running sequence must not go on; empty if it may.
QString GroupRuns::whatBroke()
{
    for (const Baseline &baseline : m_start->untouched) {
        const auto state = m_context.states.state(baseline.device);
        if (baseline != Baseline::of(baseline.device, state))
            return tr("%1: its state or its link changed").arg(baseline.device.name());
    }
    for (qsizetype i = 0; i < m_start->step; ++i) {
        const StartSequence::Step &step = m_start->sequence.steps.at(i);
        const auto state = m_context.states.state(step.device);
        if (!state || !state->profile || !isLive(state->quality))
            return tr("%1 is not seen any more").arg(step.device.name());
        const auto wanted = state->profile->commands.value(step.kind).confirmedBy;
        const Evidence evidence = compare(wanted, state->readings);
        if (evidence == Evidence::Matches)
            m_start->seenRunning.insert(step.device);
        // Its confirmation came on the command connection, the plant may hear of it later.
        if (evidence == Evidence::Contradicts && m_start->seenRunning.contains(step.device))
            return tr("%1 does not run any more").arg(step.device.name());
    }
    return {};
}

void GroupRuns::abort(const QString &why)
{
    if (!m_start)
        return;
    const Start ended = *std::exchange(m_start, std::nullopt);
    m_run->state = GroupRun::State::Aborted;
    m_run->text = tr("aborted: %1").arg(why);
    for (GroupLine &line : m_run->lines) {
        if (line.commandId.isEmpty())
            line.text = tr("not started: aborted");
    }
    const BootTime now = m_context.clock.now();
    m_book.change(ended.commandId, [&](CommandLife &life) {
        if (life.inExecution() && !life.dispatched())
            life.refuse(Refusal::Cancelled, tr("the sequence was aborted, never sent"), now);
    });
    Q_EMIT eventHappened(EventSeverity::Fault, tr("%1 aborted: %2").arg(ended.sequence.name, why));
    Q_EMIT changed();
}

GroupLine GroupRuns::openStop(const DeviceId &device, const QString &title, const QString &reason)
{
    const auto state = m_context.states.state(device);
    const bool known = state && state->profile;
    const auto has = [&](CommandKind kind) {
        return known && state->profile->commands.contains(kind);
    };
    GroupLine line;
    line.device = device;
    if (!has(CommandKind::Stop) && has(CommandKind::RelayOff))
        line.kind = CommandKind::RelayOff;
    if (!has(line.kind)) {
        line.step = CommandStep::Finished;
        line.outcome = CommandOutcome::Refused;
        line.text = known ? tr("has no stop") : tr("has no stop: it has never reported");
        return line;
    }
    line.commandId = m_book.open(device, line.kind, title, reason);
    return line;
}

void GroupRuns::stop(const QString &title, const QList<DeviceId> &devices, const QString &reason)
{
    GroupRun run;
    run.title = title;
    const QStringList up = m_context.gateway.brokersUp();
    QSet<DeviceId> asked;
    QStringList ids;
    for (const DeviceId &device : devices) {
        if (asked.contains(device))
            continue;
        asked.insert(device);
        run.lines.append(openStop(device, title, reason));
        if (!run.lines.constLast().commandId.isEmpty())
            ids.append(run.lines.constLast().commandId);
    }
    m_book.sendAll(ids, up);
    abort(tr("a group stop"));
    if (up.isEmpty())
        m_book.takeBack(tr("overtaken by a stop"));
    m_run = run;
    for (const GroupLine &line : std::as_const(run.lines)) {
        if (line.commandId.isEmpty())
            continue;
        if (up.isEmpty()) {
            m_book.refuse(line.commandId, {Refusal::NoLink, tr("no link, use the physical stop")});
            continue;
        }
        m_book.overtake(line.device, tr("overtaken by a stop"), line.commandId);
        if (const auto record = m_book.record(line.commandId)) {
            m_context.keepRow(AuditEvent::Requested, *record);
            follow(*record); // what the gateway answered already
        }
        m_book.announce(line.commandId);
    }
    conclude();
    m_dirty = false;
    Q_EMIT changed();
}

void GroupRuns::conclude()
{
    const auto open =
        std::count_if(m_run->lines.cbegin(), m_run->lines.cend(),
                      [](const GroupLine &line) { return line.step != CommandStep::Finished; });
    const auto confirmed =
        std::count_if(m_run->lines.cbegin(), m_run->lines.cend(), [](const GroupLine &line) {
            return line.outcome == CommandOutcome::Confirmed;
        });
    m_run->text = tr("%1 of %2 confirmed").arg(confirmed).arg(m_run->lines.size());
    if (open == 0)
        m_run->state = GroupRun::State::Done;
    m_dirty = true;
}

void GroupRuns::dismiss()
{
    if (!m_run || m_run->state == GroupRun::State::Running)
        return;
    m_run.reset();
    Q_EMIT changed();
}

void GroupRuns::tick()
{
    if (m_start) {
        const QString broken = whatBroke();
        if (!broken.isEmpty())
            abort(broken);
        else if (m_start->commandId.isEmpty() && m_context.clock.now() >= m_start->nextAt)
            giveNext();
    }
    if (std::exchange(m_dirty, false))
        Q_EMIT changed();
}

} // namespace Raptor
