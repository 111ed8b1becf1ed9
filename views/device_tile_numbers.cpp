// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a tile: what nearly every report changes, and the labels that stay.
#include "views/device_tile_delegate.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/bar_painter.h"
#include "views/digits.h"
#include "views/shapes.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

// Lengths for a 13-pixel text.
constexpr double RowHeight = 20;
constexpr double HeadingHeight = 13;
constexpr double LabelWidth = 46;
constexpr double UnitWidth = 28;
constexpr int MostRows = 4;

/// Room for the largest number that a tile shows, the same in all its rows.
double numberCell(const QFont &font, const DeviceFacts &facts)
{
    double widest = 0;
    for (const SignalView &signal : facts.signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        const int decimals = unitDecimals(signal.unit);
        const double low = Digits::width(font, QLocale().toString(signal.range.low, 'f', decimals));
        const double high =
            Digits::width(font, QLocale().toString(signal.range.high, 'f', decimals));
        widest = qMax(widest, qMax(qMax(low, high), Digits::width(font, numberText(signal))));
    }
    return widest;
}

} // namespace

QRectF DeviceTileDelegate::firstRow(const QRectF &body, const DeviceFacts &facts) const
{
    const bool heading = groupsOf(facts.signalViews).size() > 1;
    return {body.left(),
            body.top() + m_theme->px(headerHeight + 5 + (heading ? HeadingHeight - 3 : 0)),
            body.width(), m_theme->px(RowHeight)};
}

void DeviceTileDelegate::paintLabels(QPainter &painter, const QRectF &body,
                                     const DeviceFacts &facts) const
{
    QRectF row = firstRow(body, facts);
    const QStringList groups = groupsOf(facts.signalViews);
    painter.setPen(m_theme->tokens().muted);
    if (groups.size() > 1) {
        painter.setFont(m_theme->font(10.5));
        const QString heading = groups.size() == 2
            ? groups.join(u" \u00b7 "_s)
            : tr("lowest \u00b7 highest of %1").arg(groups.size());
        const QRectF box(row.left(), row.top() - m_theme->px(HeadingHeight),
                         row.width() - m_theme->px(30), m_theme->px(HeadingHeight));
        drawTextLine(painter, box, heading, Qt::AlignRight);
    }
    const QList<Quantity> all = quantities(facts.signalViews);
    for (qsizetype i = 0; i < all.size() && i < MostRows; ++i) {
        painter.setFont(m_theme->font(12));
        drawTextLine(painter, {row.left(), row.top(), m_theme->px(LabelWidth), row.height()},
                     all.at(i).label);
        painter.setFont(m_theme->font(11));
        const double unitWidth = m_theme->px(UnitWidth);
        drawTextLine(painter,
                     {row.right() - unitWidth + m_theme->px(4), row.top(), unitWidth, row.height()},
                     unitSymbol(all.at(i).unit));
        row.translate(0, m_theme->px(RowHeight));
    }
}

void DeviceTileDelegate::paintNews(QPainter &painter, const QRect &tile,
                                   const DeviceFacts &facts) const
{
    const QList<Quantity> all = quantities(facts.signalViews);
    if (all.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = bodyOf(tile);
    QRectF row = firstRow(body, facts);
    const double cell = numberCell(m_theme->font(14, QFont::DemiBold), facts);
    for (qsizetype i = 0; i < all.size() && i < MostRows; ++i) {
        paintQuantity(painter, row, all.at(i), facts, cell);
        row.translate(0, m_theme->px(RowHeight));
    }
    paintSparks(painter, body, facts);
}

void DeviceTileDelegate::paintQuantity(QPainter &painter, const QRectF &row,
                                       const Quantity &quantity, const DeviceFacts &facts,
                                       double widest) const
{
    const Tokens &t = m_theme->tokens();
    const double unitWidth = m_theme->px(UnitWidth);
    const double labelWidth = m_theme->px(LabelWidth);
    const QList<ShownNumber> numbers = shownNumbers(facts, quantity);
    QFont font = m_theme->font(14, QFont::DemiBold);
    const double cell = widest + m_theme->px(numbers.size() > 1 ? 7 : 0);
    double right = row.right() - unitWidth;
    for (auto number = numbers.crbegin(); number != numbers.crend(); ++number) {
        const QRectF box(right - cell, row.top(), cell, row.height());
        if (facts.live()) // otherwise the whole tile has the pattern already
            drawHatch(painter, box.adjusted(m_theme->px(3), 1, 0, -1), number->quality, *m_theme);
        font.setItalic(!isLive(number->quality));
        painter.setFont(font);
        painter.setPen(isLive(number->quality) ? t.text : t.muted);
        Digits::draw(painter, box, Qt::AlignRight | Qt::AlignVCenter, number->text);
        right -= cell;
    }
    QRectF bars(row.left() + labelWidth, 0, right - row.left() - labelWidth - m_theme->px(4), 0);
    Geometry::Breach worst = Geometry::Breach::None;
    for (const SignalView *signal : quantity.values) {
        const std::optional<double> number = numberOf(*signal);
        if (number && facts.live(*signal))
            worst = qMax(worst, Geometry::breach(signal->limits, *number));
    }
    if (worst != Geometry::Breach::None) {
        const double mark = m_theme->px(30);
        drawBreach(
            painter,
            {bars.right() - mark, row.center().y() - m_theme->px(5.5), mark, m_theme->px(11)},
            worst, *m_theme);
        bars.setWidth(bars.width() - mark - m_theme->px(5));
    }
    const qsizetype count = qMin<qsizetype>(quantity.values.size(), 4);
    const double height = count == 1 ? m_theme->px(8) : m_theme->px(11) / double(count);
    const double step = height + m_theme->px(2.5);
    double y = row.center().y() - (step * double(count) - m_theme->px(2.5)) / 2;
    for (qsizetype i = 0; i < count; ++i) {
        SignalView shown = *quantity.values.at(i);
        if (!facts.live() && isLive(shown.quality))
            shown.quality = facts.quality;
        drawBar(painter, {bars.left(), y, bars.width(), height}, shown, *m_theme);
        y += step;
    }
}

void DeviceTileDelegate::paintSparks(QPainter &painter, const QRectF &body,
                                     const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    const QList<Quantity> all = quantities(facts.signalViews);
    const bool heading = groupsOf(facts.signalViews).size() > 1;
    const double rows =
        qMin<double>(double(all.size()), MostRows) * RowHeight + (heading ? HeadingHeight - 3 : 0);
    QRectF spark = body;
    spark.setTop(body.top() + m_theme->px(headerHeight + 11 + rows));
    spark.setBottom(body.bottom() - m_theme->px(captionHeight + 3));
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(spark.bottomLeft() + QPointF(0, 1), spark.bottomRight() + QPointF(0, 1));
    const QList<const SignalView *> &traced = all.first().values;
    for (qsizetype trace = 0; trace < qMin<qsizetype>(traced.size(), 2); ++trace) {
        const SignalView *signal = traced.at(trace);
        const double least = (signal->range.high - signal->range.low) * 0.05;
        drawSparkline(painter, spark, m_sparks.runs({facts.id, signal->signal}), m_sparks.now(),
                      m_sparks.span(), least,
                      facts.live(*signal) ? t.traces.at(size_t(trace)) : t.muted);
    }
}

} // namespace Raptor::Views
