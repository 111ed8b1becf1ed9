// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

/// The words of the way to a broker, translated, for windows and terminals alike.
namespace Raptor::Wording {

[[nodiscard]] QString of(ConnectionStage stage); ///< "Name lookup", "TLS"
[[nodiscard]] QString of(StageState state); ///< "waiting", "passed"
/// How long a stage took: "12 ms"; empty unless it has come to an end by itself.
[[nodiscard]] QString timeOf(const ConnectionStageResult &result);
/// One line in columns of equal width: stage, state, time, what was found.
[[nodiscard]] QString lineOf(const ConnectionStageResult &result);

/// Untranslated names for machine-readable output: "name-lookup", "websocket", "passed".
[[nodiscard]] QString machineName(ConnectionStage stage);
[[nodiscard]] QString machineName(StageState state);
[[nodiscard]] QString machineName(ProbeState state); ///< "not-configured", "healthy"
[[nodiscard]] QString machineName(SessionState state);

} // namespace Raptor::Wording
