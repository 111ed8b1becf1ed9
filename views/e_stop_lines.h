// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "views/line_grid.h"

/// What the e-stop banner says, apart from how it looks: pure, so that it is tested in words.
namespace Raptor::Views::EStopLines {

/// Not confirmed, or nowhere sent: somebody has to use the physical stop.
[[nodiscard]] bool isLoud(EStopProgress progress);
/// Nothing is to be waited for or done at these.
[[nodiscard]] bool isSettled(EStopProgress progress);
/// The names of the devices that are at @p progress.
[[nodiscard]] QStringList namesAt(const QList<EStopLine> &lines, EStopProgress progress);
/// "a, b and 3 more"; long names are cut.
[[nodiscard]] QString named(const QStringList &names, qsizetype most);
/// Who pressed the newest of them and when: "Ada, 14:32:07"; empty if unknown.
[[nodiscard]] QString pressedBy(const QList<EStopLine> &lines);
[[nodiscard]] QString titleOf(const QList<EStopLine> &lines, const QStringList &latched);
/// "8 confirmed · 2 not covered: a, b": what is settled.
[[nodiscard]] QString summaryOf(const QList<EStopLine> &lines);
/// Worst first; @p all: settled ones too.
[[nodiscard]] QList<GridLine> gridOf(const QList<EStopLine> &lines, bool all);

} // namespace Raptor::Views::EStopLines
