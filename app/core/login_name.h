// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Raptor::App {

/// Who is logged in on this workstation, for the ledger: the account's name, or "operator".
[[nodiscard]] QString loginName();

} // namespace Raptor::App
