// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"
#include "models/domain/ports.h"

#include <functional>

namespace Raptor {

/// What all parts of the command service stand on. None is owned, all outlive them.
struct CommandContext
{
    CommandGateway &gateway;
    const DeviceStates &states;
    const Clock &clock;
    std::function<QString(WallTime)> newId;
    AuditTrail *audit; ///< null in unit tests of other things: nothing is kept, nothing waits
    LatchKeeper *latches; ///< null, likewise: e-stops hold for this run only
    QString operatorName;
    OperatorRole role;
    QString withheld{}; ///< why nothing but a stop is given at this moment, in words; empty: it is

    /// Adds a row to the audit trail, if there is one.
    void keepRow(AuditEvent event, const CommandRecord &record) const
    {
        if (audit)
            audit->append({event, clock.wall(), record});
    }
    /// Why the audit trail is not written; empty: it is.
    [[nodiscard]] QString auditTrouble() const { return audit ? audit->trouble() : QString(); }
};

} // namespace Raptor
