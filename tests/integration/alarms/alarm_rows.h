// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "tests/support/wait_until.h"

#include <QtCore/QMap>
#include <QtTest/QSignalSpy>

namespace Raptor::Test {

/// What the journal says now, oldest first.
[[nodiscard]] inline QList<AlarmTransition> journalRows(AlarmHistory &history)
{
    static int ticket = 0;
    QSignalSpy fetched(&history, &AlarmHistory::fetched);
    history.fetch(++ticket, AlarmQuery{.most = 100'000});
    if (!waitUntil([&fetched] { return !fetched.isEmpty(); }))
        return {};
    auto rows = fetched.last().at(1).value<QList<AlarmTransition>>();
    std::reverse(rows.begin(), rows.end());
    return rows;
}

/// How often each alarm had @p event, by the text of its key.
[[nodiscard]] inline QMap<QString, int> countsOf(const QList<AlarmTransition> &rows,
                                                 AlarmEvent event)
{
    QMap<QString, int> counts;
    for (const AlarmTransition &row : rows) {
        if (row.event == event)
            ++counts[row.key.text()];
    }
    return counts;
}

/// What each alarm said when it was raised for people to hear, once for each time, by the text of
/// its key. What another one explains is suppressed before.
[[nodiscard]] inline QMap<QString, QStringList> announcedTexts(const QList<AlarmTransition> &rows)
{
    QMap<QString, QStringList> texts;
    for (const AlarmTransition &row : rows) {
        if (row.event == AlarmEvent::Raise && row.to.isAnnounced())
            texts[row.key.text()].append(row.text);
    }
    return texts;
}

} // namespace Raptor::Test
