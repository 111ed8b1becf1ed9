// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QByteArray>

namespace Raptor::App {

/// @p broker as a [[broker]] table, which readBroker() reads as the same. What is as usual is left
/// out. @p folder: of the file that it goes into; names of files below it are written from there.
[[nodiscard]] QByteArray brokerTable(const BrokerProfile &broker, const QString &folder);

} // namespace Raptor::App
