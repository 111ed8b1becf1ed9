// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/connection_test.h"

namespace Raptor::Link {
class BrokerFleet;
}

namespace Raptor::App {

/// Tests connections with the secrets that the links have: whoever starts a test never sees one. A
/// profile that somebody is editing gets those alone that go the same way as before.
class ConnectionTestDesk final : public ConnectionTester
{
    Q_OBJECT
public:
    /// @p fleet and @p clock must outlive the desk.
    ConnectionTestDesk(const Link::BrokerFleet *fleet, ProfileCatalogue catalogue,
                       const Clock &clock, QObject *parent = nullptr);

    void start(const BrokerProfile &profile, const QString &secretsOf) override;
    void cancel() override { m_test.cancel(); }
    [[nodiscard]] bool isRunning() const override { return m_test.isRunning(); }

private:
    const Link::BrokerFleet *m_fleet;
    Link::ConnectionTest m_test;
};

} // namespace Raptor::App
