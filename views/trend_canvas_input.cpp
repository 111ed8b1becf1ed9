// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel, keys and fingers of a TrendCanvas.
#include "views/trend_canvas_private.h"

#include "views/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QGesture>

#include <algorithm>
#include <cmath>

namespace Raptor::Views {

namespace {

constexpr double WheelNotch = 120;
constexpr double ZoomPerNotch = 1.25;
constexpr double KeyPan = 0.1;
constexpr double CursorReach = 6; ///< pixels within which a cursor is taken hold of
constexpr double SmallestBox = 12; ///< pixels; less than that high, only the time is zoomed

} // namespace

WallTime TrendCanvas::Private::timeAt(double x) const
{
    const double part = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return view.from
        + Milliseconds(qint64(std::llround(double((view.to - view.from).count()) * part)));
}

double TrendCanvas::Private::xAt(WallTime time) const
{
    return plot.left()
        + plot.width() * double((time - view.from).count()) / double((view.to - view.from).count());
}

void TrendCanvas::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPoint turned = event->angleDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y())
        || event->modifiers().testFlag(Qt::ShiftModifier);
    const double notches = (sideways && turned.x() != 0 ? turned.x() : turned.y()) / WheelNotch;
    if (notches == 0)
        return;
    if (sideways)
        pan(-notches * KeyPan);
    else
        zoom(std::pow(ZoomPerNotch, -notches), d->timeAt(event->position().x()));
}

void TrendCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    event->accept();
    d->pressedAt = event->position();
    d->draggedTo = event->position();
    d->moved = false;
    d->atPress = {from(), to(), d->view.following};
    const auto holds = [&](const std::optional<WallTime> &cursor) {
        return cursor && std::abs(d->xAt(*cursor) - d->pressedAt.x()) <= CursorReach;
    };
    if (event->button() == Qt::RightButton || event->modifiers().testFlag(Qt::ShiftModifier))
        d->drag = Private::Drag::Zoom;
    else if (holds(d->b))
        d->drag = Private::Drag::CursorB;
    else if (holds(d->a))
        d->drag = Private::Drag::CursorA;
    else
        d->drag = Private::Drag::Pan;
}

void TrendCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (d->pinching)
        return;
    if (d->drag == Private::Drag::None)
        d->hoverAt(event->position());
    else
        d->dragTo(event->position());
}

void TrendCanvas::Private::dragTo(QPointF position)
{
    const double far = (position - pressedAt).manhattanLength();
    if (!moved && far < QApplication::startDragDistance())
        return;
    if (!moved && drag == Drag::Pan && atPress.following)
        history.append(atPress);
    moved = true;
    draggedTo = {std::clamp(position.x(), plot.left(), plot.right()),
                 std::clamp(position.y(), plot.top(), plot.bottom())};
    switch (drag) {
    case Drag::None:
        break;
    case Drag::Pan: {
        const Milliseconds whole = atPress.to - atPress.from;
        const auto by = Milliseconds(
            qint64(double(whole.count()) * (pressedAt.x() - position.x()) / plot.width()));
        const WallTime now = clock->wall();
        const WallTime to = std::min(atPress.to + by, std::max(now, atPress.to));
        setView({to - whole, to, atPress.following && to >= now}, false);
        q->viewport()->setCursor(Qt::ClosedHandCursor);
        break;
    }
    case Drag::Zoom:
        q->viewport()->update();
        break;
    case Drag::CursorA:
        q->setCursors(timeAt(position.x()), b);
        break;
    case Drag::CursorB:
        q->setCursors(a, timeAt(position.x()));
        break;
    }
}

void TrendCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
    if (d->drag == Private::Drag::None)
        return;
    d->drop(event->position(), event->modifiers());
    if (event->button() == Qt::RightButton && !d->moved)
        Q_EMIT menuRequested(event->globalPosition().toPoint());
    d->drag = Private::Drag::None;
    viewport()->unsetCursor();
    viewport()->update();
}

void TrendCanvas::Private::drop(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (moved && drag == Drag::Zoom) {
        dragTo(position);
        zoomInto(QRectF(pressedAt, draggedTo).normalized());
    }
    if (moved || !plot.contains(pressedAt))
        return;
    if (drag == Drag::Pan)
        q->setCursors(timeAt(position.x()), b);
    else if (drag == Drag::Zoom && modifiers.testFlag(Qt::ShiftModifier))
        q->setCursors(a ? a : timeAt(position.x()), a ? timeAt(position.x()) : b);
}

/// The time alone, if the rectangle is flat or as high as the plot.
void TrendCanvas::Private::zoomInto(const QRectF &box)
{
    const QRectF chosen = box.intersected(plot);
    if (chosen.width() < 2)
        return;
    if (chosen.height() >= SmallestBox && chosen.height() < plot.height() - 2) {
        for (const Axis &axis : std::as_const(axes)) {
            const ValueScale &scale = axis.scale;
            const double per = (scale.high - scale.low) / plot.height();
            held.insert(axis.unit,
                        {scale.high - (chosen.bottom() - plot.top()) * per,
                         scale.high - (chosen.top() - plot.top()) * per});
        }
    }
    setView({timeAt(chosen.left()), timeAt(chosen.right()), false}, true);
}

void TrendCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    setCursors(std::nullopt, std::nullopt);
    resetValues();
}

void TrendCanvas::leaveEvent(QEvent *event)
{
    d->hoverAt(std::nullopt);
    QChartView::leaveEvent(event);
}

void TrendCanvas::Private::hoverAt(std::optional<QPointF> position)
{
    if (position && !plot.contains(*position))
        position.reset();
    if (position == hover)
        return;
    hover = position;
    q->viewport()->update();
}

void TrendCanvas::Private::stepCursor(bool second, int direction, bool far)
{
    const auto pixel = Milliseconds(
        std::max<qint64>(1, qint64(double((view.to - view.from).count()) / plot.width())));
    const WallTime middle = view.from + (view.to - view.from) / 2;
    std::optional<WallTime> &moving = second ? b : a;
    WallTime at = moving.value_or(second && a ? *a : middle);
    at = std::clamp(at + pixel * direction * (far ? 20 : 1), view.from, view.to);
    q->setCursors(second ? a.value_or(middle) : at, second ? std::optional(at) : b);
}

void TrendCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool right = event->key() == Qt::Key_Right;
    const WallTime middle = d->a.value_or(from() + span() / 2);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (shift)
            d->stepCursor(control, right ? 1 : -1, event->isAutoRepeat());
        else
            pan(right ? KeyPan : -KeyPan);
        return;
    case Qt::Key_PageUp:
        return pan(-1);
    case Qt::Key_PageDown:
        return pan(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(1 / ZoomPerNotch, d->view.following && !d->a ? to() : middle);
    case Qt::Key_Minus:
        return zoom(ZoomPerNotch, d->view.following && !d->a ? to() : middle);
    case Qt::Key_Home:
        return setFollowing(true);
    case Qt::Key_Space:
        return setPaused(!isPaused());
    case Qt::Key_0:
        return resetValues();
    case Qt::Key_Menu:
        Q_EMIT menuRequested(viewport()->mapToGlobal(d->plot.center().toPoint()));
        return;
    case Qt::Key_Backspace:
        if (goBack())
            return;
        break;
    case Qt::Key_Escape:
        if (d->a || d->b)
            return setCursors(std::nullopt, std::nullopt);
        break;
    default:
        break;
    }
    event->ignore(); // for the window, as is what QGraphicsView would scroll with
}

bool TrendCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Gesture && d->pinch(event))
        return true;
    return QChartView::viewportEvent(event);
}

bool TrendCanvas::Private::pinch(QEvent *event)
{
    auto *gestures = static_cast<QGestureEvent *>(event);
    auto *fingers = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture));
    if (!fingers)
        return false;
    gestures->accept(fingers);
    pinching = fingers->state() == Qt::GestureStarted || fingers->state() == Qt::GestureUpdated;
    if (pinching)
        drag = Drag::None;
    if (fingers->scaleFactor() > 0 && fingers->scaleFactor() != 1.0) {
        const QPointF centre = q->viewport()->mapFromGlobal(fingers->centerPoint());
        q->zoom(1 / fingers->scaleFactor(), timeAt(centre.x()));
    }
    return true;
}

} // namespace Raptor::Views
