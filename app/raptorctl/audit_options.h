// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What `raptorctl audit ...` was asked to do. It needs no broker and no configuration.
struct AuditOptions
{
    enum class Action { Verify, Export, List };

    Action action = Action::Verify;
    QString trail; ///< the file that is read
    QString output; ///< export: the file that is written
    LedgerFormat format = LedgerFormat::Csv;
    int most = 20; ///< list: so many commands
    bool json = false;
};

/// Whether the first word among the arguments (without the program's name) is "audit"; all else is
/// for parseCtlOptions().
[[nodiscard]] bool isAuditRequest(const QStringList &arguments);
/// Options may stand anywhere. The error says what is wrong with which.
Result<AuditOptions> parseAuditOptions(const QStringList &arguments);

} // namespace Raptor::App
