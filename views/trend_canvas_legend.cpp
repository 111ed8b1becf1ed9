// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of a TrendCanvas, and its pictures.
#include "views/trend_canvas_private.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/digits.h"
#include "views/theme.h"

#include <QtGui/QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double Row = 18;
constexpr double Margin = 12;
constexpr double Cell = 108; ///< a figure with its name
constexpr double LongestName = 220;
constexpr double Badge = 24;

} // namespace

double TrendCanvas::Private::legendHeight(double width) const
{
    const auto shown = int(std::count_if(traces.cbegin(), traces.cend(),
                                         [](const TrendTrace &trace) { return trace.visible; }));
    const int columns = legendColumns(width);
    return shown == 0 ? 0 : theme->px(Row) * ((shown + columns - 1) / columns) + theme->px(8);
}

/// As many traces side by side as have room with their names.
int TrendCanvas::Private::legendColumns(double width) const
{
    const QFontMetricsF metrics(theme->font(11.5));
    double name = 0;
    for (const TrendTrace &trace : traces)
        name = std::max(name, metrics.horizontalAdvance(trace.name));
    const double entry =
        theme->px(Badge) + std::min(name, theme->px(LongestName)) + 4 * theme->px(Cell);
    return std::clamp(int((width - 2 * theme->px(Margin)) / entry), 1, 3);
}

QString TrendCanvas::Private::legendFigures(qsizetype place) const
{
    const Unit unit = traces.at(place).unit;
    const TrendStatistics &all = lines.at(place).statistics;
    const auto text = [unit](const std::optional<double> &value) {
        return value ? traceNumber(*value, unit) : u"–"_s;
    };
    const QString now = isLive(all.quality) ? text(all.current)
                                            : TrendCanvas::tr("%1 (%2)", "value, its quality")
                                                  .arg(text(all.current), Wording::of(all.quality));
    return TrendCanvas::tr("now %1, min %2, max %3, mean %4")
        .arg(now, text(all.minimum), text(all.maximum), text(all.mean));
}

void TrendCanvas::Private::drawLegend(QPainter &painter) const
{
    const Tokens &t = theme->tokens();
    const double width = q->width() - 2 * theme->px(Margin);
    const int columns = legendColumns(q->width());
    const double entry = width / columns;
    const double row = theme->px(Row);
    const double cell = theme->px(Cell);
    int index = 0;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        if (!traces.at(place).visible)
            continue;
        const double left = theme->px(Margin) + (index % columns) * entry;
        const double top = theme->px(6) + (index / columns) * row;
        ++index;
        const QRectF badge(left, top + theme->px(2), theme->px(14), theme->px(14));
        painter.fillRect(badge, colourOf(place));
        painter.setFont(theme->font(10, QFont::DemiBold));
        painter.setPen(t.panel);
        painter.drawText(badge, Qt::AlignCenter, traceLabel(place));
        const TrendStatistics &all = lines.at(place).statistics;
        const Unit unit = traces.at(place).unit;
        const bool live = isLive(all.quality);
        const double names = std::max(entry - theme->px(Badge) - 4 * cell, theme->px(60));
        painter.setFont(theme->font(11.5));
        painter.setPen(t.text);
        painter.drawText(QRectF(left + theme->px(20), top, names, row),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(traces.at(place).name, Qt::ElideRight,
                                                          int(names - theme->px(6))));
        double x = left + theme->px(20) + names;
        const auto write = [&](const QString &label, const std::optional<double> &value) {
            const bool isNow = x < left + theme->px(21) + names;
            painter.setFont(theme->font(10.5));
            painter.setPen(t.muted);
            painter.drawText(QRectF(x, top, cell, row), Qt::AlignLeft | Qt::AlignVCenter, label);
            QFont font = theme->font(11, QFont::DemiBold);
            font.setItalic(!live && isNow);
            painter.setFont(font);
            painter.setPen(live || !isNow ? t.text : t.muted);
            Digits::draw(painter, QRectF(x, top, cell - theme->px(14), row),
                         Qt::AlignRight | Qt::AlignVCenter,
                         value ? traceNumber(*value, unit) : u"–"_s);
            x += cell;
        };
        write(live ? TrendCanvas::tr("now") : Wording::of(all.quality), all.current);
        write(TrendCanvas::tr("min"), all.minimum);
        write(TrendCanvas::tr("max"), all.maximum);
        write(TrendCanvas::tr("mean"), all.mean);
    }
}

/// By a canvas of that size which shows the same and is not shown itself.
void TrendCanvas::paintTo(QPainter *painter, const QRect &rect) const
{
    TrendCanvas twin(d->theme, d->data, d->clock);
    twin.resize(rect.size());
    Private &other = *twin.d;
    const WallTime end = d->end();
    other.view = {end - (d->view.to - d->view.from), end, d->view.following};
    other.replay = d->replay;
    other.paused = d->paused || d->view.following; // it is this moment that is asked for
    other.traces = d->traces;
    other.lines.resize(d->traces.size());
    other.lead = d->lead;
    other.held = d->held;
    other.fit = d->fit;
    other.a = d->a;
    other.b = d->b;
    other.switches = d->switches;
    other.events = d->events;
    other.alarms = d->alarms;
    other.unacknowledged = d->unacknowledged;
    other.comparison = d->comparison;
    other.badgeOfPause = d->paused;
    other.prepare();
    twin.render(painter, rect, QRect(QPoint(), rect.size()));
}

} // namespace Raptor::Views
