// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QRectF>
#include <QtGui/QColor>
#include <QtGui/QPolygonF>

class QPainter;

namespace Raptor::Views {

struct Tokens;
class Theme;

/// What an alarm's mark tells. Priority is the shape (square 1, triangle 2, diamond 3), never the
/// colour alone; filled: nobody has acknowledged it; hollow: somebody has; dashed outline: its
/// condition has ended.
struct AlarmShape
{
    AlarmPriority priority = AlarmPriority::Low;
    QString letters; ///< "HH", or the digit of the priority; may be empty
    bool unacknowledged = true;
    bool active = true;

    friend bool operator==(const AlarmShape &, const AlarmShape &) = default;
};

/// With the letters of its kind.
[[nodiscard]] AlarmShape shapeOf(const AlarmMark &mark);
[[nodiscard]] AlarmShape shapeOf(const AlarmRecord &record);
/// "1" urgent, "2" high, "3" low.
[[nodiscard]] QString digitOf(AlarmPriority priority);
[[nodiscard]] QColor alarmColour(AlarmPriority priority, const Tokens &tokens);
/// The shape of a priority inside @p box.
[[nodiscard]] QPolygonF priorityPolygon(AlarmPriority priority, const QRectF &box);

/// Draws the mark inside @p box, of which it takes the height and begins at the leading edge. The
/// letters stand inside a shape that is large enough for them, else beside it where the box is
/// wider than high, else not at all. Its outline has 3:1 on panel, ground and chrome.
void drawAlarmMark(QPainter &painter, const QRectF &box, const AlarmShape &shape,
                   const Theme &theme);
/// That of an alarm whose condition holds.
void drawAlarmMark(QPainter &painter, const QRectF &box, AlarmPriority priority,
                   const QString &letters, bool unacknowledged, const Theme &theme);
/// How wide a box of this height has to be for it.
[[nodiscard]] double alarmMarkWidth(double height, const QString &letters, const Theme &theme);

} // namespace Raptor::Views
