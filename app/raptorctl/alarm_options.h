// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::App {

/// What `raptorctl alarms`, `ack`, `shelve` or `unshelve` was asked to do. It needs no broker.
struct AlarmOptions
{
    enum class Action { List, Acknowledge, Shelve, Unshelve };
    enum class Which { Active, Journal, Shelved, OutOfService };

    Action action = Action::List;
    Which which = Which::Active;
    QStringList alarms; ///< texts of their keys
    QString journal; ///< the file
    QString configFile; ///< empty: the usual place
    std::optional<OperatorRole> role; ///< unset: what console.toml says
    QString comment; ///< or the reason
    Milliseconds span{24 * 3'600'000}; ///< of shelving
    bool once = false; ///< shelve: until the condition ends
    int most = 0; ///< list: so many; 0: all, and of the journal 20
    bool json = false;
};

/// Whether the first word among the arguments (without the program's name) is one of these four.
[[nodiscard]] bool isAlarmRequest(const QStringList &arguments);
/// Options may stand anywhere. The error says what is wrong with which.
Result<AlarmOptions> parseAlarmOptions(const QStringList &arguments);
/// "90", "90s", "30m", "1.5h"; unset: no duration, or longer than a day.
[[nodiscard]] std::optional<Milliseconds> parseSpan(const QString &text);

} // namespace Raptor::App
