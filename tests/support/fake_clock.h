// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

namespace Raptor::Test {

/// A clock that stands still until it is told to move. The wall and the boot clock can be moved
/// apart, as they do when somebody sets the time.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] BootTime now() const override { return m_now; }
    [[nodiscard]] WallTime wall() const override { return m_wall; }

    [[nodiscard]] Milliseconds awake() const override { return m_now.time_since_epoch() - m_slept; }

    void advance(Milliseconds by)
    {
        m_now += by;
        m_wall += by;
    }
    /// The machine is suspended for so long.
    void sleep(Milliseconds by)
    {
        advance(by);
        m_slept += by;
    }
    void jumpWall(Milliseconds by) { m_wall += by; }

private:
    BootTime m_now{Milliseconds(1'000'000)};
    Milliseconds m_slept{0};
    WallTime m_wall{Milliseconds(1'763'690'000'000)};
};

} // namespace Raptor::Test
