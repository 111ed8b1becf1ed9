// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/held_stop.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EmergencyStops)
};

QString pathText(const CommandPath &path, BootTime origin)
{
    const auto since = [origin](BootTime at) { return Wording::duration(at - origin); };
    QString text;
    if (path.acknowledgedAt)
        text = Words::tr("broker has it after %1").arg(since(*path.acknowledgedAt));
    else if (path.sentAt)
        text = Words::tr("sent after %1").arg(since(*path.sentAt));
    else
        text = Words::tr("not sent yet");
    if (!path.error.isEmpty())
        text += QLatin1String(" - ") + path.error;
    return Words::tr("%1: %2").arg(path.broker, text);
}

QString confirmedText(const CommandRecord &record, const HeldStop &stop)
{
    QStringList parts;
    if (record.outcome == CommandOutcome::Confirmed && record.finishedAt && record.sentAt)
        parts.append(Words::tr("confirmed in %1")
                         .arg(Wording::duration(*record.finishedAt - record.origin())));
    else if (record.note.isEmpty())
        parts.append(Wording::of(EStopProgress::Confirmed));
    if (!record.note.isEmpty())
        parts.append(record.note);
    if (stop.violated)
        parts.append(Words::tr("but the device reports otherwise now"));
    return parts.join(QLatin1String(", "));
}

void describeOpen(EStopLine *line, const HeldStop &stop, const CommandRecord &record, BootTime now)
{
    const bool toldPerPath = record.paths.size() == 1; // the same words, with the broker's name
    const auto since = [&record](BootTime at) { return Wording::duration(at - record.origin()); };
    if (record.acknowledgedAt) {
        line->progress = EStopProgress::BrokerHas;
        line->text = Words::tr("broker has it after %1").arg(since(*record.acknowledgedAt));
    } else if (record.sentAt) {
        line->progress = EStopProgress::Sent;
        line->text = Words::tr("sent after %1").arg(since(*record.sentAt));
    } else {
        line->progress = EStopProgress::NotSent;
        line->text = Wording::of(EStopProgress::NotSent);
    }
    const bool late = now - stop.loudFrom >= eStopLoudAfter;
    if ((late && record.sentAt) || !stop.repeating) {
        line->progress = EStopProgress::NotConfirmed;
        const QString words = Wording::of(line->progress);
        if (!stop.repeating)
            line->text = Words::tr("%1 (%2)").arg(words, Words::tr("no longer repeated"));
        else
            line->text = toldPerPath ? words : Words::tr("%1 (%2)").arg(words, line->text);
    } else if (toldPerPath) {
        line->text = Wording::of(line->progress);
    }
}

} // namespace

EStopLine lineOf(const DeviceId &device, const HeldStop &stop,
                 const std::optional<CommandRecord> &record, BootTime now)
{
    EStopLine line;
    line.device = device;
    line.by = stop.by;
    line.pressedAt = stop.pressedWall;
    if (!record)
        return line;
    line.paths = record->paths;
    for (const CommandPath &path : record->paths)
        line.pathTexts.append(pathText(path, record->origin()));
    if (stop.confirmedAt) {
        line.progress = EStopProgress::Confirmed;
        line.text = confirmedText(*record, stop);
    } else if (stop.asks) {
        line.progress = EStopProgress::Asks;
        line.text = Wording::of(EStopProgress::Asks);
    } else {
        describeOpen(&line, stop, *record, now);
    }
    return line;
}

} // namespace Raptor
