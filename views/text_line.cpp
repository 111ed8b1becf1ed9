// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text_line.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace Raptor::Views {

double drawTextLine(QPainter &painter, const QRectF &box, const QString &text,
                    Qt::AlignmentFlag side)
{
    const QFontMetricsF metrics(painter.font());
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    double wide = metrics.horizontalAdvance(line);
    if (wide > box.width()) {
        line = metrics.elidedText(line, Qt::ElideRight, box.width());
        wide = metrics.horizontalAdvance(line);
    }
    const double left = side == Qt::AlignRight ? box.right() - wide : box.left();
    const double base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(left, base), line);
    return wide;
}

} // namespace Raptor::Views
