// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_book.h"
#include "models/domain/flood_watch.h"
#include "models/domain/roles.h"

namespace Raptor {

/// Tells people of announced alarms: a line each, a sound, and when there is a flood. In a flood
/// lines are few: none for low alarms, 5 a second for the others.
class AlarmHerald
{
public:
    struct Line
    {
        EventSeverity severity = EventSeverity::Notice;
        QString text;

        friend bool operator==(const Line &, const Line &) = default;
    };

    void hear(const QList<AlarmBook::Announcement> &announcements, BootTime now, WallTime wall);
    /// Time has passed.
    void look(BootTime now);

    /// Since the last call.
    [[nodiscard]] QList<Line> takeLines();
    /// The highest priority that is to be heard, at most once a second; unset: nothing is.
    [[nodiscard]] std::optional<AlarmPriority> takeSound(BootTime now);
    [[nodiscard]] const FloodWatch &flood() const { return m_flood; }

private:
    void say(const AlarmRecord &record, BootTime now);
    void refill(BootTime now);

    FloodWatch m_flood;
    QList<Line> m_lines;
    int m_left = 0; ///< lines that may be said within this second
    int m_unsaid = 0;
    std::optional<BootTime> m_refilledAt;
    std::optional<AlarmPriority> m_sound;
    std::optional<BootTime> m_soundedAt;
};

} // namespace Raptor
