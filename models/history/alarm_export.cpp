// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_export.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "models/history/csv_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

/// Numbers, not text: a minus is no formula.
QByteArray numberCell(double number)
{
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

QByteArray valueCell(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return numberCell(*number);
    if (const QString *words = std::get_if<QString>(&value))
        return csvCell(*words);
    return {};
}

QByteArray flagCell(bool flag)
{
    return flag ? "yes" : "";
}

} // namespace

QByteArray alarmCsvHeader()
{
    return "time,alarm,device,text,event,from,to,shelving,suppressed,out_of_service,priority,kind,"
           "value,limit,unit,detail,operator,comment,until,host,number\r\n";
}

QByteArray alarmCsvLine(const AlarmEntry &entry)
{
    const AlarmTransition &row = entry.row;
    const AlarmOccurrence &seen = row.occurrence;
    const QByteArrayList cells{
        csvCell(isoTime(row.at)),
        csvCell(row.key.text()),
        csvCell(row.key.device.text()),
        csvCell(row.text),
        csvCell(Wording::machineName(row.event)),
        csvCell(Wording::machineName(row.from.state)),
        csvCell(Wording::machineName(row.to.state)),
        csvCell(Wording::machineName(row.to.shelving)),
        flagCell(row.to.suppressed),
        flagCell(row.to.outOfService),
        csvCell(Wording::machineName(row.priority)),
        csvCell(Wording::machineName(row.kind)),
        valueCell(seen.value),
        seen.limit ? numberCell(*seen.limit) : QByteArray(),
        csvCell(unitSymbol(seen.unit)),
        csvCell(seen.detail),
        csvCell(row.by),
        csvCell(row.comment),
        row.until ? csvCell(isoTime(*row.until)) : QByteArray(),
        csvCell(entry.writer.host),
        QByteArray::number(row.seq),
    };
    return cells.join(',') + "\r\n";
}

Result<qint64> exportAlarms(const QString &journal, const QString &file, const AlarmQuery &query,
                            const std::function<bool(int)> &progress)
{
    QSaveFile output(file);
    const auto failed = [&output, &file] {
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(file, output.errorString())};
    };
    if (!output.open(QIODevice::WriteOnly))
        return failed();
    const auto write = [&output](const QByteArray &bytes) {
        return output.write(bytes) == bytes.size();
    };
    bool good = write(alarmCsvHeader());
    bool wanted = progress(0);
    qint64 rows = 0;
    const Outcome read = forEachAlarmRow(
        journal, query,
        [&](const AlarmEntry &entry) {
            good = good && write(alarmCsvLine(entry));
            rows += good ? 1 : 0;
            return wanted && good;
        },
        [&](int percent) { wanted = progress(percent) && wanted; });
    if (!read)
        return read.error();
    if (!wanted)
        return Error{Error::Code::Refused, Words::tr("cancelled")};
    if (!good || !output.commit())
        return failed();
    return rows;
}

} // namespace Raptor::History
