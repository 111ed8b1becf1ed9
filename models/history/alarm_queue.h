// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_file.h"

#include <deque>
#include <functional>
#include <mutex>

namespace Raptor::History {

/// The transitions that wait to be written. Any thread; nobody holds it for longer than a copy
/// takes.
class AlarmQueue
{
public:
    /// When @p most wait, old ones fall out: first those after which there is a newer one of the
    /// same alarm, last what operators did.
    explicit AlarmQueue(qsizetype most) : m_most(std::max<qsizetype>(most, 1)) { }

    /// True when nobody is on the way to fetch it: a writer has to be sent. @p always: nothing
    /// falls out for it.
    [[nodiscard]] bool push(const AlarmTransition &row, bool always = false);
    /// The rows to be written next, the same until done(); empty: none wait, or the queue is held
    /// or closed.
    [[nodiscard]] QList<WaitingAlarm> batch();
    /// It is written. @p lost: rows that fell out before, and of which it does not tell yet.
    void done(qint64 lost);
    /// Another console keeps the alarms, and writes what happens to them: nothing waits any more.
    /// What operators did here.
    [[nodiscard]] QList<AlarmTransition> standAside();

    /// Rows fell out since resume() was called: what is written does not tell where alarms stand.
    [[nodiscard]] bool hasGap() const;
    /// Until resume(), for what waits does not lead on from the file.
    void hold();
    [[nodiscard]] bool isHeld() const;
    /// What waits leads on from @p standing, as it is written now; what changes nothing then is
    /// left out, and so is what was heard of others up to row @p newest. @p begun: of alarms that
    /// do not stand there the rows stay as they are, for their beginning is in another file. What
    /// waits now.
    QList<AlarmTransition> resume(const QList<AlarmTransition> &standing, qint64 newest,
                                  bool begun);

    /// Rows that fell out, and of which no row that was written tells yet.
    [[nodiscard]] qint64 lost() const;
    /// Rows that were pushed since the queue was made and are done with: written, fallen out, or
    /// left to another console.
    [[nodiscard]] qint64 written() const;
    /// Gives out no batch any more. What this console had to write and has not.
    QList<AlarmTransition> close();

private:
    void makeRoom();
    void drop(qsizetype &excess, const std::function<bool(const AlarmTransition &)> &which);
    void putBack();

    mutable std::mutex m_mutex;
    qsizetype m_most;
    std::deque<WaitingAlarm> m_rows;
    std::deque<WaitingAlarm> m_batch;
    qint64 m_lostLast = 0; ///< rows that fell out behind all that wait
    qint64 m_lostUnsaid = 0; ///< before what waits
    qint64 m_written = 0;
    bool m_hasGap = false;
    bool m_held = false;
    bool m_fetched = false; ///< a writer is on its way, or will come again by itself
    bool m_closed = false;
};

} // namespace Raptor::History
