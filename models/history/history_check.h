// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"

#include <QtCore/QString>

#include <functional>

namespace Raptor::History {

/// What a look at the historian's file found.
struct HistoryVerdict
{
    bool sound = true;
    QString text; ///< in words
    qint64 blocks = 0; ///< that were looked at
    qint64 samples = 0; ///< in them
    qint64 damaged = 0; ///< blocks, rollups and rows of the tail that cannot be read
};

/// Looks at every page, block and rollup of a history; may take minutes. For `raptorctl history
/// check`. @p progress gets percents; false from it ends the look (Error::Code::Refused).
[[nodiscard]] Result<HistoryVerdict> checkHistory(const QString &directory,
                                                  const std::function<bool(int)> &progress = {});

/// Before the file is opened for writing. One that was closed in good order is only opened; else
/// its pages are looked at, up to a size that takes a second or two. Malformed: it is damaged; the
/// words say how.
[[nodiscard]] Outcome checkAtStart(const QString &file, QString *found);

/// Saves what can be read of a damaged file into a new one of its name, and keeps the damaged one
/// beside it as `history-damaged-<time>.sqlite`. What it did, in words.
[[nodiscard]] Result<QString> repairHistory(const QString &file, WallTime now);

/// Puts in place what a repair had saved when its program was killed.
[[nodiscard]] Outcome finishRepair(const QString &file);

} // namespace Raptor::History
