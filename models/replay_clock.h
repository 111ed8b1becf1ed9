// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

namespace Raptor::Models {

/// A clock that stands at a past moment. GUI thread.
class ReplayClock final : public Clock
{
public:
    [[nodiscard]] WallTime wall() const override { return m_at; }
    /// The boot time of a past run is of no use to anybody: ages are differences.
    [[nodiscard]] BootTime now() const override { return bootOf(m_at); }
    void set(WallTime at) { m_at = at; }

    [[nodiscard]] static BootTime bootOf(WallTime at) { return BootTime(at.time_since_epoch()); }

private:
    WallTime m_at{};
};

} // namespace Raptor::Models
