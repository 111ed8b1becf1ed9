// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/device_id.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What raptorctl was asked to do.
struct CtlOptions
{
    enum class Verb { Watch, Devices, Command, Help, Version };

    Verb verb = Verb::Help;
    QString tagGlob = QStringLiteral("*");
    DeviceId device;
    CommandKind kind = CommandKind::Stop;
    QString reason;
    std::optional<Milliseconds> runFor; ///< watch: unset means until interrupted
    bool json = false;
    std::optional<BrokerUrl> broker;
    QString configFile; ///< empty: the usual place
};

/// Reads the arguments (without the program's name). The error says what is wrong with which.
Result<CtlOptions> parseCtlOptions(const QStringList &arguments);

[[nodiscard]] QString ctlHelp();

} // namespace Raptor::App
