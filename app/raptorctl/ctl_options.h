// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/ports.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What raptorctl was asked to do.
struct CtlOptions
{
    enum class Verb { Watch, Devices, ForgetDevice, Brokers, ConfirmSite, Command, Help, Version };

    Verb verb = Verb::Help;
    QString tagGlob = QStringLiteral("*");
    QList<DeviceId> devices; ///< one; several for a stop; none for an e-stop of more than devices
    QStringList notDevices; ///< beside devices to stop: names that are none, and why
    std::optional<EStopScope> scope; ///< e-stop of a site or of everything
    QString brokerName; ///< whose site is confirmed
    CommandKind kind = CommandKind::Stop;
    QString reason;
    std::optional<Milliseconds> runFor; ///< watch: unset means until interrupted
    bool json = false;
    std::optional<BrokerUrl> broker;
    QString configFile; ///< empty: the usual place
    QString dataDirectory; ///< empty: the usual place, which the console uses as well
    std::optional<OperatorRole> role; ///< unset: what console.toml says
};

/// Reads the arguments (without the program's name). The error says what is wrong with which.
Result<CtlOptions> parseCtlOptions(const QStringList &arguments);

[[nodiscard]] QString ctlHelp();

} // namespace Raptor::App
