// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Raptor::Views {

class Theme;

/// The one style sheet of a window. Widgets ask for a look by the dynamic property "look":
/// frames "card", "chrome", "band"; labels "muted", "title", "strong", "fault"; buttons "primary",
/// "danger", "segment", "page", "quiet".
[[nodiscard]] QString styleSheet(const Theme &theme);

} // namespace Raptor::Views
