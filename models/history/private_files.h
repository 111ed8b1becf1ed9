// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QString>

#include <optional>
#include <utility>

/// Files that only their owner may read, and what the file system promises about them. All of it
/// may wait for a disk: never on the GUI thread.
namespace Raptor::History {

/// Makes the folder, with those above it, for the owner alone (0700). One that exists is left as it
/// is.
[[nodiscard]] Outcome ensurePrivateFolder(const QString &folder);
/// Creates an empty file with mode 0600; one that exists is left as it is.
[[nodiscard]] Outcome ensurePrivateFile(const QString &file);
/// Replaces @p file as a whole, or leaves it as it was: on the disk with content and name before
/// this returns; mode 0600.
[[nodiscard]] Outcome replaceFile(const QString &file, const QByteArray &content);
/// Gone from the disk when this returns; one that is not there is no error.
[[nodiscard]] Outcome removeFile(const QString &file);
/// The file system says that there is no such name. False also when it cannot tell (an I/O error, a
/// stale network mount).
[[nodiscard]] bool isProvenGone(const QString &file);

/// Which file a name stands for at this moment; unset: none. (On other systems than Unix: one that
/// only tells whether it exists.)
using FileIdentity = std::pair<quint64, quint64>;
[[nodiscard]] std::optional<FileIdentity> fileIdentity(const QString &file);

} // namespace Raptor::History
