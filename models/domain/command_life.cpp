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

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLife)
};

} // namespace

CommandLife::CommandLife(CommandRecord record, QList<Condition> wanted)
    : m_record(std::move(record)), m_wanted(std::move(wanted))
{
}

CommandPath &CommandLife::path(const QString &broker)
{
    for (CommandPath &path : m_record.paths) {
        if (path.broker == broker)
            return path;
    }
    return m_record.paths.emplaceBack(CommandPath{broker, {}, {}, {}});
}

void CommandLife::finish(CommandOutcome outcome, const QString &detail, BootTime now)
{
    if (finished())
        return;
    m_record.outcome = outcome;
    m_record.step = CommandStep::Finished;
    m_record.finishedAt = now;
    m_record.detail = detail;
}

void CommandLife::refuse(const QString &why, BootTime now)
{
    finish(CommandOutcome::Refused, why, now);
}

void CommandLife::addPath(const QString &broker)
{
    path(broker).error.clear();
}

void CommandLife::written(const QString &broker, BootTime at)
{
    m_mayHaveLeft = true;
    CommandPath &way = path(broker);
    if (!way.sentAt)
        way.sentAt = at;
    if (!m_record.sentAt)
        m_record.sentAt = at;
    if (m_record.step == CommandStep::Requested)
        m_record.step = CommandStep::Sent;
}

void CommandLife::acknowledged(const QString &broker, BootTime at, bool nobodyListening)
{
    CommandPath &way = path(broker);
    if (!way.acknowledgedAt)
        way.acknowledgedAt = at;
    if (nobodyListening)
        way.error = Words::tr("no one listening");
    if (!m_record.acknowledgedAt)
        m_record.acknowledgedAt = at;
    if (finished())
        return;
    m_record.step = CommandStep::BrokerAcknowledged;
    const bool nobodyAnywhere =
        std::all_of(m_record.paths.cbegin(), m_record.paths.cend(), [](const CommandPath &path) {
            return path.acknowledgedAt && !path.error.isEmpty();
        });
    if (nobodyListening && nobodyAnywhere && m_record.kind != CommandKind::EStop)
        finish(CommandOutcome::NoSubscriber, Words::tr("the broker says that nobody listens"), at);
}

void CommandLife::failed(const QString &broker, const QString &reason, bool mayHaveLeft,
                         BootTime now)
{
    path(broker).error = reason;
    m_mayHaveLeft = m_mayHaveLeft || mayHaveLeft;
    const bool hopeless =
        std::all_of(m_record.paths.cbegin(), m_record.paths.cend(),
                    [](const CommandPath &path) { return !path.error.isEmpty(); });
    if (!hopeless || m_record.kind == CommandKind::EStop)
        return;
    if (m_mayHaveLeft && needsArming(m_record.kind))
        finish(CommandOutcome::Unknown, Words::tr("%1; it may still be executed").arg(reason), now);
    else if (m_mayHaveLeft)
        finish(CommandOutcome::Unknown, reason, now);
    else
        finish(CommandOutcome::Refused, reason, now);
}

bool CommandLife::provesLater(const StateReport &report,
                              std::optional<Milliseconds> clockOffset) const
{
    if (report.retained || !m_record.sentAt || report.receivedBoot < *m_record.sentAt)
        return false;
    if (report.lastCommand == m_record.id || !report.takenAt || !clockOffset)
        return true;
    const WallTime sentHere = m_record.requestedWall + (*m_record.sentAt - m_record.requestedAt);
    return *report.takenAt + clockTolerance >= sentHere + *clockOffset;
}

void CommandLife::feedback(const StateReport &report, std::optional<Milliseconds> clockOffset)
{
    if (m_proven || m_record.outcome == CommandOutcome::Refused || report.device != m_record.device
        || !provesLater(report, clockOffset))
        return;
    switch (compare(m_wanted, report.readings)) {
    case Evidence::None:
        return;
    case Evidence::Contradicts:
        m_contradiction = describe(m_wanted, report.readings);
        return;
    case Evidence::Matches:
        break;
    }
    m_proven = true;
    if (finished()) {
        m_record.note = Words::tr("the device showed it after %1")
                            .arg(Wording::duration(report.receivedBoot - m_record.requestedAt));
        return;
    }
    finish(CommandOutcome::Confirmed, describe(m_wanted, report.readings), report.receivedBoot);
}

void CommandLife::overtake(const QString &byWhat, BootTime now)
{
    finish(CommandOutcome::Unknown, byWhat, now);
}

void CommandLife::confirmHere(const QString &detail, BootTime now)
{
    m_proven = true;
    finish(CommandOutcome::Confirmed, detail, now);
}

void CommandLife::finishOnDeadline(BootTime now)
{
    if (!m_contradiction.isEmpty())
        finish(CommandOutcome::Mismatch, Words::tr("the device reports: %1").arg(m_contradiction),
               now);
    else if (m_record.acknowledgedAt)
        finish(CommandOutcome::TimedOut, Words::tr("the broker has it, the device did not answer"),
               now);
    else if (m_mayHaveLeft)
        finish(CommandOutcome::Unknown, Words::tr("sent, but no broker acknowledged it"), now);
    else
        finish(CommandOutcome::TimedOut, Words::tr("not sent: no path"), now);
}

void CommandLife::tick(BootTime now)
{
    if (!finished() && now - m_record.requestedAt >= commandDeadline)
        finishOnDeadline(now);
}

} // namespace Raptor
