// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtGui/QColor>

class QPainter;

namespace Raptor {
class TrendSource;
}

namespace Raptor::Views {

/// Cuts @p points at their gaps (NaN): every element is a run without one. Single points stay.
[[nodiscard]] QList<QList<QPointF>> runsOf(const QList<QPointF> &points);

/// The last minutes of tags for tiles; asks the source for each at most once a second. GUI thread.
class SparkCache
{
public:
    SparkCache(const TrendSource *source, const Clock *clock)
        : m_source(source), m_clock(clock), m_since(clock->now())
    {
    }

    /// What all tiles show: 1, 2, then 5 minutes, as the program gets older.
    [[nodiscard]] std::chrono::minutes span() const;
    [[nodiscard]] const QList<QList<QPointF>> &runs(const TagId &tag);
    /// End of the time that runs() covers.
    [[nodiscard]] WallTime now() const { return m_clock->wall(); }

private:
    struct Entry
    {
        BootTime readAt{};
        QList<QList<QPointF>> runs;
    };
    const TrendSource *m_source;
    const Clock *m_clock;
    BootTime m_since;
    QHash<TagId, Entry> m_entries;
};

/// Draws @p runs with time from left to right; @p smallest is the least height in values, so that
/// noise does not look like a swing.
void drawSparkline(QPainter &painter, const QRectF &box, const QList<QList<QPointF>> &runs,
                   WallTime end, Milliseconds span, double smallest, const QColor &colour);

} // namespace Raptor::Views
