// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plot of a TrendCanvas: bands, axes, lines.
#include "views/trend_canvas_private.h"

#include "models/domain/quality.h"
#include "views/digits.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QPaintEngine>
#include <QtGui/QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double LineThickness = 1.6;
constexpr double LabelSize = 11;
constexpr double TimeLabelWidth = 76;
constexpr double ValueAxisWidth = 58;
constexpr double EndLabel = 13;
constexpr int DimmedAlpha = 110;
constexpr double AxisGap = 6;

bool drawsPixels(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// The nearest place above or below @p wanted that is not taken.
QRectF freeBox(const QRectF &wanted, const QList<QRectF> &taken, const QRectF &plot)
{
    for (int i = 0; i < 2 * int(taken.size()) + 2; ++i) {
        const double by = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1) * (wanted.height() + 1);
        const QRectF box = wanted.translated(0, by);
        const bool inside = box.top() >= plot.top() && box.bottom() <= plot.bottom();
        if (inside && std::none_of(taken.cbegin(), taken.cend(), [&box](const QRectF &other) {
                return other.intersects(box);
            }))
            return box;
    }
    return wanted;
}

Qt::PenStyle penStyle(Quality worst)
{
    return worst == Quality::Good ? Qt::SolidLine : Qt::DashLine;
}

} // namespace

QColor TrendCanvas::Private::colourOf(qsizetype place) const
{
    const QColor own = traces.at(place).colour;
    return own.isValid() ? own : traceColour(*theme, place);
}

qsizetype TrendCanvas::Private::leadPlace() const
{
    qsizetype first = -1;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        if (!traces.at(place).visible)
            continue;
        if (traces.at(place).tag == lead)
            return place;
        if (first < 0)
            first = place;
    }
    return first;
}

void TrendCanvas::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    d->drawBehind(*painter);
}

void TrendCanvas::drawForeground(QPainter *painter, const QRectF &)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    d->drawTimes(*painter);
    d->drawAxes(*painter);
    if (d->legendShown)
        d->drawLegend(*painter);
    painter->setClipRect(d->plot);
    d->drawGaps(*painter);
    d->drawSilence(*painter);
    d->drawFuture(*painter);
    d->drawAlarms(*painter);
    d->drawMarks(*painter, d->events, false);
    d->drawMarks(*painter, d->switches, true);
    d->drawLines(*painter);
    d->drawEnds(*painter);
    d->drawCursors(*painter);
    painter->setClipping(false);
    d->drawBadge(*painter);
    d->drawReadout(*painter);
    if (hasFocus() && painter->device() == viewport()) {
        painter->setPen(QPen(d->theme->tokens().mark, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -1, -1));
    }
    painter->restore();
}

void TrendCanvas::Private::drawBehind(QPainter &painter) const
{
    const qsizetype first = leadPlace();
    const Axis *axis = first < 0 ? nullptr : axisOf(traces.at(first).unit);
    if (axis)
        drawLimits(painter, *axis, traces.at(first));
}

void TrendCanvas::Private::drawLimits(QPainter &painter, const Axis &axis,
                                      const TrendTrace &trace) const
{
    const TrendPlane values = plane(axis);
    const Tokens &t = theme->tokens();
    painter.save();
    painter.setClipRect(plot);
    if (trace.normal)
        painter.fillRect(QRectF(QPointF(plot.left(), plot.top() + values.y(trace.normal->high)),
                                QPointF(plot.right(), plot.top() + values.y(trace.normal->low))),
                         t.band);
    painter.setFont(theme->font(10));
    const Limits &limits = trace.limits;
    const std::array<std::pair<std::optional<double>, QString>, 4> all{
        std::pair{limits.lowLow, u"LL"_s}, std::pair{limits.low, u"L"_s},
        std::pair{limits.high, u"H"_s}, std::pair{limits.highHigh, u"HH"_s}};
    for (const auto &[limit, letters] : all) {
        if (!limit)
            continue;
        const double y = std::round(plot.top() + values.y(*limit)) + 0.5;
        painter.setPen(QPen(t.outline, 1, Qt::DashLine));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(t.muted);
        painter.drawText(
            QRectF(plot.left() + theme->px(4), y - theme->px(13), theme->px(90), theme->px(12)),
            Qt::AlignLeft | Qt::AlignVCenter, letters + u' ' + traceNumber(*limit, trace.unit));
    }
    painter.restore();
}

void TrendCanvas::Private::drawTimes(QPainter &painter) const
{
    const Tokens &t = theme->tokens();
    const double half = theme->px(TimeLabelWidth) / 2;
    const double line = theme->px(14);
    const auto most = int(plot.width() / (2 * half));
    const QList<TimeTick> ticks = timeTicks(view.from, view.to, std::max(most, 1));
    for (const TimeTick &tick : ticks) {
        const double x = std::round(xAt(tick.at));
        painter.setPen(QPen(tick.strong ? t.outline : t.line, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + theme->px(3)));
        painter.setFont(theme->font(LabelSize, tick.strong ? QFont::DemiBold : QFont::Normal));
        painter.setPen(tick.strong ? t.text : t.muted);
        Digits::draw(painter, QRectF(x - half, plot.bottom() + theme->px(4), 2 * half, line),
                     Qt::AlignHCenter | Qt::AlignVCenter, tick.text);
    }
    painter.setPen(QPen(t.outline, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const double top = plot.bottom() + theme->px(4) + line;
    painter.setFont(theme->font(LabelSize));
    painter.setPen(t.muted);
    const QString format = TrendCanvas::tr("ddd d MMM yyyy, HH:mm:ss");
    const auto words = [&format](WallTime at) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(at)), format);
    };
    const QRectF below(plot.left(), top, plot.width(), line);
    Digits::draw(painter, below, Qt::AlignLeft | Qt::AlignVCenter, words(view.from));
    if (plot.width() < theme->px(420))
        return;
    Digits::draw(painter, below, Qt::AlignRight | Qt::AlignVCenter, words(view.to));
    painter.drawText(below, Qt::AlignCenter,
                     comparison.count() == 0
                         ? spanText(view.to - view.from)
                         : TrendCanvas::tr("%1, dimmed: %2 earlier")
                               .arg(spanText(view.to - view.from), spanText(comparison)));
}

void TrendCanvas::Private::drawAxes(QPainter &painter) const
{
    const Tokens &t = theme->tokens();
    const double wide = theme->px(ValueAxisWidth);
    const double line = theme->px(14);
    const QLocale locale;
    for (const Axis &axis : axes) {
        const double edge =
            axis.isLeft ? plot.left() - axis.rank * wide : plot.right() + axis.rank * wide;
        const double left = axis.isLeft ? edge - wide : edge + theme->px(AxisGap);
        const auto side = (axis.isLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        const double room = wide - theme->px(AxisGap);
        painter.setPen(QPen(t.outline, 1));
        painter.drawLine(QPointF(edge, plot.top()), QPointF(edge, plot.bottom()));
        painter.setFont(theme->font(LabelSize));
        painter.setPen(axis.only >= 0 && axes.size() > 1 ? colourOf(axis.only) : t.muted);
        const int decimals = axis.scale.decimals;
        for (int i = 0; i <= axis.scale.pieces; ++i) {
            const double y = plot.bottom() - plot.height() * i / axis.scale.pieces;
            const double value = axis.scale.low + i * axis.scale.step();
            Digits::draw(painter, QRectF(left, y - line / 2, room, line), side,
                         locale.toString(std::abs(value) < axis.scale.step() / 1e6 ? 0.0 : value,
                                         'f', decimals));
        }
        painter.setFont(theme->font(LabelSize, QFont::DemiBold));
        QStringList numbers;
        for (qsizetype place = 0; place < traces.size(); ++place) {
            if (traces.at(place).visible && traces.at(place).unit == axis.unit)
                numbers.append(traceLabel(place));
        }
        const QString symbol = unitSymbol(axis.unit);
        const QString shown =
            axes.size() == 1 ? symbol : (symbol + u" "_s + numbers.join(u' ')).trimmed();
        painter.drawText(QRectF(left, plot.top() - theme->px(22), room, line), side, shown);
    }
}

/// The picture of the lines is painted anew when they are others, and shown as often as wanted.
void TrendCanvas::Private::drawLines(QPainter &painter)
{
    if (!drawsPixels(painter)) {
        drawVectors(painter);
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF() * painter.worldTransform().m11();
    const QSize size = (plot.size() * ratio).toSize();
    if (stale || picture.size() != size) {
        raster.begin(size);
        const double thick = theme->px(LineThickness) * ratio;
        for (qsizetype place = traces.size() - 1; place >= 0; --place) {
            const Axis *axis = axisOf(traces.at(place).unit);
            if (!traces.at(place).visible || !axis)
                continue;
            TrendPlane pixels = plane(*axis);
            pixels.width = size.width();
            pixels.height = size.height();
            QColor colour = colourOf(place);
            colour.setAlpha(DimmedAlpha);
            if (!lines.at(place).earlier.isEmpty())
                raster.draw(lines.at(place).earlier, step, pixels, colour, thick);
            colour.setAlpha(255);
            raster.draw(lines.at(place).columns, step, pixels, colour, thick);
        }
        picture = raster.image();
        stale = false;
    }
    painter.drawImage(plot, picture);
}

void TrendCanvas::Private::drawVectors(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(plot.topLeft());
    for (qsizetype place = traces.size() - 1; place >= 0; --place) {
        const Axis *axis = axisOf(traces.at(place).unit);
        if (!traces.at(place).visible || !axis)
            continue;
        const Line &line = lines.at(place);
        const auto draw = [&](const QList<HistoryBucket> &columns, int alpha) {
            QColor colour = colourOf(place);
            colour.setAlpha(alpha);
            Quality worst = Quality::Good;
            for (const HistoryBucket &column : columns)
                worst = std::max(worst, column.worst);
            painter.setPen(QPen(colour, theme->px(LineThickness), penStyle(worst), Qt::RoundCap,
                                Qt::RoundJoin));
            const QList<QPolygonF> runs = trendRuns(columns, step, plane(*axis));
            for (const QPolygonF &run : runs) {
                if (run.size() == 1)
                    painter.drawPoint(run.first());
                else
                    painter.drawPolyline(run);
            }
        };
        draw(line.earlier, DimmedAlpha);
        draw(line.columns, 255);
    }
    painter.restore();
}

/// The number of each line at its end. Hollow: it is not live.
void TrendCanvas::Private::drawEnds(QPainter &painter) const
{
    const Tokens &t = theme->tokens();
    const double side = theme->px(EndLabel);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme->font(10, QFont::DemiBold));
    QList<QRectF> taken;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        const Axis *axis = axisOf(traces.at(place).unit);
        const QList<HistoryBucket> &columns = lines.value(place).columns;
        if (!traces.at(place).visible || !axis || columns.isEmpty())
            continue;
        auto last = columns.crbegin();
        while (last != columns.crend() && last->from > view.to)
            ++last;
        if (last == columns.crend() || last->from < view.from)
            continue;
        const double x = std::min(xAt(last->from) + theme->px(3), plot.right() - side - 1);
        const double y =
            std::clamp(plot.top() + plane(*axis).y(last->last), plot.top(), plot.bottom());
        const QRectF box = freeBox(
            QRectF(x, std::clamp(y - side / 2, plot.top(), plot.bottom() - side), side, side),
            taken, plot);
        taken.append(box);
        const bool live = isLive(lines.at(place).now.quality);
        painter.setPen(QPen(live ? t.panel : colourOf(place), 1));
        painter.setBrush(live ? colourOf(place) : t.panel);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(live ? t.panel : colourOf(place));
        painter.drawText(box, Qt::AlignCenter, traceLabel(place));
    }
    painter.restore();
}

} // namespace Raptor::Views
