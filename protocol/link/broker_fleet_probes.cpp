// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a BrokerFleet asks the health pages of its brokers.
#include "protocol/link/broker_fleet.h"

namespace Raptor::Link {

void BrokerFleet::probeAll()
{
    for (const auto &member : m_members) {
        if (member->probing || member->profile.healthUrl.isEmpty())
            continue;
        member->probing = true;
        probe(member->profile.name, member->profile.healthUrl);
    }
}

QCoro::Task<> BrokerFleet::probe(QString broker, QUrl url)
{
    // Safe to go on: the destructor ends the question while all of the fleet is still there.
    const ProbeResult result = co_await m_probe->probe(url, probeTimeout);
    onProbed(broker, url, result);
}

void BrokerFleet::onProbed(const QString &broker, const QUrl &url, const ProbeResult &result)
{
    Member *member = find(broker);
    if (!member)
        return;
    member->probing = false;
    if (member->profile.healthUrl != url)
        return;
    BrokerStatus status = member->status;
    status.probe = result.healthy ? ProbeState::Healthy : ProbeState::Unhealthy;
    status.probeText = result.text;
    if (status == member->status)
        return;
    member->status = status;
    Q_EMIT statusChanged(broker);
}

} // namespace Raptor::Link
