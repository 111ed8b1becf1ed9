// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_context.h"
#include "models/domain/condition_timer.h"

#include <memory>

namespace Raptor {

/// One alarm of one thing: its definition in force and its condition. It does not know its key,
/// which can be made from the thing and the definition: a plant has hundreds of thousands of them.
class AlarmPoint
{
public:
    using Turn = ConditionTimer::Turn;

    /// @p base outlives the point.
    explicit AlarmPoint(const AlarmDefinition &base) : m_base(&base) { }

    [[nodiscard]] const AlarmDefinition &definition() const { return m_own ? *m_own : *m_base; }
    /// As it is without what operators and console.toml change.
    [[nodiscard]] const AlarmDefinition &original() const { return *m_base; }
    /// Begins where the sink says that it stands: an earlier run may have left it active. What is
    /// not to be watched at all is cleared.
    void begin(const AlarmKey &key, const AlarmContext &context);
    /// Takes over what the context says of it; an active one is told anew, or cleared if it is no
    /// longer watched.
    void redefine(const AlarmKey &key, const AlarmContext &context,
                  const AlarmOccurrence &occurrence);

    /// Active as well if the sink says so: its journal was taken over. A condition that does not
    /// hold then clears it.
    void takeOver(const AlarmKey &key, const AlarmContext &context);

    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }
    [[nodiscard]] bool isPending() const { return m_timer.isPending(); }
    /// By design, as the sink was told last.
    [[nodiscard]] bool isSuppressed() const { return m_suppressed; }
    void setSuppressed(bool suppressed) { m_suppressed = suppressed; }
    /// It was raised, and the sink is to be told.
    [[nodiscard]] bool isUntold() const { return m_untold; }
    void setUntold(bool untold) { m_untold = untold; }
    /// @p onDelay: instead of the one that the definition has.
    Turn see(bool holds, BootTime now, std::optional<Milliseconds> onDelay = {});
    Turn look(BootTime now) { return m_timer.look(now, delays()); }
    Turn drop() { return m_timer.drop(); }
    void hold() { m_timer.hold(); }
    [[nodiscard]] std::optional<BootTime> due() const { return m_timer.due(delays()); }

private:
    [[nodiscard]] ConditionTimer::Delays delays() const
    {
        return {definition().onDelay, definition().offDelay};
    }
    void takeChange(const AlarmKey &key, const AlarmContext &context);

    const AlarmDefinition *m_base;
    std::unique_ptr<const AlarmDefinition> m_own; ///< null: it is as m_base says
    ConditionTimer m_timer;
    bool m_suppressed = false;
    bool m_untold = false;
};

/// The earlier of two times that may be unset.
[[nodiscard]] std::optional<BootTime> earlier(std::optional<BootTime> one,
                                              std::optional<BootTime> other);

} // namespace Raptor
