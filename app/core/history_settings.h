// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Raptor::App {

/// What [history] of console.toml says.
struct HistorySettings
{
    bool enabled = true;
    QString folder; ///< empty: the data directory
    int keepDays = 730; ///< older samples are removed; 0: of any age are kept
    qint64 keepBytes = 20'000'000'000; ///< the oldest go when all files are larger; 0: never

    friend bool operator==(const HistorySettings &, const HistorySettings &) = default;
};

/// Where history.sqlite lies; @p dataDirectory: of the programs.
[[nodiscard]] QString historyFolder(const HistorySettings &settings, const QString &dataDirectory);

} // namespace Raptor::App
