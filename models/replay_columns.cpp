// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay_columns.h"

#include "models/replay_store.h"
#include "models/trend_tiles.h"

#include <cmath>

namespace Raptor::Models {

ReplayColumns::ReplayColumns(HistoryReader &reader, const Clock &clock, const ReplayStore &moment,
                             QObject *parent)
    : TrendColumns(parent), m_reader(reader), m_clock(clock), m_moment(moment)
{
    clear();
}

ReplayColumns::~ReplayColumns() = default;

/// Tickets go on from where they were: an answer that is still on its way fits no new question.
void ReplayColumns::clear()
{
    const int ticket = m_tiles ? m_tiles->nextTicket() : TrendTiles::firstTicket;
    m_tiles = std::make_unique<TrendTiles>(&m_reader, m_clock, ticket);
    connect(m_tiles.get(), &TrendTiles::changed, this, &ReplayColumns::changed);
}

QList<HistoryBucket> ReplayColumns::columns(const TagId &tag, WallTime from, WallTime to,
                                            Milliseconds step)
{
    const Milliseconds width = std::max(step, Milliseconds(1));
    const WallTime moment = m_moment.clock().wall();
    const WallTime end = moment + Milliseconds(1);
    QList<HistoryBucket> all;
    if (from < end)
        m_tiles->columns(tag, from, std::min(to + width, end), width, &all);
    while (!all.isEmpty() && all.constLast().from + width > end)
        all.removeLast();
    return all;
}

TrendNow ReplayColumns::current(const TagId &tag) const
{
    const std::optional<Sample> sample = m_moment.sample(tag);
    if (!sample)
        return {};
    const double *number = std::get_if<double>(&sample->value);
    return {number && std::isfinite(*number) ? std::optional(*number) : std::nullopt,
            sample->quality, sample->receivedAt};
}

bool ReplayColumns::isLoading(const TagId &tag) const
{
    return m_tiles->isLoading(tag);
}

QString ReplayColumns::trouble() const
{
    return m_tiles->trouble();
}

} // namespace Raptor::Models
