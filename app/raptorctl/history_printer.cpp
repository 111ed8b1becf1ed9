// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/history_printer.h"

#include "app/raptorctl/json_line.h"
#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "models/history/csv_text.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace Raptor::App {

namespace {

using Format = HistoryOptions::Format;

QString clockText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

/// As it was received, to the last bit.
QString exact(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString exact(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const double *number = std::get_if<double>(&value))
        return exact(*number);
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return {};
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList line;
    for (const QString &cell : cells)
        line.append(History::csvCell(cell));
    return line.join(',') + "\r\n";
}

/// A number is no formula, minus or not.
QByteArray csvNumbers(const QList<double> &numbers)
{
    QByteArrayList line;
    for (const double number : numbers)
        line.append(exact(number).toLatin1());
    return line.join(',');
}

QByteArray textLine(const QStringList &parts)
{
    return printable(parts.join(QLatin1String("  "))).toUtf8() + '\n';
}

QString gapText(bool gap)
{
    return gap ? QStringLiteral("gap before it") : QString();
}

} // namespace

QString HistoryPrinter::text(double number) const
{
    return Wording::value(number, m_unit);
}

QByteArray HistoryPrinter::sampleHead() const
{
    return m_format == Format::Csv ? "time,tag,value,unit,quality,broker,gap\r\n" : "";
}

QByteArray HistoryPrinter::sample(const HistorySample &sample) const
{
    if (m_format == Format::Json) {
        JsonLine line;
        line.add("tag", m_tag.text())
            .add("at", qint64(toEpochMs(sample.at)))
            .add("value", jsonValue(sample.value))
            .add("unit", unitSymbol(m_unit))
            .add("quality", Wording::machineName(sample.quality))
            .add("broker", sample.broker)
            .add("gap", sample.gap);
        return line.line();
    }
    if (m_format == Format::Csv) {
        const bool isNumber = std::holds_alternative<double>(sample.value);
        const QByteArray value =
            isNumber ? exact(sample.value).toLatin1() : History::csvCell(exact(sample.value));
        return History::csvCell(History::isoTime(sample.at)) + ',' + History::csvCell(m_tag.text())
            + ',' + value + ','
            + csvLine({unitSymbol(m_unit), Wording::machineName(sample.quality), sample.broker,
                       sample.gap ? QStringLiteral("true") : QStringLiteral("false")});
    }
    QStringList parts{clockText(sample.at), Wording::value(sample.value, m_unit),
                      Wording::of(sample.quality), sample.broker};
    if (sample.gap)
        parts.append(gapText(true));
    return textLine(parts);
}

QByteArray HistoryPrinter::bucketHead() const
{
    return m_format == Format::Csv ? "time,tag,count,mean,min,max,first,last,unit,quality,gap\r\n"
                                   : "";
}

QByteArray HistoryPrinter::bucket(const HistoryBucket &bucket, Milliseconds step) const
{
    const bool any = bucket.count > 0;
    const double mean = any ? bucket.sum / double(bucket.count) : 0.0;
    if (m_format == Format::Json) {
        const auto number = [any](double one) { return any ? QJsonValue(one) : QJsonValue(); };
        JsonLine line;
        line.add("tag", m_tag.text())
            .add("from", qint64(toEpochMs(bucket.from)))
            .add("step_ms", qint64(step.count()))
            .add("count", bucket.count)
            .add("mean", number(mean))
            .add("min", number(bucket.minimum))
            .add("max", number(bucket.maximum))
            .add("first", number(bucket.first))
            .add("last", number(bucket.last))
            .add("unit", unitSymbol(m_unit))
            .add("quality", Wording::machineName(bucket.worst))
            .add("gap", bucket.gap);
        return line.line();
    }
    if (m_format == Format::Csv) {
        const QByteArray numbers = any
            ? csvNumbers({mean, bucket.minimum, bucket.maximum, bucket.first, bucket.last})
            : QByteArray(",,,,");
        return History::csvCell(History::isoTime(bucket.from)) + ','
            + History::csvCell(m_tag.text()) + ',' + QByteArray::number(bucket.count) + ','
            + numbers + ','
            + csvLine({unitSymbol(m_unit), Wording::machineName(bucket.worst),
                       bucket.gap ? QStringLiteral("true") : QStringLiteral("false")});
    }
    QStringList parts{clockText(bucket.from)};
    if (any) {
        parts.append(QStringLiteral("mean %1  %2 .. %3")
                         .arg(text(mean), text(bucket.minimum), text(bucket.maximum)));
    } else {
        parts.append(QStringLiteral("no numbers"));
    }
    parts.append(QStringLiteral("%1 samples").arg(bucket.count));
    parts.append(Wording::of(bucket.worst));
    if (bucket.gap)
        parts.append(gapText(true));
    return textLine(parts);
}

QByteArray tagHead(Format format)
{
    return format == Format::Csv ? "tag,device,signal\r\n" : "";
}

QByteArray tagLine(const TagId &tag, Format format)
{
    if (format == Format::Csv)
        return csvLine({tag.text(), tag.device.text(), tag.signal});
    if (format == Format::Json) {
        JsonLine line;
        line.add("tag", tag.text()).add("device", tag.device.text()).add("signal", tag.signal);
        return line.line();
    }
    return textLine({tag.text()});
}

QByteArray usageLines(const HistoryUsage &usage, Format format)
{
    const auto time = [](std::optional<WallTime> at) {
        return at ? QJsonValue(qint64(toEpochMs(*at))) : QJsonValue();
    };
    if (format == Format::Json) {
        JsonLine line;
        line.add("folder", usage.folder)
            .add("bytes", usage.bytes)
            .add("samples", usage.samples)
            .add("tags", usage.tags)
            .add("oldest", time(usage.oldest))
            .add("newest", time(usage.newest))
            .add("bytes_per_sample", usage.bytesPerSample)
            .add("keep_days", usage.keepDays)
            .add("keep_bytes", usage.keepBytes)
            .add("trouble", usage.trouble)
            .add("checked", usage.checked);
        return line.line();
    }
    const QLocale plain(QLocale::C);
    const auto words = [](std::optional<WallTime> at) {
        return at ? clockText(*at) : QStringLiteral("-");
    };
    QByteArray lines = textLine({usage.folder});
    lines += textLine({QStringLiteral("%1 in %2 samples of %3 tags, %4 bytes a sample")
                           .arg(plain.formattedDataSize(usage.bytes, 1, QLocale::DataSizeSIFormat))
                           .arg(usage.samples)
                           .arg(usage.tags)
                           .arg(usage.bytesPerSample, 0, 'f', 2)});
    lines +=
        textLine({QStringLiteral("from %1 to %2").arg(words(usage.oldest), words(usage.newest))});
    lines += textLine({usage.keepDays > 0 ? QStringLiteral("kept for %1 days").arg(usage.keepDays)
                                          : QStringLiteral("kept whatever its age"),
                       usage.keepBytes > 0 ? QStringLiteral("up to %1")
                                                 .arg(plain.formattedDataSize(
                                                     usage.keepBytes, 1, QLocale::DataSizeSIFormat))
                                           : QStringLiteral("whatever its size")});
    return lines;
}

} // namespace Raptor::App
