// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace Raptor::Link {

/// One publish, encoded and ready. Crosses from the GUI thread in one queued call.
struct CommandLetter
{
    QString commandId;
    CommandKind kind = CommandKind::Stop;
    QString topic;
    QByteArray payload;
    quint8 qos = 1;
    std::optional<BootTime> deadline; ///< later than this it is not sent any more (RP-01)
    QString stateTopic; ///< heard on the same connection from now on; empty: none
};

} // namespace Raptor::Link

Q_DECLARE_METATYPE(Raptor::Link::CommandLetter)
