// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <functional>
#include <utility>

namespace Raptor::Test {

/// A history in memory that answers at once, or when the test says so. As the real one it tells a
/// ticket once, and none that was cancelled.
class FakeHistoryReader final : public HistoryReader
{
public:
    using HistoryReader::HistoryReader;

    void add(const TagId &tag, WallTime at, const Value &value, Quality quality = Quality::Good,
             bool gap = false)
    {
        if (!kept.contains(tag))
            order.append(tag);
        kept[tag].append({at, value, quality, QStringLiteral("local"), gap});
    }

    void fetchBuckets(int ticket, const HistoryQuery &query) override
    {
        queries.append(query);
        answer(ticket, [this, ticket] { Q_EMIT bucketsReady(ticket, buckets, error); });
    }
    void fetchSamples(int ticket, const HistoryQuery &query) override
    {
        queries.append(query);
        QList<HistorySample> found;
        for (const HistorySample &sample : kept.value(query.tag)) {
            if (sample.at >= query.from && sample.at < query.to)
                found.append(sample);
        }
        while (found.size() > query.most)
            found.removeFirst();
        answer(ticket, [this, ticket, found] { Q_EMIT samplesReady(ticket, found, error); });
    }
    void fetchMoment(int ticket, WallTime at, Milliseconds back) override
    {
        moments.append(at);
        QList<Sample> found;
        for (const TagId &tag : std::as_const(order)) {
            std::optional<HistorySample> last;
            for (const HistorySample &sample : kept.value(tag)) {
                if (sample.at <= at && sample.at >= at - back)
                    last = sample;
            }
            if (last)
                found.append(
                    {tag, last->value, Unit::None, last->quality, {}, last->at, {}, last->broker});
        }
        answer(ticket, [this, ticket, found] { Q_EMIT momentReady(ticket, found, error); });
    }
    void fetchTags(int ticket) override
    {
        answer(ticket, [this, ticket] { Q_EMIT tagsReady(ticket, order, error); });
    }
    void fetchUsage(int ticket) override
    {
        ++usageAsked;
        answer(ticket, [this, ticket] { Q_EMIT usageReady(ticket, usage, error); });
    }
    void cancel(int ticket) override { cancelled.insert(ticket); }

    void answerAll()
    {
        const auto all = std::exchange(waiting, {});
        for (const auto &[ticket, tell] : all) {
            if (asked.remove(ticket) && !cancelled.contains(ticket))
                tell();
        }
    }

    QHash<TagId, QList<HistorySample>> kept;
    QList<TagId> order;
    QList<HistoryBucket> buckets;
    HistoryUsage usage;
    QString error;
    bool atOnce = true;
    int usageAsked = 0;
    QList<HistoryQuery> queries;
    QList<WallTime> moments;
    QSet<int> cancelled;
    QSet<int> asked; ///< and not told yet

private:
    void answer(int ticket, std::function<void()> tell)
    {
        asked.insert(ticket);
        waiting.append({ticket, std::move(tell)});
        if (atOnce)
            answerAll();
    }

    QList<std::pair<int, std::function<void()>>> waiting;
};

} // namespace Raptor::Test
