// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/history/alarm_schema.h"
#include "models/history/durable_file.h"

#include <functional>

namespace Raptor::History {

/// What the journal's file tells. Each function opens the file for reading, and closes it; a thread
/// that may wait. NotFound when there is no journal.

struct StandingRows
{
    QList<AlarmTransition> rows; ///< see AlarmJournal::standing()
    qint64 newest = 0; ///< number of the newest row of all
};
[[nodiscard]] Result<StandingRows> readStanding(const QString &file);
/// In the transaction that is open.
[[nodiscard]] Result<StandingRows> readStanding(const SqlConnection &connection);

/// An alarm that is not plainly Normal.
struct StandingAlarm
{
    AlarmTransition newest; ///< its newest row
    std::optional<WallTime> raisedAt;
};
/// All of them, most urgent first, then the newest. A shelving whose end is over at @p now, which
/// no console has noted yet, counts as ended.
[[nodiscard]] Result<QList<StandingAlarm>> standingAlarms(const QString &file, WallTime now);

/// False ends the reading (Error::Code::Refused).
using GoOn = std::function<bool()>;

/// The newest query.most rows that match, newest first.
[[nodiscard]] Result<QList<AlarmTransition>>
newestAlarmRows(const QString &file, const AlarmQuery &query, const GoOn &goOn = {});

/// Calls @p visit for each row that matches, oldest first, query.most aside; false from it ends the
/// reading. @p progress gets percents of the journal as they grow.
using AlarmVisitor = std::function<bool(const AlarmEntry &entry)>;
[[nodiscard]] Outcome forEachAlarmRow(const QString &file, const AlarmQuery &query,
                                      const AlarmVisitor &visit,
                                      const std::function<void(int)> &progress);

/// Times in which alarms of @p device (null: of all) were active and that touch the span, oldest
/// first; of those that have ended 100,000 at most.
[[nodiscard]] Result<QList<AlarmSpan>> readSpans(const QString &file, const DeviceId &device,
                                                 WallTime from, WallTime to);
[[nodiscard]] Result<AlarmFigures> readFigures(const QString &file, WallTime from, WallTime to,
                                               const GoOn &goOn = {});

/// What operators did in other programs, as it comes. Looks through the connection that this
/// program writes with, and so only when another one has written.
class AlarmNews
{
public:
    /// Rows behind @p seen that @p run did not write; unset: behind what the first look finds.
    AlarmNews(QString run, std::optional<qint64> seen) : m_run(std::move(run)), m_seen(seen) { }

    /// @p file is open.
    [[nodiscard]] Result<QList<AlarmTransition>> look(const DurableFile &file);

private:
    [[nodiscard]] Result<QList<AlarmTransition>> read(const SqlConnection &connection, qint64 seen,
                                                      qint64 newest) const;

    QString m_run;
    std::optional<qint64> m_seen;
    std::optional<FileIdentity> m_identity;
    int m_opened = 0;
    QVariant m_version; ///< of the content that was read last
};

} // namespace Raptor::History
