// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_chunk.h"

#include <algorithm>
#include <limits>

namespace Raptor::Models {

namespace {

constexpr quint8 QualityBits = 0x07;
constexpr quint8 BrokenBit = 0x08;
constexpr quint8 SilentBit = 0x10;
constexpr size_t CoarseFanOut = TrendChunk::fanOut * TrendChunk::fanOut;

} // namespace

void TrendExtent::add(const TrendExtent &other)
{
    if (other.count == 0)
        return;
    if (count == 0) {
        *this = other;
        return;
    }
    minimum = std::min(minimum, other.minimum);
    maximum = std::max(maximum, other.maximum);
    sum += other.sum;
    count += other.count;
    worst = std::max(worst, other.worst);
    gap = gap || other.gap;
}

TrendPoint TrendChunk::point(size_t index) const
{
    const quint8 flags = m_flags.empty() ? quint8(0) : m_flags[index];
    return {at(index), m_values[index], Quality(flags & QualityBits), (flags & BrokenBit) != 0,
            (flags & SilentBit) != 0};
}

size_t TrendChunk::bytes() const
{
    return sizeof(*this) + m_times.capacity() * sizeof(quint32)
        + m_values.capacity() * sizeof(double) + m_flags.capacity()
        + (m_fine.capacity() + m_coarse.capacity()) * sizeof(TrendExtent);
}

bool TrendChunk::canHold(qint64 at) const
{
    constexpr qint64 reach = std::numeric_limits<quint32>::max();
    return !isFull() && (at >= m_base ? at - m_base <= reach : last() - at <= reach);
}

void TrendChunk::setFlags(size_t index, const TrendPoint &point)
{
    const auto flags = quint8(quint8(point.quality) | (point.broken ? BrokenBit : 0)
                              | (point.silent ? SilentBit : 0));
    if (m_flags.empty() && flags == 0)
        return;
    m_flags.resize(size(), 0);
    m_flags[index] = flags;
}

void TrendChunk::push(const TrendPoint &point)
{
    m_times.push_back(quint32(point.at - m_base));
    m_values.push_back(point.value);
    m_last = point.at;
    if (!m_flags.empty())
        m_flags.push_back(0);
    setFlags(size() - 1, point);
}

TrendExtent TrendChunk::extentOf(size_t index) const
{
    const double value = m_values[index];
    const quint8 flags = m_flags.empty() ? quint8(0) : m_flags[index];
    return {value,
            value,
            value,
            1,
            quint8(flags & QualityBits),
            (flags & (BrokenBit | SilentBit)) != 0};
}

/// Adds the point at @p index, the last one, to the levels above.
void TrendChunk::climb(size_t index)
{
    const TrendExtent one = extentOf(index);
    if (index % fanOut == 0)
        m_fine.emplace_back();
    if (index % CoarseFanOut == 0)
        m_coarse.emplace_back();
    m_fine.back().add(one);
    m_coarse.back().add(one);
    m_all.add(one);
}

void TrendChunk::append(const TrendPoint &point)
{
    push(point);
    climb(size() - 1);
}

void TrendChunk::insert(size_t index, const TrendPoint &point)
{
    const auto place = std::ptrdiff_t(index);
    if (point.at < m_base) {
        for (quint32 &time : m_times)
            time += quint32(m_base - point.at);
        m_base = point.at;
    }
    m_times.insert(m_times.begin() + place, quint32(point.at - m_base));
    m_values.insert(m_values.begin() + place, point.value);
    if (!m_flags.empty())
        m_flags.insert(m_flags.begin() + place, 0);
    setFlags(index, point);
    m_last = at(size() - 1);
    rebuild(index);
}

void TrendChunk::setSilent(size_t index, bool silent)
{
    TrendPoint changed = point(index);
    if (changed.silent == silent)
        return;
    changed.silent = silent;
    setFlags(index, changed);
    rebuild(index);
}

/// The levels above, for the points from @p from on.
void TrendChunk::rebuild(size_t from)
{
    const size_t start = from / CoarseFanOut * CoarseFanOut;
    m_fine.resize(start / fanOut);
    m_coarse.resize(start / CoarseFanOut);
    m_all = {};
    for (const TrendExtent &extent : m_coarse)
        m_all.add(extent);
    for (size_t index = start; index < size(); ++index)
        climb(index);
}

TrendChunk TrendChunk::split(size_t index)
{
    TrendChunk rest(at(index));
    for (size_t i = index; i < size(); ++i)
        rest.append(point(i));
    m_times.resize(index);
    m_values.resize(index);
    if (!m_flags.empty())
        m_flags.resize(index);
    m_last = index == 0 ? m_base : at(index - 1);
    rebuild(index == 0 ? 0 : index - 1);
    return rest;
}

size_t TrendChunk::lowerBound(qint64 at, size_t from) const
{
    if (from >= size() || at <= this->at(from))
        return from;
    if (at > m_last)
        return size();
    // Points come at an even pace, mostly: the guess is near, and every look is one at far memory.
    const qint64 offset = at - m_base;
    const auto isEarlier = [&](size_t index) { return m_times[index] < offset; };
    const qint64 span = m_last - this->at(from);
    const auto guess =
        from + size_t(double(at - this->at(from)) / double(span) * double(size() - 1 - from));
    size_t low = from; // earlier than at
    size_t high = size() - 1; // not earlier
    size_t step = 1;
    if (isEarlier(guess)) {
        for (low = guess; low + step < high && isEarlier(low + step); step *= 2)
            low += step;
        high = std::min(high, low + step);
    } else {
        for (high = guess; high > low + step && !isEarlier(high - step); step *= 2)
            high -= step;
        low = high > low + step ? high - step : low;
    }
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        (isEarlier(middle) ? low : high) = middle;
    }
    return high;
}

size_t TrendChunk::upperBound(qint64 at) const
{
    const auto found =
        std::upper_bound(m_times.begin(), m_times.end(), at - m_base,
                         [](qint64 wanted, quint32 time) { return wanted < qint64(time); });
    return size_t(found - m_times.begin());
}

void TrendChunk::sumUp(size_t from, size_t to, TrendExtent *extent) const
{
    if (from == 0 && to == size()) {
        extent->add(m_all);
        return;
    }
    while (from < to && from % fanOut != 0)
        extent->add(extentOf(from++));
    for (; from + fanOut <= to && from % CoarseFanOut != 0; from += fanOut)
        extent->add(m_fine[from / fanOut]);
    for (; from + CoarseFanOut <= to; from += CoarseFanOut)
        extent->add(m_coarse[from / CoarseFanOut]);
    for (; from + fanOut <= to; from += fanOut)
        extent->add(m_fine[from / fanOut]);
    while (from < to)
        extent->add(extentOf(from++));
}

} // namespace Raptor::Models
