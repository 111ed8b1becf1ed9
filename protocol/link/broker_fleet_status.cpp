// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a BrokerFleet says of one of its brokers.
#include "protocol/link/broker_fleet.h"

#include <algorithm>

namespace Raptor::Link {

namespace {

QString waitingFor(SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return BrokerFleet::tr("waiting for the password");
    case SecretKind::KeyPassphrase:
        return BrokerFleet::tr("waiting for the passphrase of the client certificate's key");
    case SecretKind::Token:
        return BrokerFleet::tr("waiting for the token");
    }
    Q_UNREACHABLE();
}

} // namespace

void BrokerFleet::setSiteUnconfirmed(const QString &broker, bool unconfirmed)
{
    Member *member = find(broker);
    if (!member || member->siteUnconfirmed == unconfirmed)
        return;
    member->siteUnconfirmed = unconfirmed;
    refresh(*member);
}

BrokerStatus BrokerFleet::statusOf(const Member &member) const
{
    BrokerStatus status = member.status;
    const BootTime now = m_clock.now();
    status.name = member.profile.name;
    status.telemetry = member.telemetry.session;
    status.command = member.command.session;
    status.roundTrip = member.roundTrip;
    status.lastError =
        member.command.error.isEmpty() ? member.telemetry.error : member.command.error;
    status.mqttVersion = member.command.mqttVersion.isEmpty() ? member.telemetry.mqttVersion
                                                              : member.command.mqttVersion;
    status.reconnects = std::max(member.telemetry.reconnects, member.command.reconnects);
    status.certificateExpires = member.command.certificateExpires
        ? member.command.certificateExpires
        : member.telemetry.certificateExpires;
    status.retryIn.reset();
    for (const std::optional<BootTime> &at : {member.command.retryAt, member.telemetry.retryAt}) {
        if (at) {
            const Milliseconds left = std::max(*at - now, Milliseconds(0));
            status.retryIn = std::min(status.retryIn.value_or(left), left);
        }
    }
    status.messages = member.messagesBefore + (member.links ? member.links->messages() : 0);
    status.freshData =
        member.links && status.telemetry == SessionState::Up && member.links->freshUntil() > now;
    status.siteUnconfirmed = member.siteUnconfirmed;
    status.secretsAwaited = m_secrets.value(status.name).missing(member.profile);
    if (!status.secretsAwaited.isEmpty())
        status.lastError = waitingFor(status.secretsAwaited.constFirst());
    return status;
}

} // namespace Raptor::Link
