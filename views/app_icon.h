// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>

namespace Raptor::Views {

/// The icon of the program in the sizes that desktops ask for.
[[nodiscard]] QIcon appIcon();

} // namespace Raptor::Views
