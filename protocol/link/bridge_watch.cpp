// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/bridge_watch.h"

#include <algorithm>

namespace Raptor::Link {

BridgeWatch::BridgeWatch(bool bridged, const ProfileCatalogue &catalogue) : m_bridged(bridged)
{
    for (const ProfilePtr &profile : catalogue.profiles())
        m_periods.insert(profile->id, profile->period);
}

void BridgeWatch::restart()
{
    m_before.clear();
}

Milliseconds BridgeWatch::staleAfter(const QString &profile) const
{
    return std::max(Milliseconds(3000), 2 * m_periods.value(profile));
}

bool BridgeWatch::isProven(const StateReport &report, const Before &before) const
{
    const bool dated = report.takenAt && before.takenAt;
    const bool numbered = report.sequence && before.sequence;
    if (dated || numbered) {
        // A restarted device counts anew, and a clock may be set back: one of both is enough.
        return (dated && *report.takenAt > *before.takenAt)
            || (numbered && *report.sequence > *before.sequence);
    }
    const bool hasNeither = !report.takenAt && !report.sequence;
    return hasNeither && report.receivedBoot - before.received <= staleAfter(report.profile);
}

void BridgeWatch::judge(StateReport &report)
{
    if (!m_bridged || report.retained)
        return;
    const auto before = m_before.find(report.device);
    const bool known = before != m_before.end();
    report.retained = !known || !isProven(report, *before);
    const Before latest{report.takenAt, report.sequence, report.receivedBoot};
    if (known)
        *before = latest;
    else if (m_before.size() < maximumDevices)
        m_before.insert(report.device, latest);
}

} // namespace Raptor::Link
