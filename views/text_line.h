// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>

class QPainter;

namespace Raptor::Views {

/// Draws @p text as one line in the middle of the height of @p box, at its left or right @p side
/// whatever the direction of the layout, with the painter's font and pen. What does not fit is left
/// out at the end. Costs a small part of laying out a paragraph. Returns the width that was taken.
double drawTextLine(QPainter &painter, const QRectF &box, const QString &text,
                    Qt::AlignmentFlag side = Qt::AlignLeft);

} // namespace Raptor::Views
