// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/ledger_export.h"

#include "models/domain/wording.h"
#include "models/history/audit_reader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaEnum>
#include <QtCore/QSaveFile>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Ledger)
};

QString nameOf(Refusal refusal)
{
    if (refusal == Refusal::None)
        return {};
    QString name;
    for (const QChar c :
         QString::fromLatin1(QMetaEnum::fromType<Refusal>().valueToKey(int(refusal)))) {
        if (c.isUpper() && !name.isEmpty())
            name.append(u'-');
        name.append(c.toLower());
    }
    return name;
}

struct Step
{
    const char *name;
    std::optional<BootTime> CommandRecord::*time;
};

constexpr Step steps[]{
    {"armed_ms", &CommandRecord::armedAt},
    {"audited_ms", &CommandRecord::auditedAt},
    {"sent_ms", &CommandRecord::sentAt},
    {"acknowledged_ms", &CommandRecord::acknowledgedAt},
    {"finished_ms", &CommandRecord::finishedAt},
};

std::optional<qint64> sinceGiven(const CommandRecord &record, std::optional<BootTime> time)
{
    return time ? std::optional<qint64>((*time - record.origin()).count()) : std::nullopt;
}

QString pathsText(const CommandRecord &record)
{
    QStringList texts;
    for (const CommandPath &path : record.paths) {
        QStringList parts;
        if (const auto sent = sinceGiven(record, path.sentAt))
            parts.append(QStringLiteral("sent +%1 ms").arg(*sent));
        if (const auto acknowledged = sinceGiven(record, path.acknowledgedAt))
            parts.append(QStringLiteral("acknowledged +%1 ms").arg(*acknowledged));
        if (!path.error.isEmpty())
            parts.append(path.error);
        texts.append(path.broker + QLatin1String(": ") + parts.join(QLatin1String(", ")));
    }
    return texts.join(QLatin1String("; "));
}

/// Takes the commands as they come and puts them into the file.
class Exporter
{
public:
    Exporter(QIODevice &output, LedgerFormat format) : m_output(output), m_format(format) { }

    void begin() { write(m_format == LedgerFormat::Csv ? csvHeader() : QByteArray("[")); }
    void add(const TrailEntry &entry)
    {
        if (m_format == LedgerFormat::Csv)
            write(csvLine(entry));
        else
            write((m_rows > 0 ? QByteArray(",\n") : QByteArray("\n")) + jsonObject(entry));
        ++m_rows;
    }
    void end()
    {
        if (m_format == LedgerFormat::Json)
            write(m_rows > 0 ? QByteArray("\n]\n") : QByteArray("]\n"));
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    void write(const QByteArray &bytes)
    {
        m_good = m_good && m_output.write(bytes) == bytes.size();
    }

    QIODevice &m_output;
    LedgerFormat m_format;
    qint64 m_rows = 0;
    bool m_good = true;
};

} // namespace

bool matches(const CommandRecord &record, const LedgerFilter &filter)
{
    if ((filter.from && record.requestedWall < *filter.from)
        || (filter.to && record.requestedWall > *filter.to)
        || (filter.kind && record.kind != *filter.kind)
        || (filter.outcome && record.outcome != *filter.outcome))
        return false;
    const auto holds = [&filter](const QString &text) {
        return text.contains(filter.text, Qt::CaseInsensitive);
    };
    return holds(record.device.text()) || holds(record.by) || holds(record.reason)
        || holds(record.detail);
}

QByteArray csvHeader()
{
    QByteArray header = "requested,device,command,operator,host,reason,outcome,refusal,detail,note,"
                        "group,may_still_run";
    for (const Step &step : steps)
        header += QByteArray(",") + step.name;
    return header + ",paths,id\r\n";
}

QByteArray csvLine(const TrailEntry &entry)
{
    const CommandRecord &record = entry.row.record;
    QByteArrayList cells;
    for (const QString &text :
         {isoTime(record.requestedWall), record.device.text(), Wording::machineName(record.kind),
          record.by, entry.writer.host, record.reason, Wording::machineName(record.outcome),
          nameOf(record.refusal), record.detail, record.note, record.group,
          record.mayStillRun ? QStringLiteral("yes") : QString()})
        cells.append(csvCell(text));
    for (const Step &step : steps) { // numbers, not text: a minus is no formula
        const auto ms = sinceGiven(record, record.*step.time);
        cells.append(ms ? QByteArray::number(*ms) : QByteArray());
    }
    cells.append(csvCell(pathsText(record)));
    cells.append(csvCell(record.id));
    return cells.join(',') + "\r\n";
}

QByteArray jsonObject(const TrailEntry &entry)
{
    const CommandRecord &record = entry.row.record;
    const auto number = [](std::optional<qint64> ms) {
        return ms ? QJsonValue(*ms) : QJsonValue();
    };
    QJsonObject object{
        {QStringLiteral("id"), record.id},
        {QStringLiteral("requested"), isoTime(record.requestedWall)},
        {QStringLiteral("device"), record.device.text()},
        {QStringLiteral("command"), Wording::machineName(record.kind)},
        {QStringLiteral("operator"), record.by},
        {QStringLiteral("host"), entry.writer.host},
        {QStringLiteral("reason"), record.reason},
        {QStringLiteral("outcome"), Wording::machineName(record.outcome)},
        {QStringLiteral("refusal"), nameOf(record.refusal)},
        {QStringLiteral("detail"), record.detail},
        {QStringLiteral("note"), record.note},
        {QStringLiteral("group"), record.group},
        {QStringLiteral("may_still_run"), record.mayStillRun},
    };
    for (const Step &step : steps)
        object.insert(QLatin1String(step.name), number(sinceGiven(record, record.*step.time)));
    QJsonArray paths;
    for (const CommandPath &path : record.paths) {
        paths.append(QJsonObject{
            {QStringLiteral("broker"), path.broker},
            {QStringLiteral("sent_ms"), number(sinceGiven(record, path.sentAt))},
            {QStringLiteral("acknowledged_ms"), number(sinceGiven(record, path.acknowledgedAt))},
            {QStringLiteral("error"), path.error}});
    }
    object.insert(QStringLiteral("paths"), paths);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<qint64> exportLedger(const QString &trail, const QString &file, LedgerFormat format,
                            const LedgerFilter &filter, WallTime now,
                            const std::function<bool(int)> &progress)
{
    QSaveFile output(file);
    const auto failed = [&output, &file] {
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(file, output.errorString())};
    };
    if (!output.open(QIODevice::WriteOnly))
        return failed();
    Exporter exporter(output, format);
    exporter.begin();
    bool wanted = progress(0);
    const Outcome read = forEachCommand(
        trail, BootTime(), now,
        [&](const TrailEntry &entry) {
            if (matches(entry.row.record, filter))
                exporter.add(entry);
            return wanted && exporter.good();
        },
        [&](int percent) { wanted = progress(percent) && wanted; });
    if (!read)
        return read.error();
    if (!wanted)
        return Error{Error::Code::Refused, Words::tr("cancelled")};
    exporter.end();
    if (!exporter.good() || !output.commit())
        return failed();
    return exporter.rows();
}

} // namespace Raptor::History
