// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/trend_ports.h"
#include "models/plant_store.h"
#include "models/trend_pyramid.h"

#include <QtCore/QHash>

#include <memory>

namespace Raptor::Models {

class TrendTiles;

/// Numbers for charts. Each watched tag has a pyramid in memory, which is fed by the PlantStore and
/// filled at once with what @p recent knows, then with the last hours of the historian; what is
/// older comes from the historian by tiles. A gap stands wherever the device was not live, was
/// silent for longer than its staleness, or sent no number. All that is passed must outlive it.
class TrendDesk final : public TrendColumns
{
    Q_OBJECT
public:
    static constexpr Milliseconds inMemory{std::chrono::hours(2)}; ///< of the historian, at first
    static constexpr qint64 mostBackfill = 100'000; ///< samples a tag
    static constexpr qint64 mostPoints = 200'000; ///< a tag, in memory; the oldest go first
    static constexpr qsizetype mostTags = 200; ///< more than that are not watched

    /// @p history and @p recent may be null. Nobody else may use tickets of @p history from
    /// TrendTiles::firstTicket on.
    TrendDesk(const PlantStore &store, const Clock &clock, HistoryReader *history,
              const TrendSource *recent, QObject *parent = nullptr);
    ~TrendDesk() override;

    void watch(const QObject *chart, const QList<TagId> &tags) override;
    [[nodiscard]] QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                               Milliseconds step) override;
    [[nodiscard]] TrendNow current(const TagId &tag) const override;
    [[nodiscard]] bool isLoading(const TagId &tag) const override;
    [[nodiscard]] QString trouble() const override;
    [[nodiscard]] QList<TagId> watched() const;

private:
    struct Watched
    {
        TrendPyramid points{mostPoints};
        WallTime memoryFrom{}; ///< what is older comes by tiles
        std::optional<WallTime> firstLive; ///< what came since it is watched
        int ticket = 0; ///< of the backfill that is on its way
    };

    void add(const QList<Sample> &samples);
    bool add(const Sample &sample);
    void breakOff(const QList<DeviceId> &devices);
    void begin(const TagId &tag);
    void end(const TagId &tag);
    void seed(const TagId &tag, Watched *watched) const;
    void backfill(int ticket, const QList<HistorySample> &samples, const QString &error);
    void rewatch();
    [[nodiscard]] WallTime placeOf(const Sample &sample) const;
    [[nodiscard]] WallTime memoryFrom(const Watched &watched) const;

    const PlantStore &m_store;
    const Clock &m_clock;
    HistoryReader *m_history;
    const TrendSource *m_recent;
    std::unique_ptr<TrendTiles> m_tiles; ///< null without a historian
    QHash<const QObject *, QList<TagId>> m_charts;
    QHash<TagId, std::shared_ptr<Watched>> m_watched;
    QString m_trouble;
};

} // namespace Raptor::Models
