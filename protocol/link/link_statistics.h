// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <deque>
#include <optional>

namespace Raptor::Link {

/// What has come in on the telemetry connection: counters that only rise.
struct TelemetryCount
{
    qint64 messages = 0;
    qint64 bytes = 0; ///< topics and payloads
    std::optional<BootTime> lastMessage{};
};

/// Makes figures of counters and events. Pure: time comes in. To be called about twice a second.
class LinkStatistics
{
public:
    static constexpr Milliseconds window{5000}; ///< of the rates
    static constexpr int mostRoundTrips = 120;
    static constexpr double noAnswer = -1.0; ///< in LinkFigures::roundTripsMs

    void sessionUp(BootTime now);
    /// Nothing comes any more: the rates are 0 at once.
    void sessionDown();
    /// A ping was answered. Of several in one second the slowest counts.
    void answered(BootTime now, Milliseconds roundTrip);
    /// Counters of a new connection may start anew.
    void count(BootTime now, const TelemetryCount &count);
    /// @p wall: the same moment as @p now. Shown times follow the wall clock when somebody sets it,
    /// so that ages stay what the boot clock says (RP-13).
    [[nodiscard]] LinkFigures figures(BootTime now, WallTime wall);

private:
    struct Point
    {
        BootTime at{};
        qint64 messages = 0;
        qint64 bytes = 0;
    };

    [[nodiscard]] double perSecond(qint64 Point::*counter) const;
    void fillSeconds(qint64 upTo);

    std::deque<Point> m_points; ///< the first one is about as old as the window
    std::optional<BootTime> m_lastMessage;
    std::optional<BootTime> m_upSince;
    QList<double> m_roundTrips;
    qint64 m_second = 0; ///< of the last round trip
    LinkFigures m_figures;
};

} // namespace Raptor::Link
