// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_schema.h"

#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x52617041; // "RapA"

/// Positions in the columns of the journal behind seq.
enum Column {
    At = 1,
    Alarm,
    Device,
    Subject,
    Rule,
    Event,
    FromState, ///< and shelving, suppressed, out of service
    ToState = FromState + 4,
    Priority = ToState + 4,
    Kind,
    Text,
    ValueSeen,
    Threshold,
    UnitName,
    Detail,
    Operator,
    Comment,
    Until,
    ActiveSince,
    WasActiveSince,
    Host,
    Run,
};

struct ColumnType
{
    const char *name;
    const char *type;
};

/// `value` has no type: it is a number (REAL), a truth (INTEGER), a text, or null.
constexpr ColumnType columns[]{
    {"at", "INTEGER NOT NULL"},
    {"alarm", "TEXT NOT NULL"},
    {"device", "TEXT NOT NULL"},
    {"subject", "TEXT NOT NULL"},
    {"rule", "TEXT NOT NULL"},
    {"event", "TEXT NOT NULL"},
    {"from_state", "TEXT NOT NULL"},
    {"from_shelving", "TEXT NOT NULL"},
    {"from_suppressed", "INTEGER NOT NULL"},
    {"from_out_of_service", "INTEGER NOT NULL"},
    {"to_state", "TEXT NOT NULL"},
    {"to_shelving", "TEXT NOT NULL"},
    {"to_suppressed", "INTEGER NOT NULL"},
    {"to_out_of_service", "INTEGER NOT NULL"},
    {"priority", "TEXT NOT NULL"},
    {"kind", "TEXT NOT NULL"},
    {"text", "TEXT NOT NULL"},
    {"value", ""},
    {"threshold", "REAL"},
    {"unit", "TEXT NOT NULL"},
    {"detail", "TEXT NOT NULL"},
    {"operator", "TEXT NOT NULL"},
    {"comment", "TEXT NOT NULL"},
    {"until", "INTEGER"},
    {"active_since", "INTEGER"},
    {"was_active_since", "INTEGER"},
    {"host", "TEXT NOT NULL"},
    {"run", "TEXT NOT NULL"},
};
static_assert(std::size(columns) == Run);

template <class Make>
QString joined(Make make)
{
    QStringList parts;
    for (const ColumnType &column : columns)
        parts.append(make(column));
    return parts.join(QLatin1String(", "));
}

QVariant storedTime(std::optional<WallTime> time)
{
    return time ? storedNumber(toEpochMs(*time)) : QVariant();
}

QVariant storedFlag(bool flag)
{
    return storedNumber(flag ? 1 : 0);
}

QVariant storedValue(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return storedFlag(*flag);
    if (const double *number = std::get_if<double>(&value))
        return *number;
    if (const QString *words = std::get_if<QString>(&value))
        return storedText(*words);
    return {};
}

Value toValue(const QSqlQuery &query, int column)
{
    if (query.isNull(column))
        return std::monostate{};
    const QVariant value = query.value(column);
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return value.toLongLong() != 0;
    case QMetaType::Double:
        return value.toDouble();
    default:
        return value.toString();
    }
}

void append(QVariantList &values, const AlarmStatus &status)
{
    values << storedText(nameOf(status.state)) << storedText(nameOf(status.shelving))
           << storedFlag(status.suppressed) << storedFlag(status.outOfService);
}

} // namespace

QString alarmFileIn(const QString &dataDirectory)
{
    return dataDirectory.isEmpty() ? QString() : dataDirectory + QLatin1String("/alarms.sqlite");
}

const FileFormat &alarmFormat()
{
    static const FileFormat format{
        applicationId,
        schemaVersion,
        {
            QStringLiteral("CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, %1)")
                .arg(joined([](const ColumnType &column) {
                    return QStringLiteral("%1 %2").arg(QLatin1String(column.name),
                                                       QLatin1String(column.type));
                })),
            QStringLiteral("CREATE TABLE standing (alarm TEXT PRIMARY KEY, seq INTEGER NOT NULL, "
                           "raised INTEGER, cleared INTEGER, acknowledged INTEGER, "
                           "shelved INTEGER) WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX journal_by_time ON journal (at)"),
            QStringLiteral("CREATE INDEX journal_of_alarm ON journal (alarm)"),
            QStringLiteral("CREATE INDEX journal_of_device ON journal (device)"),
            QStringLiteral("CREATE INDEX journal_of_ends ON journal (at) "
                           "WHERE was_active_since IS NOT NULL"),
            QStringLiteral("CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN "
                           "SELECT RAISE(ABORT, 'the alarm journal is append-only'); END"),
            noDeleteTrigger(),
        },
        [](const QString &file) {
            return Words::tr("%1 is no alarm journal of this program").arg(file);
        },
        [](const QString &file) { return Words::tr("There is no alarm journal at %1").arg(file); }};
    return format;
}

Result<std::shared_ptr<SqlConnection>> openAlarmsForReading(const QString &file)
{
    return openForReading(file, alarmFormat());
}

const QString &alarmColumns()
{
    static const QString names =
        QLatin1String("journal.seq, ") + joined([](const ColumnType &column) {
            return QStringLiteral("journal.%1").arg(QLatin1String(column.name));
        });
    return names;
}

const QString &noDeleteTrigger()
{
    static const QString statement =
        QStringLiteral("CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN "
                       "SELECT RAISE(ABORT, 'the alarm journal is append-only'); END");
    return statement;
}

const QString &standingNumbers()
{
    static const QString statement =
        QStringLiteral("SELECT seq AS number FROM standing UNION SELECT raised FROM standing "
                       "UNION SELECT cleared FROM standing UNION SELECT acknowledged FROM standing "
                       "UNION SELECT shelved FROM standing");
    return statement;
}

const QString &insertAlarm()
{
    static const QString statement =
        QStringLiteral("INSERT INTO journal (%1) VALUES (%2)")
            .arg(joined([](const ColumnType &column) { return QString::fromLatin1(column.name); }),
                 joined([](const ColumnType &) { return QStringLiteral("?"); }));
    return statement;
}

AlarmStatus toAlarmStatus(const QSqlQuery &query, int column)
{
    // What this version does not know is announced.
    return {valueOf(query.value(column), AlarmState::ActiveUnacknowledged),
            valueOf(query.value(column + 1), AlarmShelving::None),
            query.value(column + 2).toInt() != 0, query.value(column + 3).toInt() != 0};
}

std::optional<WallTime> toTime(const QVariant &ms)
{
    return ms.isNull() ? std::nullopt : std::optional(fromEpochMs(ms.toLongLong()));
}

AlarmEntry toAlarmEntry(const QSqlQuery &query)
{
    const auto words = [&query](Column column) { return query.value(column).toString(); };
    AlarmEntry entry;
    AlarmTransition &row = entry.row;
    row.seq = query.value(0).toLongLong();
    row.at = fromEpochMs(query.value(At).toLongLong());
    row.key = {DeviceId::parse(words(Device)).valueOr(DeviceId()), words(Subject), words(Rule)};
    row.event = valueOf(query.value(Event), AlarmEvent::Redefine);
    row.from = toAlarmStatus(query, FromState);
    row.to = toAlarmStatus(query, ToState);
    row.priority = valueOf(query.value(Priority), AlarmPriority::Urgent);
    row.kind = valueOf(query.value(Kind), AlarmKind::Contradiction);
    row.text = words(Text);
    row.occurrence.value = toValue(query, ValueSeen);
    if (!query.isNull(Threshold))
        row.occurrence.limit = query.value(Threshold).toDouble();
    row.occurrence.unit = valueOf(query.value(UnitName), Unit::None);
    row.occurrence.detail = words(Detail);
    row.by = words(Operator);
    row.comment = words(Comment);
    row.until = toTime(query.value(Until));
    entry.activeSince = toTime(query.value(ActiveSince));
    entry.wasActiveSince = toTime(query.value(WasActiveSince));
    entry.writer = {words(Host), words(Run)};
    return entry;
}

bool holdsText(const QSqlQuery &query, const QString &text)
{
    constexpr Column searched[]{Alarm, Text, Operator, Comment};
    return std::any_of(std::begin(searched), std::end(searched), [&](Column column) {
        return query.value(column).toString().contains(text, Qt::CaseInsensitive);
    });
}

QVariantList toValues(const AlarmEntry &entry)
{
    const AlarmTransition &row = entry.row;
    const AlarmOccurrence &occurrence = row.occurrence;
    QVariantList values{storedNumber(toEpochMs(row.at)),   storedText(row.key.text()),
                        storedText(row.key.device.text()), storedText(row.key.subject),
                        storedText(row.key.rule),          storedText(nameOf(row.event))};
    append(values, row.from);
    append(values, row.to);
    values << storedText(nameOf(row.priority)) << storedText(nameOf(row.kind))
           << storedText(row.text) << storedValue(occurrence.value)
           << (occurrence.limit ? QVariant(*occurrence.limit) : QVariant())
           << storedText(nameOf(occurrence.unit)) << storedText(occurrence.detail)
           << storedText(row.by) << storedText(row.comment) << storedTime(row.until)
           << storedTime(entry.activeSince) << storedTime(entry.wasActiveSince)
           << storedText(entry.writer.host) << storedText(entry.writer.run);
    return values;
}

} // namespace Raptor::History
