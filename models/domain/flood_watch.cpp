// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/flood_watch.h"

namespace Raptor {

namespace {

constexpr Milliseconds window{10 * 60'000};
constexpr Milliseconds together{1000};
constexpr int startsAbove = 10;
constexpr int endsBelow = 5;

} // namespace

void FloodWatch::forget(BootTime now)
{
    while (!m_seconds.empty() && now - m_seconds.front().at >= window) {
        m_inTenMinutes -= m_seconds.front().count;
        m_seconds.pop_front();
    }
}

FloodWatch::News FloodWatch::count(const AlarmKey &alarm, BootTime now, WallTime wall)
{
    forget(now);
    if (m_seconds.empty() || now - m_seconds.back().at >= together)
        m_seconds.push_back({alarm, now, wall, 0});
    ++m_seconds.back().count;
    ++m_inTenMinutes;
    if (m_flood) {
        ++m_flood->raised;
        return News::None;
    }
    if (m_inTenMinutes <= startsAbove)
        return News::None;
    const Second &oldest = m_seconds.front();
    m_flood = Flood{oldest.first, oldest.wall, oldest.at, m_inTenMinutes};
    return News::Started;
}

FloodWatch::News FloodWatch::look(BootTime now)
{
    forget(now);
    if (!m_flood || m_inTenMinutes >= endsBelow)
        return News::None;
    m_flood.reset();
    return News::Ended;
}

} // namespace Raptor
