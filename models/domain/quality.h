// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/vocabulary.h"

#include <QtCore/QString>

namespace Raptor {

/// Live means: may be acted upon and may confirm a command.
[[nodiscard]] constexpr bool isLive(Quality quality)
{
    return quality == Quality::Good || quality == Quality::Late;
}

/// The symbol after a number: "rpm", "V", "A", "%", "W", "°C".
[[nodiscard]] QString unitSymbol(Unit unit);
/// Digits after the decimal sign, fixed per unit so that numbers do not jump.
[[nodiscard]] int unitDecimals(Unit unit);
/// The unit whose symbol is @p symbol; None when there is no such unit.
[[nodiscard]] Unit unitFromSymbol(QStringView symbol);

} // namespace Raptor
