// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/history/stored_sample.h"

#include <QtCore/QByteArray>

namespace Raptor::History {

/// What samples did in pieces of time. Widths of the rollups that are kept, finest first; each is
/// made from the one before.
inline constexpr Milliseconds rollupWidths[]{std::chrono::minutes(1), std::chrono::minutes(15),
                                             std::chrono::hours(4), std::chrono::days(2)};
constexpr int rollupLevels = int(std::size(rollupWidths));

/// Where the piece begins in which @p at lies; also before 1970.
[[nodiscard]] constexpr qint64 floorTo(qint64 at, qint64 width)
{
    const qint64 rest = at % width;
    return at - (rest < 0 ? rest + width : rest);
}

/// Collects what comes in order of time into pieces of one width. What comes out of order is put
/// where it belongs as well, later.
class RollupBuilder
{
public:
    explicit RollupBuilder(Milliseconds width) : m_width(width.count()) { }

    void add(const StoredSample &sample);
    void add(const HistoryBucket &finer);
    /// In order of time.
    [[nodiscard]] QList<HistoryBucket> finish();

private:
    [[nodiscard]] HistoryBucket &bucketAt(qint64 at);

    qint64 m_width;
    qint64 m_begin = 0; ///< of the last bucket
    qint64 m_end = 0; ///< not in it any more; m_begin: there is none
    QList<HistoryBucket> m_buckets;
    bool m_inOrder = true;
};

/// Adds what came later (@p other) to a bucket of the same piece of time.
void combine(HistoryBucket &bucket, const HistoryBucket &other);

namespace RollupCodec {

/// Buckets in order of time, of one width.
[[nodiscard]] QByteArray encode(const QList<HistoryBucket> &buckets, Milliseconds width);
[[nodiscard]] Result<QList<HistoryBucket>> decode(QByteArrayView bytes, Milliseconds width);

} // namespace RollupCodec

} // namespace Raptor::History
