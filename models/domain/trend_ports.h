// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

namespace Raptor {

/// What a tag says at this moment.
struct TrendNow
{
    std::optional<double> value{}; ///< the last number; unset: there was none
    Quality quality = Quality::Offline;
    WallTime at{}; ///< of that number

    friend bool operator==(const TrendNow &, const TrendNow &) = default;
};

/// Numbers of tags for charts, by pixel column, over any time: from memory where it reaches, else
/// from the historian. GUI thread; nothing here waits for a disk.
class TrendColumns : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What @p chart shows, in place of what it showed before; forgotten when it is destroyed. Only
    /// watched tags are kept in memory, from the moment on at which they are.
    virtual void watch(const QObject *chart, const QList<TagId> &tags) = 0;
    /// Non-empty columns of @p step (at least 1 ms), which begin at multiples of it since 1970: of
    /// all that touch @p from to @p to, and the nearest on either side where it is known, oldest
    /// first. What is not in memory is asked for, and changed() follows when it has come; until
    /// then the best that is known stands in its place, which may be wider columns. A column that
    /// begins with a gap, or has one in it, says so; what is no number is a gap.
    [[nodiscard]] virtual QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                                       Milliseconds step) = 0;
    [[nodiscard]] virtual TrendNow current(const TagId &tag) const = 0;
    /// Something that columns() was asked for is still on its way.
    [[nodiscard]] virtual bool isLoading(const TagId &tag) const = 0;
    /// Why older numbers cannot be read, in words; empty: they can.
    [[nodiscard]] virtual QString trouble() const = 0;

Q_SIGNALS:
    /// At most once per batch of samples: watched tags have news.
    void advanced();
    /// What was on its way for this tag is there, or did not come: see trouble().
    void changed(const Raptor::TagId &tag);
};

} // namespace Raptor
