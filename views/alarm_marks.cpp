// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_marks.h"

#include "models/domain/alarm_definition.h"
#include "views/theme.h"

#include <QtGui/QPainter>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// Below this height (at a text of 13 pixels) a letter inside is not readable, nor are two.
constexpr double LeastForLetter = 15;
constexpr double LeastForLetters = 22;
constexpr double LetterGap = 3;
/// Between the fill of what has ended and its outline, in parts of the height.
constexpr double LooseBy = 0.11;

bool fitsInside(double height, const QString &letters, const Theme &theme)
{
    return height >= theme.px(letters.size() > 1 ? LeastForLetters : LeastForLetter);
}

QFont besideFont(const Theme &theme)
{
    return theme.font(11, QFont::Bold);
}

/// On the alarm colours, the same in both themes: white on red, dark on orange and yellow.
QColor inkOn(AlarmPriority priority, const Tokens &tokens)
{
    return priority == AlarmPriority::Urgent ? tokens.onAlarm1
                                             : Theme::tokensOf(Theme::Kind::Light).text;
}

QRectF grown(const QRectF &box, double by)
{
    return box.adjusted(-by, -by, by, by);
}

/// Where letters have most room: low in the triangle, in the middle of the others.
QRectF letterBox(AlarmPriority priority, const QRectF &box)
{
    if (priority == AlarmPriority::High)
        return QRectF(box.left(), box.top() + box.height() * 0.34, box.width(),
                      box.height() * 0.58);
    return box;
}

void drawInside(QPainter &painter, const QRectF &box, const AlarmShape &shape, const Theme &theme)
{
    const double share = shape.letters.size() > 1
        ? (shape.priority == AlarmPriority::Urgent ? 0.56 : 0.42)
        : (shape.priority == AlarmPriority::Urgent ? 0.68 : 0.56);
    QFont font = theme.font(11, QFont::Bold);
    font.setPixelSize(qMax(6, qRound(box.height() * share)));
    painter.setFont(font);
    painter.setPen(shape.unacknowledged ? inkOn(shape.priority, theme.tokens())
                                        : theme.tokens().text);
    painter.drawText(grown(letterBox(shape.priority, box), theme.px(3)), Qt::AlignCenter,
                     shape.letters);
}

} // namespace

AlarmShape shapeOf(const AlarmMark &mark)
{
    return {mark.priority, alarmLetters(mark.kind), mark.unacknowledged, mark.active};
}

AlarmShape shapeOf(const AlarmRecord &record)
{
    return {record.priority, alarmLetters(record.kind), record.status.isUnacknowledged(),
            record.status.isActive()};
}

QString digitOf(AlarmPriority priority)
{
    switch (priority) {
    case AlarmPriority::Urgent:
        return u"1"_s;
    case AlarmPriority::High:
        return u"2"_s;
    case AlarmPriority::Low:
        return u"3"_s;
    }
    Q_UNREACHABLE();
}

QColor alarmColour(AlarmPriority priority, const Tokens &tokens)
{
    switch (priority) {
    case AlarmPriority::Urgent:
        return tokens.alarm1;
    case AlarmPriority::High:
        return tokens.alarm2;
    case AlarmPriority::Low:
        return tokens.alarm3;
    }
    Q_UNREACHABLE();
}

QPolygonF priorityPolygon(AlarmPriority priority, const QRectF &box)
{
    switch (priority) {
    case AlarmPriority::Urgent: {
        // A little smaller, so that it does not look larger than the others.
        const double inset = box.height() * 0.07;
        return QPolygonF(box.adjusted(inset, inset, -inset, -inset));
    }
    case AlarmPriority::High:
        return QPolygonF({{box.center().x(), box.top() + box.height() * 0.02},
                          {box.right(), box.bottom() - box.height() * 0.07},
                          {box.left(), box.bottom() - box.height() * 0.07}});
    case AlarmPriority::Low:
        return QPolygonF({{box.center().x(), box.top()},
                          {box.right(), box.center().y()},
                          {box.center().x(), box.bottom()},
                          {box.left(), box.center().y()}});
    }
    Q_UNREACHABLE();
}

void drawAlarmMark(QPainter &painter, const QRectF &box, const AlarmShape &shape,
                   const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = theme.tokens();
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const double side = box.height();
    const QRectF whole(mirrored ? box.right() - side : box.left(), box.top(), side, side);
    const double stroke = qMax(1.0, side / 14.0);
    const QRectF inner = grown(whole, -stroke / 2);
    const QColor colour = alarmColour(shape.priority, t);
    QPen outline(t.mark, stroke, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (!shape.active)
        outline.setDashPattern({2.6, 1.7});
    if (shape.unacknowledged) {
        // A fill that has come loose from its dashed outline: what it told of has ended.
        painter.setPen(shape.active ? outline : QPen(Qt::NoPen));
        painter.setBrush(colour);
        painter.drawPolygon(
            priorityPolygon(shape.priority, shape.active ? inner : grown(inner, -side * LooseBy)));
    } else {
        painter.setPen(QPen(colour, stroke * 1.1, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(priorityPolygon(shape.priority, grown(inner, -stroke)));
    }
    if (!shape.unacknowledged || !shape.active) {
        painter.setPen(outline);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(priorityPolygon(shape.priority, inner));
    }
    const bool inside = fitsInside(side, shape.letters, theme);
    if (inside) {
        drawInside(painter, whole, shape, theme);
    } else if (box.width() > side) {
        painter.setFont(besideFont(theme));
        painter.setPen(t.text);
        const double step = side + theme.px(LetterGap);
        painter.drawText(mirrored ? box.adjusted(0, -4, -step, 4) : box.adjusted(step, -4, 0, 4),
                         Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         shape.letters);
    }
    painter.restore();
}

void drawAlarmMark(QPainter &painter, const QRectF &box, AlarmPriority priority,
                   const QString &letters, bool unacknowledged, const Theme &theme)
{
    drawAlarmMark(painter, box, AlarmShape{priority, letters, unacknowledged, true}, theme);
}

double alarmMarkWidth(double height, const QString &letters, const Theme &theme)
{
    if (letters.isEmpty() || fitsInside(height, letters, theme))
        return height;
    return height + theme.px(LetterGap)
        + QFontMetricsF(besideFont(theme)).horizontalAdvance(letters);
}

} // namespace Raptor::Views
