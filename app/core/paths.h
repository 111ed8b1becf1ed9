// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QString>

namespace Raptor::App {

/// $XDG_CONFIG_HOME/raptor-console/console.toml, for every program of the house.
[[nodiscard]] QString defaultConfigFile();
/// $XDG_DATA_HOME/raptor-console
[[nodiscard]] QString defaultDataDirectory();
/// Where device profiles are looked for besides the built-in ones; later ones win.
[[nodiscard]] QStringList profileDirectories();
/// The one broker of --broker URL. It is named "local" whatever it is: it is the one in use.
[[nodiscard]] BrokerProfile commandLineBroker(const BrokerUrl &url);

} // namespace Raptor::App
