// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/line_printer.h"

#include "app/raptorctl/json_line.h"
#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "models/history/csv_text.h"

#include <QtCore/QDateTime>

namespace Raptor::App {

namespace {

QString clockText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time)).toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

QByteArray sampleLine(const Sample &sample, bool json)
{
    if (json) {
        JsonLine line;
        line.add("tag", sample.tag.text())
            .add("value", jsonValue(sample.value))
            .add("unit", unitSymbol(sample.unit))
            .add("quality", Wording::machineName(sample.quality))
            .add("taken_at",
                 sample.takenAt ? QJsonValue(qint64(toEpochMs(*sample.takenAt))) : QJsonValue())
            .add("received_at", qint64(toEpochMs(sample.receivedAt)))
            .add("broker", sample.broker);
        return line.line();
    }
    return printable(QStringLiteral("%1  %2 = %3  %4  %5")
                         .arg(clockText(sample.receivedAt), sample.tag.text(),
                              Wording::value(sample.value, sample.unit),
                              Wording::of(sample.quality), sample.broker))
               .toUtf8()
        + '\n';
}

QByteArray deviceLine(const DeviceId &device, const DeviceState &state, bool json)
{
    if (json) {
        JsonLine line;
        line.add("device", device.text())
            .add("state", Wording::machineName(state.runState))
            .add("quality", Wording::machineName(state.quality))
            .add("age_ms", state.ageMs < 0 ? QJsonValue() : QJsonValue(state.ageMs))
            .add("broker", state.broker);
        return line.line();
    }
    return printable(QStringLiteral("%1  %2  %3  %4  %5")
                         .arg(device.text(), -32)
                         .arg(Wording::of(state.runState), -16)
                         .arg(Wording::of(state.quality), -10)
                         .arg(Wording::age(state.ageMs), -8)
                         .arg(state.broker))
               .toUtf8()
        + '\n';
}

QByteArray commandLine(const CommandRecord &record, bool json)
{
    const bool finished = record.step == CommandStep::Finished;
    std::optional<BootTime> at;
    switch (record.step) {
    case CommandStep::Requested: at = record.requestedAt; break;
    case CommandStep::Armed: at = record.armedAt; break;
    case CommandStep::Audited: at = record.auditedAt; break;
    case CommandStep::Sent: at = record.sentAt; break;
    case CommandStep::BrokerAcknowledged: at = record.acknowledgedAt; break;
    case CommandStep::Finished: at = record.finishedAt; break;
    }
    const Milliseconds elapsed = at.value_or(record.requestedAt) - record.origin();
    const QString step = finished ? Wording::machineName(record.outcome)
                                  : Wording::machineName(record.step);
    if (json) {
        JsonLine line;
        line.add("id", record.id)
            .add("device", record.device.text())
            .add("command", Wording::machineName(record.kind))
            .add("step", step)
            .add("final", finished)
            .add("elapsed_ms", qint64(elapsed.count()))
            .add("detail", record.detail)
            .add("note", record.note);
        return line.line();
    }
    QString text = QStringLiteral("%1 %2: %3 (+%4)")
                       .arg(Wording::of(record.kind), record.device.text(),
                            finished ? Wording::of(record.outcome) : Wording::of(record.step),
                            Wording::duration(elapsed));
    if (!record.detail.isEmpty())
        text += QLatin1String(" - ") + record.detail;
    if (!record.note.isEmpty())
        text += QLatin1String(" - ") + record.note;
    return printable(text).toUtf8() + '\n';
}

QByteArray auditLine(const CommandRecord &record, const QString &host)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(record.requestedWall));
    QStringList parts{at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")), record.device.text(),
                      Wording::of(record.kind), QStringLiteral("by %1 on %2").arg(record.by, host),
                      Wording::of(record.outcome)};
    if (record.finishedAt)
        parts.append(QStringLiteral("after %1")
                         .arg(Wording::duration(*record.finishedAt - record.origin())));
    if (record.mayStillRun)
        parts.append(QStringLiteral("MAY STILL RUN"));
    for (const QString &words : {record.reason, record.detail, record.note}) {
        if (!words.isEmpty())
            parts.append(words);
    }
    return printable(parts.join(QLatin1String("  "))).toUtf8() + '\n';
}

QByteArray configuredLine(const AuditRow &row, const QString &host, bool json)
{
    const CommandRecord &record = row.record;
    if (json) {
        JsonLine line;
        line.add("id", record.id)
            .add("requested", History::isoTime(row.at))
            .add("device", record.device.text())
            .add("command", QStringLiteral("configured"))
            .add("operator", record.by)
            .add("host", host)
            .add("reason", record.reason)
            .add("detail", record.detail);
        return line.line();
    }
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(row.at));
    QStringList parts{at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))};
    for (const QString &words :
         {record.device.text(), QStringLiteral("configured"),
          QStringLiteral("by %1 on %2").arg(record.by, host), record.reason, record.detail}) {
        if (!words.isEmpty())
            parts.append(words);
    }
    return printable(parts.join(QLatin1String("  "))).toUtf8() + '\n';
}

} // namespace Raptor::App
