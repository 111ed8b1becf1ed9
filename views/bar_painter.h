// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/roles.h"

#include <QtCore/QRectF>

class QPainter;

namespace Raptor::Views {

class Theme;

/// A horizontal scale: track, normal band, limit ticks, filled part and mark. A value that is not
/// live has no fill, only the pattern of its
/// quality and an open mark; a missing one has neither.
void drawBar(QPainter &painter, const QRectF &box, const SignalView &signal, const Theme &theme);

} // namespace Raptor::Views
