// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_tiles.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace Raptor::Models {

namespace {

constexpr int CoarserLevels = 8;
constexpr int FinerLevels = 2;

int levelOf(Milliseconds step)
{
    return int(std::bit_width(quint64(std::max<qint64>(step.count(), 1)))) - 1;
}

qint64 widthOf(int level)
{
    return TrendTiles::columnsPerTile << level;
}

qint64 floorDiv(qint64 at, qint64 width)
{
    return at / width - (at % width < 0 ? 1 : 0);
}

/// What is no number breaks what comes next.
void regroup(const QList<HistoryBucket> &from, Milliseconds step, QList<HistoryBucket> *out)
{
    bool broken = false;
    for (const HistoryBucket &one : from) {
        if (one.count == 0) {
            broken = true;
            continue;
        }
        HistoryBucket column = one;
        column.gap = column.gap || std::exchange(broken, false);
        column.from = fromEpochMs(floorDiv(toEpochMs(one.from), step.count()) * step.count());
        if (!out->isEmpty() && out->last().from >= column.from)
            addColumn(&out->last(), column);
        else
            out->append(column);
    }
}

/// Leaves what touches @p from to @p until, and one on either side.
void crop(QList<HistoryBucket> *columns, qint64 from, qint64 until, qint64 width)
{
    const auto ends = [&](const HistoryBucket &one, qint64 at) {
        return toEpochMs(one.from) + width <= at;
    };
    const auto begins = [](qint64 at, const HistoryBucket &one) {
        return at <= toEpochMs(one.from);
    };
    const auto first = std::lower_bound(columns->cbegin(), columns->cend(), from, ends);
    const auto last = std::upper_bound(columns->cbegin(), columns->cend(), until, begins);
    const qsizetype start = std::max<qsizetype>(first - columns->cbegin() - 1, 0);
    const qsizetype end = std::min(last - columns->cbegin() + 1, columns->size());
    *columns = columns->mid(start, std::max<qsizetype>(end - start, 0));
}

} // namespace

void addColumn(HistoryBucket *column, const HistoryBucket &next)
{
    column->last = next.last;
    column->minimum = std::min(column->minimum, next.minimum);
    column->maximum = std::max(column->maximum, next.maximum);
    column->sum += next.sum;
    column->count += next.count;
    column->worst = std::max(column->worst, next.worst);
    column->gap = column->gap || next.gap;
}

TrendTiles::TrendTiles(HistoryReader *history, const Clock &clock, int ticket)
    : m_history(history), m_clock(clock), m_nextTicket(ticket)
{
    connect(history, &HistoryReader::bucketsReady, this, &TrendTiles::take);
}

void TrendTiles::columns(const TagId &tag, WallTime from, WallTime to, Milliseconds step,
                         QList<HistoryBucket> *out)
{
    const qint64 until = toEpochMs(std::min(to, m_clock.wall() + Milliseconds(1)));
    if (toEpochMs(from) >= until)
        return;
    const int level = levelOf(step);
    const qint64 width = widthOf(level);
    QList<HistoryBucket> found;
    const qint64 lastIndex = floorDiv(until - 1, width);
    for (qint64 index = floorDiv(toEpochMs(from), width); index <= lastIndex; ++index) {
        const Key key{tag, level, index};
        const Tile &tile = wantedTile(key, until);
        if (tile.known)
            found.append(tile.columns);
        else
            standIn(key, &found);
    }
    crop(&found, toEpochMs(from), until, qint64(1) << level);
    regroup(found, step, out);
    dropOld();
}

TrendTiles::Tile &TrendTiles::wantedTile(const Key &key, qint64 until)
{
    Tile &tile = m_tiles[key];
    tile.wanted = ++m_uses;
    const qint64 end = (key.index + 1) * widthOf(key.level);
    const qint64 needed = std::min(end, until);
    const bool waits = tile.failedAt && m_clock.now() - *tile.failedAt < patience;
    if (tile.ticket == 0 && !waits && (!tile.known || tile.knownUntil < needed))
        ask(key, &tile, std::min<qint64>(end, toEpochMs(m_clock.wall()) + 1));
    return tile;
}

void TrendTiles::ask(const Key &key, Tile *tile, qint64 until)
{
    HistoryQuery query;
    query.tag = key.tag;
    query.from = fromEpochMs(key.index * widthOf(key.level));
    query.to = fromEpochMs((key.index + 1) * widthOf(key.level));
    query.step = Milliseconds(qint64(1) << key.level);
    tile->ticket = nextTicket();
    tile->askedUntil = until;
    m_asked.insert(tile->ticket, key);
    ++m_loading[key.tag];
    m_history->fetchBuckets(tile->ticket, query);
}

void TrendTiles::take(int ticket, const QList<HistoryBucket> &columns, const QString &error)
{
    const auto asked = m_asked.constFind(ticket);
    if (asked == m_asked.cend())
        return;
    const Key key = *asked;
    m_asked.erase(asked);
    m_trouble = error;
    if (const auto tile = m_tiles.find(key); tile != m_tiles.end()) {
        tile->ticket = 0;
        if (error.isEmpty()) {
            tile->columns = columns;
            tile->known = true;
            tile->knownUntil = tile->askedUntil;
            tile->failedAt.reset();
        } else {
            tile->failedAt = m_clock.now();
        }
    }
    settle(key.tag);
}

void TrendTiles::settle(const TagId &tag)
{
    if (const auto count = m_loading.find(tag); count != m_loading.end() && --*count <= 0)
        m_loading.erase(count);
    Q_EMIT changed(tag);
}

/// Questions that nobody has wanted the answer of for the longest: somebody zooms through.
void TrendTiles::giveUp()
{
    std::vector<std::pair<qint64, int>> waiting;
    for (auto asked = m_asked.cbegin(); asked != m_asked.cend(); ++asked)
        waiting.emplace_back(m_tiles.value(asked.value()).wanted, asked.key());
    std::sort(waiting.begin(), waiting.end());
    waiting.resize(waiting.size() - size_t(mostOnTheirWay));
    for (const auto &[wanted, ticket] : waiting) {
        const Key key = m_asked.take(ticket);
        m_tiles[key].ticket = 0;
        m_history->cancel(ticket);
        settle(key.tag);
    }
}

void TrendTiles::dropOld()
{
    if (m_asked.size() > mostOnTheirWay)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_asked.size() > mostOnTheirWay)
                    giveUp();
            },
            Qt::QueuedConnection); // changed() is not for him who is asking
    if (m_tiles.size() <= mostTiles)
        return;
    std::vector<qint64> uses;
    for (const Tile &tile : std::as_const(m_tiles))
        uses.push_back(tile.wanted);
    const auto border = uses.begin() + std::ptrdiff_t(uses.size() / 4);
    std::nth_element(uses.begin(), border, uses.end());
    m_tiles.removeIf([oldest = *border](const auto &tile) {
        return tile->wanted < oldest && tile->ticket == 0;
    });
}

bool TrendTiles::finer(const Key &key, int levels, QList<HistoryBucket> *out) const
{
    QList<HistoryBucket> found;
    const qint64 many = qint64(1) << levels;
    for (qint64 i = 0; i < many; ++i) {
        const auto tile = m_tiles.constFind({key.tag, key.level - levels, key.index * many + i});
        if (tile == m_tiles.cend() || !tile->known)
            return false;
        found.append(tile->columns);
    }
    out->append(found);
    return true;
}

void TrendTiles::standIn(const Key &key, QList<HistoryBucket> *out) const
{
    for (int levels = 1; levels <= std::min(FinerLevels, key.level); ++levels) {
        if (finer(key, levels, out))
            return;
    }
    const qint64 start = key.index * widthOf(key.level);
    const qint64 end = start + widthOf(key.level);
    for (int levels = 1; levels <= CoarserLevels; ++levels) {
        const int level = key.level + levels;
        const auto tile = m_tiles.constFind({key.tag, level, floorDiv(start, widthOf(level))});
        if (tile == m_tiles.cend() || !tile->known)
            continue;
        for (const HistoryBucket &one : tile->columns) {
            if (toEpochMs(one.from) >= start && toEpochMs(one.from) < end)
                out->append(one);
        }
        return;
    }
}

} // namespace Raptor::Models
