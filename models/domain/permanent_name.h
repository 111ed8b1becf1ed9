// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Raptor {

/// The same text, in memory that stays until the program ends: its copies are not counted, which
/// between two threads would cost more than the copies. For names that travel with every report:
/// of devices, signals, profiles, brokers. Equal names are kept once, and so many at most that a
/// hostile broker cannot grow us: beyond that, or too long, a text comes back as it is. Callable
/// from any thread.
[[nodiscard]] QString permanentName(const QString &text);

/// Equal, and at once so where both are the same memory, as permanent names are.
[[nodiscard]] inline bool isSameName(const QString &a, const QString &b)
{
    return a.size() == b.size() && (a.constData() == b.constData() || a == b);
}

inline constexpr qsizetype mostPermanentNames = 65'536;
inline constexpr qsizetype longestPermanentName = 200;

} // namespace Raptor
