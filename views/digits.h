// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QFont>

class QPainter;

/// Numbers in digit cells of equal width, so that nothing jumps (QFont::setFeature needs Qt 6.7).
namespace Raptor::Views::Digits {

[[nodiscard]] qreal width(const QFont &font, const QString &text);
/// Draws @p text with the painter's font and pen. Always left to right, as numbers are.
void draw(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text);

} // namespace Raptor::Views::Digits
