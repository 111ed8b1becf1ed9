// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

#include <QtCore/QStringList>

namespace Raptor::App {

/// What `raptorctl history` was asked to do. It needs no broker.
struct HistoryOptions
{
    enum class Action { Query, Tags, Usage, Check, Backup };
    enum class Format { Text, Csv, Json };

    Action action = Action::Query;
    Format format = Format::Text;
    HistoryQuery query; ///< step: only with buckets
    bool buckets = false; ///< pieces of time instead of samples
    QString tagGlob = QStringLiteral("*"); ///< tags: which
    QString output; ///< backup: the file to write
    QString configFile; ///< empty: the usual place
    QString dataDirectory; ///< empty: the usual place
    int keepDays = 0; ///< usage: as console.toml has it
    qint64 keepBytes = 0; ///< the same
};

/// Whether the first word among the arguments (without the program's name) is `history`.
[[nodiscard]] bool isHistoryRequest(const QStringList &arguments);
/// Options may stand anywhere. The error says what is wrong with which. @p now: what -1h counts
/// from.
Result<HistoryOptions> parseHistoryOptions(const QStringList &arguments, WallTime now);

} // namespace Raptor::App
