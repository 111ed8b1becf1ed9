// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/stored_row.h"

#include "models/history/stored_values.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QtEndian>

namespace Raptor::History {

namespace {

/// Positions in storedColumns(). The order is part of what is hashed: never change it within a
/// version of the schema.
enum Column {
    At,
    Event,
    Command,
    Device,
    Kind,
    Operator,
    Host,
    Run,
    Reason,
    Step,
    OutcomeName,
    RefusalName,
    MayStillRun,
    PartOf,
    Detail,
    Note,
    RequestedAt,
    RequestedMs,
    ArmedMs,
    GivenMs,
    AuditedMs,
    SentMs,
    AcknowledgedMs,
    FinishedMs,
    Paths,
    ColumnCount,
};

QVariant offset(std::optional<BootTime> time, BootTime origin)
{
    return time ? storedNumber((*time - origin).count()) : QVariant();
}

std::optional<BootTime> moment(const QVariant &offset, BootTime origin)
{
    if (offset.isNull())
        return std::nullopt;
    return origin + Milliseconds(offset.toLongLong());
}

QString pathsText(const CommandRecord &record)
{
    QJsonArray paths;
    for (const CommandPath &path : record.paths) {
        const auto ms = [&record](std::optional<BootTime> time) {
            return time ? QJsonValue(qint64((*time - record.origin()).count())) : QJsonValue();
        };
        paths.append(QJsonObject{{QStringLiteral("broker"), path.broker},
                                 {QStringLiteral("sent_ms"), ms(path.sentAt)},
                                 {QStringLiteral("acknowledged_ms"), ms(path.acknowledgedAt)},
                                 {QStringLiteral("error"), path.error}});
    }
    return QString::fromUtf8(QJsonDocument(paths).toJson(QJsonDocument::Compact));
}

QList<CommandPath> toPaths(const QString &text, BootTime origin)
{
    QList<CommandPath> paths;
    const QJsonArray entries = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &entry : entries) {
        const auto time = [&entry, origin](QLatin1String key) -> std::optional<BootTime> {
            const QJsonValue ms = entry.toObject().value(key);
            return ms.isDouble() ? std::optional(origin + Milliseconds(ms.toInteger()))
                                 : std::nullopt;
        };
        paths.append({.broker = entry[u"broker"].toString(),
                      .sentAt = time(QLatin1String("sent_ms")),
                      .acknowledgedAt = time(QLatin1String("acknowledged_ms")),
                      .error = entry[u"error"].toString()});
    }
    return paths;
}

class RowHasher
{
public:
    RowHasher() { m_hash.addData(QByteArrayView("raptor audit row, version 1")); }

    void add(char type, QByteArrayView bytes)
    {
        char head[9]{type};
        qToBigEndian(quint64(bytes.size()), head + 1);
        m_hash.addData(QByteArrayView(head, sizeof head));
        m_hash.addData(bytes);
    }
    void add(const QVariant &value)
    {
        if (value.isNull())
            add('n', {});
        else if (value.typeId() == QMetaType::LongLong)
            add('i', QByteArray::number(value.toLongLong()));
        else if (value.typeId() == QMetaType::QString)
            add('t', value.toString().toUtf8());
        else // nothing that we wrote
            add('?', value.toByteArray());
    }
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

const QStringList &storedColumns()
{
    static const QStringList names =
        QStringLiteral(
            "at,event,command,device,kind,operator,host,run,reason,step,outcome,refusal,may_still_"
            "run,"
            "part_of,detail,note,requested_at,requested_ms,armed_ms,given_ms,audited_ms,sent_ms,"
            "acknowledged_ms,finished_ms,paths")
            .split(u',');
    Q_ASSERT(names.size() == ColumnCount);
    return names;
}

QString storedColumnTypes()
{
    QStringList types;
    for (qsizetype column = 0; column < storedColumns().size(); ++column) {
        const bool isNumber = column == At || column == MayStillRun
            || (column >= RequestedAt && column <= FinishedMs);
        const bool mayBeNull = column >= ArmedMs && column <= FinishedMs;
        types.append(storedColumns().at(column)
                     + (isNumber ? QLatin1String(" INTEGER") : QLatin1String(" TEXT"))
                     + (mayBeNull ? QLatin1String("") : QLatin1String(" NOT NULL")));
    }
    return types.join(QLatin1String(", "));
}

QByteArray firstHash()
{
    return QByteArray(QCryptographicHash::hashLength(QCryptographicHash::Sha256), '\0');
}

QByteArray rowHash(const StoredRow &row)
{
    RowHasher hasher;
    hasher.add('b', row.previous);
    hasher.add(storedNumber(row.seq));
    for (const QVariant &value : row.values)
        hasher.add(value);
    return hasher.result();
}

QVariantList toValues(const AuditRow &row, const Writer &writer)
{
    const CommandRecord &record = row.record;
    const BootTime origin = record.origin();
    return {storedNumber(toEpochMs(row.at)),
            storedText(nameOf(row.event)),
            storedText(record.id),
            storedText(record.device.text()),
            storedText(nameOf(record.kind)),
            storedText(record.by),
            storedText(writer.host),
            storedText(writer.run),
            storedText(record.reason),
            storedText(nameOf(record.step)),
            storedText(nameOf(record.outcome)),
            storedText(nameOf(record.refusal)),
            storedNumber(record.mayStillRun ? 1 : 0),
            storedText(record.group),
            storedText(record.detail),
            storedText(record.note),
            storedNumber(toEpochMs(record.requestedWall)),
            offset(record.requestedAt, origin),
            offset(record.armedAt, origin),
            offset(record.givenAt, origin),
            offset(record.auditedAt, origin),
            offset(record.sentAt, origin),
            offset(record.acknowledgedAt, origin),
            offset(record.finishedAt, origin),
            storedText(pathsText(record))};
}

TrailEntry toEntry(const StoredRow &row, BootTime now, WallTime wallNow)
{
    const auto at = [&row](Column column) { return row.values.value(column); };
    const auto words = [&at](Column column) { return at(column).toString(); };
    const WallTime requestedWall = fromEpochMs(at(RequestedAt).toLongLong());
    const BootTime requestedAt = now - (wallNow - requestedWall);
    const BootTime origin = requestedAt - Milliseconds(at(RequestedMs).toLongLong());
    CommandRecord record;
    record.id = words(Command);
    record.device = DeviceId::parse(words(Device)).valueOr(DeviceId());
    record.kind = valueOf(at(Kind), CommandKind::Stop);
    record.by = words(Operator);
    record.reason = words(Reason);
    record.requestedWall = requestedWall;
    record.requestedAt = requestedAt;
    record.armedAt = moment(at(ArmedMs), origin);
    record.givenAt = moment(at(GivenMs), origin);
    record.auditedAt = moment(at(AuditedMs), origin);
    record.sentAt = moment(at(SentMs), origin);
    record.acknowledgedAt = moment(at(AcknowledgedMs), origin);
    record.finishedAt = moment(at(FinishedMs), origin);
    record.step = valueOf(at(Step), CommandStep::Requested);
    record.outcome = valueOf(at(OutcomeName), CommandOutcome::Unknown);
    record.refusal = valueOf(at(RefusalName), Refusal::None);
    record.mayStillRun = at(MayStillRun).toInt() != 0;
    record.group = words(PartOf);
    record.detail = words(Detail);
    record.note = words(Note);
    record.paths = toPaths(words(Paths), origin);
    return {row.seq,
            {valueOf(at(Event), AuditEvent::Noted), fromEpochMs(at(At).toLongLong()), record},
            {words(Host), words(Run)}};
}

} // namespace Raptor::History
