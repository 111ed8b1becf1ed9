// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Of which times a TrendCanvas knows nothing: gaps, silence, what is yet to come.
#include "views/trend_canvas_private.h"

#include "models/domain/quality.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace Raptor::Views {

namespace {

constexpr double LabelSize = 11;
constexpr double SmallestGap = 4; ///< pixels; a smaller one is seen in the lines alone

using Spans = QList<std::pair<WallTime, WallTime>>;

Spans gapsOf(const QList<HistoryBucket> &columns, Milliseconds step)
{
    Spans gaps;
    for (qsizetype i = 1; i < columns.size(); ++i) {
        const WallTime from = columns.at(i - 1).from + step;
        if (columns.at(i).gap && columns.at(i).from > from)
            gaps.append({from, columns.at(i).from});
    }
    return gaps;
}

/// Both in order.
Spans common(const Spans &a, const Spans &b)
{
    Spans both;
    for (qsizetype i = 0, k = 0; i < a.size() && k < b.size();) {
        const WallTime from = std::max(a.at(i).first, b.at(k).first);
        const WallTime to = std::min(a.at(i).second, b.at(k).second);
        if (from < to)
            both.append({from, to});
        if (a.at(i).second < b.at(k).second)
            ++i;
        else
            ++k;
    }
    return both;
}

} // namespace

/// The times of which no line tells anything.
void TrendCanvas::Private::drawGaps(QPainter &painter) const
{
    std::optional<Spans> gaps;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        const QList<HistoryBucket> &columns = lines.at(place).columns;
        if (!traces.at(place).visible || columns.isEmpty())
            continue;
        const Spans own = gapsOf(columns, step);
        gaps = gaps ? common(*gaps, own) : own;
    }
    const QString words = TrendCanvas::tr("no data");
    painter.setFont(theme->font(LabelSize));
    const double wide = painter.fontMetrics().horizontalAdvance(words) + theme->px(8);
    const double high = theme->px(16);
    for (const auto &[from, to] : gaps.value_or(Spans())) {
        const double left = std::max(xAt(from), plot.left());
        const QRectF box(left, plot.top(), std::min(xAt(to), plot.right()) - left, plot.height());
        if (box.width() < SmallestGap)
            continue;
        drawHatch(painter, box, Quality::Stale, *theme);
        if (wide > box.width())
            continue;
        const QRectF label(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high);
        painter.fillRect(label, theme->tokens().panel);
        painter.setPen(theme->tokens().muted);
        painter.drawText(label, Qt::AlignCenter, words);
    }
}

/// From the last value of all on nothing is known, and that is shown.
void TrendCanvas::Private::drawSilence(QPainter &painter) const
{
    std::optional<WallTime> newest;
    Quality best = Quality::Offline;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        if (!traces.at(place).visible || lines.at(place).columns.isEmpty())
            continue;
        newest = std::max(newest.value_or(WallTime()), lines.at(place).columns.last().from);
        best = std::min(best, lines.at(place).now.quality);
    }
    const WallTime until = std::min(view.to, clock->wall());
    if (!newest || isCurrent(best) || *newest >= until)
        return;
    const double left = std::max(xAt(*newest + step), plot.left());
    const QRectF box(left, plot.top(), xAt(until) - left, plot.height());
    if (box.width() > 2)
        drawHatch(painter, box, best, *theme);
}

/// Nobody knows it: what is later than now, or than the moment of a replay.
void TrendCanvas::Private::drawFuture(QPainter &painter) const
{
    const WallTime now = clock->wall();
    const double x = std::round(std::max(xAt(now), plot.left()));
    if (now >= view.to || x >= plot.right() - 1)
        return;
    const Tokens &t = theme->tokens();
    painter.fillRect(QRectF(QPointF(x, plot.top()), plot.bottomRight()), t.ground);
    painter.setPen(QPen(t.mark, 1.5));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setFont(theme->font(LabelSize));
    painter.setPen(t.muted);
    const QString words =
        replay ? TrendCanvas::tr("after the moment of the replay") : TrendCanvas::tr("not yet");
    const QRectF box(x + theme->px(8), plot.top(), plot.right() - x - theme->px(12), plot.height());
    if (painter.fontMetrics().horizontalAdvance(words) <= box.width())
        painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace Raptor::Views
