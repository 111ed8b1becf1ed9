// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_schema.h"
#include "models/history/durable_file.h"

#include <QtCore/QSet>

namespace Raptor::History {

class AlarmNews;
struct StandingRows;

/// A transition that waits to be written.
struct WaitingAlarm
{
    AlarmTransition row;
    qint64 lost = 0; ///< rows before it that could not be kept
};

/// What an operator does to an alarm without a console.
struct AlarmAct
{
    QString alarm; ///< its key's text
    AlarmEvent event = AlarmEvent::Acknowledge;
    WallTime at{};
    QString by{};
    QString comment{}; ///< or the reason
    std::optional<WallTime> until{}; ///< end of shelving
};

/// The writing end of the journal, on one thread; see DurableFile. Journal and standing states are
/// written in the same transaction.
///
/// Several programs write the file, and each row of this program says where it saw the alarm come
/// from. If another one acted on the alarm meanwhile, what happened counts, not where this program
/// thought that it led to: the row is written as AlarmMachine sees it after that act. So a row that
/// waited takes no acknowledgement away, and whoever reads the file finds for every alarm one line
/// of transitions without a break.
class AlarmFile
{
public:
    using Hook = DurableFile::Hook;

    AlarmFile(QString file, Writer writer, Hook beforeCommit);

    /// Opens it, or makes it: whether rows could be written.
    [[nodiscard]] Outcome prepare();
    /// Adds all rows or none; when this says yes they are on the disk. When it fails, settle() has
    /// to be asked before the next call. A row that changes nothing after an act of another
    /// program, or after rows that are missing (@p hasGap), is left out.
    [[nodiscard]] Outcome append(const QList<WaitingAlarm> &rows, bool hasGap = false);
    /// Rows that were lost, as append() was told, and of which no row that was written says so yet.
    [[nodiscard]] qint64 lost() const { return m_lost; }
    /// Whether the rows of the append() that failed last are in the file nevertheless: a commit may
    /// fail without telling that it had happened. False also when there was none.
    [[nodiscard]] Result<bool> settle();
    /// Does it if it applies to the alarm as it stands; the row that was written. NotFound: the
    /// journal does not know the alarm. Refused: it does not apply. The words follow its name.
    [[nodiscard]] Result<AlarmTransition> act(const AlarmAct &act);

    /// What operators did in other programs since the last call.
    [[nodiscard]] Result<QList<AlarmTransition>> news(AlarmNews &news);
    /// What stands in the file of that name, which is opened if needed.
    [[nodiscard]] Result<StandingRows> standing();
    /// Number of its newest row; 0: it has none.
    [[nodiscard]] Result<qint64> newest();

    /// Removes rows that are older than @p keep, @p most of them, but none that tells where an
    /// alarm stands; how many. @p now has to be believable: at most a month ahead of the rows of
    /// earlier runs, the time aside that went by since the first call (@p boot).
    [[nodiscard]] Result<qint64> prune(WallTime now, BootTime boot, Milliseconds keep, int most);

    /// Which file it is; unset while it is closed.
    [[nodiscard]] const std::optional<FileIdentity> &identity() const { return m_file.identity(); }
    /// How often it was opened.
    [[nodiscard]] int opened() const { return m_file.opened(); }
    void close() { m_file.close(); }

private:
    /// Where an alarm stands in the file.
    struct Place;
    class Statements;
    struct Mark
    {
        qint64 seq = 0;
        QString alarm;
        qint64 at = 0;
        qint64 lost = 0; ///< lost() after it
    };
    [[nodiscard]] Outcome appendAtOnce(const QList<WaitingAlarm> &rows);
    [[nodiscard]] Outcome insertAll(const QList<WaitingAlarm> &rows);
    [[nodiscard]] std::optional<AlarmTransition> reconciled(const AlarmTransition &row,
                                                            const Place &place);
    [[nodiscard]] Result<StandingRows> readInside();
    [[nodiscard]] Result<qint64> pruneAtOnce(WallTime now, BootTime boot, Milliseconds keep,
                                             int most);
    [[nodiscard]] Result<AlarmTransition> insertAct(const AlarmAct &act);
    [[nodiscard]] Result<bool> isThere(const Mark &mark) const;

    DurableFile m_file;
    Writer m_writer;
    /// Last row of a commit that may or may not have happened.
    std::optional<Mark> m_unclear;
    Mark m_last; ///< of the transaction that is open
    bool m_hasGap = false; ///< as append() was told
    qint64 m_lost = 0;
    /// When the newest row of an earlier run was written; without one, the first call to prune().
    std::optional<WallTime> m_earlier;
    BootTime m_earlierFound{};
    /// Alarms on which another program acted, until a row of this program shows that it knows.
    QSet<QString> m_overtaken;
};

/// The row of a program that thought the alarm elsewhere than it @p stands, as it has to be
/// written; unset: it changes nothing then. @p until: end of the shelving that stands.
[[nodiscard]] std::optional<AlarmTransition>
movedFrom(AlarmTransition row, const AlarmStatus &stands, const std::optional<WallTime> &until);

} // namespace Raptor::History
