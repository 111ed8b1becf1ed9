// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_lane.h"

#include "models/domain/alarm_definition.h"
#include "models/domain/quality.h"
#include "views/alarm_marks.h"
#include "views/device_facts.h"
#include "views/digits.h"
#include "views/gauge_geometry.h"
#include "views/sparkline.h"
#include "views/theme.h"

#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QGraphicsLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double HeadingHeight = 20;
constexpr double RightMargin = 10;
constexpr double AxisWidth = 56;
constexpr double SmallestHeight = 72;
constexpr double AlarmRow = 14;
constexpr double AlarmMarkSide = 12;
constexpr int AlarmVeil = 34; ///< of 255: the lines under it stay readable

} // namespace

TrendLane::TrendLane(const Theme *theme, QWidget *parent)
    : QChartView(parent), m_theme(theme), m_time(new QValueAxis), m_values(new QValueAxis)
{
    auto *own = new QChart;
    own->legend()->hide();
    own->setMargins({});
    own->layout()->setContentsMargins(0, 0, 0, 0);
    own->setBackgroundVisible(false);
    own->setPlotAreaBackgroundVisible(false);
    own->setAnimationOptions(QChart::NoAnimation);
    own->addAxis(m_time, Qt::AlignBottom);
    own->addAxis(m_values, Qt::AlignLeft);
    for (QValueAxis *axis : {m_time, m_values})
        axis->setVisible(false); // drawn here: smoothed lines of a chart cost most of a frame
    setChart(own);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setInteractive(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    applyTheme();
}

int TrendLane::axisWidth() const
{
    return m_theme->ipx(AxisWidth);
}

qsizetype TrendLane::runCount(qsizetype place) const
{
    return m_traces.at(place).used;
}

QColor TrendLane::colourOf(qsizetype place) const
{
    const auto &traces = m_theme->tokens().traces;
    return traces.at(size_t(place) % traces.size());
}

void TrendLane::setSignals(const QList<SignalView> &signalViews)
{
    const bool same = signalViews.size() == m_traces.size()
        && std::equal(signalViews.cbegin(), signalViews.cend(), m_traces.cbegin(),
                      [](const SignalView &a, const Trace &b) {
                          return a.signal == b.signal.signal;
                      });
    if (!same) {
        chart()->removeAllSeries();
        m_traces.clear();
        m_traces.resize(signalViews.size());
    }
    const SignalView before = m_traces.isEmpty() ? SignalView() : m_traces.first().signal;
    QStringList spoken;
    for (qsizetype place = 0; place < signalViews.size(); ++place) {
        m_traces[place].signal = signalViews.at(place);
        spoken.append(signalViews.at(place).group + u' ' + numberText(signalViews.at(place)));
    }
    const SignalView first = signalViews.value(0);
    setAccessibleName(tr("Trend of %1", "quantity").arg(first.label));
    setAccessibleDescription(spoken.join(u", "_s));
    if (!same || before.normal != first.normal || !(before.limits == first.limits))
        repaintWhole();
    else
        viewport()->update(QRect(0, 0, width(), m_theme->ipx(HeadingHeight)));
}

QLineSeries *TrendLane::addRun(Trace &trace, qsizetype place)
{
    auto *series = new QLineSeries;
    series->setPen(
        QPen(colourOf(place), m_theme->px(1.6), place >= 4 ? Qt::DashLine : Qt::SolidLine));
    chart()->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_values);
    trace.runs.append(series);
    return series;
}

void TrendLane::setPoints(qsizetype place, const QList<QPointF> &points)
{
    Trace &trace = m_traces[place];
    const QList<QList<QPointF>> runs = runsOf(points);
    trace.any = false;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        QLineSeries *series = i < trace.runs.size() ? trace.runs.at(i) : addRun(trace, place);
        series->replace(runs.at(i));
        for (const QPointF &point : runs.at(i)) {
            trace.low = trace.any ? qMin(trace.low, point.y()) : point.y();
            trace.high = trace.any ? qMax(trace.high, point.y()) : point.y();
            trace.any = true;
        }
    }
    for (qsizetype i = runs.size(); i < trace.used; ++i)
        trace.runs.at(i)->clear();
    trace.used = runs.size();
}

void TrendLane::setSpan(double from, double to, double tick)
{
    m_tick = tick;
    viewport()->update();
    m_time->setRange(from, to);
}

void TrendLane::setAlarms(const QList<AlarmSpan> &alarms, const QSet<AlarmKey> &unacknowledged)
{
    QList<AlarmSpan> sorted = alarms;
    std::stable_sort(sorted.begin(), sorted.end(), [](const AlarmSpan &a, const AlarmSpan &b) {
        return a.priority != b.priority ? a.priority < b.priority : a.from < b.from;
    });
    if (sorted == m_alarms && unacknowledged == m_unacknowledged)
        return;
    m_alarms = std::move(sorted);
    m_unacknowledged = unacknowledged;
    viewport()->update();
}

bool TrendLane::isUnacknowledged(const AlarmSpan &alarm) const
{
    return m_unacknowledged.contains(alarm.key)
        && std::none_of(m_alarms.cbegin(), m_alarms.cend(), [&alarm](const AlarmSpan &other) {
               return other.key == alarm.key && other.from > alarm.from;
           });
}

void TrendLane::setMoment(std::optional<double> moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    viewport()->update();
}

void TrendLane::setFit(bool fit)
{
    m_fit = fit;
}

void TrendLane::scale()
{
    double low = INFINITY;
    double high = -INFINITY;
    for (const Trace &trace : std::as_const(m_traces)) {
        const Band &range = trace.signal.range;
        if (!m_fit && Geometry::isScale(range)) {
            low = qMin(low, range.low);
            high = qMax(high, range.high);
        }
        if (trace.any) {
            low = qMin(low, trace.low);
            high = qMax(high, trace.high);
        }
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    if (m_fit || high - low < 1e-9) {
        const double air = qMax((high - low) * 0.12, qMax(0.5, std::abs(high) * 0.005));
        low -= air;
        high += air;
    }
    if (low == m_values->min() && high == m_values->max())
        return;
    m_values->setRange(low, high);
    // Bands, limits and numbers stand on the same scale as the lines: all of it, or none.
    repaintWhole();
}

void TrendLane::applyTheme()
{
    const Tokens &t = m_theme->tokens();
    setBackgroundBrush(t.panel);
    for (qsizetype place = 0; place < m_traces.size(); ++place) {
        for (QLineSeries *series : std::as_const(m_traces[place].runs))
            series->setPen(
                QPen(colourOf(place), m_theme->px(1.6), place >= 4 ? Qt::DashLine : Qt::SolidLine));
    }
    setMinimumHeight(m_theme->ipx(SmallestHeight));
    placePlot();
    repaintWhole();
}

void TrendLane::repaintWhole()
{
    resetCachedContent();
    viewport()->update();
}

void TrendLane::placePlot()
{
    const QRectF plot(m_theme->px(AxisWidth), m_theme->px(HeadingHeight + 3),
                      width() - m_theme->px(AxisWidth + RightMargin),
                      height() - m_theme->px(HeadingHeight + 9));
    if (plot.width() > 0 && plot.height() > 0)
        chart()->setPlotArea(plot);
}

void TrendLane::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void TrendLane::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    if (m_traces.isEmpty())
        return;
    const SignalView &signal = m_traces.first().signal;
    const QRectF plot = chart()->plotArea();
    const Band shown{m_values->min(), m_values->max()};
    const auto y = [&](double value) {
        return plot.bottom() - plot.height() * Geometry::fraction(shown, value);
    };
    if (signal.normal)
        painter->fillRect(QRectF(QPointF(plot.left(), y(signal.normal->high)),
                                 QPointF(plot.right(), y(signal.normal->low))),
                          m_theme->tokens().band);
    painter->setRenderHint(QPainter::Antialiasing, false);
    drawGrid(*painter);
    const Limits &limits = signal.limits;
    painter->setPen(QPen(m_theme->tokens().outline, 1, Qt::DashLine));
    for (const auto &limit : {limits.lowLow, limits.low, limits.high, limits.highHigh}) {
        if (limit && !Geometry::isOutside(shown, *limit))
            painter->drawLine(QPointF(plot.left(), y(*limit)), QPointF(plot.right(), y(*limit)));
    }
    painter->setRenderHint(QPainter::Antialiasing);
}

void TrendLane::drawScale(QPainter &painter) const
{
    const QRectF plot = chart()->plotArea();
    const int decimals = unitDecimals(m_traces.first().signal.unit);
    const double line = m_theme->px(14);
    const QLocale locale;
    painter.setFont(m_theme->font(10.5));
    painter.setPen(m_theme->tokens().muted);
    const bool middle = plot.height() > 2.6 * line;
    for (const double at : {0.0, 0.5, 1.0}) {
        if (at == 0.5 && !middle)
            continue;
        const double value = m_values->min() + at * (m_values->max() - m_values->min());
        const QRectF box(0, plot.bottom() - plot.height() * at - line / 2,
                         plot.left() - m_theme->px(7), line);
        Digits::draw(painter, box, Qt::AlignRight | Qt::AlignVCenter,
                     locale.toString(value, 'f', decimals));
    }
}

double TrendLane::xOf(double time) const
{
    const QRectF plot = chart()->plotArea();
    const double span = m_time->max() - m_time->min();
    return qBound(plot.left(), plot.left() + plot.width() * (time - m_time->min()) / span,
                  plot.right());
}

/// A veil over the time of each alarm, and above it a bar that begins with the alarm's mark. What
/// overlaps gets a row of its own, as far as there is room.
void TrendLane::drawAlarms(QPainter &painter) const
{
    const QRectF plot = chart()->plotArea();
    const double row = m_theme->px(AlarmRow);
    const double side = m_theme->px(AlarmMarkSide);
    const int rows = qMax(1, int(plot.height() * 0.6 / row));
    QList<QRectF> taken;
    for (const AlarmSpan &alarm : m_alarms) {
        const double from = double(toEpochMs(alarm.from));
        const double to = alarm.to ? double(toEpochMs(*alarm.to)) : m_time->max();
        if (to < m_time->min() || from > m_time->max())
            continue;
        const double left = xOf(from);
        const double right = qMax(xOf(to), left + 1);
        QColor colour = alarmColour(alarm.priority, m_theme->tokens());
        const QString letters = alarmLetters(alarm.kind);
        const double markWide = alarmMarkWidth(side, letters, *m_theme);
        QRectF box(qMin(left, plot.right() - markWide), plot.top() + 1,
                   qMax(right - left, markWide), row - 1);
        int place = 0;
        while (place < rows && std::any_of(taken.cbegin(), taken.cend(), [&](const QRectF &other) {
                   return other.intersects(box);
               })) {
            box.translate(0, row);
            ++place;
        }
        QColor veil = colour;
        veil.setAlpha(AlarmVeil);
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), veil);
        if (place == rows)
            continue;
        taken.append(box);
        const double bar = m_theme->px(3);
        const double begin = box.left() + markWide; // not through the letters of the mark
        if (right > begin)
            painter.fillRect(QRectF(begin, box.center().y() - bar / 2, right - begin, bar), colour);
        const AlarmShape shape{alarm.priority, letters, isUnacknowledged(alarm),
                               !alarm.to.has_value()};
        drawAlarmMark(painter, QRectF(box.left(), box.center().y() - side / 2, markWide, side),
                      shape, *m_theme);
    }
    if (m_moment && *m_moment >= m_time->min() && *m_moment <= m_time->max()) {
        painter.setPen(QPen(m_theme->tokens().text, m_theme->px(1.4), Qt::DashLine));
        painter.drawLine(QPointF(xOf(*m_moment), plot.top()),
                         QPointF(xOf(*m_moment), plot.bottom()));
    }
}

void TrendLane::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (m_traces.isEmpty())
        return;
    drawMarks(*painter);
    drawAlarms(*painter);
    drawScale(*painter);
    const Tokens &t = m_theme->tokens();
    const SignalView &first = m_traces.first().signal;
    const double height = m_theme->px(HeadingHeight);
    double x = m_theme->px(AxisWidth);
    painter->setFont(m_theme->font(12, QFont::DemiBold));
    painter->setPen(t.text);
    const QString unit = unitSymbol(first.unit);
    const QString title = unit.isEmpty() || unit.compare(first.label, Qt::CaseInsensitive) == 0
        ? first.label
        : tr("%1, %2", "quantity, unit").arg(first.label, unit);
    painter->drawText(QRectF(x, 0, 200, height), Qt::AlignVCenter | Qt::AlignLeft, title);
    x += qMax(m_theme->px(90), painter->fontMetrics().horizontalAdvance(title) + m_theme->px(18));
    for (qsizetype place = 0; place < m_traces.size(); ++place) {
        const SignalView &signal = m_traces.at(place).signal;
        painter->setPen(
            QPen(colourOf(place), m_theme->px(2.4), place >= 4 ? Qt::DashLine : Qt::SolidLine));
        painter->drawLine(QPointF(x, height / 2), QPointF(x + m_theme->px(16), height / 2));
        x += m_theme->px(22);
        painter->setFont(m_theme->font(12));
        painter->setPen(t.muted);
        const double group = painter->fontMetrics().horizontalAdvance(signal.group);
        painter->drawText(QRectF(x, 0, group + 2, height), Qt::AlignVCenter | Qt::AlignLeft,
                          signal.group);
        x += group + (signal.group.isEmpty() ? 0 : m_theme->px(6));
        if (m_moment) { // what is shown now does not belong to what is drawn
            x += m_theme->px(14);
            continue;
        }
        QFont font = m_theme->font(12, QFont::DemiBold);
        font.setItalic(!isLive(signal.quality));
        painter->setFont(font);
        painter->setPen(isLive(signal.quality) ? t.text : t.muted);
        const QString number = numberText(signal);
        const double cell = qMax(Digits::width(font, number), Digits::width(font, u"0,000.0"_s));
        Digits::draw(*painter, QRectF(x, 0, cell, height), Qt::AlignLeft | Qt::AlignVCenter,
                     number);
        x += cell + m_theme->px(14);
    }
}

} // namespace Raptor::Views
