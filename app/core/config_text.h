// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QString>

#include <string_view>

/// console.toml as a text that people write: what a program changes in it leaves the rest alone.
namespace Raptor::App::ConfigText {

/// A missing file is empty.
Result<QByteArray> read(const QString &fileName);
/// Atomically, mode 0600. What cannot be parsed afterwards is not written.
Outcome write(const QString &fileName, const QByteArray &text);

/// @p text as a TOML basic string.
[[nodiscard]] QByteArray quoted(const QString &text);
/// @p text with its [[key]] tables replaced by @p tables, each of which ends with a line feed. They
/// stand at the end. All else stays, comments between tables included. A text that is no TOML is
/// given back as it is.
[[nodiscard]] QByteArray withTables(const QByteArray &text, std::string_view key,
                                    const QByteArrayList &tables);

} // namespace Raptor::App::ConfigText
