// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands over the lines of a TrendCanvas: alarms, marks, cursors, badges.
#include "views/trend_canvas_private.h"

#include "models/domain/alarm_definition.h"
#include "models/domain/quality.h"
#include "views/alarm_marks.h"
#include "views/digits.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double AlarmRow = 14;
constexpr double AlarmMarkSide = 12;
constexpr int AlarmVeil = 26; ///< of 255: the lines over it stay what they are
constexpr double LongestWords = 150;
constexpr double ReadoutRow = 16;
constexpr double ValueCell = 82;
constexpr double LongestName = 150;

} // namespace

void TrendCanvas::Private::drawBox(QPainter &painter, const QRectF &box) const
{
    const Tokens &t = theme->tokens();
    painter.setPen(QPen(t.outline, 1));
    painter.setBrush(t.control);
    painter.drawRect(box.toRect());
}

/// A veil over the time of each, and above it a bar that begins with the alarm's mark. What
/// overlaps gets a row of its own, as far as there is room.
void TrendCanvas::Private::drawAlarms(QPainter &painter) const
{
    const double row = theme->px(AlarmRow);
    const int rows = std::max(1, int(plot.height() * 0.4 / row));
    QList<QRectF> taken;
    for (const AlarmSpan &alarm : alarms) {
        const WallTime until = alarm.to.value_or(std::min(view.to, clock->wall()));
        if (until < view.from || alarm.from > view.to)
            continue;
        const double left = std::max(xAt(alarm.from), plot.left());
        const double right = std::min(std::max(xAt(until), left + 1), plot.right());
        QColor colour = alarmColour(alarm.priority, theme->tokens());
        const QString letters = alarmLetters(alarm.kind);
        const double wide =
            alarmMarkWidth(theme->px(AlarmMarkSide), letters, *theme) + theme->px(4);
        QRectF box(std::min(left, plot.right() - wide), plot.top() + 1,
                   std::max(right - left, wide), row - 1);
        int place = 0;
        const auto isTaken = [&] {
            return std::any_of(taken.cbegin(), taken.cend(),
                               [&box](const QRectF &other) { return other.intersects(box); });
        };
        for (; place < rows && isTaken(); ++place)
            box.translate(0, row);
        colour.setAlpha(AlarmVeil);
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), colour);
        if (place == rows)
            continue;
        taken.append(box);
        colour.setAlpha(255);
        const double bar = theme->px(3);
        const double begin = box.left() + wide; // not through the letters of the mark
        if (right > begin)
            painter.fillRect(QRectF(begin, box.center().y() - bar / 2, right - begin, bar), colour);
        const double side = theme->px(AlarmMarkSide);
        drawAlarmMark(painter, QRectF(box.left(), box.center().y() - side / 2, wide, side),
                      {alarm.priority, letters, isUnacknowledged(alarm), !alarm.to.has_value()},
                      *theme);
    }
}

/// An acknowledgement is for the newest time of an alarm.
bool TrendCanvas::Private::isUnacknowledged(const AlarmSpan &alarm) const
{
    return unacknowledged.contains(alarm.key)
        && std::none_of(alarms.cbegin(), alarms.cend(), [&alarm](const AlarmSpan &other) {
               return other.key == alarm.key && other.from > alarm.from;
           });
}

/// Words stand right of their line, or left of it at the end of the plot; switches at the bottom,
/// events above them. Where two come too close to each other the newer one is named.
void TrendCanvas::Private::drawMarks(QPainter &painter, const QList<TrendMark> &marks,
                                     bool isSwitch) const
{
    const Tokens &t = theme->tokens();
    const double height = theme->px(13);
    const double air = theme->px(4);
    const double top = plot.bottom() - height * (isSwitch ? 1 : 2) - 2;
    double freeUntil = plot.right() + theme->px(LongestWords);
    painter.setFont(theme->font(10.5));
    for (auto mark = marks.crbegin(); mark != marks.crend(); ++mark) {
        if (mark->at < view.from || mark->at > view.to)
            continue;
        const double x = std::round(xAt(mark->at));
        painter.setPen(QPen(t.muted, 1, isSwitch ? Qt::DotLine : Qt::DashDotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setBrush(t.muted);
        const double foot = theme->px(4);
        if (isSwitch)
            painter.drawPolygon(QPolygonF({{x - foot, plot.bottom()},
                                           {x + foot, plot.bottom()},
                                           {x, plot.bottom() - 1.6 * foot}}));
        const QFontMetricsF metrics = painter.fontMetrics();
        const QString words =
            metrics.elidedText(mark->text, Qt::ElideRight, theme->px(LongestWords));
        const double wide = metrics.horizontalAdvance(words);
        const double end = plot.right() - theme->px(18); // there the lines have their numbers
        const bool isLast = x + air + wide > end;
        const double left = isLast ? std::min(x - air, end) - wide : x + air;
        if (left + wide > freeUntil)
            continue;
        const QRectF box(left, top, wide + 1, height);
        painter.fillRect(box, t.panel);
        painter.setPen(t.muted);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, words);
        freeUntil = std::min(left, x) - air;
    }
}

void TrendCanvas::Private::drawCursor(QPainter &painter, WallTime at, const QString &name) const
{
    if (at < view.from || at > view.to)
        return;
    const Tokens &t = theme->tokens();
    const double x = std::round(xAt(at));
    painter.setPen(QPen(t.mark, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const double side = theme->px(15);
    const QRectF flag(std::clamp(x - side / 2, plot.left(), plot.right() - side), plot.top(), side,
                      side);
    painter.fillRect(flag, t.mark);
    painter.setPen(t.panel);
    painter.setFont(theme->font(10.5, QFont::DemiBold));
    painter.drawText(flag, Qt::AlignCenter, name);
}

void TrendCanvas::Private::drawCursors(QPainter &painter) const
{
    const Tokens &t = theme->tokens();
    if (a && b) {
        QColor veil = t.mark;
        veil.setAlpha(16);
        painter.fillRect(QRectF(QPointF(xAt(std::min(*a, *b)), plot.top()),
                                QPointF(xAt(std::max(*a, *b)), plot.bottom())),
                         veil);
    }
    if (hover && !a && drag == Drag::None) {
        painter.setPen(QPen(t.outline, 1));
        const double x = std::round(hover->x());
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    if (a)
        drawCursor(painter, *a, u"A"_s);
    if (b)
        drawCursor(painter, *b, u"B"_s);
    if (drag == Drag::Zoom && moved) {
        painter.setPen(QPen(t.mark, 1, Qt::DashLine));
        QColor veil = t.mark;
        veil.setAlpha(24);
        painter.setBrush(veil);
        painter.drawRect(QRectF(pressedAt, draggedTo).normalized());
    }
}

/// What the lines say at the cursors, or under the mouse: a small table on the free side.
void TrendCanvas::Private::drawReadout(QPainter &painter) const
{
    const bool hovers = !a && hover && drag == Drag::None;
    QList<qsizetype> shown;
    for (qsizetype place = 0; place < traces.size(); ++place) {
        if (traces.at(place).visible)
            shown.append(place);
    }
    if (!readoutShown || (!a && !hovers) || shown.isEmpty())
        return;
    const WallTime first = a ? *a : timeAt(hover->x());
    const double row = theme->px(ReadoutRow);
    double names = theme->px(b ? 70 : 20);
    const QFontMetricsF metrics(theme->font(11));
    for (const qsizetype place : std::as_const(shown))
        names = std::max(names, metrics.horizontalAdvance(traces.at(place).name));
    names = std::min(names, theme->px(LongestName)) + theme->px(24);
    const double wide = names + (b ? 3 : 1) * theme->px(ValueCell) + theme->px(8);
    const double pointed = xAt(first);
    const bool left = pointed > plot.center().x();
    const double away = theme->px(10);
    double x = left ? plot.left() + away : plot.right() - wide - away;
    if (hovers)
        x = left ? pointed - wide - away : pointed + away;
    QRectF box(std::clamp(x, 0.0, std::max(q->width() - wide, 0.0)), plot.top() + theme->px(18),
               wide, double(shown.size() + 1) * row + theme->px(8));
    drawBox(painter, box);
    box.adjust(theme->px(6), theme->px(4), -theme->px(4), 0);
    painter.setPen(theme->tokens().text);
    painter.setFont(theme->font(11, QFont::DemiBold));
    const QRectF head(box.left(), box.top(), box.width(), row);
    if (b)
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                         TrendCanvas::tr("B - A: %1").arg(spanText(*b - *a)));
    else
        Digits::draw(painter, head, Qt::AlignLeft | Qt::AlignVCenter,
                     momentText(first, view.to - view.from));
    if (b)
        drawCells(painter, head, {u"A"_s, u"B"_s, TrendCanvas::tr("B - A")});
    for (qsizetype i = 0; i < shown.size(); ++i)
        drawReadoutRow(painter, head.translated(0, double(i + 1) * row), shown.at(i), first);
}

/// At the right end of @p row.
void TrendCanvas::Private::drawCells(QPainter &painter, const QRectF &row,
                                     const QStringList &texts) const
{
    const double cell = theme->px(ValueCell);
    double left = row.right() - double(texts.size()) * cell;
    for (const QString &text : texts) {
        Digits::draw(painter, QRectF(left, row.top(), cell, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, text);
        left += cell;
    }
}

void TrendCanvas::Private::drawReadoutRow(QPainter &painter, const QRectF &row, qsizetype place,
                                          WallTime first) const
{
    const TrendTrace &trace = traces.at(place);
    const TrendReading at = readingAt(place, first);
    const auto text = [&trace](const TrendReading &reading) {
        return reading.value ? traceNumber(*reading.value, trace.unit) : TrendCanvas::tr("gap");
    };
    QStringList cells{text(at)};
    if (b) {
        const TrendReading other = readingAt(place, *b);
        cells.append(text(other));
        cells.append(at.value && other.value ? traceNumber(*other.value - *at.value, trace.unit)
                                             : u"–"_s);
    }
    painter.setFont(theme->font(11));
    painter.fillRect(
        QRectF(row.left(), row.center().y() - theme->px(1.5), theme->px(10), theme->px(3)),
        colourOf(place));
    const double names = row.width() - double(cells.size()) * theme->px(ValueCell) - theme->px(16);
    painter.drawText(QRectF(row.left() + theme->px(14), row.top(), names, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(trace.name, Qt::ElideRight, int(names)));
    QFont font = theme->font(11, QFont::DemiBold);
    font.setItalic(!isLive(at.quality));
    painter.setFont(font);
    drawCells(painter, row, cells);
}

/// What stands still must not look as if it were live.
void TrendCanvas::Private::drawBadge(QPainter &painter) const
{
    QStringList said;
    if (replay)
        said.append(TrendCanvas::tr("Replay, not live"));
    else if (paused && badgeOfPause)
        said.append(TrendCanvas::tr("Paused, data is kept"));
    else if (!view.following)
        said.append(TrendCanvas::tr("Not live"));
    if (q->isLoading())
        said.append(TrendCanvas::tr("loading"));
    else if (!data->trouble().isEmpty())
        said.append(data->trouble());
    if (traces.isEmpty())
        said = {TrendCanvas::tr("No signal is chosen")};
    if (said.isEmpty())
        return;
    const Tokens &t = theme->tokens();
    painter.setFont(theme->font(11.5, QFont::DemiBold));
    const QString words = painter.fontMetrics().elidedText(said.join(u" · "_s), Qt::ElideRight,
                                                           int(plot.width() - theme->px(40)));
    const double wide = painter.fontMetrics().horizontalAdvance(words) + theme->px(16);
    const QRectF box(plot.center().x() - wide / 2, plot.top() - theme->px(22), wide, theme->px(18));
    painter.fillRect(box.toRect(), t.mark);
    painter.setPen(t.panel);
    painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace Raptor::Views
