// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace Raptor::Bench {

/// Allocations (malloc and its relatives, so operator new as well) that this thread has made since
/// it began; -1 in a build whose sanitizer has taken malloc over.
[[nodiscard]] qint64 allocationsOfThisThread();

} // namespace Raptor::Bench
