// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trend_chunk.h"

#include <deque>
#include <functional>
#include <optional>

namespace Raptor::Models {

/// The numbers of one tag over time such that any stretch of them can be drawn at the cost of its
/// pixels: first, last, extremes and sum of each column come from levels that sum up what is below.
/// A point is added at amortised constant cost. One that comes late is put where it belongs, at the
/// cost of its chunk; where it fills a silence, the gap is gone. The oldest points go first, a
/// chunk at a time; what is older than they were is refused.
class TrendPyramid
{
public:
    static constexpr qint64 usualMost = 1'000'000;

    explicit TrendPyramid(qint64 most = usualMost) : m_most(most) { }

    /// A distance longer than @p silence to the point before it is a gap. False if it is refused:
    /// no number, or too old.
    bool add(WallTime at, double value, Quality quality, Milliseconds silence);
    /// A gap comes before the next point that is added at the end.
    void breakOff() { m_broken = true; }

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::optional<WallTime> oldest() const;
    [[nodiscard]] std::optional<WallTime> newest() const;
    /// Where memory begins because older points had to go; unset: none had.
    [[nodiscard]] std::optional<WallTime> forgottenUntil() const { return m_forgottenUntil; }
    [[nodiscard]] qint64 bytes() const;

    /// Non-empty columns that touch @p from to @p to, and the nearest one on either side, oldest
    /// first; they begin at multiples of @p step since 1970. Appended to @p out.
    void columns(WallTime from, WallTime to, Milliseconds step, QList<HistoryBucket> *out) const;
    /// Every point, oldest first.
    void forEach(const std::function<void(const TrendPoint &)> &visit) const;

private:
    struct Place
    {
        size_t chunk = 0;
        size_t index = 0;
    };
    void append(TrendPoint point, Milliseconds silence);
    void insert(TrendPoint point, Milliseconds silence);
    void makeRoom(Place *place);
    void forget();
    [[nodiscard]] Place firstFrom(qint64 at) const;
    [[nodiscard]] Place firstAfter(qint64 at) const;
    [[nodiscard]] bool isEnd(Place place) const { return place.chunk >= m_chunks.size(); }
    [[nodiscard]] std::optional<TrendPoint> before(Place place) const;
    [[nodiscard]] HistoryBucket bucket(Place *place, qint64 start, qint64 end) const;

    void compute(qint64 from, qint64 until, qint64 width, QList<HistoryBucket> *out) const;
    void remember(qint64 from, qint64 until, qint64 width) const;

    /// All columns of the last question. Who looks at a chart asks for nearly the same over and
    /// over: it scrolls, and one column is new.
    struct Memo
    {
        qint64 width = 0;
        qint64 from = 0;
        qint64 until = 0; ///< none that begins here or later
        QList<HistoryBucket> columns;
    };
    void distrust(qint64 from);

    std::deque<TrendChunk> m_chunks; ///< none is empty
    mutable Memo m_memo;
    qint64 m_most;
    qint64 m_size = 0;
    std::optional<WallTime> m_forgottenUntil;
    bool m_broken = false;
};

} // namespace Raptor::Models
