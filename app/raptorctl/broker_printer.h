// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/feed.h"
#include "models/domain/link_ports.h"

#include <QtCore/QByteArray>

namespace Raptor::App {

/// The lines about brokers that raptorctl prints: for people, or one JSON object each. Pure.
[[nodiscard]] QByteArray brokerLine(const BrokerProfile &profile, const BrokerStatus &status,
                                    bool preferred, bool json);
[[nodiscard]] QByteArray feedLine(const FeedProfile &profile, const FeedStatus &status, bool json);
[[nodiscard]] QByteArray stageLine(const ConnectionStageResult &result, bool json);
[[nodiscard]] QByteArray remarkLine(const QString &text, bool json);
/// The last line of a test.
[[nodiscard]] QByteArray verdictLine(bool passed, const QString &text, bool json);

} // namespace Raptor::App
