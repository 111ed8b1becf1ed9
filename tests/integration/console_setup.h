// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "tests/support/private_broker.h"

namespace Raptor::Test {

[[nodiscard]] inline BrokerProfile brokerProfile(const QString &name, const PrivateBroker &broker,
                                                 int rank = 1)
{
    return {.name = name, .url = BrokerUrl::parse(broker.url()).value(), .rank = rank};
}

/// Of a console on \a brokers with the profiles that come with the program. \a dataDirectory: empty
/// for one that is gone with it.
[[nodiscard]] inline App::ConsoleSetup consoleSetup(const QList<BrokerProfile> &brokers,
                                                    const QString &dataDirectory = {})
{
    App::ConsoleSetup setup;
    setup.config.brokers = brokers;
    setup.dataDirectory = dataDirectory;
    setup.profileDirectories = {QStringLiteral(":/raptor/profiles")};
    setup.operatorName = QStringLiteral("tester");
    return setup;
}

} // namespace Raptor::Test
