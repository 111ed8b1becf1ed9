// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay_trends.h"

#include "models/domain/quality.h"

#include <algorithm>
#include <limits>

namespace Raptor::Models {

namespace {

/// More than was asked for, so that a replay that plays need not ask for every second.
constexpr Milliseconds ahead{10 * 60'000};
constexpr qsizetype mostTrends = 256;
constexpr qint64 mostSamples = 20'000;

} // namespace

ReplayTrends::ReplayTrends(HistoryReader &reader, const Clock &clock, QObject *parent)
    : TrendSource(parent), m_reader(reader), m_clock(clock)
{
    connect(&reader, &HistoryReader::samplesReady, this, &ReplayTrends::take);
}

void ReplayTrends::clear()
{
    for (auto asked = m_asked.cbegin(); asked != m_asked.cend(); ++asked)
        m_reader.cancel(asked.key());
    m_asked.clear();
    m_trends.clear();
}

QList<QPointF> ReplayTrends::points(const TagId &tag, WallTime from, WallTime to) const
{
    to = std::min(to, m_clock.wall()); // nothing that was not yet
    const auto found = m_trends.constFind(tag);
    const bool covered = found != m_trends.cend() && from >= found->from && to <= found->to;
    if (!covered)
        read(tag, from, to + ahead);
    const auto trend = m_trends.constFind(tag);
    if (trend == m_trends.cend())
        return {};
    QList<QPointF> points;
    for (const QPointF &point : trend->points) {
        if (point.x() >= double(toEpochMs(from)) && point.x() <= double(toEpochMs(to)))
            points.append(point);
    }
    return points;
}

void ReplayTrends::read(const TagId &tag, WallTime from, WallTime to) const
{
    if (!m_trends.contains(tag) && m_trends.size() >= mostTrends)
        return;
    Trend &trend = m_trends[tag];
    if (std::exchange(trend.reading, true))
        return;
    m_asked.insert(++m_ticket, tag);
    trend.from = from;
    trend.to = to;
    HistoryQuery query;
    query.tag = tag;
    query.from = from;
    query.to = to;
    query.most = mostSamples;
    m_reader.fetchSamples(m_ticket, query);
}

void ReplayTrends::take(int ticket, const QList<HistorySample> &samples, const QString &error)
{
    if (!m_asked.contains(ticket))
        return;
    Trend &trend = m_trends[m_asked.take(ticket)];
    trend.reading = false;
    trend.points.clear();
    for (const HistorySample &sample : samples) {
        const double at = double(toEpochMs(sample.at));
        const double *number = std::get_if<double>(&sample.value);
        const bool counts = number && sample.quality != Quality::LastKnown;
        if ((sample.gap || !counts) && !trend.points.isEmpty())
            trend.points.append(
                {trend.points.constLast().x(), std::numeric_limits<double>::quiet_NaN()});
        if (counts)
            trend.points.append({at, *number});
    }
    if (error.isEmpty())
        Q_EMIT advanced();
}

} // namespace Raptor::Models
