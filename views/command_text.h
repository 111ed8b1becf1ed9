// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QRectF>
#include <QtCore/QStringList>

class QPainter;

namespace Raptor::Views {

class Theme;

/// One step of a command's life as it is shown.
struct LifeStep
{
    enum class State {
        Done,
        Now, ///< the newest of a command in execution
        Ahead, ///< not reached yet
        Ended, ///< the outcome
    };
    QString word; ///< "broker has it"
    QString time; ///< "+9 ms" since it was given for good, "14:32:07" for the request; may be empty
    State state = State::Done;

    friend bool operator==(const LifeStep &, const LifeStep &) = default;
};

/// Requested, armed, audited, sent, broker has it, and the outcome: what was reached in the order
/// of time, so the outcome may stand before a late answer of the broker; then, while it is in
/// execution, what is ahead.
[[nodiscard]] QList<LifeStep> stepsOf(const CommandRecord &record);
/// The steps that were reached, in words: "requested 14:32:07", "sent +4 ms".
[[nodiscard]] QStringList lifeOf(const CommandRecord &record);
/// "confirmed in 412 ms", "refused: state is 8 s old", "in execution: broker has it".
[[nodiscard]] QString resultText(const CommandRecord &record);
/// "local: sent after 4 ms, broker had it after 9 ms"; one line for each path.
[[nodiscard]] QStringList pathsOf(const CommandRecord &record);
[[nodiscard]] QString timeText(const CommandRecord &record);
/// "Start of bin-1-fan may still start: ..." for commands that nothing keeps from running later.
[[nodiscard]] QString warningOf(const CommandRecord &record);
/// What to press against @p kind: "stop" for a start, "relay off" for a relay.
[[nodiscard]] CommandKind stopAgainst(CommandKind kind);

/// True for outcomes that ask for attention.
[[nodiscard]] bool isTrouble(CommandOutcome outcome);
/// Disc confirmed, half disc in execution, hollow square refused, triangle for trouble.
void drawOutcome(QPainter &painter, const QRectF &box, CommandOutcome outcome, const Theme &theme);
/// Disc reached, half disc now, ring ahead, and the outcome's shape at the end.
void drawStep(QPainter &painter, const QRectF &box, const LifeStep &step, CommandOutcome outcome,
              const Theme &theme);

} // namespace Raptor::Views
