// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtCore/QHash>

#include <algorithm>

namespace Raptor::Test {

/// Keeps its rows in memory. What the test puts into @c kept is what an earlier run left.
class FakeAlarmJournal final : public AlarmJournal
{
public:
    using AlarmJournal::AlarmJournal;
    [[nodiscard]] QList<AlarmTransition> standing() const override { return kept; }
    void append(const AlarmTransition &row) override { rows.append(row); }
    [[nodiscard]] QString trouble() const override { return why; }

    void setTrouble(const QString &text)
    {
        why = text;
        Q_EMIT troubleChanged(text);
    }
    /// What the next run finds, if this one is killed now.
    [[nodiscard]] QList<AlarmTransition> newest() const
    {
        QHash<AlarmKey, AlarmTransition> newest;
        for (const AlarmTransition &row : kept)
            newest.insert(row.key, row);
        for (const AlarmTransition &row : rows)
            newest.insert(row.key, row);
        newest.removeIf([](const std::pair<const AlarmKey &, AlarmTransition &> &row) {
            return row.second.to == AlarmStatus();
        });
        return newest.values();
    }
    [[nodiscard]] QList<AlarmEvent> events() const
    {
        QList<AlarmEvent> events;
        for (const AlarmTransition &row : rows)
            events.append(row.event);
        return events;
    }
    [[nodiscard]] qsizetype count(AlarmEvent event) const
    {
        return std::count_if(rows.cbegin(), rows.cend(),
                             [event](const AlarmTransition &row) { return row.event == event; });
    }

    QList<AlarmTransition> kept;
    QList<AlarmTransition> rows;
    QString why;
};

} // namespace Raptor::Test
