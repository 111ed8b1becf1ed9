// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bar_painter.h"

#include "models/domain/quality.h"
#include "views/device_facts.h"
#include "views/gauge_geometry.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtGui/QPainter>

namespace Raptor::Views {

namespace {

/// Bars that share a row leave no room for ticks.
constexpr double SmallestWithTicks = 6;

void drawTicks(QPainter &painter, const QRectF &box, const SignalView &signal, const Theme &theme)
{
    const Limits &limits = signal.limits;
    const double reach = theme.px(2);
    painter.setPen(QPen(theme.tokens().outline, qMax(1.0, theme.px(1))));
    for (const auto &limit : {limits.lowLow, limits.low, limits.high, limits.highHigh}) {
        if (!limit || Geometry::isOutside(signal.range, *limit))
            continue;
        const double x = box.left() + box.width() * Geometry::fraction(signal.range, *limit);
        painter.drawLine(QPointF(x, box.top() - reach), QPointF(x, box.top() + 1));
        painter.drawLine(QPointF(x, box.bottom() - 1), QPointF(x, box.bottom() + reach));
    }
}

} // namespace

void drawBar(QPainter &painter, const QRectF &box, const SignalView &signal, const Theme &theme)
{
    const Tokens &t = theme.tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, t.track);
    const auto part = [&box](Geometry::Span span, double inset) {
        return QRectF(box.left() + box.width() * span.from, box.top() + inset,
                      box.width() * (span.to - span.from), box.height() - 2 * inset);
    };
    if (signal.normal)
        painter.fillRect(part(Geometry::spanOf(signal.range, *signal.normal), 0), t.band);
    const std::optional<double> number = numberOf(signal);
    const bool live = isLive(signal.quality);
    if (number && live) {
        const QColor colour = breachColour(Geometry::breach(signal.limits, *number), t);
        painter.fillRect(part(Geometry::fill(signal.range, *number), box.height() * 0.22), colour);
    }
    drawHatch(painter, box, signal.quality, theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(live ? t.line : t.outline, 1, live ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    if (signal.normal) {
        const QRectF band = part(Geometry::spanOf(signal.range, *signal.normal), 0);
        painter.setPen(QPen(t.outline, 1));
        painter.drawLine(band.topLeft(), band.topRight());
        painter.drawLine(band.bottomLeft(), band.bottomRight());
    }
    if (box.height() >= theme.px(SmallestWithTicks))
        drawTicks(painter, box, signal, theme);
    if (number) {
        const double x = box.left() + box.width() * Geometry::fraction(signal.range, *number);
        const double reach = theme.px(2);
        QRectF mark(x - theme.px(1), box.top() - reach, theme.px(2), box.height() + 2 * reach);
        painter.fillRect(mark, live ? t.mark : t.muted);
        if (!live)
            painter.fillRect(mark.adjusted(0, reach, 0, -reach), t.panel);
    }
    painter.restore();
}

} // namespace Raptor::Views
