// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QList>

#include <set>
#include <utility>

namespace Raptor::Models {

class TrackedDevice;

/// When each device has to be looked at again, so that a plant of thousands is not looked through
/// ten times a second. A device is due at its time or earlier, never later: a time that moves on is
/// not moved here (each report would), but found out when the old one comes. Owns no device; each
/// knows its turn itself, and is in one queue at most.
class TurnQueue
{
public:
    static constexpr BootTime never = BootTime::max();

    void schedule(TrackedDevice *device, BootTime at);
    void remove(TrackedDevice *device);
    /// Those whose time has come, which are no longer scheduled then.
    [[nodiscard]] QList<TrackedDevice *> takeDue(BootTime now);

private:
    std::set<std::pair<BootTime, TrackedDevice *>> m_queue;
};

} // namespace Raptor::Models
