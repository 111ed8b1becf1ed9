// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

class QMimeData;

namespace Raptor {

/// As many signals as one chart shows: more than that nobody tells apart.
inline constexpr qsizetype mostTrendTags = 16;
inline constexpr int longestTrendSetName = 60; ///< characters

/// One signal that a chart shows.
struct TrendSetTag
{
    TagId tag;
    int colour = 0; ///< place in the palette of traces
    bool visible = true;

    friend bool operator==(const TrendSetTag &, const TrendSetTag &) = default;
};

/// What a chart shows, to be opened again by its name.
struct TrendSet
{
    QString name;
    QList<TrendSetTag> tags;
    Milliseconds span{10 * 60 * 1000};
    bool fit = false;
    Milliseconds comparison{0}; ///< shown beside it: as it was so much earlier; zero: nothing

    friend bool operator==(const TrendSet &, const TrendSet &) = default;
};

/// JSON of the sets, by name; what a file of them holds.
[[nodiscard]] QByteArray trendSetsAsText(const QList<TrendSet> &sets);
/// All of them or, in words, what is wrong with the text. An empty text is an empty list.
[[nodiscard]] Result<QList<TrendSet>> trendSetsFromText(const QByteArray &text);
/// What is wrong with the name of a set, in words; empty: nothing.
[[nodiscard]] QString wrongWithTrendSetName(const QString &name);

/// What is dragged onto a chart. A tag without a signal stands for all numbers of its device. The
/// caller owns the answer.
[[nodiscard]] QMimeData *tagsAsMime(const QList<TagId> &tags);
[[nodiscard]] QStringList tagMimeTypes();
/// Empty when it holds no tags.
[[nodiscard]] QList<TagId> tagsFromMime(const QMimeData *data);

} // namespace Raptor
