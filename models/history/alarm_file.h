// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_schema.h"
#include "models/history/durable_file.h"

#include <QtCore/QSet>

namespace Raptor::History {

class AlarmNews;

/// A transition that waits to be written.
struct WaitingAlarm
{
    AlarmTransition row;
    /// Rows of this alarm before it were left out: it says where the alarm stands, whatever the
    /// file says, and nothing if the file says the same.
    bool resumes = false;
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
    /// Adds all rows or none; when this says yes they are on the disk. A commit whose own fate was
    /// unclear is looked for first: call it again with the very same rows until it succeeds. A row
    /// that changes nothing after an act of another program is left out.
    [[nodiscard]] Outcome append(const QList<WaitingAlarm> &rows);
    /// Does it if it applies to the alarm as it stands; the row that was written. NotFound: the
    /// journal does not know the alarm. Refused: it does not apply. The words follow its name.
    [[nodiscard]] Result<AlarmTransition> act(const AlarmAct &act);

    /// What operators did in other programs since the last call.
    [[nodiscard]] Result<QList<AlarmTransition>> news(AlarmNews &news);

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
    };
    [[nodiscard]] Outcome appendAtOnce(const QList<WaitingAlarm> &rows);
    [[nodiscard]] Outcome insertAll(const QList<WaitingAlarm> &rows);
    [[nodiscard]] std::optional<AlarmTransition> reconciled(const WaitingAlarm &waiting,
                                                            const Place &place);
    [[nodiscard]] Result<AlarmTransition> insertAct(const AlarmAct &act);
    [[nodiscard]] Result<bool> isThere(const Mark &mark) const;

    DurableFile m_file;
    Writer m_writer;
    /// Last row of a commit that may or may not have happened.
    std::optional<Mark> m_unclear;
    Mark m_last; ///< of the transaction that is open
    /// Alarms on which another program acted, until a row of this program shows that it knows.
    QSet<QString> m_overtaken;
};

} // namespace Raptor::History
