// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/exit_status.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace Raptor::App {

/// What raptorctl has to say when it needs no broker.
struct CtlAnswer
{
    ExitStatus status = ExitStatus::Confirmed;
    QByteArray output; ///< for stdout
    QString complaint; ///< for stderr, a line or several; empty: none
};

} // namespace Raptor::App
