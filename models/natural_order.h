// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace Raptor::Models {

/// True if @p a stands before @p b in the order that people expect: "m2" before "m10".
[[nodiscard]] bool naturallyBefore(QStringView a, QStringView b);

} // namespace Raptor::Models
