// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"
#include "models/domain/gateway.h"
#include "models/domain/report.h"

#include <QtCore/QByteArray>

namespace Raptor::App {

/// The lines that raptorctl prints: for people, or one JSON object each. Pure.
[[nodiscard]] QByteArray sampleLine(const Sample &sample, bool json);
[[nodiscard]] QByteArray deviceLine(const DeviceId &device, const DeviceState &state, bool json);
/// @p record as it stands: one line per step that it takes.
[[nodiscard]] QByteArray commandLine(const CommandRecord &record, bool json);
/// One line of the ledger, for people: a finished command, or one in execution.
[[nodiscard]] QByteArray auditLine(const CommandRecord &record, const QString &host);
/// One line of the audit trail that tells of an alarm defined anew.
[[nodiscard]] QByteArray configuredLine(const AuditRow &row, const QString &host, bool json);

} // namespace Raptor::App
