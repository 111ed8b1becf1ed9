// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/digits.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QGlyphRun>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>

#include <algorithm>
#include <optional>

namespace Raptor::Views::Digits {

namespace {

constexpr QStringView asciiDigits = u"0123456789";

/// A text in its cells, from its beginning on the base line.
struct Row
{
    QGlyphRun run;
    qreal width = 0;
};

/// A fraction of what laying out each character costs; nothing if another font has to help out.
std::optional<Row> rowOf(const QFont &font, const QString &text)
{
    const QRawFont raw = QRawFont::fromFont(font);
    const QList<quint32> glyphs = raw.glyphIndexesForString(asciiDigits.toString() + text);
    if (glyphs.size() != asciiDigits.size() + text.size() || glyphs.contains(0))
        return std::nullopt;
    const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
    if (advances.size() != glyphs.size())
        return std::nullopt;
    qreal cell = 0;
    for (qsizetype i = 0; i < asciiDigits.size(); ++i)
        cell = std::max(cell, advances.at(i).x());
    Row row;
    QList<QPointF> places;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qreal wide = advances.at(asciiDigits.size() + i).x();
        const qreal step = text.at(i).isDigit() ? cell : wide;
        places.append({row.width + (step - wide) / 2, 0});
        row.width += step;
    }
    row.run.setRawFont(raw);
    row.run.setGlyphIndexes(glyphs.mid(asciiDigits.size()));
    row.run.setPositions(places);
    return row;
}

qreal advance(const QFontMetricsF &metrics, qreal cell, QChar c)
{
    return c.isDigit() ? cell : metrics.horizontalAdvance(c);
}

qreal cellWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (const QChar digit : asciiDigits)
        widest = qMax(widest, metrics.horizontalAdvance(digit));
    return widest;
}

qreal plainWidth(const QFontMetricsF &metrics, const QString &text)
{
    const qreal cell = cellWidth(metrics);
    qreal sum = 0;
    for (const QChar c : text)
        sum += advance(metrics, cell, c);
    return sum;
}

void drawPlain(QPainter &painter, QPointF place, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal cell = cellWidth(metrics);
    for (const QChar c : text) {
        const qreal step = advance(metrics, cell, c);
        const qreal inset = (step - metrics.horizontalAdvance(c)) / 2;
        painter.drawText(place + QPointF(inset, 0), QString(c));
        place.rx() += step;
    }
}

} // namespace

qreal width(const QFont &font, const QString &text)
{
    const std::optional<Row> row = rowOf(font, text);
    return row ? row->width : plainWidth(QFontMetricsF(font), text);
}

void draw(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const std::optional<Row> row = rowOf(painter.font(), text);
    const qreal total = row ? row->width : plainWidth(metrics, text);
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
    if (row)
        painter.drawGlyphRun({x, y}, row->run);
    else
        drawPlain(painter, {x, y}, text);
}

} // namespace Raptor::Views::Digits
