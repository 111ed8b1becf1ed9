// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_store.h"

#include <algorithm>
#include <limits>

namespace Raptor::Models {

TrendStore::TrendStore(const PlantStore &store, const Clock &clock, QObject *parent)
    : TrendSource(parent), m_store(store), m_clock(clock)
{
    connect(&store, &PlantStore::samplesArrived, this,
            [this](const QList<Sample> &samples) { add(samples); });
    connect(&store, &PlantStore::devicesChanged, this, &TrendStore::breakTrends);
    connect(&store, &PlantStore::deviceRemoved, this, &TrendStore::forget);
}

QList<QPointF> TrendStore::points(const TagId &tag, WallTime from, WallTime to) const
{
    const auto found = m_trends.constFind(tag);
    if (found == m_trends.cend())
        return {};
    const Milliseconds offset =
        m_clock.wall().time_since_epoch() - m_clock.now().time_since_epoch();
    const auto isBefore = [](const Point &point, BootTime time) { return point.at < time; };
    const std::deque<Point> &all = found->points;
    const auto first = std::lower_bound(all.begin(), all.end(),
                                        BootTime(from.time_since_epoch() - offset), isBefore);
    QList<QPointF> points;
    for (auto point = first; point != all.end(); ++point) {
        const Milliseconds wall = point->at.time_since_epoch() + offset;
        if (wall > to.time_since_epoch())
            break;
        points.append({double(wall.count()), point->value});
    }
    return points;
}

QList<TrendMark> TrendStore::marks(WallTime from, WallTime to) const
{
    const Milliseconds offset =
        m_clock.wall().time_since_epoch() - m_clock.now().time_since_epoch();
    QList<TrendMark> found;
    for (const auto &[at, text] : m_marks) {
        const WallTime wall(at.time_since_epoch() + offset);
        if (wall >= from && wall <= to)
            found.append({wall, text});
    }
    return found;
}

void TrendStore::addMark(const QString &text)
{
    m_marks.emplace_back(m_clock.now(), text);
    while (m_marks.size() > maximumMarks || m_marks.front().first < m_clock.now() - span)
        m_marks.pop_front();
    Q_EMIT advanced();
}

void TrendStore::add(const QList<Sample> &samples)
{
    bool any = false;
    for (const Sample &sample : samples)
        any = add(sample) || any;
    if (any)
        Q_EMIT advanced();
}

bool TrendStore::add(const Sample &sample)
{
    const double *number = std::get_if<double>(&sample.value);
    const auto found = m_trends.find(sample.tag);
    if (found == m_trends.end() && !number)
        return false;
    if (found == m_trends.end() && m_trends.size() >= maximumTags
        && sample.quality != Quality::LastKnown) {
        ++m_refused;
        return false;
    }
    const TrackedDevice *device = m_store.device(sample.tag.device);
    if (!number || sample.quality == Quality::LastKnown || !device) {
        if (found != m_trends.end())
            found->broken = true;
        return false;
    }
    append(&m_trends[sample.tag], {device->takenAt(sample), *number}, device->rule().staleAfter());
    return true;
}

void TrendStore::append(Trend *trend, Point point, Milliseconds staleAfter) const
{
    std::deque<Point> &points = trend->points;
    if (!points.empty()) {
        const BootTime last = points.back().at;
        point.at = std::max(point.at, last);
        if (trend->broken || point.at - last > staleAfter)
            points.push_back({last, std::numeric_limits<double>::quiet_NaN()});
    }
    trend->broken = false;
    points.push_back(point);
    while (points.size() > maximumPoints || points.front().at < m_clock.now() - span)
        points.pop_front();
}

void TrendStore::breakTrends(const QList<DeviceId> &devices)
{
    QSet<DeviceId> broken;
    for (const DeviceId &id : devices) {
        const TrackedDevice *device = m_store.device(id);
        const bool turned = device && device->published().testFlag(DeviceChange::Quality);
        if (turned && !isLive(device->quality()))
            broken.insert(id);
    }
    if (broken.isEmpty())
        return;
    for (auto trend = m_trends.begin(); trend != m_trends.end(); ++trend) {
        if (broken.contains(trend.key().device))
            trend->broken = true;
    }
}

void TrendStore::forget(const DeviceId &device)
{
    m_trends.removeIf([&device](const auto &trend) { return trend.key().device == device; });
}

} // namespace Raptor::Models
