// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/paths.h"

#include <QtCore/QStandardPaths>

namespace Raptor::App {

QString defaultConfigFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QLatin1String("/raptor-console/console.toml");
}

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QLatin1String("/raptor-console");
}

QStringList profileDirectories()
{
    return {QStringLiteral(":/raptor/profiles"),
            QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                + QLatin1String("/raptor-console/profiles")};
}

BrokerProfile commandLineBroker(const BrokerUrl &url)
{
    BrokerProfile profile{.name = QStringLiteral("local"), .url = url};
    if (url.isEncrypted())
        profile.connectTimeout = Milliseconds(10'000);
    return profile;
}

} // namespace Raptor::App
