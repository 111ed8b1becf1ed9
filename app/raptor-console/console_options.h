// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QSize>
#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What raptor-console was started with.
struct ConsoleOptions
{
    enum class Action { Run, Help, Version };

    Action action = Action::Run;
    bool demo = false;
    bool fullScreen = false;
    std::optional<BrokerUrl> broker;
    QString configFile; ///< empty: $XDG_CONFIG_HOME/raptor-console/console.toml
    QString dataDirectory; ///< empty: $XDG_DATA_HOME/raptor-console
    std::optional<OperatorRole> role; ///< unset: what console.toml says
    QString page; ///< empty: as it was last
    std::optional<QSize> size;
    QString theme; ///< "light", "dark" or empty
    QString screenshotFile; ///< save the window there and exit
    Milliseconds screenshotAfter{5000};
    QString helpText;
};

/// Reads the arguments, program name first. Needs no application object. The error says what is
/// wrong with which option.
Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments,
                                           const QStringList &pageNames);

} // namespace Raptor::App
