// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/change_watch.h"

#include "models/domain/command_rules.h"
#include "models/domain/wording.h"

#include <algorithm>

namespace Raptor {

namespace {

/// What changes so soon after a command of ours changes because of it.
constexpr Milliseconds oursFor{5000};
constexpr Milliseconds saysEvery{10'000};
/// Without a report for so long, or two periods, nobody watched.
constexpr Milliseconds unseenAfter{3000};
/// More than this backwards, and it is no old report: the device's clock was set, or it restarted.
constexpr Milliseconds clockSetBy{60'000};
constexpr qint64 restartedBy = 64;
constexpr qsizetype shownIdLength = 64;

} // namespace

ChangeWatch::ChangeWatch(const CommandContext &context, const CommandBook &book, QObject *parent)
    : QObject(parent), m_context(context), m_book(book)
{
}

/// Reports come by several ways, and some of them are slower.
bool ChangeWatch::isNews(const Seen &seen, const StateReport &report) const
{
    if (report.receivedBoot < seen.at)
        return false;
    if (report.takenAt && seen.takenAt) {
        const bool clockWasSet = *seen.takenAt - *report.takenAt > clockSetBy;
        return *report.takenAt > *seen.takenAt || clockWasSet
            || (report.takenAt == seen.takenAt && report.sequence > seen.sequence);
    }
    if (report.sequence && seen.sequence) {
        const bool restarted = *seen.sequence - *report.sequence > restartedBy;
        return *report.sequence > *seen.sequence || restarted;
    }
    const auto state = m_context.states.state(report.device);
    return !state || state->broker.isEmpty() || state->broker == report.broker;
}

bool ChangeWatch::isOurs(const DeviceId &device) const
{
    const auto sent = m_book.lastSent(device);
    return m_book.inExecution(device) || (sent && m_context.clock.now() - *sent <= oursFor);
}

void ChangeWatch::say(Seen &seen, EventSeverity severity, const QString &text)
{
    const BootTime now = m_context.clock.now();
    if (seen.saidAt && now - *seen.saidAt < saysEvery)
        return;
    seen.saidAt = now;
    Q_EMIT eventHappened(severity, text);
}

void ChangeWatch::observe(const StateReport &report, Explained explained)
{
    if (report.retained)
        return;
    const bool first = !m_seen.contains(report.device);
    if (first) {
        // What the plant does not know takes no room here either.
        const auto state = m_context.states.state(report.device);
        if (!state || !state->profile)
            return;
        m_seen[report.device].profile = state->profile;
    }
    Seen &seen = m_seen[report.device];
    if (!first && !isNews(seen, report))
        return;
    const RunState before = seen.runState;
    const auto lastCommand = seen.lastCommand;
    const bool gap =
        report.receivedBoot - seen.at > std::max(unseenAfter, 2 * seen.profile->period);
    const RunState now = runStateIn(*seen.profile, report.readings);
    if (now != RunState::Unknown)
        seen.runState = now;
    if (report.lastCommand && !report.lastCommand->isEmpty())
        seen.lastCommand = report.lastCommand;
    seen.takenAt = report.takenAt;
    seen.sequence = report.sequence;
    seen.at = report.receivedBoot;
    if (first || explained == Explained::Yes)
        return;
    const QString name = report.device.text();
    if (lastCommand != seen.lastCommand) {
        if (!m_book.knows(*seen.lastCommand)) {
            say(seen, EventSeverity::Notice,
                tr("another console or program commanded %1, it is %2 now (%3)")
                    .arg(name, Wording::of(seen.runState), seen.lastCommand->left(shownIdLength)));
        }
        return;
    }
    if (before == RunState::Unknown || before == seen.runState || isOurs(report.device))
        return;
    say(seen, EventSeverity::Notice,
        (gap ? tr("%1 changed to %2 while it was not seen")
             : tr("%1 changed to %2 by itself or on the spot"))
            .arg(name, Wording::of(seen.runState)));
}

} // namespace Raptor
