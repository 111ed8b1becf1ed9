// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_compactor.h"

#include "models/history/block_codec.h"
#include "models/history/history_schema.h"
#include "models/history/rollup.h"
#include "models/history/stored_values.h"

#include <algorithm>
#include <map>

namespace Raptor::History {

namespace {

constexpr quint32 tagsPerSlice = 2000;
constexpr std::size_t samplesPerSlice = 400'000;
constexpr quint32 tagsPerMerge = 250;

bool isBefore(const StoredSample &a, const StoredSample &b)
{
    return a.at < b.at;
}

} // namespace

Outcome HistoryCompactor::writeBlocks(const HistoryTail::Sealed &sealed, Slice &slice,
                                      const std::vector<SampleStream> &streams, WallTime sealedAt)
{
    const SqlConnection &connection = m_file.connection();
    QSqlQuery insert(connection.database());
    insert.prepare(QStringLiteral("INSERT OR REPLACE INTO blocks VALUES (?, ?, ?)"));
    const Milliseconds width = rollupWidths[0];
    BlockCodec::Encoder encoder;
    SampleList list;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        if (streams[i].isEmpty())
            continue;
        list.samples.clear();
        list.texts.clear();
        streams[i].decode(list);
        if (!std::is_sorted(list.samples.begin(), list.samples.end(), isBefore))
            std::stable_sort(list.samples.begin(), list.samples.end(), isBefore);
        RollupBuilder builder(width);
        for (const StoredSample &sample : list.samples)
            builder.add(sample);
        const QByteArray rollup = RollupCodec::encode(builder.finish(), width);
        const QByteArray data = encoder.encode(list);
        slice.bytes += rollup.size() + data.size();
        insert.bindValue(0, storedNumber(blockNumber(0, sealed.run, slice.from + quint32(i))));
        insert.bindValue(1, rollup);
        insert.bindValue(2, data);
        if (!insert.exec())
            return connection.error(insert.lastError());
    }
    QSqlQuery run(connection.database());
    const bool first = slice.from == 0;
    const bool last = slice.from + slice.count >= sealed.tags;
    const qint64 next = last ? -1 : qint64(slice.from + slice.count);
    if (first) {
        run.prepare(
            QStringLiteral("INSERT OR REPLACE INTO runs VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?)"));
        for (const qint64 value :
             {sealed.run, next, sealed.earliest, sealed.latest, qint64(toEpochMs(sealedAt)),
              qint64(sealed.tagsWithSamples), sealed.samples, slice.bytes})
            run.addBindValue(storedNumber(value));
    } else {
        run.prepare(QStringLiteral(
            "UPDATE runs SET next = ?, bytes = bytes + ? WHERE level = 0 AND run = ?"));
        for (const qint64 value : {next, slice.bytes, sealed.run})
            run.addBindValue(storedNumber(value));
    }
    return run.exec() ? Outcome(std::monostate{}) : connection.error(run.lastError());
}

Result<bool> HistoryCompactor::compact(HistoryTail &tail, WallTime sealedAt)
{
    const HistoryTail::Sealed sealed = tail.sealed();
    if (sealed.run < 0)
        return true;
    std::vector<SampleStream> streams = tail.sealedStreams(m_next, tagsPerSlice);
    streams.resize(std::min<std::size_t>(streams.size(), sealed.tags - m_next));
    std::size_t samples = 0;
    std::size_t fit = 0;
    while (fit < streams.size() && (fit == 0 || samples < samplesPerSlice))
        samples += streams[fit++].count();
    streams.resize(fit);
    Slice slice{m_next, quint32(fit), 0};
    if (const Outcome written =
            m_file.write([&] { return writeBlocks(sealed, slice, streams, sealedAt); });
        !written)
        return written.error();
    tail.dropSealed(slice.from, slice.count);
    m_next += slice.count;
    if (m_next < sealed.tags)
        return false;
    tail.endSealed();
    m_next = 0;
    m_lastRun = sealed.run;
    return true;
}

Result<bool> HistoryCompactor::clean()
{
    const SqlConnection &connection = m_file.connection();
    const QString which = QStringLiteral(
        "FROM tail WHERE run <= (SELECT coalesce(max(run), -1) FROM runs WHERE level = 0"
        " AND next = -1) ORDER BY seq LIMIT 40");
    const auto any = connection.value(QLatin1String("SELECT seq ") + which);
    if (!any)
        return any.error();
    if (!any->isValid())
        return false;
    if (const Outcome removed = m_file.write([&] {
            return connection.execute(
                QStringLiteral("DELETE FROM tail WHERE seq IN (SELECT seq %1)").arg(which));
        });
        !removed)
        return removed.error();
    return true;
}

/// Of each level the next run that is half done, or whose parts are all there.
Result<HistoryCompactor::Due> HistoryCompactor::due() const
{
    const SqlConnection &connection = m_file.connection();
    for (int level = 1; level < rollupLevels; ++level) {
        const auto half = connection.value(
            QStringLiteral("SELECT run FROM runs WHERE level = %1 AND next >= 0").arg(level));
        const auto newest = connection.value(
            QStringLiteral("SELECT coalesce(max(run), -1) FROM runs WHERE level = %1 AND next = -1")
                .arg(level));
        if (!newest)
            return newest.error();
        // Where some were removed, or lost, it goes on with what is left.
        const qint64 first = newest->toLongLong() + 1;
        const auto oldest = connection.value(
            QStringLiteral("SELECT coalesce(min(run), 0) FROM runs WHERE level = %1 AND run >= %2")
                .arg(level - 1)
                .arg(first * runFactor));
        const auto ready = connection.value(
            QStringLiteral("SELECT max(run) FROM runs WHERE level = %1 AND next = -1")
                .arg(level - 1));
        for (const auto *answer : {&half, &oldest, &ready}) {
            if (!*answer)
                return answer->error();
        }
        if (ready->isNull())
            return Due{};
        const qint64 run = half->isValid() ? half->toLongLong()
                                           : std::max(first, oldest->toLongLong() / runFactor);
        if (ready->toLongLong() < run * runFactor + runFactor - 1)
            continue;
        const auto next = connection.value(
            QStringLiteral("SELECT max(next) FROM runs WHERE level = %1 AND run = %2")
                .arg(level)
                .arg(run));
        const auto tags =
            connection.value(QStringLiteral("SELECT coalesce(max(id), -1) FROM tags"));
        if (!next || !tags)
            return next ? tags.error() : next.error();
        return Due{level, run, next->toUInt(), quint32(tags->toLongLong() + 1)};
    }
    return Due{};
}

Outcome HistoryCompactor::writeRollups(const Due &due, quint32 end)
{
    const SqlConnection &connection = m_file.connection();
    const int below = due.level - 1;
    const QString column =
        below == 0 ? QStringLiteral("rollup FROM blocks") : QStringLiteral("data FROM rollups");
    std::map<quint32, RollupBuilder> builders;
    QSqlQuery parts(connection.database());
    parts.setForwardOnly(true);
    parts.prepare(QStringLiteral("SELECT id, %1 WHERE id >= ? AND id < ?").arg(column));
    for (qint64 run = due.run * runFactor; run < (due.run + 1) * runFactor; ++run) {
        parts.bindValue(0, storedNumber(blockNumber(below, run, due.next)));
        parts.bindValue(1, storedNumber(blockNumber(below, run, 0) + end));
        if (!parts.exec())
            return connection.error(parts.lastError());
        while (parts.next()) {
            const auto buckets =
                RollupCodec::decode(parts.value(1).toByteArray(), rollupWidths[below]);
            if (!buckets)
                return buckets.error();
            const quint32 tag = tagOfBlock(parts.value(0).toLongLong());
            RollupBuilder &builder =
                builders.try_emplace(tag, rollupWidths[due.level]).first->second;
            for (const HistoryBucket &bucket : *buckets)
                builder.add(bucket);
        }
        if (const Outcome read = outcomeOf(connection, parts); !read)
            return read;
    }
    QSqlQuery insert(connection.database());
    insert.prepare(QStringLiteral("INSERT OR REPLACE INTO rollups VALUES (?, ?)"));
    for (auto &[tag, builder] : builders) {
        insert.bindValue(0, storedNumber(blockNumber(due.level, due.run, tag)));
        insert.bindValue(1, RollupCodec::encode(builder.finish(), rollupWidths[due.level]));
        if (!insert.exec())
            return connection.error(insert.lastError());
    }
    return connection.execute(
        QStringLiteral("INSERT OR REPLACE INTO runs SELECT %1, %2, %3, min(earliest), max(latest),"
                       " max(sealed), max(tags), sum(samples), 0 FROM runs WHERE level = %4"
                       " AND run >= %5 AND run < %6")
            .arg(due.level)
            .arg(due.run)
            .arg(end >= due.tags ? -1 : qint64(end))
            .arg(below)
            .arg(due.run * runFactor)
            .arg((due.run + 1) * runFactor));
}

Result<bool> HistoryCompactor::merge()
{
    if (m_lastRun < m_nextMerge)
        return false;
    const auto found = due();
    if (!found)
        return found.error();
    if (found->run < 0) {
        // Not before the run that completes the next group of them.
        m_nextMerge = m_lastRun < 0 ? -1 : (m_lastRun + 1) / runFactor * runFactor + runFactor - 1;
        return false;
    }
    const quint32 end = std::min(found->tags, found->next + tagsPerMerge);
    if (const Outcome written = m_file.write([&] { return writeRollups(*found, end); }); !written)
        return written.error();
    return true;
}

} // namespace Raptor::History
