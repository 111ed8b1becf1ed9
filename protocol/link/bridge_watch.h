// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/report.h"

#include <QtCore/QHash>

namespace Raptor::Link {

/// Behind a bridge, retained state arrives without its flag, as if it were live: whenever the
/// bridge comes back, and it may be days old. What proves a report there (RP-11):
///  - its time or number is later than that of the one before; standing still, or turning back, is
///    a repeat;
///  - without either, that another one came before it, and not longer ago than the device takes to
///    be stale;
///  - the first report of a device in a session proves nothing.
/// On other brokers it leaves everything as it is. One per session's thread, never shared.
class BridgeWatch
{
public:
    /// More devices than this are never believed: a hostile broker cannot grow us.
    static constexpr int maximumDevices = 20'000;

    BridgeWatch(bool bridged, const ProfileCatalogue &catalogue);

    /// A session begins.
    void restart();
    /// Marks @p report as retained where nothing proves that it is new.
    void judge(StateReport &report);

private:
    struct Before
    {
        std::optional<WallTime> takenAt;
        std::optional<qint64> sequence;
        BootTime received{};
    };
    [[nodiscard]] bool isProven(const StateReport &report, const Before &before) const;
    [[nodiscard]] Milliseconds staleAfter(const QString &profile) const;

    const bool m_bridged;
    QHash<QString, Milliseconds> m_periods; ///< by profile
    QHash<DeviceId, Before> m_before; ///< in this session
};

} // namespace Raptor::Link
