// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sparkline.h"

#include "models/domain/ports.h"

#include <QtGui/QPainter>
#include <QtGui/QPolygonF>

#include <cmath>

namespace Raptor::Views {

namespace {

constexpr Milliseconds ReadEvery{1000};
constexpr qsizetype MostEntries = 4096;
constexpr qsizetype MostPoints = 300;

/// Keeps the extremes of each stretch, so that a short dip stays visible.
QList<QPointF> thinned(const QList<QPointF> &run)
{
    if (run.size() <= MostPoints)
        return run;
    QList<QPointF> out;
    const qsizetype step = 2 * run.size() / MostPoints + 1;
    for (qsizetype from = 0; from < run.size(); from += step) {
        const auto first = run.cbegin() + from;
        const auto last = run.cbegin() + qMin(from + step, run.size());
        const auto [low, high] = std::minmax_element(
            first, last, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        out.append(low->x() < high->x() ? *low : *high);
        out.append(low->x() < high->x() ? *high : *low);
    }
    return out;
}

} // namespace

QList<QList<QPointF>> runsOf(const QList<QPointF> &points)
{
    QList<QList<QPointF>> out;
    bool open = false;
    for (const QPointF &point : points) {
        if (!std::isfinite(point.y())) {
            open = false;
            continue;
        }
        if (!open)
            out.append(QList<QPointF>());
        open = true;
        out.last().append(point);
    }
    return out;
}

std::chrono::minutes SparkCache::span() const
{
    using std::chrono::minutes;
    const Milliseconds age = m_clock->now() - m_since;
    if (age < minutes(1))
        return minutes(1);
    return age < minutes(2) ? minutes(2) : minutes(5);
}

const QList<QList<QPointF>> &SparkCache::runs(const TagId &tag)
{
    if (m_entries.size() > MostEntries)
        m_entries.clear();
    const BootTime now = m_clock->now();
    const auto found = m_entries.find(tag);
    if (found != m_entries.end() && now - found->readAt < ReadEvery)
        return found->runs;
    const WallTime end = m_clock->wall();
    Entry entry{now, {}};
    const auto all = runsOf(m_source->points(tag, end - span(), end));
    for (const QList<QPointF> &run : all)
        entry.runs.append(thinned(run));
    return m_entries.insert(tag, entry)->runs;
}

void drawSparkline(QPainter &painter, const QRectF &box, const QList<QList<QPointF>> &runs,
                   WallTime end, Milliseconds span, double smallest, const QColor &colour)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (const QList<QPointF> &run : runs) {
        for (const QPointF &point : run) {
            low = qMin(low, point.y());
            high = qMax(high, point.y());
        }
    }
    if (low > high || box.isEmpty())
        return;
    const double missing = qMax(0.0, smallest - (high - low));
    low -= missing / 2;
    high += missing / 2;
    const double height = high > low ? high - low : 1.0;
    const double width = double(span.count());
    const double start = double(toEpochMs(end)) - width;
    painter.save();
    painter.setClipRect(box.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const QList<QPointF> &run : runs) {
        QPolygonF line;
        for (const QPointF &point : run)
            line.append({box.left() + box.width() * (point.x() - start) / width,
                         box.bottom() - box.height() * (point.y() - low) / height});
        if (line.size() == 1)
            painter.drawPoint(line.first());
        else
            painter.drawPolyline(line);
    }
    painter.restore();
}

} // namespace Raptor::Views
