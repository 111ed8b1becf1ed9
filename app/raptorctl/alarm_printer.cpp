// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/alarm_printer.h"

#include "app/raptorctl/json_line.h"
#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QDateTime>

namespace Raptor::App {

namespace {

QString clockText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QJsonValue jsonTime(std::optional<WallTime> time)
{
    return time ? QJsonValue(qint64(toEpochMs(*time))) : QJsonValue();
}

void addRow(JsonLine &line, const AlarmTransition &row)
{
    const AlarmOccurrence &seen = row.occurrence;
    line.add("seq", row.seq)
        .add("at", qint64(toEpochMs(row.at)))
        .add("alarm", row.key.text())
        .add("device", row.key.device.text())
        .add("event", Wording::machineName(row.event))
        .add("was", Wording::machineName(row.from.state))
        .add("state", Wording::machineName(row.to.state))
        .add("shelving", Wording::machineName(row.to.shelving))
        .add("suppressed", row.to.suppressed)
        .add("out_of_service", row.to.outOfService)
        .add("priority", Wording::machineName(row.priority))
        .add("kind", Wording::machineName(row.kind))
        .add("text", row.text)
        .add("value", jsonValue(seen.value))
        .add("limit", seen.limit ? QJsonValue(*seen.limit) : QJsonValue())
        .add("unit", unitSymbol(seen.unit))
        .add("detail", seen.detail)
        .add("operator", row.by)
        .add("comment", row.comment)
        .add("until", jsonTime(row.until));
}

/// What was seen, who and why: what both kinds of lines end with.
QStringList circumstances(const AlarmTransition &row)
{
    const AlarmOccurrence &seen = row.occurrence;
    QStringList parts;
    if (!std::holds_alternative<std::monostate>(seen.value))
        parts.append(Wording::value(seen.value, seen.unit));
    if (seen.limit)
        parts.append(QStringLiteral("limit %1").arg(Wording::value(*seen.limit, seen.unit)));
    if (row.to.shelving != AlarmShelving::None) {
        parts.append(row.until ? QStringLiteral("shelved until %1").arg(clockText(*row.until))
                               : QStringLiteral("shelved"));
    }
    if (row.to.suppressed)
        parts.append(QStringLiteral("suppressed"));
    if (row.to.outOfService)
        parts.append(QStringLiteral("out of service"));
    if (!row.by.isEmpty())
        parts.append(QStringLiteral("by %1").arg(row.by));
    for (const QString &words : {row.comment, seen.detail}) {
        if (!words.isEmpty())
            parts.append(words);
    }
    return parts;
}

QByteArray textLine(const QStringList &parts)
{
    return printable(parts.join(QLatin1String("  "))).toUtf8() + '\n';
}

} // namespace

QByteArray transitionLine(const AlarmTransition &row, bool json)
{
    if (json) {
        JsonLine line;
        addRow(line, row);
        return line.line();
    }
    return textLine(QStringList{clockText(row.at), row.key.text(), row.text, Wording::of(row.event),
                                Wording::of(row.to.state)}
                    + circumstances(row));
}

QByteArray standingLine(const History::StandingAlarm &alarm, bool json)
{
    const AlarmTransition &row = alarm.newest;
    if (json) {
        JsonLine line;
        addRow(line, row);
        line.add("raised_at", jsonTime(alarm.raisedAt));
        return line.line();
    }
    return textLine(QStringList{clockText(alarm.raisedAt.value_or(row.at)),
                                Wording::of(row.priority), row.key.text(), row.text,
                                Wording::of(row.to.state)}
                    + circumstances(row));
}

} // namespace Raptor::App
