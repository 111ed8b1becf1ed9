// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_pyramid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace Raptor::Models {

namespace {

/// Towards the past, before 1970 too.
qint64 columnStart(qint64 at, qint64 step)
{
    const qint64 rest = at % step;
    return at - (rest < 0 ? rest + step : rest);
}

} // namespace

std::optional<WallTime> TrendPyramid::oldest() const
{
    return isEmpty() ? std::nullopt : std::optional(fromEpochMs(m_chunks.front().first()));
}

std::optional<WallTime> TrendPyramid::newest() const
{
    return isEmpty() ? std::nullopt : std::optional(fromEpochMs(m_chunks.back().last()));
}

qint64 TrendPyramid::bytes() const
{
    qint64 sum = sizeof(*this);
    for (const TrendChunk &chunk : m_chunks)
        sum += qint64(chunk.bytes());
    return sum;
}

bool TrendPyramid::add(WallTime at, double value, Quality quality, Milliseconds silence)
{
    if (!std::isfinite(value) || (m_forgottenUntil && at < *m_forgottenUntil))
        return false;
    const TrendPoint point{toEpochMs(at), value, quality, false, false};
    distrust(point.at);
    if (isEmpty() || point.at >= m_chunks.back().last())
        append(point, silence);
    else
        insert(point, silence);
    ++m_size;
    forget();
    return true;
}

void TrendPyramid::append(TrendPoint point, Milliseconds silence)
{
    point.broken = std::exchange(m_broken, false);
    point.silent = !isEmpty() && point.at - m_chunks.back().last() > silence.count();
    if (isEmpty() || !m_chunks.back().canHold(point.at))
        m_chunks.emplace_back(point.at);
    m_chunks.back().append(point);
}

/// Behind those of the same time. The point that follows it may have lost the silence before it.
void TrendPyramid::insert(TrendPoint point, Milliseconds silence)
{
    Place place = firstAfter(point.at);
    const std::optional<TrendPoint> earlier = before(place);
    point.silent = earlier && point.at - earlier->at > silence.count();
    TrendChunk &follower = m_chunks[place.chunk];
    const bool stillSilent =
        follower.point(place.index).silent && follower.at(place.index) - point.at > silence.count();
    follower.setSilent(place.index, stillSilent);
    if (place.index == 0 && place.chunk > 0)
        place = {place.chunk - 1, m_chunks[place.chunk - 1].size()};
    makeRoom(&place);
    if (m_chunks[place.chunk].canHold(point.at)) {
        m_chunks[place.chunk].insert(place.index, point);
        return;
    }
    // Too far away from all that is there: it begins a chunk.
    const size_t at = place.index == 0 ? place.chunk : place.chunk + 1;
    const auto chunk = m_chunks.emplace(m_chunks.begin() + std::ptrdiff_t(at), point.at);
    chunk->append(point);
}

void TrendPyramid::makeRoom(Place *place)
{
    TrendChunk &full = m_chunks[place->chunk];
    if (!full.isFull())
        return;
    const size_t half = TrendChunk::capacity / 2;
    m_chunks.insert(m_chunks.begin() + std::ptrdiff_t(place->chunk) + 1, full.split(half));
    if (place->index > half)
        *place = {place->chunk + 1, place->index - half};
}

void TrendPyramid::forget()
{
    while (m_size > m_most && m_chunks.size() > 1) {
        m_size -= qint64(m_chunks.front().size());
        m_chunks.pop_front();
        m_forgottenUntil = oldest();
        m_memo = {};
    }
}

TrendPyramid::Place TrendPyramid::firstFrom(qint64 at) const
{
    const auto chunk =
        std::lower_bound(m_chunks.begin(), m_chunks.end(), at,
                         [](const TrendChunk &one, qint64 time) { return one.last() < time; });
    if (chunk == m_chunks.end())
        return {m_chunks.size(), 0};
    return {size_t(chunk - m_chunks.begin()), chunk->lowerBound(at)};
}

TrendPyramid::Place TrendPyramid::firstAfter(qint64 at) const
{
    const auto chunk =
        std::upper_bound(m_chunks.begin(), m_chunks.end(), at,
                         [](qint64 time, const TrendChunk &one) { return time < one.last(); });
    if (chunk == m_chunks.end())
        return {m_chunks.size(), 0};
    return {size_t(chunk - m_chunks.begin()), chunk->upperBound(at)};
}

std::optional<TrendPoint> TrendPyramid::before(Place place) const
{
    if (place.index > 0)
        return m_chunks[place.chunk].point(place.index - 1);
    if (place.chunk == 0)
        return std::nullopt;
    const TrendChunk &chunk = m_chunks[place.chunk - 1];
    return chunk.point(chunk.size() - 1);
}

/// What stands from @p place on and before @p end, and moves @p place there.
HistoryBucket TrendPyramid::bucket(Place *place, qint64 start, qint64 end) const
{
    HistoryBucket bucket;
    bucket.from = fromEpochMs(start);
    bucket.first = m_chunks[place->chunk].value(place->index);
    TrendExtent extent;
    while (!isEnd(*place)) {
        const TrendChunk &chunk = m_chunks[place->chunk];
        const bool whole = chunk.last() < end;
        const size_t to = whole ? chunk.size() : chunk.lowerBound(end, place->index);
        if (to > place->index) {
            chunk.sumUp(place->index, to, &extent);
            bucket.last = chunk.value(to - 1);
        }
        if (!whole) {
            place->index = to;
            break;
        }
        *place = {place->chunk + 1, 0};
    }
    bucket.minimum = extent.minimum;
    bucket.maximum = extent.maximum;
    bucket.sum = extent.sum;
    bucket.count = extent.count;
    bucket.worst = Quality(extent.worst);
    bucket.gap = extent.gap;
    return bucket;
}

/// Columns that begin from @p from on and before @p until.
void TrendPyramid::compute(qint64 from, qint64 until, qint64 width, QList<HistoryBucket> *out) const
{
    Place place = firstFrom(from);
    while (!isEnd(place)) {
        const qint64 start = columnStart(m_chunks[place.chunk].at(place.index), width);
        if (start >= until)
            return;
        out->append(bucket(&place, start, start + width));
    }
}

/// Makes the memo hold exactly these columns, and computes those that it does not have.
void TrendPyramid::remember(qint64 from, qint64 until, qint64 width) const
{
    Memo &memo = m_memo;
    if (memo.width != width || from >= memo.until || until <= memo.from) {
        memo = {width, from, until, {}};
        compute(from, until, width, &memo.columns);
        return;
    }
    const auto begins = [](const HistoryBucket &one, qint64 at) {
        return toEpochMs(one.from) < at;
    };
    QList<HistoryBucket> columns;
    if (from < memo.from)
        compute(from, memo.from, width, &columns);
    const auto first = std::lower_bound(memo.columns.cbegin(), memo.columns.cend(), from, begins);
    const auto last = std::lower_bound(first, memo.columns.cend(), until, begins);
    const qsizetype start = first - memo.columns.cbegin();
    columns.append(memo.columns.mid(start, last - first));
    if (until > memo.until)
        compute(memo.until, until, width, &columns);
    memo = {width, from, until, std::move(columns)};
}

/// A point comes: the columns from there on will be others.
void TrendPyramid::distrust(qint64 from)
{
    if (m_memo.width == 0 || from >= m_memo.until)
        return;
    m_memo.until = columnStart(from, m_memo.width);
    if (m_memo.until <= m_memo.from) {
        m_memo = {};
        return;
    }
    while (!m_memo.columns.isEmpty() && toEpochMs(m_memo.columns.last().from) >= m_memo.until)
        m_memo.columns.removeLast();
}

void TrendPyramid::columns(WallTime from, WallTime to, Milliseconds step,
                           QList<HistoryBucket> *out) const
{
    if (isEmpty() || to < from)
        return;
    const qint64 width = std::max<qint64>(step.count(), 1);
    const qint64 begin = columnStart(toEpochMs(from), width);
    const qint64 end = columnStart(toEpochMs(to), width) + width;
    if (const auto earlier = before(firstFrom(begin))) {
        const qint64 start = columnStart(earlier->at, width);
        compute(start, start + width, width, out);
    }
    remember(begin, end, width);
    out->append(m_memo.columns);
    if (const Place next = firstFrom(end); !isEnd(next)) {
        const qint64 start = columnStart(m_chunks[next.chunk].at(next.index), width);
        compute(start, start + width, width, out);
    }
}

void TrendPyramid::forEach(const std::function<void(const TrendPoint &)> &visit) const
{
    for (const TrendChunk &chunk : m_chunks) {
        for (size_t index = 0; index < chunk.size(); ++index)
            visit(chunk.point(index));
    }
}

} // namespace Raptor::Models
