// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace Raptor::Sim {

/// The `turn`-th payload of a device gone mad: no JSON, wrong types, absurd numbers, invalid
/// UTF-8, deep nesting, a megabyte. Goes round in circles; the same turn gives the same bytes.
[[nodiscard]] QByteArray garbagePayload(quint64 turn);

} // namespace Raptor::Sim
