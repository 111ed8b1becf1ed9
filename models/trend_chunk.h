// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

#include <vector>

namespace Raptor::Models {

/// What a stretch of points comes down to.
struct TrendExtent
{
    double minimum = 0.0;
    double maximum = 0.0;
    double sum = 0.0;
    quint32 count = 0; ///< 0: nothing yet, and the rest says nothing
    quint8 worst = 0; ///< Quality
    bool gap = false; ///< before one of them

    void add(const TrendExtent &other);
};

/// A point of a trend. A gap before it has a reason that stays (broken), or it is a silence that
/// may yet be filled by a point that comes late.
struct TrendPoint
{
    qint64 at = 0; ///< epoch ms
    double value = 0.0;
    Quality quality = Quality::Good;
    bool broken = false;
    bool silent = false;
};

/// Some thousand points of one tag in the order of their time, in columns: 12 bytes a point, one
/// more where not all is good, two for the levels above. Level 1 sums up 16 points each, level 2
/// 256; all() the whole.
class TrendChunk
{
public:
    static constexpr size_t capacity = 4096;
    static constexpr size_t fanOut = 16;

    explicit TrendChunk(qint64 base) : m_base(base) { }

    [[nodiscard]] size_t size() const { return m_values.size(); }
    [[nodiscard]] bool isFull() const { return size() == capacity; }
    [[nodiscard]] qint64 first() const { return at(0); }
    [[nodiscard]] qint64 last() const { return m_last; }
    [[nodiscard]] qint64 at(size_t index) const { return m_base + m_times[index]; }
    [[nodiscard]] double value(size_t index) const { return m_values[index]; }
    [[nodiscard]] TrendPoint point(size_t index) const;
    [[nodiscard]] const TrendExtent &all() const { return m_all; }
    [[nodiscard]] size_t bytes() const;

    /// The first and the last point are 49 days apart at most.
    [[nodiscard]] bool canHold(qint64 at) const;
    /// Not earlier than last().
    void append(const TrendPoint &point);
    void insert(size_t index, const TrendPoint &point);
    /// Of the point at @p index.
    void setSilent(size_t index, bool silent);
    /// Takes the points from @p index on away and gives them to the answer.
    [[nodiscard]] TrendChunk split(size_t index);

    /// Index of the first point not earlier than @p at, from @p from on: near ones are found soon.
    [[nodiscard]] size_t lowerBound(qint64 at, size_t from = 0) const;
    /// Index of the first point later than @p at.
    [[nodiscard]] size_t upperBound(qint64 at) const;
    /// Adds the points from @p from to @p to, which is not included.
    void sumUp(size_t from, size_t to, TrendExtent *extent) const;

private:
    [[nodiscard]] TrendExtent extentOf(size_t index) const;
    void setFlags(size_t index, const TrendPoint &point);
    void push(const TrendPoint &point);
    void climb(size_t index);
    void rebuild(size_t from);

    qint64 m_base;
    qint64 m_last = 0; ///< here, so that a look at many chunks touches them alone
    std::vector<quint32> m_times; ///< since m_base
    std::vector<double> m_values;
    std::vector<quint8> m_flags; ///< empty while all are good and without a gap
    std::vector<TrendExtent> m_fine;
    std::vector<TrendExtent> m_coarse;
    TrendExtent m_all;
};

} // namespace Raptor::Models
