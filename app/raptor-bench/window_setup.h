// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-console/desktop.h"

namespace Raptor::Bench {

/// Of the window that a benchmark looks at: one broker, 1600 x 900, the profiles that come with it.
[[nodiscard]] inline App::Desktop::Setup
windowSetup(const BrokerProfile &broker, const QString &dataDirectory, const QString &page)
{
    App::Desktop::Setup setup;
    setup.console.config.plant = QStringLiteral("Benchmark");
    setup.console.config.site = QStringLiteral("bench");
    setup.console.config.brokers = {broker};
    setup.console.dataDirectory = dataDirectory;
    setup.console.profileDirectories = {QStringLiteral(":/raptor/profiles")};
    setup.console.operatorName = QStringLiteral("bench");
    setup.options.size = QSize(1600, 900);
    setup.options.page = page;
    return setup;
}

} // namespace Raptor::Bench
