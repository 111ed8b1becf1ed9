// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QStringList>

#include <functional>

namespace Raptor::App {

/// The first word among the arguments (without the program's name) that is neither an option nor
/// the value of one; empty: there is none, or help or the version is asked for.
[[nodiscard]] QString verbIn(const QStringList &arguments);

/// Takes the arguments apart; options may stand anywhere, "--name value" as well as "--name=value".
/// @p read gets each of them, with an empty value if it takes none, and may refuse it. The words.
using OptionReader = std::function<Outcome(const QString &name, const QString &value)>;
[[nodiscard]] Result<QStringList> takeApart(QStringList arguments, const OptionReader &read);

/// A wrong argument, in words.
[[nodiscard]] Error usage(const QString &text);
/// The number behind -n.
[[nodiscard]] Result<int> parseMost(const QString &value);
/// A directory stands for the file in it that @p fileIn names.
[[nodiscard]] QString fileAt(const QString &place, QString (*fileIn)(const QString &directory));

} // namespace Raptor::App
