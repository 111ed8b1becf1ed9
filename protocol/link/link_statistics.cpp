// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/link_statistics.h"

#include <algorithm>

namespace Raptor::Link {

namespace {

using namespace std::chrono_literals;

/// Closer looks say nothing new.
constexpr Milliseconds leastStep = 200ms;
/// What comes in the first moment of a session (retained states) is no rate yet.
constexpr Milliseconds leastSpan = 1s;
/// The answer to the ping of a second may come in the next one, and still counts.
constexpr qint64 answerMayTake = 2;
/// A time is told anew when it is wrong by more than this, not for the rounding of two clocks.
constexpr Milliseconds wallSlack = 250ms;

qint64 secondOf(BootTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

std::optional<WallTime> shown(const std::optional<BootTime> &time, BootTime now, WallTime wall,
                              const std::optional<WallTime> &before)
{
    if (!time)
        return std::nullopt;
    const WallTime at = wall - (now - *time);
    return before && std::chrono::abs(*before - at) <= wallSlack ? before : at;
}

} // namespace

void LinkStatistics::sessionUp(BootTime now)
{
    m_upSince = now;
}

void LinkStatistics::sessionDown()
{
    m_upSince.reset();
    m_points.clear();
}

void LinkStatistics::answered(BootTime now, Milliseconds roundTrip)
{
    const qint64 second = secondOf(now);
    const double took = double(roundTrip.count());
    if (!m_roundTrips.isEmpty() && second <= m_second) {
        m_roundTrips.last() = std::max(m_roundTrips.last(), took);
        return;
    }
    if (!m_roundTrips.isEmpty())
        fillSeconds(second - 1);
    m_second = second;
    m_roundTrips.append(took);
    if (m_roundTrips.size() > mostRoundTrips)
        m_roundTrips.removeFirst();
}

void LinkStatistics::fillSeconds(qint64 upTo)
{
    const qint64 missing = std::min<qint64>(upTo - m_second, mostRoundTrips);
    if (missing <= 0)
        return;
    m_second = upTo;
    m_roundTrips.append(QList<double>(missing, noAnswer));
    if (m_roundTrips.size() > mostRoundTrips)
        m_roundTrips.remove(0, m_roundTrips.size() - mostRoundTrips);
}

void LinkStatistics::count(BootTime now, const TelemetryCount &count)
{
    if (count.lastMessage)
        m_lastMessage = count.lastMessage;
    if (!m_points.empty() && count.messages < m_points.back().messages)
        m_points.clear();
    if (!m_points.empty() && now - m_points.back().at < leastStep)
        return;
    m_points.push_back({now, count.messages, count.bytes});
    while (m_points.size() > 2 && now - m_points.at(1).at >= window)
        m_points.pop_front();
}

double LinkStatistics::perSecond(qint64 Point::*counter) const
{
    if (m_points.size() < 2)
        return 0;
    const Milliseconds span = std::max(m_points.back().at - m_points.front().at, leastSpan);
    return double(m_points.back().*counter - m_points.front().*counter) * 1000.0
        / double(span.count());
}

LinkFigures LinkStatistics::figures(BootTime now, WallTime wall)
{
    if (!m_roundTrips.isEmpty())
        fillSeconds(secondOf(now) - answerMayTake);
    m_figures.messagesPerSecond = m_upSince ? perSecond(&Point::messages) : 0;
    m_figures.bytesPerSecond = m_upSince ? perSecond(&Point::bytes) : 0;
    m_figures.lastMessage = shown(m_lastMessage, now, wall, m_figures.lastMessage);
    m_figures.upSince = shown(m_upSince, now, wall, m_figures.upSince);
    m_figures.roundTripsMs = m_roundTrips;
    return m_figures;
}

} // namespace Raptor::Link
