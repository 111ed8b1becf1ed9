// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QRectF>
#include <QtCore/QStringList>

class QPainter;

namespace Raptor::Views {

class Theme;

/// "confirmed in 412 ms", "refused: state is 8 s old", "in execution: broker has it".
[[nodiscard]] QString resultText(const CommandRecord &record);
/// "requested", "sent 4 ms", "broker has it 9 ms", "confirmed 412 ms": counted from the request.
[[nodiscard]] QStringList lifeOf(const CommandRecord &record);
/// "local: sent after 4 ms, broker had it after 9 ms"; one line for each path.
[[nodiscard]] QStringList pathsOf(const CommandRecord &record);
[[nodiscard]] QString timeText(const CommandRecord &record);

/// True for outcomes that ask for attention.
[[nodiscard]] bool isTrouble(CommandOutcome outcome);
/// Disc confirmed, half disc in execution, hollow square refused, triangle for trouble.
void drawOutcome(QPainter &painter, const QRectF &box, CommandOutcome outcome, const Theme &theme);

} // namespace Raptor::Views
