// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>

namespace Raptor::History {

/// What the chain of a trail shows.
struct Verdict
{
    bool intact = false;
    qint64 rows = 0;
    qint64 firstBroken = 0; ///< seq of the first row that does not fit; 0: none
    QByteArray lastHash; ///< of the last row; empty without rows
    QString text; ///< all of it in words
};

/// Reads the whole file, read-only, and recomputes its chain. It finds cells that were changed,
/// rows that were taken out, put in, exchanged or renumbered, from the first to the last but one.
/// The error says why the file could not be read.
///
/// What no chain can show by itself:
/// - rows cut off at its end. SQLite's own counter betrays a plain DELETE; who mends that too
///   leaves no trace. So note down rows and hash that `raptorctl audit verify` prints: a later
///   trail must still hold that row with that hash;
/// - a chain computed anew from some row on by someone who may write the file. The same note shows
/// it.
///
/// @p goOn is called now and then; false from it ends the reading (Error::Code::Refused).
[[nodiscard]] Result<Verdict> verifyTrail(const QString &file,
                                          const std::function<bool()> &goOn = {});

} // namespace Raptor::History
