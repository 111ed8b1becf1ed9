// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_ports.h"

#include <QtCore/QHash>

#include <algorithm>
#include <vector>

namespace Raptor::Test {

/// Points that a test gives it, put into columns in the obvious way.
class FakeTrendColumns final : public TrendColumns
{
public:
    struct Point
    {
        WallTime at{};
        double value = 0.0;
        bool gap = false;
        Quality quality = Quality::Good;
    };
    using TrendColumns::TrendColumns;

    void watch(const QObject *, const QList<TagId> &tags) override { watched = tags; }
    [[nodiscard]] QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                               Milliseconds step) override
    {
        ++asked;
        const auto columnOf = [step](WallTime at) {
            return fromEpochMs(toEpochMs(at) / step.count() * step.count());
        };
        QList<HistoryBucket> all;
        const std::vector<Point> &points = data[tag];
        const auto isEarlier = [](const Point &point, WallTime at) { return point.at < at; };
        auto point = std::lower_bound(points.begin(), points.end(), columnOf(from), isEarlier);
        if (point != points.begin())
            --point;
        for (; point != points.end(); ++point) {
            const WallTime column = columnOf(point->at);
            if (column > to && !all.isEmpty() && all.last().from > to && column > all.last().from)
                break;
            if (all.isEmpty() || all.last().from != column) {
                HistoryBucket fresh;
                fresh.from = column;
                fresh.first = fresh.minimum = fresh.maximum = point->value;
                all.append(fresh);
            }
            HistoryBucket &bucket = all.last();
            bucket.last = point->value;
            bucket.minimum = std::min(bucket.minimum, point->value);
            bucket.maximum = std::max(bucket.maximum, point->value);
            bucket.sum += point->value;
            ++bucket.count;
            bucket.worst = std::max(bucket.worst, point->quality);
            bucket.gap = bucket.gap || point->gap;
        }
        return all;
    }
    [[nodiscard]] TrendNow current(const TagId &tag) const override
    {
        const auto found = data.constFind(tag);
        if (found == data.cend() || found->empty())
            return {};
        return {found->back().value, qualities.value(tag, Quality::Good), found->back().at};
    }
    [[nodiscard]] bool isLoading(const TagId &) const override { return loading; }
    [[nodiscard]] QString trouble() const override { return said; }

    void append(const TagId &tag, const Point &point)
    {
        data[tag].push_back(point);
        Q_EMIT advanced();
    }

    QHash<TagId, std::vector<Point>> data;
    QHash<TagId, Quality> qualities;
    QList<TagId> watched;
    bool loading = false;
    QString said;
    int asked = 0;
};

} // namespace Raptor::Test
