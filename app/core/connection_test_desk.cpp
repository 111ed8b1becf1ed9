// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/connection_test_desk.h"

#include "app/core/secret_keeper.h"
#include "protocol/link/broker_fleet.h"

namespace Raptor::App {

ConnectionTestDesk::ConnectionTestDesk(const Link::BrokerFleet *fleet, ProfileCatalogue catalogue,
                                       const Clock &clock, QObject *parent)
    : ConnectionTester(parent), m_fleet(fleet), m_test(std::move(catalogue), clock)
{
    connect(&m_test, &Link::ConnectionTest::stageChanged, this, &ConnectionTester::stageChanged);
    connect(&m_test, &Link::ConnectionTest::remarked, this, &ConnectionTester::remarked);
    connect(&m_test, &Link::ConnectionTest::finished, this, &ConnectionTester::finished);
}

void ConnectionTestDesk::start(const BrokerProfile &profile, const QString &secretsOf)
{
    const BrokerSecrets known = m_fleet->secrets(secretsOf);
    BrokerSecrets usable;
    for (const BrokerProfile &saved : m_fleet->profiles()) {
        if (saved.name != secretsOf)
            continue;
        for (const SecretKind kind : profile.secrets()) {
            if (known.has(kind) && SecretKeeper::mayShare(saved, profile, kind))
                usable.set(kind, known.value(kind));
        }
    }
    m_test.start(profile, usable);
}

} // namespace Raptor::App
