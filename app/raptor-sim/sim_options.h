// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/fault.h"
#include "models/domain/broker.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace Raptor::Sim {

/// What the command line asks for. Only parse() makes one from words; tests may fill it in.
struct SimOptions
{
    enum class Action { Run, ShowHelp, ShowVersion };

    static constexpr int mostCertificateDays = 36'500;

    Action action = Action::Run;
    QString helpText; ///< for ShowHelp
    QString site;
    QStringList raptors; ///< device names
    QStringList guardians;
    QStringList batteries;
    QList<BrokerUrl> brokers; ///< raptors and batteries connect to each of them
    QList<BrokerUrl> cloudBrokers; ///< guardians connect to these, or to `brokers` if empty
    Milliseconds period{500};
    quint32 seed = 1;
    std::optional<quint16> healthPort; ///< 0: any free one
    std::optional<quint16> gatePort; ///< 0: any free one
    std::optional<quint16> batteryFeedPort; ///< 0: any free one
    std::optional<int> certificateDays; ///< of the gate; unset: it is not encrypted
    QList<FaultOrder> faults;
    QString recordFile;
    bool printReady = false;
    bool persistentSessions = false;
    bool honourExpiry = true; ///< raptors look at "exp"
    bool knowIds = true; ///< raptors run an id once and name it in last_cmd
    bool endWithInput = false;

    /// Where the gate leads to.
    [[nodiscard]] BrokerUrl firstBroker() const
    {
        return brokers.isEmpty() ? cloudBrokers.constFirst() : brokers.constFirst();
    }
    /// `arguments` starts with the name of the program. The error is one line for a person.
    static Result<SimOptions> parse(const QStringList &arguments);
};

} // namespace Raptor::Sim
