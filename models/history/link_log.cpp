// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/link_log.h"

#include "models/history/csv_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <limits>

namespace Raptor::History {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 500;
/// Times that a computer may have had: from 2000 to 2200.
constexpr double earliestMs = 946'684'800'000.0;
constexpr double latestMs = 7'258'118'400'000.0;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LinkHistory)
};

std::optional<WallTime> timeIn(const QJsonObject &line, QLatin1String key)
{
    const QJsonValue value = line.value(key);
    const double ms = value.toDouble();
    if (!value.isDouble() || ms < earliestMs || ms > latestMs)
        return std::nullopt;
    return fromEpochMs(qint64(ms));
}

QString textIn(const QJsonObject &line, QLatin1String key)
{
    return line.value(key).toString().left(longestText);
}

qint64 countIn(const QJsonObject &line, QLatin1String key)
{
    constexpr double most = 1e15;
    return qint64(qBound(0.0, line.value(key).toDouble(), most));
}

std::optional<LinkEntry> entryIn(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject line = document.object();
    const QString what = line.value("what"_L1).toString();
    if (what == "switch"_L1) {
        const auto at = timeIn(line, "at"_L1);
        if (!at)
            return std::nullopt;
        return BrokerSwitch{*at, textIn(line, "from"_L1), textIn(line, "to"_L1),
                            textIn(line, "reason"_L1), line.value("byHand"_L1).toBool()};
    }
    const auto from = timeIn(line, "from"_L1);
    BrokerOutage outage;
    outage.broker = textIn(line, "broker"_L1);
    if (what != "outage"_L1 || !from || outage.broker.isEmpty())
        return std::nullopt;
    outage.from = *from;
    outage.to = timeIn(line, "to"_L1);
    outage.reason = textIn(line, "reason"_L1);
    outage.devices =
        int(qMin<qint64>(countIn(line, "devices"_L1), std::numeric_limits<int>::max()));
    outage.reports = countIn(line, "reports"_L1);
    const QJsonArray named = line.value("named"_L1).toArray();
    for (const QJsonValue &name : named) {
        if (outage.named.size() < BrokerOutage::namedAtMost)
            outage.named.append(name.toString().left(longestText));
    }
    return outage;
}

QJsonObject objectOf(const BrokerSwitch &change)
{
    return {{u"what"_s, u"switch"_s},
            {u"at"_s, double(toEpochMs(change.at))},
            {u"from"_s, change.from.left(longestText)},
            {u"to"_s, change.to.left(longestText)},
            {u"reason"_s, change.reason.left(longestText)},
            {u"byHand"_s, change.byHand}};
}

QJsonObject objectOf(const BrokerOutage &outage)
{
    QJsonObject line{{u"what"_s, u"outage"_s},
                     {u"broker"_s, outage.broker.left(longestText)},
                     {u"from"_s, double(toEpochMs(outage.from))},
                     {u"reason"_s, outage.reason.left(longestText)},
                     {u"devices"_s, outage.devices},
                     {u"reports"_s, double(outage.reports)},
                     {u"named"_s, QJsonArray::fromStringList(outage.named)}};
    if (outage.to)
        line.insert(u"to"_s, double(toEpochMs(*outage.to)));
    return line;
}

QString shownTime(WallTime time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(time)), QLocale::ShortFormat)
        + u" ("_s + isoTime(time) + u")"_s;
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList line;
    for (const QString &cell : cells)
        line.append(csvCell(cell));
    return line.join(',') + "\r\n";
}

QString secondsText(const BrokerOutage &outage)
{
    return outage.to ? QString::number(double((*outage.to - outage.from).count()) / 1000.0, 'f', 1)
                     : QString();
}

} // namespace

QByteArray linkLine(const LinkEntry &entry)
{
    const QJsonObject object = std::visit([](const auto &one) { return objectOf(one); }, entry);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

LinkLog readLinkLines(const QByteArray &content, bool cutBefore)
{
    LinkLog log;
    log.complete = !cutBefore;
    qsizetype start = cutBefore ? content.indexOf('\n') + 1 : 0;
    while (start < content.size()) {
        const qsizetype end = content.indexOf('\n', start);
        const bool isHalf = end < 0;
        const QByteArray line =
            content.mid(start, (isHalf ? content.size() : end) - start).trimmed();
        start = isHalf ? content.size() : end + 1;
        if (line.isEmpty())
            continue;
        ++log.lines;
        if (const auto entry = entryIn(line))
            addLinkEntry(log.entries, *entry, std::numeric_limits<int>::max());
        else if (!isHalf)
            ++log.unreadable;
    }
    return log;
}

void addLinkEntry(QList<LinkEntry> &entries, const LinkEntry &entry, int most)
{
    if (const auto *outage = std::get_if<BrokerOutage>(&entry)) {
        for (auto known = entries.rbegin(); known != entries.rend(); ++known) {
            const auto *other = std::get_if<BrokerOutage>(&*known);
            if (other && other->broker == outage->broker && other->from == outage->from) {
                *known = entry;
                return;
            }
        }
    }
    entries.append(entry);
    if (entries.size() > most)
        entries.remove(0, entries.size() - most);
}

QByteArray switchesAsCsv(const QList<BrokerSwitch> &switches)
{
    QByteArray csv = csvLine({u"time"_s, u"from"_s, u"to"_s, u"by"_s, u"reason"_s});
    for (const BrokerSwitch &change : switches) {
        csv += csvLine({isoTime(change.at), change.from, change.to,
                        change.byHand ? u"operator"_s : u"automatic"_s, change.reason});
    }
    return csv;
}

QByteArray outagesAsCsv(const QList<BrokerOutage> &outages)
{
    QByteArray csv = csvLine({u"from"_s, u"to"_s, u"seconds"_s, u"broker"_s, u"devices"_s,
                              u"missed reports (estimate)"_s, u"reason"_s});
    for (const BrokerOutage &outage : outages) {
        csv += csvLine({isoTime(outage.from), outage.to ? isoTime(*outage.to) : QString(),
                        secondsText(outage), outage.broker, QString::number(outage.devices),
                        QString::number(outage.reports), outage.reason});
    }
    return csv;
}

QString outageReport(const BrokerOutage &outage)
{
    const QString seconds = secondsText(outage);
    QStringList lines;
    lines.append(Words::tr("Outage of the broker %1").arg(outage.broker));
    lines.append(QString());
    lines.append(Words::tr("From: %1").arg(shownTime(outage.from)));
    lines.append(Words::tr("Until: %1")
                     .arg(outage.to ? shownTime(*outage.to) : Words::tr("it still lasted")));
    if (!seconds.isEmpty())
        lines.append(Words::tr("Lasted: %1 s").arg(seconds));
    lines.append(Words::tr("Reason: %1")
                     .arg(outage.reason.isEmpty() ? Words::tr("not known") : outage.reason));
    lines.append(
        Words::tr("Devices that were heard nowhere else meanwhile: %1").arg(outage.devices));
    if (!outage.named.isEmpty()) {
        const QString names = outage.named.join(u", ");
        const int more = outage.devices - int(outage.named.size());
        lines.append(more > 0 ? Words::tr("These are: %1 and %2 more").arg(names).arg(more)
                              : Words::tr("These are: %1").arg(names));
    }
    lines.append(Words::tr("Reports missed, an estimate by their periods: %1").arg(outage.reports));
    lines.append(QString());
    return lines.join(u'\n');
}

} // namespace Raptor::History
