// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What `raptorctl probe` was asked to do.
struct ProbeOptions
{
    QString broker; ///< an address, or the name of a configured broker
    QString user; ///< instead of the configured one
    QString caFile; ///< the same
    QString configFile; ///< empty: the usual place
    std::optional<Milliseconds> dataWait; ///< for the first report; unset: as in the window
    bool json = false;
};

/// Whether the first word among the arguments (without the program's name) is probe.
[[nodiscard]] bool isProbeRequest(const QStringList &arguments);
/// Options may stand anywhere. The error says what is wrong with which.
Result<ProbeOptions> parseProbeOptions(const QStringList &arguments);
/// The broker that is meant: @p configured by its name, or what the address says.
Result<BrokerProfile> profileOf(const ProbeOptions &options,
                                const QList<BrokerProfile> &configured);

} // namespace Raptor::App
