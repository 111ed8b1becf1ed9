// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

namespace Raptor::Views {

/// The figures of a span as RFC 4180 has it, one figure a row: "figure,alarm,text,priority,from,to,
/// value". Times are ISO 8601 in UTC, durations seconds, numbers have a point.
[[nodiscard]] QByteArray figuresCsv(const AlarmFigures &figures);
/// All of it, or nothing and why.
[[nodiscard]] Outcome writeWhole(const QString &file, const QByteArray &content);

} // namespace Raptor::Views
