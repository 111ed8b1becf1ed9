// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_canvas_private.h"

#include "models/domain/quality.h"
#include "views/theme.h"

#include <QtCharts/QChart>
#include <QtCore/QSet>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QGraphicsLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

constexpr int FrameMs = 16;
constexpr qint64 QuickestScroll = 100; ///< ms
constexpr qint64 SlowestScroll = 1000;
constexpr qsizetype MostHistory = 50;
constexpr double ValueAxisWidth = 58;
constexpr double NarrowMargin = 16;
constexpr double TopMargin = 24; ///< with the units
constexpr double BottomMargin = 36; ///< with the times
constexpr Milliseconds DescribeEvery{1000};

} // namespace

TrendCanvas::Private::Private(TrendCanvas *canvas, const Theme *look, TrendColumns *source,
                              const Clock *time)
    : q(canvas), theme(look), data(source), clock(time), frame(new QTimer(canvas)),
      scroll(new QTimer(canvas)), timeAxis(new QValueAxis), valueAxis(new QValueAxis)
{
    view = {time->wall() - 10min, time->wall(), true};
    frame->setSingleShot(true);
    frame->setInterval(FrameMs);
}

TrendCanvas::TrendCanvas(const Theme *theme, TrendColumns *data, const Clock *clock,
                         QWidget *parent)
    : QChartView(parent), d(std::make_unique<Private>(this, theme, data, clock))
{
    auto *own = new QChart;
    own->legend()->hide();
    own->setMargins({});
    own->layout()->setContentsMargins(0, 0, 0, 0);
    own->setBackgroundVisible(false);
    own->setPlotAreaBackgroundVisible(false);
    own->setAnimationOptions(QChart::NoAnimation);
    own->addAxis(d->timeAxis, Qt::AlignBottom);
    own->addAxis(d->valueAxis, Qt::AlignLeft);
    for (QValueAxis *axis : {d->timeAxis, d->valueAxis}) {
        axis->setLabelsVisible(false); // the numbers are painted, one column of them a unit
        axis->setRange(0, 1);
    }
    d->timeAxis->setGridLineVisible(false); // of calendars, which no such axis knows
    d->timeAxis->setLineVisible(false);
    setChart(own);
    setObjectName(u"trendCanvas"_s);
    setAccessibleName(TrendCanvas::tr("Trend"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setInteractive(false);
    setMouseTracking(true);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setContextMenuPolicy(Qt::PreventContextMenu);
    connect(d->frame, &QTimer::timeout, this, [this] {
        d->prepare();
        viewport()->update();
    });
    connect(d->scroll, &QTimer::timeout, this, [this] { d->later(); });
    connect(data, &TrendColumns::advanced, this, [this] { d->later(); });
    connect(data, &TrendColumns::changed, this, [this] { d->later(); });
    connect(theme, &Theme::changed, this, [this] {
        d->dress();
        d->later();
    });
    d->dress();
}

TrendCanvas::~TrendCanvas() = default;

/// At most once a frame, and only while it can be seen; what is hidden is read when it is shown.
void TrendCanvas::Private::later()
{
    dirty = true;
    if (q->isVisible() && !frame->isActive())
        frame->start();
}

WallTime TrendCanvas::Private::end() const
{
    return view.following && !paused ? clock->wall() : view.to;
}

TrendCanvas::Private::View TrendCanvas::Private::bounded(View wanted) const
{
    const Milliseconds span = std::clamp(wanted.to - wanted.from, shortest, longest);
    const WallTime now = clock->wall();
    wanted.to = std::max(std::min(wanted.to, now + span), fromEpochMs(0) + longest);
    wanted.from = wanted.to - span;
    return wanted;
}

void TrendCanvas::Private::setView(View wanted, bool remember)
{
    const View before = view;
    view = bounded(wanted);
    if (remember) {
        history.append(before);
        if (history.size() > MostHistory)
            history.removeFirst();
    }
    const bool ranged = view.from != before.from || view.to != before.to;
    later();
    if (before.following != view.following)
        Q_EMIT q->followingChanged(view.following);
    if (ranged)
        Q_EMIT q->rangeChanged(view.from, view.to);
}

void TrendCanvas::Private::prepare()
{
    frame->stop();
    dirty = false;
    stale = true;
    const bool moves = view.following && !paused;
    if (moves) {
        const WallTime now = clock->wall();
        const bool ranged = now != view.to;
        view = {now - (view.to - view.from), now, true};
        if (ranged)
            Q_EMIT q->rangeChanged(view.from, view.to);
    }
    place();
    read();
    scale();
    describe();
    if (moves && !replay && q->isVisible()) {
        const auto interval = int(std::clamp<qint64>(step.count(), QuickestScroll, SlowestScroll));
        if (!scroll->isActive() || scroll->interval() != interval)
            scroll->start(interval);
    } else {
        scroll->stop();
    }
    Q_EMIT q->figuresChanged();
}

void TrendCanvas::Private::read()
{
    const double pixels = std::max(plot.width() * q->devicePixelRatioF(), 1.0);
    step = std::max(Milliseconds(qint64(double((view.to - view.from).count()) / pixels)),
                    Milliseconds(1));
    lines.resize(traces.size());
    for (qsizetype place = 0; place < traces.size(); ++place) {
        const TagId &tag = traces.at(place).tag;
        Line &line = lines[place];
        line.now = data->current(tag);
        line.columns = data->columns(tag, view.from, view.to, step);
        line.earlier.clear();
        if (comparison.count() > 0 && traces.at(place).visible)
            line.earlier = data->columns(tag, view.from - comparison, view.to - comparison, step);
        for (HistoryBucket &column : line.earlier)
            column.from += comparison;
        if (paused) // what came since stands behind the edge
            line.columns.removeIf([this](const HistoryBucket &one) { return one.from > view.to; });
        measure(&line);
    }
}

void TrendCanvas::Private::measure(Line *line) const
{
    TrendStatistics &out = line->statistics;
    out = {};
    out.current = line->now.value;
    out.quality = line->now.quality;
    double sum = 0;
    for (const HistoryBucket &column : std::as_const(line->columns)) {
        if (column.from + step <= view.from || column.from > view.to)
            continue;
        out.minimum = std::min(out.minimum.value_or(column.minimum), column.minimum);
        out.maximum = std::max(out.maximum.value_or(column.maximum), column.maximum);
        sum += column.sum;
        out.count += column.count;
    }
    if (out.count > 0)
        out.mean = sum / double(out.count);
}

Band TrendCanvas::Private::shownValues(Unit unit) const
{
    double low = INFINITY;
    double high = -INFINITY;
    const auto show = [&](double least, double most) {
        low = std::min(low, least);
        high = std::max(high, most);
    };
    for (qsizetype place = 0; place < lines.size(); ++place) {
        const TrendTrace &trace = traces.at(place);
        if (!trace.visible || trace.unit != unit)
            continue;
        const Line &line = lines.at(place);
        if (line.statistics.minimum)
            show(*line.statistics.minimum, *line.statistics.maximum);
        for (const HistoryBucket &column : line.earlier)
            show(column.minimum, column.maximum);
        if (!fit && trace.range.low < trace.range.high)
            show(trace.range.low, trace.range.high);
    }
    if (low > high)
        return {0, 1};
    if (fit || high - low < 1e-9) {
        // Not so close that a value which hardly changes looks like a storm.
        const double least = 2 * std::pow(10.0, -unitDecimals(unit));
        const double air = std::max({(high - low) * 0.06, std::abs(high) * 0.002, least});
        return {low - air, high + air};
    }
    return {low, high};
}

/// A scale that fitted before stays, so that nothing jumps, unless much of it is empty by now.
void TrendCanvas::Private::scale()
{
    const QList<Axis> before = axes;
    axes.clear();
    const int pieces = std::clamp(int(plot.height() / theme->px(56)), 2, 8);
    for (qsizetype place = 0; place < traces.size(); ++place) {
        const TrendTrace &trace = traces.at(place);
        if (!trace.visible)
            continue;
        const auto known = std::find_if(axes.begin(), axes.end(), [&trace](const Axis &axis) {
            return axis.unit == trace.unit;
        });
        if (known != axes.end()) {
            known->only = -1;
            continue;
        }
        const auto rank = int(axes.size());
        Axis axis{trace.unit, {}, rank % 2 == 0, rank / 2, place};
        const Band shown = held.value(trace.unit, shownValues(trace.unit));
        axis.scale = niceScale(shown, pieces);
        for (const Axis &old : before) {
            const bool fits = old.scale.low <= shown.low && old.scale.high >= shown.high
                && old.scale.pieces == pieces
                && old.scale.high - old.scale.low < 2.2 * (shown.high - shown.low);
            if (old.unit == axis.unit && fits && fit && !held.contains(axis.unit))
                axis.scale = old.scale;
        }
        axes.append(axis);
    }
    if (valueAxis->tickCount() != pieces + 1)
        valueAxis->setTickCount(pieces + 1);
    if (axes.size() != before.size()) // the plot is narrower, or wider
        place();
    q->chart()->layout()->activate(); // the grid and the numbers change in the same frame
}

/// Apart from what each frame does: whatever is set here is laid out and painted anew.
void TrendCanvas::Private::dress()
{
    const Tokens &t = theme->tokens();
    q->setBackgroundBrush(t.panel);
    for (QValueAxis *axis : {timeAxis, valueAxis}) {
        axis->setLinePen(QPen(t.outline, 1));
        axis->setGridLinePen(QPen(t.line, 1));
    }
    place();
}

void TrendCanvas::Private::place()
{
    const auto sideWidth = [this](bool left) {
        int count = 0;
        for (const Axis &axis : std::as_const(axes))
            count += axis.isLeft == left ? 1 : 0;
        return count == 0 ? theme->px(NarrowMargin) : count * theme->px(ValueAxisWidth);
    };
    const double left = std::max(sideWidth(true), theme->px(ValueAxisWidth));
    const double top = theme->px(TopMargin) + (legendShown ? legendHeight(q->width()) : 0);
    plot = QRectF(left, top, q->width() - left - sideWidth(false),
                  q->height() - top - theme->px(BottomMargin));
    plot.setWidth(std::max(std::floor(plot.width()), 1.0));
    plot.setHeight(std::max(std::floor(plot.height()), 1.0));
    plot.moveTo(std::round(plot.left()), std::round(plot.top()));
    if (q->chart()->plotArea() != plot)
        q->chart()->setPlotArea(plot);
}

const TrendCanvas::Private::Axis *TrendCanvas::Private::axisOf(Unit unit) const
{
    const auto found = std::find_if(axes.cbegin(), axes.cend(),
                                    [unit](const Axis &axis) { return axis.unit == unit; });
    return found == axes.cend() ? nullptr : &*found;
}

TrendPlane TrendCanvas::Private::plane(const Axis &axis) const
{
    return {view.from, view.to, axis.scale.low, axis.scale.high, plot.width(), plot.height()};
}

/// For those who hear what others see.
void TrendCanvas::Private::describe()
{
    const BootTime now = clock->now();
    const bool early = now >= describedAt && now - describedAt < DescribeEvery;
    if (describedAt != BootTime() && early)
        return;
    describedAt = now;
    QStringList said{
        TrendCanvas::tr("%1 to %2").arg(momentText(view.from, 24h), momentText(view.to, 24h))};
    if (replay)
        said.append(TrendCanvas::tr("replay, not live"));
    else if (paused || !view.following)
        said.append(paused ? TrendCanvas::tr("paused") : TrendCanvas::tr("not live"));
    for (qsizetype place = 0; place < traces.size(); ++place) {
        if (traces.at(place).visible)
            said.append(traces.at(place).name + u": "_s + legendFigures(place));
    }
    q->setAccessibleDescription(said.join(u"; "_s));
}

void TrendCanvas::paintEvent(QPaintEvent *event)
{
    if (d->dirty)
        d->prepare();
    QChartView::paintEvent(event);
}

void TrendCanvas::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    d->place();
    d->later();
}

void TrendCanvas::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    d->later();
}

void TrendCanvas::hideEvent(QHideEvent *event)
{
    d->scroll->stop();
    QChartView::hideEvent(event);
}

} // namespace Raptor::Views
