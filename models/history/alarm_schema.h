// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "models/history/file_format.h"
#include "models/history/stored_row.h"

#include <QtCore/QVariantList>

namespace Raptor::History {

/// The alarm journal of a data directory; empty for none.
[[nodiscard]] QString alarmFileIn(const QString &dataDirectory);

/// Two tables. `journal`: every transition, append-only (triggers), numbered 1, 2, 3 ...; alarms by
/// their key's text. `standing`: for each alarm that is not plainly Normal the number of its newest
/// row, and of those that tell since when and through whom it stands so. Enumerations are stored by
/// name, times in ms since 1970.
///
/// Old rows are removed only by AlarmFile::prune(). What reads a part of it goes by an index: time,
/// alarm, device, and ends of active times.
[[nodiscard]] const FileFormat &alarmFormat();
[[nodiscard]] Result<std::shared_ptr<SqlConnection>> openAlarmsForReading(const QString &file);

/// A row as it is written: a transition and what the file knows besides.
struct AlarmEntry
{
    AlarmTransition row;
    /// When the condition that holds after this row began; unset: none holds.
    std::optional<WallTime> activeSince{};
    /// When the condition that ends with this row began; unset: none does.
    std::optional<WallTime> wasActiveSince{};
    Writer writer{};
};

/// "journal.seq, journal.at, ...": what toAlarmEntry() expects, from position 0 on.
[[nodiscard]] const QString &alarmColumns();
[[nodiscard]] AlarmEntry toAlarmEntry(const QSqlQuery &query);

/// Whether key, text, operator or comment hold @p text; case does not count.
[[nodiscard]] bool holdsText(const QSqlQuery &query, const QString &text);

/// "SELECT ... AS number ...": the rows that the table of standing alarms names.
[[nodiscard]] const QString &standingNumbers();

/// "CREATE TRIGGER journal_no_delete ...".
[[nodiscard]] const QString &noDeleteTrigger();

/// "INSERT INTO journal ...", with a mark for each of toValues(); seq is left to SQLite.
[[nodiscard]] const QString &insertAlarm();
[[nodiscard]] QVariantList toValues(const AlarmEntry &entry);

/// The four parts of a status at @p column and the three behind it.
[[nodiscard]] AlarmStatus toAlarmStatus(const QSqlQuery &query, int column);
[[nodiscard]] std::optional<WallTime> toTime(const QVariant &ms);

} // namespace Raptor::History
