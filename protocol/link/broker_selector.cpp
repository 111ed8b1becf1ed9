// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_selector.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <tuple>

namespace Raptor::Link {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BrokerSelector)
};

} // namespace

void BrokerSelector::setBrokers(const QList<BrokerProfile> &profiles)
{
    QList<Candidate> candidates;
    for (const BrokerProfile &profile : profiles) {
        const Candidate *known = find(profile.name);
        Candidate candidate = known ? *known : Candidate{};
        candidate.name = profile.name;
        candidate.rank = profile.rank;
        candidates.append(candidate);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.rank < b.rank; });
    m_candidates = candidates;
}

void BrokerSelector::lockTo(const QString &broker)
{
    if (broker == m_lockedTo)
        return;
    m_lockedTo = broker;
    m_lockedAt.reset();
    m_switchedAt.reset();
    for (Candidate &candidate : m_candidates) {
        candidate.leftAt.reset();
        candidate.holdDown = holdDown;
    }
}

BrokerSelector::Candidate *BrokerSelector::find(const QString &name)
{
    const auto found =
        std::find_if(m_candidates.begin(), m_candidates.end(),
                     [&name](const Candidate &candidate) { return candidate.name == name; });
    return found == m_candidates.end() ? nullptr : &*found;
}

const BrokerSelector::Candidate *BrokerSelector::find(const QString &name) const
{
    const auto found =
        std::find_if(m_candidates.cbegin(), m_candidates.cend(),
                     [&name](const Candidate &candidate) { return candidate.name == name; });
    return found == m_candidates.cend() ? nullptr : &*found;
}

void BrokerSelector::update(const BrokerStatus &status, BootTime now)
{
    Candidate *candidate = find(status.name);
    if (!candidate)
        return;
    const bool cameAlive =
        status.probe == ProbeState::Healthy && candidate->probe != ProbeState::Healthy;
    candidate->probe = status.probe;
    if (!candidate->knownSince)
        candidate->knownSince = now;
    if (status.probe != ProbeState::Unhealthy)
        candidate->silentSince.reset();
    else if (!candidate->silentSince)
        candidate->silentSince = now;

    const bool up = status.telemetry == SessionState::Up && status.command == SessionState::Up;
    if (up)
        candidate->sessionAwaitedSince.reset();
    else if (candidate->sessionUp || cameAlive)
        candidate->sessionAwaitedSince = now;
    candidate->sessionUp = up;
    candidate->freshData = up && status.freshData;
    if (!up || status.freshData)
        candidate->datalessSince.reset();
    else if (!candidate->datalessSince)
        candidate->datalessSince = now;
}

bool BrokerSelector::isUsable(const Candidate &candidate, BootTime now)
{
    const auto awaitedFor = [&candidate, now](Milliseconds grace) {
        return candidate.sessionAwaitedSince && now - *candidate.sessionAwaitedSince < grace;
    };
    switch (candidate.probe) {
    case ProbeState::Healthy:
        return candidate.sessionUp || awaitedFor(sessionGrace);
    case ProbeState::NotConfigured:
        return candidate.sessionUp || awaitedFor(lossGrace);
    case ProbeState::Unknown:
        return candidate.sessionUp;
    case ProbeState::Unhealthy:
        return candidate.sessionUp && now - *candidate.silentSince < silenceGrace;
    }
    Q_UNREACHABLE();
}

bool BrokerSelector::isHeldDown(const Candidate &candidate, BootTime now)
{
    return candidate.leftAt && now - *candidate.leftAt < candidate.holdDown;
}

QString BrokerSelector::whyUsable(const Candidate &candidate)
{
    if (candidate.probe == ProbeState::Healthy)
        return Words::tr("the health page of %1 answers").arg(candidate.name);
    return candidate.sessionUp
        ? Words::tr("the session with %1 is up").arg(candidate.name)
        : Words::tr("the session with %1 was lost a moment ago").arg(candidate.name);
}

QString BrokerSelector::whyNotUsable(const Candidate &candidate, BootTime now)
{
    if (isUsable(candidate, now))
        return Words::tr("%1 is just coming back").arg(candidate.name);
    if (candidate.probe == ProbeState::Unhealthy)
        return Words::tr("the health page of %1 does not answer").arg(candidate.name);
    return Words::tr("the session with %1 is down").arg(candidate.name);
}

/// Usable before a mere session, steady before held down, fresh before silent, then by rank. @p but
/// is null when nothing is left behind: then it is by rank alone among the usable.
const BrokerSelector::Candidate *BrokerSelector::bestBut(const Candidate *but, BootTime now) const
{
    const Candidate *best = nullptr;
    const auto worth = [but, now](const Candidate &candidate) {
        const bool usable = isUsable(candidate, now);
        const bool weighed = but || !usable;
        return std::tuple(!usable, weighed && !candidate.sessionUp, isHeldDown(candidate, now),
                          weighed && !candidate.freshData);
    };
    for (const Candidate &candidate : m_candidates) {
        if (&candidate == but || !(isUsable(candidate, now) || candidate.sessionUp))
            continue;
        if (!best || worth(candidate) < worth(*best))
            best = &candidate;
    }
    return best;
}

const BrokerSelector::Candidate *BrokerSelector::awaitedAtStart(BootTime now) const
{
    if (!m_last.isEmpty())
        return nullptr;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.usableSince)
            return nullptr;
        if (candidate.probe != ProbeState::Unhealthy && candidate.knownSince
            && now - *candidate.knownSince < startGrace)
            return &candidate;
    }
    return nullptr;
}

BrokerSelector::Doubt BrokerSelector::doubtOf(const Candidate &incumbent, BootTime now) const
{
    if (!isUsable(incumbent, now))
        return Doubt::Health;
    const bool dataless = incumbent.datalessSince && now - *incumbent.datalessSince >= dataGrace;
    const bool othersFresh =
        std::any_of(m_candidates.cbegin(), m_candidates.cend(),
                    [](const Candidate &candidate) { return candidate.freshData; });
    return dataless && othersFresh ? Doubt::Data : Doubt::None;
}

/// But for its data.
bool BrokerSelector::mayFollow(const Candidate &next, const Candidate &incumbent, Doubt doubt,
                               BootTime now) const
{
    const bool settled =
        next.sessionUp && next.usableSince && now - *next.usableSince >= settleTime;
    const bool wanted = doubt != Doubt::None || next.rank < incumbent.rank;
    const bool justSwitched = m_switchedAt && now - *m_switchedAt < holdDown;
    return settled && wanted && !justSwitched && !isHeldDown(next, now);
}

BrokerSelector::Choice BrokerSelector::decideLocked(BootTime now) const
{
    const Candidate *wanted = find(m_lockedTo);
    const Candidate *before = find(m_choice.broker);
    const bool losesData = before && wanted && before != wanted && before->freshData
        && wanted->sessionUp && !wanted->freshData;
    if (losesData && now - m_lockedAt.value_or(now) < joinTime) {
        return {before->name, Words::tr("%1 has shown no fresh data yet").arg(m_lockedTo),
                m_lockedTo};
    }
    return {m_lockedTo, Words::tr("locked to %1 by hand").arg(m_lockedTo)};
}

/// With nothing to leave, or from a dead one.
BrokerSelector::Choice BrokerSelector::decideAnew(const Candidate *dead, BootTime now) const
{
    if (const Candidate *awaited = awaitedAtStart(now))
        return {{}, Words::tr("waiting for %1").arg(awaited->name)};
    const Candidate *best = bestBut(dead, now);
    if (!best)
        return {{}, Words::tr("no broker can be reached")};
    if (dead)
        return {best->name, whyNotUsable(*dead, now)};
    return {best->name, whyStay(*best, now)};
}

QString BrokerSelector::whyStay(const Candidate &incumbent, BootTime now) const
{
    if (!isUsable(incumbent, now)) {
        return Words::tr("%1 has a session, though its health page does not answer")
            .arg(incumbent.name);
    }
    const Candidate &first = m_candidates.constFirst();
    return first.rank < incumbent.rank ? whyNotUsable(first, now) : whyUsable(incumbent);
}

BrokerSelector::Choice BrokerSelector::decideFrom(const Candidate &incumbent, BootTime now) const
{
    const Doubt doubt = doubtOf(incumbent, now);
    QString trial;
    for (const Candidate &next : m_candidates) {
        if (&next == &incumbent || !mayFollow(next, incumbent, doubt, now))
            continue;
        if (!next.freshData && (incumbent.freshData || doubt == Doubt::Data)) {
            if (trial.isEmpty() && incumbent.freshData)
                trial = next.name;
            continue;
        }
        switch (doubt) {
        case Doubt::None:
            return {next.name, whyUsable(next)};
        case Doubt::Health:
            return {next.name, whyNotUsable(incumbent, now)};
        case Doubt::Data:
            return {next.name,
                    Words::tr("%1 carries no fresh data, %2 does").arg(incumbent.name, next.name)};
        }
    }
    return {incumbent.name,
            trial.isEmpty() ? whyStay(incumbent, now)
                            : Words::tr("%1 has shown no fresh data yet").arg(trial),
            trial};
}

BrokerSelector::Choice BrokerSelector::decide(BootTime now) const
{
    if (!m_lockedTo.isEmpty())
        return decideLocked(now);
    const Candidate *incumbent = find(m_choice.broker);
    if (!incumbent)
        return decideAnew(nullptr, now);
    if (!isUsable(*incumbent, now) && !incumbent->sessionUp)
        return decideAnew(incumbent, now);
    return decideFrom(*incumbent, now);
}

void BrokerSelector::noteSwitch(const Choice &next, BootTime now)
{
    if (next.broker == m_choice.broker)
        return;
    Candidate *left = find(m_choice.broker);
    if (left && m_lockedTo.isEmpty() && doubtOf(*left, now) != Doubt::None) {
        const bool again = left->leftAt && left->chosenAt && now - *left->chosenAt < steadyTime;
        left->holdDown = again ? std::min(2 * left->holdDown, longestHoldDown) : holdDown;
        left->leftAt = now;
    }
    if (next.broker.isEmpty())
        return;
    if (m_lockedTo.isEmpty() && !m_last.isEmpty() && next.broker != m_last)
        m_switchedAt = now;
    m_last = next.broker;
    if (Candidate *chosen = find(next.broker))
        chosen->chosenAt = now;
}

const BrokerSelector::Choice &BrokerSelector::choose(BootTime now)
{
    for (Candidate &candidate : m_candidates) {
        if (!isUsable(candidate, now))
            candidate.usableSince.reset();
        else if (!candidate.usableSince)
            candidate.usableSince = now;
    }
    if (!m_lockedTo.isEmpty() && !m_lockedAt)
        m_lockedAt = now;
    const Choice next = decide(now);
    noteSwitch(next, now);
    m_choice = next;
    return m_choice;
}

} // namespace Raptor::Link
