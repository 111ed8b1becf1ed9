// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QStringList>

/// What other programs than the one that writes it do with a history. They take as long as the disk
/// does, beside a console that writes on; the history is never changed by them.
namespace Raptor::History {

struct HistoryVerdict
{
    bool intact = false;
    QString text; ///< in words: what was looked at, or what is damaged
    QStringList damage; ///< each of what was found, 100 at most
};

/// Reads all of the history of a folder and says whether it is intact. The error: it could not be
/// read.
[[nodiscard]] Result<HistoryVerdict> checkHistory(const QString &folder);

/// A copy of it as it stands at one moment, in one file for the owner alone (0600), which must not
/// exist yet. When that fails there is none.
[[nodiscard]] Outcome backUpHistory(const QString &folder, const QString &file);

} // namespace Raptor::History
