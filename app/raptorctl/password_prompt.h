// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Raptor::App {

/// Asks for a password on the terminal itself, without showing it. It never comes from arguments,
/// the environment or standard input (RP-31). Without a terminal the answer is an error in words.
Result<QString> askPassword(const QString &broker, const QString &user);

} // namespace Raptor::App
