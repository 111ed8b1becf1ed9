// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/energising.h"

namespace Raptor {

/// The one armed command, or start sequence: it lives 10 s and dies of any change (RP-07). Says
/// nothing by itself: who takes it tells.
class Arming final
{
public:
    struct Armed
    {
        ArmedCommand command;
        QString commandId; ///< of a sequence: of its first step
        QList<Baseline> baselines; ///< of all devices that will be energised
        BootTime at{};
    };
    enum class Verdict { Holds, Changed, TooOld };

    explicit Arming(const CommandContext &context) : m_context(context) { }

    /// @pre nothing is armed. Its time begins now.
    void set(ArmedCommand command, const QString &commandId, const QList<DeviceId> &devices);
    [[nodiscard]] const std::optional<Armed> &armed() const { return m_armed; }
    /// Every report, later ones may have followed already: a change that is over by now counts.
    void observe(const StateReport &report);
    /// Whether it still holds; unset while nothing is armed.
    [[nodiscard]] std::optional<Verdict> verdict() const;
    /// Disarms in silence.
    [[nodiscard]] std::optional<Armed> take() { return std::exchange(m_armed, std::nullopt); }

private:
    const CommandContext &m_context;
    std::optional<Armed> m_armed;
    bool m_changed = false; ///< something that is armed was another for a moment
};

} // namespace Raptor
