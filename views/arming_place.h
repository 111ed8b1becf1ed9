// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace Raptor::Views {

/// Where a command is armed and confirmed. Keyboard focus that leaves such a place disarms: the
/// operator is doing something else now (RP-07).
inline void markArmingPlace(QWidget *place)
{
    place->setProperty("armingPlace", true);
}

[[nodiscard]] inline bool isInArmingPlace(const QWidget *widget)
{
    while (widget && !widget->property("armingPlace").toBool())
        widget = widget->parentWidget();
    return widget;
}

} // namespace Raptor::Views
