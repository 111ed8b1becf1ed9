// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_ports.h"

#include <QtCore/QHash>

namespace Raptor::Models {

/// Adds @p next to a column that begins no later; neither is empty.
void addColumn(HistoryBucket *column, const HistoryBucket &next);

/// Columns of the historian, cut into tiles that are fetched once and kept for a while: whoever
/// pans or zooms meets most of them again. Steps are powers of two, so that tiles of different
/// charts are the same; until a tile has come, what is known of its time in another step stands in.
class TrendTiles final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 columnsPerTile = 512;
    static constexpr qsizetype mostTiles = 600;
    static constexpr qsizetype mostOnTheirWay = 96;
    static constexpr Milliseconds patience{5000}; ///< until what failed is asked for again
    /// Answers to others carry smaller numbers.
    static constexpr int firstTicket = 1 << 30;

    /// @p ticket: of its first question.
    TrendTiles(HistoryReader *history, const Clock &clock, int ticket = firstTicket);

    /// From @p from on and before @p to, and the nearest on either side where tiles have it.
    /// Appended to @p out.
    void columns(const TagId &tag, WallTime from, WallTime to, Milliseconds step,
                 QList<HistoryBucket> *out);
    [[nodiscard]] bool isLoading(const TagId &tag) const { return m_loading.value(tag) > 0; }
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    /// For other questions to the same historian.
    [[nodiscard]] int nextTicket() { return m_nextTicket++; }

Q_SIGNALS:
    void changed(const Raptor::TagId &tag);

private:
    struct Key
    {
        TagId tag;
        int level = 0; ///< its step is 2^level ms
        qint64 index = 0;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.tag, key.level, key.index);
        }
    };
    struct Tile
    {
        QList<HistoryBucket> columns;
        qint64 knownUntil = 0; ///< epoch ms: what came later was not asked for
        qint64 askedUntil = 0; ///< the same of the question that is on its way
        int ticket = 0; ///< of the question that is on its way
        bool known = false;
        std::optional<BootTime> failedAt;
        qint64 wanted = 0; ///< when it was used last: a count
    };

    Tile &wantedTile(const Key &key, qint64 until);
    void ask(const Key &key, Tile *tile, qint64 until);
    void take(int ticket, const QList<HistoryBucket> &columns, const QString &error);
    void giveUp();
    void dropOld();
    void settle(const TagId &tag);
    void standIn(const Key &key, QList<HistoryBucket> *out) const;
    [[nodiscard]] bool finer(const Key &key, int levels, QList<HistoryBucket> *out) const;

    HistoryReader *m_history;
    const Clock &m_clock;
    QHash<Key, Tile> m_tiles;
    QHash<int, Key> m_asked; ///< by ticket
    QHash<TagId, int> m_loading;
    QString m_trouble;
    qint64 m_uses = 0;
    int m_nextTicket;
};

} // namespace Raptor::Models
