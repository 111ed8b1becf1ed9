// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/digits.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace Raptor::Views::Digits {

namespace {

qreal cellWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

qreal advance(const QFontMetricsF &metrics, qreal cell, QChar c)
{
    return c.isDigit() ? cell : metrics.horizontalAdvance(c);
}

} // namespace

qreal width(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const qreal cell = cellWidth(metrics);
    qreal sum = 0;
    for (const QChar c : text)
        sum += advance(metrics, cell, c);
    return sum;
}

void draw(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal cell = cellWidth(metrics);
    const qreal total = width(painter.font(), text);
    qreal x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() - total;
    else if (alignment & Qt::AlignHCenter)
        x = box.center().x() - total / 2;
    qreal y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        y = box.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = box.bottom() - metrics.descent();
    for (const QChar c : text) {
        const qreal step = advance(metrics, cell, c);
        const qreal inset = (step - metrics.horizontalAdvance(c)) / 2;
        painter.drawText(QPointF(x + inset, y), QString(c));
        x += step;
    }
}

} // namespace Raptor::Views::Digits
