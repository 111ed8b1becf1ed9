// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to all trends at once, in a TrendLane.
#include "views/theme.h"
#include "views/trend_lane.h"

#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <QtGui/QPainter>

#include <cmath>

namespace Raptor::Views {

namespace {

constexpr double MarkWords = 12;
constexpr double LongestWords = 110;

} // namespace

void TrendLane::setMarks(const QList<TrendMark> &marks, bool named)
{
    if (marks == m_marks && named == m_marksNamed)
        return;
    m_marks = marks;
    m_marksNamed = named;
    viewport()->update();
}

/// Lines of the scale and of time, on whole pixels.
void TrendLane::drawGrid(QPainter &painter) const
{
    const QRectF plot = chart()->plotArea();
    const QColor colour = m_theme->tokens().line;
    const double to = m_time->max();
    for (double at = std::floor(to / m_tick) * m_tick; at >= m_time->min(); at -= m_tick)
        painter.fillRect(QRectF(std::round(xOf(at)), plot.top(), 1, plot.height()), colour);
    painter.fillRect(QRectF(std::round(plot.left()), plot.top(), 1, plot.height()), colour);
    for (const double at : {0.0, 0.5, 1.0})
        painter.fillRect(
            QRectF(plot.left(), std::round(plot.bottom() - plot.height() * at), plot.width(), 1),
            colour);
}

/// The words stand right of their line, or left of it at the end of the plot. Where two come too
/// close to each other the newer one is named.
void TrendLane::drawMarks(QPainter &painter) const
{
    const QRectF plot = chart()->plotArea();
    const double height = m_theme->px(MarkWords);
    const double air = m_theme->px(3);
    double freeUntil = plot.right() + m_theme->px(LongestWords);
    painter.setFont(m_theme->font(10.5));
    for (auto mark = m_marks.crbegin(); mark != m_marks.crend(); ++mark) {
        const double at = double(toEpochMs(mark->at));
        if (at < m_time->min() || at > m_time->max())
            continue;
        const double x = xOf(at);
        painter.setPen(QPen(m_theme->tokens().muted, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        if (!m_marksNamed)
            continue;
        const QFontMetricsF metrics = painter.fontMetrics();
        const QString words =
            metrics.elidedText(mark->text, Qt::ElideRight, m_theme->px(LongestWords));
        const double wide = metrics.horizontalAdvance(words);
        const double left = x + air + wide > plot.right() ? x - air - wide : x + air;
        if (left + wide > freeUntil)
            continue;
        painter.drawText(QRectF(left, plot.bottom() - height - 1, wide + 1, height),
                         Qt::AlignLeft | Qt::AlignVCenter, words);
        freeUntil = qMin(left, x) - air;
    }
}

} // namespace Raptor::Views
