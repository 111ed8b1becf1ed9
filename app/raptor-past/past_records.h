// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/report.h"

namespace Raptor::Past {

/// What a console writes down besides the samples: alarms, commands, switches and outages of the
/// brokers, and the chart that its operator had open. The error: what could not be written, in
/// words.
[[nodiscard]] Outcome writeRecords(const QString &directory, WallTime end, const Clock &clock);

} // namespace Raptor::Past
