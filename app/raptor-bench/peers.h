// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/mqtt_task.h"

#include <QtCore/QList>

#include <memory>

namespace Raptor::Bench {

/// Another client library from Debian, to measure side by side.
struct Peer
{
    QString option; ///< as --peer names it
    QString name; ///< in the result
    QString package; ///< what has to be there when the program is configured
    QList<int> protocols; ///< levels that it is measured with
    std::unique_ptr<MqttContender> (*make)() = nullptr; ///< null: not built in
};

[[nodiscard]] const QList<Peer> &knownPeers();

} // namespace Raptor::Bench
