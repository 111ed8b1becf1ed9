// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_reader.h"

#include "models/history/block_codec.h"
#include "models/history/history_file.h"
#include "models/history/history_schema.h"
#include "models/history/sqlite_historian.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

/// Samples that are looked at one by one rather than a rollup of a minute: exact to the pixel, and
/// no slower.
constexpr double readOneByOne = 60'000;

Error ended()
{
    return {Error::Code::Refused, Words::tr("ended before all was read")};
}

bool isIn(qint64 at, const HistoryQuery &query)
{
    return at >= toEpochMs(query.from) && at < toEpochMs(query.to);
}

bool isBefore(const StoredSample &a, const StoredSample &b)
{
    return a.at < b.at;
}

/// The coarsest rollup that is fine enough; -1: none is.
int levelFor(Milliseconds step)
{
    int level = -1;
    while (level + 1 < rollupLevels && rollupWidths[level + 1] <= step)
        ++level;
    return level;
}

} // namespace

HistoryReading::HistoryReading(const QString &directory, std::shared_ptr<HistoryTail> tail)
    : m_file(historyFileIn(directory)), m_tail(std::move(tail))
{
}

Outcome HistoryReading::open()
{
    // Once for a question: the tail may be made ready in the middle of it.
    m_isInTail = m_tail && m_tail->isLoaded();
    if (m_connection && m_identity && fileIdentity(m_file) == m_identity)
        return std::monostate{};
    m_connection.reset();
    m_identity = fileIdentity(m_file);
    auto connection = openForReading(m_file, historyFormat());
    if (connection) {
        m_connection = *connection;
        return std::monostate{};
    }
    // Beside a historian that has just begun, or whose disk is away, its tail is all there is.
    if (connection.error().code == Error::Code::NotFound)
        return std::monostate{};
    return connection.error();
}

/// False: the tag is unknown. @p parts: its number, and what the tail in memory has of it.
Result<bool> HistoryReading::find(const TagId &tag, HistoryTail::TagParts *parts)
{
    if (m_isInTail) {
        auto found = m_tail->partsOf(tag);
        if (found)
            *parts = std::move(*found);
        return found.has_value();
    }
    if (!m_connection)
        return false;
    QSqlQuery query(m_connection->database());
    query.prepare(QStringLiteral("SELECT id FROM tags WHERE device = ? AND signal = ?"));
    query.addBindValue(storedText(tag.device.text()));
    query.addBindValue(storedText(tag.signal));
    if (!query.exec())
        return m_connection->error(query.lastError());
    if (!query.next())
        return false;
    parts->number = query.value(0).toUInt();
    parts->tag.tag = tag;
    return true;
}

/// Those of @p level from run @p from on that have something of the query's time, oldest first;
/// above level 0 only whole ones.
Result<std::vector<HistoryReading::Run>> HistoryReading::runs(int level, qint64 from,
                                                              const HistoryQuery &query)
{
    std::vector<Run> runs;
    if (!m_connection)
        return runs;
    QSqlQuery found(m_connection->database());
    found.setForwardOnly(true);
    found.prepare(
        QStringLiteral("SELECT run, next, samples, tags FROM runs WHERE level = ? AND run >= ?"
                       " AND latest >= ? AND earliest < ?"));
    for (const qint64 value :
         {qint64(level), from, qint64(toEpochMs(query.from)), qint64(toEpochMs(query.to))})
        found.addBindValue(storedNumber(value));
    if (!found.exec())
        return m_connection->error(found.lastError());
    while (found.next()) {
        if (level > 0 && found.value(1).toLongLong() >= 0)
            continue;
        runs.push_back({found.value(0).toLongLong(), found.value(1).toLongLong(),
                        found.value(2).toDouble() / std::max(found.value(3).toDouble(), 1.0)});
    }
    if (const Outcome read = outcomeOf(*m_connection, found); !read)
        return read.error();
    std::sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return a.run < b.run; });
    return runs;
}

Result<bool> HistoryReading::isInBlocks(qint64 run, quint32 tag)
{
    if (!m_connection)
        return false;
    const auto next = m_connection->value(
        QStringLiteral("SELECT next FROM runs WHERE level = 0 AND run = %1").arg(run));
    if (!next)
        return next.error();
    return next->isValid() && (next->toLongLong() < 0 || next->toLongLong() > qint64(tag));
}

/// What the tag has that is in no block.
Result<HistoryReading::Rest> HistoryReading::rest(const HistoryTail::TagParts &parts)
{
    Rest rest;
    if (!m_isInTail) {
        if (const Outcome read = restInFile(parts.number, rest); !read)
            return read.error();
        return rest;
    }
    for (const HistoryTail::Part &part : parts.parts) {
        const auto inBlocks = isInBlocks(part.run, parts.number);
        if (!inBlocks)
            return inBlocks.error();
        if (!*inBlocks)
            part.samples.decode(rest.emplace_back());
    }
    return rest;
}

Outcome HistoryReading::restInFile(quint32 tag, Rest &rest)
{
    if (!m_connection)
        return std::monostate{};
    QSqlQuery rows(m_connection->database());
    rows.setForwardOnly(true);
    // What a killed program left went into a later run than its own.
    if (!rows.exec(QStringLiteral(
            "SELECT data, coalesce((SELECT next FROM runs WHERE level = 0 AND runs.run >= tail.run"
            " ORDER BY runs.run LIMIT 1), 0) AS done FROM tail WHERE done >= 0 ORDER BY seq")))
        return m_connection->error(rows.lastError());
    SampleList &list = rest.emplace_back();
    while (rows.next()) {
        const QByteArray data = rows.value(0).toByteArray();
        if (rows.value(1).toLongLong() > qint64(tag))
            continue;
        const Outcome decoded =
            TailRow::decode(data, [&](quint32 number, StoredSample sample, const QString &text) {
                if (number != tag)
                    return;
                if (sample.kind == ValueKind::Text) {
                    sample.bits = list.texts.size();
                    list.texts.push_back(text);
                }
                list.samples.push_back(sample);
            });
        if (!decoded)
            return decoded;
    }
    return outcomeOf(*m_connection, rows);
}

Outcome HistoryReading::addBlocks(quint32 tag, const HistoryQuery &query,
                                  const std::vector<Run> &runs, RollupBuilder &builder,
                                  const GoOn &goOn)
{
    if (runs.empty())
        return std::monostate{};
    QSqlQuery block(m_connection->database());
    block.setForwardOnly(true);
    block.prepare(QStringLiteral("SELECT data FROM blocks WHERE id = ?"));
    for (const Run &run : runs) {
        if (goOn && !goOn())
            return ended();
        block.bindValue(0, storedNumber(blockNumber(0, run.run, tag)));
        if (!block.exec())
            return m_connection->error(block.lastError());
        if (!block.next())
            continue;
        const auto list = BlockCodec::decode(block.value(0).toByteArray());
        if (!list)
            return list.error();
        for (const StoredSample &sample : list->samples) {
            if (isIn(sample.at, query))
                builder.add(sample);
        }
    }
    return std::monostate{};
}

/// Level by level: the whole runs of this one, then of those below what is newer.
Outcome HistoryReading::addRollups(int level, quint32 tag, const HistoryQuery &query,
                                   RollupBuilder &builder, const GoOn &goOn)
{
    if (!m_connection)
        return std::monostate{};
    qint64 from = 0;
    for (; level >= 0; --level) {
        const auto found = runs(level, from, query);
        if (!found)
            return found.error();
        const Milliseconds width = rollupWidths[level];
        const WallTime begin = fromEpochMs(floorTo(toEpochMs(query.from), width.count()));
        QSqlQuery part(m_connection->database());
        part.setForwardOnly(true);
        part.prepare(level == 0 ? QStringLiteral("SELECT rollup FROM blocks WHERE id = ?")
                                : QStringLiteral("SELECT data FROM rollups WHERE id = ?"));
        for (const Run &run : *found) {
            if (goOn && !goOn())
                return ended();
            part.bindValue(0, storedNumber(blockNumber(level, run.run, tag)));
            if (!part.exec())
                return m_connection->error(part.lastError());
            if (!part.next())
                continue;
            const auto buckets = RollupCodec::decode(part.value(0).toByteArray(), width);
            if (!buckets)
                return buckets.error();
            for (const HistoryBucket &bucket : *buckets) {
                if (bucket.from >= begin && bucket.from < query.to)
                    builder.add(bucket);
            }
        }
        const auto newest = m_connection->value(
            QStringLiteral("SELECT coalesce(max(run), -1) FROM runs WHERE level = %1"
                           " AND next = -1")
                .arg(level));
        if (!newest)
            return newest.error();
        from = std::max(from, newest->toLongLong() + 1) * runFactor;
    }
    return std::monostate{};
}

Result<QList<HistoryBucket>> HistoryReading::buckets(const HistoryQuery &query, const GoOn &goOn)
{
    if (query.step < Milliseconds(1))
        return Error{Error::Code::OutOfRange, Words::tr("a step is 1 ms at least")};
    if (const Outcome opened = open(); !opened)
        return opened.error();
    HistoryTail::TagParts parts;
    const auto known = find(query.tag, &parts);
    if (!known)
        return known.error();
    RollupBuilder builder(query.step);
    if (!*known)
        return builder.finish();
    const ReadTransaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    const int level = levelFor(query.step);
    bool oneByOne = level < 0;
    std::vector<Run> blocks;
    if (level <= 0) {
        auto found = runs(0, 0, query);
        if (!found)
            return found.error();
        blocks = std::move(found).value();
        double samples = 0.0;
        for (const Run &run : blocks)
            samples += run.samplesPerTag;
        oneByOne = oneByOne || samples <= readOneByOne;
    }
    const Outcome added = oneByOne ? addBlocks(parts.number, query, blocks, builder, goOn)
                                   : addRollups(level, parts.number, query, builder, goOn);
    if (!added)
        return added.error();
    const auto newest = rest(parts);
    if (!newest)
        return newest.error();
    for (const SampleList &list : *newest) {
        for (const StoredSample &sample : list.samples) {
            if (isIn(sample.at, query))
                builder.add(sample);
        }
    }
    return builder.finish();
}

/// The newest so many of the tag, in order of time.
Outcome HistoryReading::collect(quint32 tag, const HistoryQuery &query, SampleList &list,
                                const GoOn &goOn)
{
    const auto found = runs(0, 0, query);
    if (!found)
        return found.error();
    QSqlQuery block(m_connection->database());
    block.setForwardOnly(true);
    block.prepare(QStringLiteral("SELECT data FROM blocks WHERE id = ?"));
    std::vector<SampleList> parts; // newest first
    qint64 count = qint64(list.samples.size());
    for (auto run = found->rbegin(); run != found->rend() && count < query.most; ++run) {
        if (goOn && !goOn())
            return ended();
        block.bindValue(0, storedNumber(blockNumber(0, run->run, tag)));
        if (!block.exec())
            return m_connection->error(block.lastError());
        if (!block.next())
            continue;
        auto decoded = BlockCodec::decode(block.value(0).toByteArray());
        if (!decoded)
            return decoded.error();
        SampleList part = std::move(decoded).value();
        std::erase_if(part.samples,
                      [&](const StoredSample &sample) { return !isIn(sample.at, query); });
        count += qint64(part.samples.size());
        parts.push_back(std::move(part));
    }
    SampleList all;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        all.append(*part);
    all.append(list);
    list = std::move(all);
    return std::monostate{};
}

Result<QList<HistorySample>> HistoryReading::samples(const HistoryQuery &query, const GoOn &goOn)
{
    QList<HistorySample> samples;
    if (const Outcome opened = open(); !opened)
        return opened.error();
    HistoryTail::TagParts parts;
    const auto known = find(query.tag, &parts);
    if (!known)
        return known.error();
    if (!*known)
        return samples;
    const ReadTransaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto newest = rest(parts);
    if (!newest)
        return newest.error();
    SampleList list;
    for (const SampleList &part : *newest)
        list.append(part);
    std::erase_if(list.samples,
                  [&](const StoredSample &sample) { return !isIn(sample.at, query); });
    QStringList brokers = m_isInTail ? m_tail->brokers() : QStringList();
    if (m_connection) {
        if (const Outcome read = collect(parts.number, query, list, goOn); !read)
            return read.error();
        if (brokers.isEmpty()) {
            const auto named = readBrokers(*m_connection);
            if (!named)
                return named.error();
            brokers = *named;
        }
    }
    std::stable_sort(list.samples.begin(), list.samples.end(), isBefore);
    const auto count = qint64(list.samples.size());
    for (qint64 i = std::max<qint64>(count - query.most, 0); i < count; ++i) {
        const StoredSample &sample = list.samples[std::size_t(i)];
        samples.append({fromEpochMs(sample.at), list.valueOf(sample), Quality(sample.quality),
                        brokers.value(qsizetype(sample.broker)), sample.gap});
    }
    return samples;
}

} // namespace Raptor::History
