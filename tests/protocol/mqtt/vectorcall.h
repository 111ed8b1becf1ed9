// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectorfile.h"

namespace Raptor::Mqtt::Vectors {

/// Reads a request, \a verb and `KEY=VALUE` words with an optional `=> RESULT`. Returns what is
/// wrong, or nullptr.
[[nodiscard]] const char *parseCall(Call &call, const QByteArray &verb, const QByteArray &words);

} // namespace Raptor::Mqtt::Vectors
