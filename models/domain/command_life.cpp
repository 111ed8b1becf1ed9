// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_life.h"

#include "models/domain/command_rules.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor {

namespace {

/// The smallest delay seen hides in the clock offset, and clocks are read in whole milliseconds.
constexpr Milliseconds clockTolerance{20};
constexpr qsizetype earlyReportsKept = 8;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLife)
};

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second
                                               : first + QLatin1String("; ") + second;
}

} // namespace

CommandPath &CommandLife::path(const QString &broker)
{
    for (CommandPath &path : m_record.paths) {
        if (path.broker == broker)
            return path;
    }
    return m_record.paths.emplaceBack(CommandPath{broker, {}, {}, {}});
}

bool CommandLife::anyPath(Fate::State state) const
{
    return std::any_of(m_fates.cbegin(), m_fates.cend(),
                       [state](const Fate &fate) { return fate.state == state; });
}

bool CommandLife::everyPathIs(std::initializer_list<Fate::State> states) const
{
    return std::all_of(m_fates.cbegin(), m_fates.cend(), [states](const Fate &fate) {
        return std::find(states.begin(), states.end(), fate.state) != states.end();
    });
}

void CommandLife::finish(CommandOutcome outcome, const QString &detail, BootTime now)
{
    if (finished())
        return;
    m_record.outcome = outcome;
    m_record.step = CommandStep::Finished;
    m_record.finishedAt = now;
    m_record.detail = detail;
    m_answered = m_answered || m_named || m_foreign || !m_contradiction.isEmpty();
    weighLateness();
    if (m_record.mayStillRun) {
        m_record.detail =
            joined(detail,
                   m_record.kind == CommandKind::Start ? Words::tr("it may still start")
                                                       : Words::tr("it may still be executed"));
    }
}

bool CommandLife::Fate::mayRunLate(bool answered) const
{
    if (state == State::Nobody || state == State::Never)
        return false;
    switch (ifLate) {
    case IfLate::DroppedByDevice:
        return false;
    case IfLate::DroppedByBroker:
        return !acknowledged || !answered;
    case IfLate::MayRun:
        break;
    }
    return true;
}

void CommandLife::weighLateness()
{
    const bool settled = m_proven || m_record.outcome == CommandOutcome::Confirmed
        || m_record.outcome == CommandOutcome::NoSubscriber;
    const bool held = std::any_of(m_fates.cbegin(), m_fates.cend(),
                                  [this](const Fate &fate) { return fate.mayRunLate(m_answered); });
    m_record.mayStillRun = finished() && needsArming(m_record.kind) && !settled && held;
}

void CommandLife::arm(BootTime now)
{
    if (m_record.step != CommandStep::Requested)
        return;
    m_record.step = CommandStep::Armed;
    m_record.armedAt = now;
}

void CommandLife::give(const QString &reason, BootTime now)
{
    if (finished() || m_record.givenAt)
        return;
    m_record.givenAt = now;
    m_record.reason = reason;
}

void CommandLife::audited(BootTime now)
{
    if (isStop(m_record.kind)) { // beside its way, which may be at its end
        m_record.auditedAt = m_record.auditedAt.value_or(now);
        return;
    }
    if (finished())
        return;
    m_record.auditedAt = now;
    m_record.step = std::max(m_record.step, CommandStep::Audited);
}

void CommandLife::refuse(Refusal refusal, const QString &why, BootTime now)
{
    if (finished())
        return;
    m_record.refusal = refusal;
    finish(CommandOutcome::Refused, why, now);
}

void CommandLife::addPath(const QString &broker, IfLate ifLate)
{
    path(broker).error.clear();
    m_fates.insert(broker, {Fate::State::Asked, ifLate, false});
}

void CommandLife::written(const QString &broker, BootTime at)
{
    CommandPath &way = path(broker);
    if (!way.sentAt)
        way.sentAt = at;
    Fate &fate = m_fates[broker];
    if (fate.state == Fate::State::Asked)
        fate.state = Fate::State::Left;
    if (!m_record.sentAt)
        m_record.sentAt = at;
    m_record.step = std::max(m_record.step, CommandStep::Sent);
    weighLateness();
    const QList<EarlyReport> early = std::exchange(m_early, {});
    for (const EarlyReport &heard : early)
        feedback(heard.report, heard.profile, heard.clockAhead);
}

void CommandLife::acknowledged(const QString &broker, BootTime at, bool nobodyListening)
{
    CommandPath &way = path(broker);
    if (!way.acknowledgedAt)
        way.acknowledgedAt = at;
    Fate &fate = m_fates[broker];
    fate.state = nobodyListening ? Fate::State::Nobody : Fate::State::Left;
    fate.acknowledged = true;
    if (nobodyListening)
        way.error = Words::tr("no one listening");
    if (!m_record.acknowledgedAt)
        m_record.acknowledgedAt = at;
    m_record.step = std::max(m_record.step, CommandStep::BrokerAcknowledged);
    const bool doubted = m_record.mayStillRun;
    weighLateness();
    if (doubted && !m_record.mayStillRun && m_record.note.isEmpty()) {
        const QString passed = Wording::duration(at - m_record.origin());
        m_record.note = nobodyListening
            ? Words::tr("the broker said after %1 that nobody listens").arg(passed)
            : Words::tr("the broker had it after %1 and drops it when it expires").arg(passed);
    }
    settle({}, at);
}

void CommandLife::failed(const QString &broker, const QString &reason, bool mayHaveLeft,
                         BootTime now)
{
    path(broker).error = reason;
    m_fates[broker].state = mayHaveLeft ? Fate::State::Lost : Fate::State::Never;
    weighLateness();
    settle(reason, now);
}

/// Ends what can go no further on any path. An e-stop can: it is repeated.
void CommandLife::settle(const QString &reason, BootTime now)
{
    using State = Fate::State;
    if (finished() || m_record.kind == CommandKind::EStop
        || !everyPathIs({State::Nobody, State::Never, State::Lost}))
        return;
    if (anyPath(State::Lost))
        finish(CommandOutcome::Unknown, joined(Words::tr("it may have been executed"), reason),
               now);
    else if (anyPath(State::Nobody))
        finish(CommandOutcome::NoSubscriber, Words::tr("the broker says that nobody listens"), now);
    else
        refuse(m_record.sentAt ? Refusal::NotPermitted : Refusal::NoLink, reason, now);
}

bool CommandLife::dated(const StateReport &report, std::optional<Milliseconds> ahead) const
{
    if (!report.takenAt || !ahead)
        return true;
    const WallTime sentThere(m_record.sentAt->time_since_epoch() + *ahead);
    return *report.takenAt + clockTolerance >= sentThere;
}

bool CommandLife::namesAnother(const StateReport &report) const
{
    return report.lastCommand && !report.lastCommand->isEmpty()
        && *report.lastCommand != m_record.id && report.lastCommand != m_lastCommandBefore;
}

bool CommandLife::heeds(const StateReport &report) const
{
    if (report.retained || report.device != m_record.device || (!dispatched() && !finished()))
        return false;
    if (m_coasting)
        return true;
    return !m_proven
        && (m_record.outcome != CommandOutcome::Refused || report.lastCommand == m_record.id);
}

void CommandLife::feedback(const StateReport &report, const ProfilePtr &profile,
                           std::optional<Milliseconds> clockAhead)
{
    if (!heeds(report))
        return;
    const bool named = report.lastCommand == m_record.id;
    if (m_coasting)
        followCoasting(report, *profile);
    if (m_proven || (m_record.outcome == CommandOutcome::Refused && !named))
        return;
    if (named || m_record.sentAt) {
        weigh(report, profile, clockAhead);
        return;
    }
    if (m_early.size() >= earlyReportsKept)
        m_early.removeFirst();
    m_early.append({report, profile, clockAhead});
}

void CommandLife::weigh(const StateReport &report, const ProfilePtr &profile,
                        std::optional<Milliseconds> clockAhead)
{
    const bool named = report.lastCommand == m_record.id;
    m_named = m_named || named;
    if (!named && (report.receivedBoot < *m_record.sentAt || m_superseded))
        return;
    const QList<Condition> wanted = profile->commands.value(m_record.kind).confirmedBy;
    const Evidence evidence = compare(wanted, report.readings);
    const QString shown = describe(wanted, report.readings);
    if (evidence == Evidence::None && !named)
        return;
    if (!named && !dated(report, clockAhead)) {
        m_doubt = Words::tr("what it reports is older than the command: %1").arg(shown);
        return;
    }
    if (evidence == Evidence::Contradicts) {
        m_contradiction = shown;
        return;
    }
    if (!named && needsArming(m_record.kind) && namesAnother(report)) {
        m_foreign = true;
        m_contradiction.clear(); // what it reported before that
        m_doubt = Words::tr("%1, but its last command was another one: %2")
                      .arg(shown, report.lastCommand->left(64));
        return;
    }
    if (due(report.receivedBoot))
        finishOnDeadline(report.receivedBoot);
    prove(report, *profile, shown);
}

void CommandLife::prove(const StateReport &report, const DeviceProfile &profile,
                        const QString &shown)
{
    m_proven = true;
    if (finished()) {
        m_record.note = Words::tr("the device showed it after %1")
                            .arg(Wording::duration(report.receivedBoot - m_record.origin()));
        weighLateness();
    } else {
        finish(CommandOutcome::Confirmed, shown, report.receivedBoot);
    }
    if (isStop(m_record.kind) && turningIn(profile, report.readings).value_or(false)) {
        m_coasting = true;
        m_record.note = joined(m_record.note, Words::tr("still turning"));
    }
}

void CommandLife::followCoasting(const StateReport &report, const DeviceProfile &profile)
{
    const bool stands = turningIn(profile, report.readings) == false;
    if (!stands || m_superseded || report.receivedBoot < *m_record.finishedAt)
        return;
    m_coasting = false;
    m_record.note = Words::tr("standing still after %1")
                        .arg(Wording::duration(report.receivedBoot - m_record.origin()));
}

void CommandLife::overtake(const QString &byWhat, BootTime now)
{
    m_answered = true; // what overtakes it goes the same way behind it
    if (dispatched())
        finish(CommandOutcome::Unknown, byWhat, now);
    else
        refuse(Refusal::Cancelled, Words::tr("%1, never sent").arg(byWhat), now);
}

void CommandLife::supersede()
{
    m_superseded = true;
    m_coasting = false;
}

void CommandLife::confirmHere(const QString &detail, BootTime now)
{
    m_proven = true;
    finish(CommandOutcome::Confirmed, detail, now);
}

void CommandLife::finishOnDeadline(BootTime now)
{
    using State = Fate::State;
    const QString reports = m_contradiction.isEmpty()
        ? m_doubt
        : Words::tr("the device reports: %1").arg(m_contradiction);
    const bool reached = m_record.acknowledgedAt || m_named;
    if (!dispatched())
        finish(CommandOutcome::Unknown,
               Words::tr("not sent: no path; it goes out on the first one"), now);
    else if (everyPathIs({State::Nobody}))
        finish(CommandOutcome::NoSubscriber, Words::tr("the broker says that nobody listens"), now);
    else if (reached && !m_contradiction.isEmpty())
        finish(CommandOutcome::Mismatch, reports, now);
    else if (reached && m_foreign)
        finish(CommandOutcome::Unknown, reports, now);
    else if (reached)
        finish(CommandOutcome::TimedOut,
               joined(Words::tr("the broker has it, the device did not answer"), m_doubt), now);
    else if (anyPath(State::Left) || anyPath(State::Lost))
        finish(CommandOutcome::Unknown,
               joined(Words::tr("sent, but no broker acknowledged it"), reports), now);
    else
        finish(CommandOutcome::Unknown, joined(Words::tr("not known whether it was sent"), reports),
               now);
}

} // namespace Raptor
