// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <optional>

namespace Raptor {

/// A condition with an on-delay and an off-delay: it has to hold, or to be gone, without a break
/// for so long before that counts. Pure, and as small as it can be: a plant has very many.
class ConditionTimer
{
public:
    struct Delays
    {
        Milliseconds on{0};
        Milliseconds off{0};
    };
    enum class Turn { None, Raised, Cleared };

    /// The condition was seen to hold, or not to.
    Turn see(bool holds, BootTime now, Delays delays);
    /// Time has passed, and nothing new was seen.
    Turn look(BootTime now, Delays delays);
    /// When look() is going to tell something, if nothing else is seen until then; unset: never.
    [[nodiscard]] std::optional<BootTime> due(Delays delays) const;
    /// Nobody can see the condition any more: what has not come to its end does not count.
    void hold() { m_holds = m_active; }
    /// The condition is gone, whatever its off-delay.
    Turn drop();
    /// As an earlier run of the program left it.
    void adopt(bool active) { m_active = m_holds = active; }

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] bool isPending() const { return m_holds != m_active; }

private:
    BootTime m_since{}; ///< of m_holds
    bool m_holds = false; ///< as it was seen last
    bool m_active = false; ///< as it counts
};

} // namespace Raptor
