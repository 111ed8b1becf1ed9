// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_reader.h"

#include "models/history/block_codec.h"
#include "models/history/history_file.h"
#include "models/history/history_retention.h"
#include "models/history/history_schema.h"
#include "models/history/stored_values.h"
#include "models/history/tail_row.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

bool isNamedBefore(const TagId &a, const TagId &b)
{
    return a.device == b.device ? a.signal < b.signal : a.device < b.device;
}

} // namespace

/// Of each tag the last sample until a moment.
struct HistoryReading::Latest
{
    struct Found
    {
        StoredSample sample;
        Value value;
        bool is = false;
    };

    /// @p list in the order in which its samples came, which need not be that of time.
    void look(quint32 tag, const SampleList &list)
    {
        const StoredSample *best = nullptr;
        for (const StoredSample &sample : list.samples) {
            if (sample.at <= to && sample.at >= from && (!best || sample.at >= best->at))
                best = &sample;
        }
        if (tag >= tags.size())
            tags.resize(std::size_t(tag) + 1);
        Found &found = tags[tag];
        if (best && (!found.is || best->at > found.sample.at))
            found = {*best, list.valueOf(*best), true};
    }

    qint64 from = 0;
    qint64 to = 0;
    std::vector<Found> tags;
};

Outcome HistoryReading::latestInTail(std::vector<HistoryTail::TagParts> parts, Latest &latest)
{
    for (const HistoryTail::TagParts &tag : parts) {
        for (const HistoryTail::Part &part : tag.parts) {
            if (part.samples.earliest() > latest.to || part.samples.latest() < latest.from)
                continue;
            SampleList list;
            part.samples.decode(list);
            latest.look(tag.number, list);
        }
    }
    if (!m_connection || m_isInTail)
        return std::monostate{};
    QSqlQuery rows(m_connection->database());
    rows.setForwardOnly(true);
    if (!rows.exec(QStringLiteral("SELECT data FROM tail ORDER BY seq")))
        return m_connection->error(rows.lastError());
    while (rows.next()) {
        const QByteArray data = rows.value(0).toByteArray();
        const Outcome decoded =
            TailRow::decode(data, [&](quint32 tag, StoredSample sample, const QString &text) {
                SampleList list;
                if (sample.kind == ValueKind::Text) {
                    sample.bits = 0;
                    list.texts.push_back(text);
                }
                list.samples.push_back(sample);
                latest.look(tag, list);
            });
        if (!decoded)
            return decoded;
    }
    return outcomeOf(*m_connection, rows);
}

Outcome HistoryReading::latestInBlocks(const Run &run, Latest &latest, const GoOn &goOn)
{
    QSqlQuery blocks(m_connection->database());
    blocks.setForwardOnly(true);
    blocks.prepare(QStringLiteral("SELECT id, data FROM blocks WHERE id >= ? AND id < ?"));
    blocks.bindValue(0, storedNumber(blockNumber(0, run.run, 0)));
    blocks.bindValue(1, storedNumber(blockNumber(0, run.run + 1, 0)));
    if (!blocks.exec())
        return m_connection->error(blocks.lastError());
    for (int done = 0; blocks.next(); ++done) {
        if (goOn && done % 100 == 0 && !goOn())
            return Error{Error::Code::Refused, Words::tr("ended before all was read")};
        const auto list = BlockCodec::decode(blocks.value(1).toByteArray());
        if (!list)
            return list.error();
        latest.look(tagOfBlock(blocks.value(0).toLongLong()), *list);
    }
    return outcomeOf(*m_connection, blocks);
}

/// What stands twice, in the tail and in blocks, does no harm here.
Outcome HistoryReading::lookForLatest(WallTime at, Milliseconds back, Latest &latest,
                                      const GoOn &goOn)
{
    auto parts = m_isInTail ? m_tail->allParts() : std::vector<HistoryTail::TagParts>();
    const ReadTransaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun();
    if (const Outcome looked = latestInTail(std::move(parts), latest); !looked)
        return looked;
    HistoryQuery query;
    query.from = at - back;
    query.to = at + Milliseconds(1);
    const auto found = runs(0, 0, query);
    if (!found)
        return found.error();
    for (auto run = found->rbegin(); run != found->rend(); ++run) {
        if (const Outcome looked = latestInBlocks(*run, latest, goOn); !looked)
            return looked;
    }
    return std::monostate{};
}

Result<QList<Sample>> HistoryReading::moment(WallTime at, Milliseconds back, const GoOn &goOn)
{
    if (const Outcome opened = open(); !opened)
        return opened.error();
    Latest latest;
    latest.from = toEpochMs(at - back);
    latest.to = toEpochMs(at);
    if (const Outcome looked = lookForLatest(at, back, latest, goOn); !looked)
        return looked.error();
    std::vector<StoredTag> tags;
    QStringList brokers;
    if (m_isInTail) {
        tags = m_tail->tags();
        brokers = m_tail->brokers();
    } else if (m_connection) {
        const auto named = readTags(*m_connection);
        const auto met = readBrokers(*m_connection);
        if (!named || !met)
            return named ? met.error() : named.error();
        tags = *named;
        brokers = *met;
    }
    QList<Sample> samples;
    for (std::size_t i = 0; i < std::min(latest.tags.size(), tags.size()); ++i) {
        const Latest::Found &found = latest.tags[i];
        if (!found.is || tags[i].tag.device.isNull())
            continue;
        Sample sample;
        sample.tag = tags[i].tag;
        sample.value = found.value;
        sample.unit = tags[i].unit;
        sample.quality = Quality(found.sample.quality);
        sample.takenAt = fromEpochMs(found.sample.at);
        sample.receivedAt = fromEpochMs(found.sample.at);
        sample.broker = brokers.value(qsizetype(found.sample.broker));
        samples.append(sample);
    }
    return samples;
}

Result<QList<TagId>> HistoryReading::tags()
{
    if (const Outcome opened = open(); !opened)
        return opened.error();
    std::vector<StoredTag> stored;
    if (m_isInTail) {
        stored = m_tail->tags();
    } else if (m_connection) {
        auto read = readTags(*m_connection);
        if (!read)
            return read.error();
        stored = std::move(read).value();
    }
    QList<TagId> tags;
    for (const StoredTag &tag : stored) {
        if (!tag.tag.device.isNull())
            tags.append(tag.tag);
    }
    std::sort(tags.begin(), tags.end(), isNamedBefore);
    return tags;
}

/// All samples of a run count from the moment when its first blocks are there.
Outcome HistoryReading::readUsage(HistoryUsage &usage, qint64 &newestRun)
{
    const ReadTransaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun();
    QSqlQuery runs(m_connection->database());
    if (!runs.exec(QStringLiteral("SELECT sum(samples), sum(bytes), min(earliest), max(latest),"
                                  " coalesce(max(run), -1) FROM runs WHERE level = 0"))
        || !runs.next())
        return m_connection->error(runs.lastError());
    usage.samples = runs.value(0).toLongLong();
    newestRun = runs.value(4).toLongLong();
    if (usage.samples > 0) {
        usage.bytesPerSample = runs.value(1).toDouble() / double(usage.samples);
        usage.oldest = fromEpochMs(runs.value(2).toLongLong());
        usage.newest = fromEpochMs(runs.value(3).toLongLong());
    }
    const auto rollups =
        m_connection->value(QStringLiteral("SELECT coalesce(sum(length(data)), 0) FROM rollups"));
    if (!rollups)
        return rollups.error();
    if (usage.samples > 0)
        usage.bytesPerSample += rollups->toDouble() / double(usage.samples);
    return m_isInTail ? Outcome(std::monostate{}) : readTailUsage(usage, newestRun);
}

/// Of another program: what it has not made into blocks yet.
Outcome HistoryReading::readTailUsage(HistoryUsage &usage, qint64 newestRun)
{
    QSqlQuery rows(m_connection->database());
    rows.setForwardOnly(true);
    if (!rows.exec(QStringLiteral("SELECT data FROM tail WHERE run > %1").arg(newestRun)))
        return m_connection->error(rows.lastError());
    while (rows.next()) {
        const Outcome decoded = TailRow::decode(
            rows.value(0).toByteArray(), [&](quint32, const StoredSample &sample, const QString &) {
                const WallTime at = fromEpochMs(sample.at);
                ++usage.samples;
                usage.oldest = std::min(usage.oldest.value_or(at), at);
                usage.newest = std::max(usage.newest.value_or(at), at);
            });
        if (!decoded)
            return decoded;
    }
    if (rows.lastError().isValid())
        return m_connection->error(rows.lastError());
    return std::monostate{};
}

Result<HistoryUsage> HistoryReading::usage()
{
    if (const Outcome opened = open(); !opened)
        return opened.error();
    HistoryUsage usage;
    usage.folder = QFileInfo(m_file).absolutePath();
    for (const char *part : {"", "-wal", "-shm"})
        usage.bytes += QFileInfo(m_file + QLatin1String(part)).size();
    auto known = tags();
    if (!known)
        return known.error();
    usage.tags = known->size();
    const auto parts = m_isInTail ? m_tail->allParts() : std::vector<HistoryTail::TagParts>();
    qint64 newestRun = -1;
    if (m_connection) {
        if (const Outcome read = readUsage(usage, newestRun); !read)
            return read.error();
    }
    for (const HistoryTail::TagParts &tag : parts) {
        for (const HistoryTail::Part &part : tag.parts) {
            if (part.run <= newestRun)
                continue;
            const WallTime earliest = fromEpochMs(part.samples.earliest());
            const WallTime latest = fromEpochMs(part.samples.latest());
            usage.samples += qint64(part.samples.count());
            usage.oldest = std::min(usage.oldest.value_or(earliest), earliest);
            usage.newest = std::max(usage.newest.value_or(latest), latest);
        }
    }
    if (m_tail) {
        const HistoryTail::Notes notes = m_tail->notes();
        usage.samplesPerSecond = notes.samplesPerSecond;
        usage.lost = m_tail->lost();
        usage.keepDays = notes.keepDays;
        usage.keepBytes = notes.keepBytes;
        usage.trouble = notes.trouble;
        usage.checked = notes.checked;
    }
    return usage;
}

} // namespace Raptor::History
