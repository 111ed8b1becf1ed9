// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QString>

namespace Raptor::History {

/// A copy of the history @p from, as it stands when this begins, in the one file @p to (0600),
/// which must not exist yet. Samples are written on meanwhile. May take minutes; a thread that may
/// wait.
[[nodiscard]] Outcome backUpHistory(const QString &from, const QString &to);

} // namespace Raptor::History
