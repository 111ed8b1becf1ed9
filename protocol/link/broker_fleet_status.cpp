// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a BrokerFleet says of one of its brokers, and what is refused there.
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

void BrokerFleet::setKnownTopics(const QString &broker, const QStringList &topics)
{
    Member *member = find(broker);
    if (!member || member->known == topics)
        return;
    member->known = topics;
    if (member->links)
        member->links->setKnownTopics(topics);
}

void BrokerFleet::noteSession(Member &member, bool wasUp)
{
    const bool isUp = member.telemetry.session == SessionState::Up;
    if (isUp == wasUp)
        return;
    if (isUp) {
        member.statistics.sessionUp(m_clock.now());
    } else {
        if (member.links) // what came since the last look
            member.statistics.count(m_clock.now(), member.links->count());
        member.statistics.sessionDown();
    }
    measure(member);
}

/// Figures change all the time: they are taken when all is looked at, twice a second, and when a
/// session comes or goes.
void BrokerFleet::measure(Member &member)
{
    const BootTime now = m_clock.now();
    if (member.links && member.telemetry.session == SessionState::Up)
        member.statistics.count(now, member.links->count());
    member.figures = member.statistics.figures(now, m_clock.wall());
}

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
    status.certificates = member.command.certificates.isEmpty() ? member.telemetry.certificates
                                                                : member.command.certificates;
    status.certificateExpires.reset();
    if (!status.certificates.isEmpty())
        status.certificateExpires = status.certificates.constFirst().validUntil;
    status.versionNote = member.command.versionNote.isEmpty() ? member.telemetry.versionNote
                                                              : member.command.versionNote;
    status.refusedFilters.clear();
    if (status.telemetry == SessionState::Up)
        status.refusedFilters = member.refused;
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
    status.figures = member.figures;
    status.siteUnconfirmed = member.siteUnconfirmed;
    status.secretsAwaited = m_secrets.value(status.name).missing(member.profile);
    status.secretsRefused = member.command.secretsRefused;
    for (const SecretKind kind : member.telemetry.secretsRefused) {
        if (!status.secretsRefused.contains(kind))
            status.secretsRefused.append(kind);
    }
    if (!status.secretsAwaited.isEmpty())
        status.lastError = waitingFor(status.secretsAwaited.constFirst());
    return status;
}

} // namespace Raptor::Link
