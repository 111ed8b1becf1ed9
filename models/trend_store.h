// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/plant_store.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <deque>
#include <utility>

namespace Raptor::Models {

/// The last fifteen minutes of every numeric tag of a PlantStore, in memory. Points are kept by
/// boot time, at which they were taken as far as the device says so, and are placed on the wall
/// clock as it is when they are asked for: setting that clock moves the whole trend, and never
/// tears it. A gap stands wherever the device was not live, was silent for longer than its
/// staleness, or sent no number. The store must outlive it.
class TrendStore final : public TrendSource
{
    Q_OBJECT
public:
    static constexpr Milliseconds span{15 * 60 * 1000};
    static constexpr size_t maximumPoints = 4096; ///< per tag; the oldest go first
    static constexpr size_t maximumMarks = 256; ///< the oldest go first
    static constexpr qsizetype maximumTags = 1024; ///< more tags than this have no trend here

    TrendStore(const PlantStore &store, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QList<QPointF> points(const TagId &tag, WallTime from,
                                        WallTime to) const override;
    [[nodiscard]] QList<TrendMark> marks(WallTime from, WallTime to) const override;
    /// At this moment.
    void addMark(const QString &text);
    /// Samples that found no room for their tag.
    [[nodiscard]] qint64 refusedSamples() const { return m_refused; }

private:
    struct Point
    {
        BootTime at;
        double value;
    };
    struct Trend
    {
        std::deque<Point> points;
        bool broken = false; ///< a gap comes before the next point
    };

    void add(const QList<Sample> &samples);
    bool add(const Sample &sample);
    void append(Trend *trend, Point point, Milliseconds staleAfter) const;
    void breakTrends(const QList<DeviceId> &devices);
    void forget(const DeviceId &device);

    const PlantStore &m_store;
    const Clock &m_clock;
    QHash<TagId, Trend> m_trends;
    std::deque<std::pair<BootTime, QString>> m_marks;
    qint64 m_refused = 0;
};

} // namespace Raptor::Models
