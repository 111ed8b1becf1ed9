// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/domain/trend_ports.h"

#include <memory>

namespace Raptor::Models {

class ReplayStore;
class TrendTiles;

/// Numbers for charts, out of the history, up to the moment that a ReplayStore shows: a column that
/// reaches beyond it is left out, and what is current is what was so then. GUI thread.
class ReplayColumns final : public TrendColumns
{
    Q_OBJECT
public:
    /// @p reader answers nobody else's fetchBuckets(); @p clock goes on, it is not that of the
    /// replay. All of them outlive this.
    ReplayColumns(HistoryReader &reader, const Clock &clock, const ReplayStore &moment,
                  QObject *parent = nullptr);
    ~ReplayColumns() override;

    /// Nothing is kept but what was read.
    void watch(const QObject *, const QList<TagId> &) override { }
    [[nodiscard]] QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                               Milliseconds step) override;
    [[nodiscard]] TrendNow current(const TagId &tag) const override;
    [[nodiscard]] bool isLoading(const TagId &tag) const override;
    [[nodiscard]] QString trouble() const override;

    /// The moment has changed.
    void advance() { Q_EMIT advanced(); }
    /// Forgets all that was read.
    void clear();

private:
    HistoryReader &m_reader;
    const Clock &m_clock;
    const ReplayStore &m_moment;
    std::unique_ptr<TrendTiles> m_tiles; ///< never null
};

} // namespace Raptor::Models
