// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_selector.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

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

const BrokerSelector::Candidate *BrokerSelector::find(const QString &name) const
{
    const auto found =
        std::find_if(m_candidates.cbegin(), m_candidates.cend(),
                     [&name](const Candidate &candidate) { return candidate.name == name; });
    return found == m_candidates.cend() ? nullptr : &*found;
}

void BrokerSelector::update(const BrokerStatus &status, BootTime now)
{
    const auto candidate =
        std::find_if(m_candidates.begin(), m_candidates.end(),
                     [&status](const Candidate &c) { return c.name == status.name; });
    if (candidate == m_candidates.end())
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
    candidate->freshData = status.freshData;
}

bool BrokerSelector::isUsable(const Candidate &candidate, BootTime now)
{
    const bool awaited =
        candidate.sessionAwaitedSince && now - *candidate.sessionAwaitedSince < sessionGrace;
    switch (candidate.probe) {
    case ProbeState::Healthy:
    case ProbeState::NotConfigured:
        return candidate.sessionUp || awaited;
    case ProbeState::Unknown:
        return candidate.sessionUp;
    case ProbeState::Unhealthy:
        return candidate.sessionUp && now - *candidate.silentSince < silenceGrace;
    }
    Q_UNREACHABLE();
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

const BrokerSelector::Candidate *BrokerSelector::bestUsable(BootTime now) const
{
    const Candidate *incumbent = find(m_choice.broker);
    const bool incumbentUsable = incumbent && isUsable(*incumbent, now);
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.usableSince)
            continue;
        const bool settled = candidate.sessionUp && now - *candidate.usableSince >= settleTime;
        if (!incumbentUsable || settled || &candidate == incumbent)
            return &candidate;
    }
    return nullptr;
}

const BrokerSelector::Candidate *BrokerSelector::lastResort() const
{
    const Candidate *best = nullptr;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.sessionUp && (!best || (candidate.freshData && !best->freshData)))
            best = &candidate;
    }
    return best;
}

const BrokerSelector::Candidate *BrokerSelector::awaitedAtStart(BootTime now) const
{
    if (!m_choice.broker.isEmpty())
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

BrokerSelector::Choice BrokerSelector::decide(BootTime now) const
{
    if (!m_lockedTo.isEmpty())
        return {m_lockedTo, Words::tr("locked to %1 by hand").arg(m_lockedTo)};
    if (const Candidate *awaited = awaitedAtStart(now)) {
        return {{}, Words::tr("waiting for %1").arg(awaited->name)};
    }
    if (const Candidate *best = bestUsable(now)) {
        const Candidate &first = m_candidates.constFirst();
        return {best->name, best == &first ? whyUsable(*best) : whyNotUsable(first, now)};
    }
    if (const Candidate *best = lastResort()) {
        return {
            best->name,
            Words::tr("%1 has a session, though its health page does not answer").arg(best->name)};
    }
    return {{}, Words::tr("no broker can be reached")};
}

const BrokerSelector::Choice &BrokerSelector::choose(BootTime now)
{
    for (Candidate &candidate : m_candidates) {
        if (!isUsable(candidate, now))
            candidate.usableSince.reset();
        else if (!candidate.usableSince)
            candidate.usableSince = now;
    }
    m_choice = decide(now);
    return m_choice;
}

} // namespace Raptor::Link
