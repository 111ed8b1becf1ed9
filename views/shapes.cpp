// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shapes.h"

#include "views/theme.h"

#include <QtCore/QtMath>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

QPolygonF octagon(const QRectF &box)
{
    QPolygonF polygon;
    const double radius = qMin(box.width(), box.height()) / 2.0;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = qDegreesToRadians(22.5 + 45.0 * corner);
        polygon << box.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

void drawOctagon(QPainter &painter, const QRectF &box, const Tokens &tokens)
{
    // A ring outside and a bar inside: like a stop sign, unlike any disc.
    const double stroke = qMax(1.2, box.width() / 11.0);
    painter.setPen(QPen(tokens.mark, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(tokens.alarm1);
    painter.drawPolygon(octagon(box.adjusted(-0.5, -0.5, 0.5, 0.5)));
    QRectF bar(0, 0, box.width() * 0.5, box.height() * 0.2);
    bar.moveCenter(box.center());
    painter.fillRect(bar, tokens.onAlarm1);
}

QPolygonF arrow(const QRectF &box, bool up)
{
    const double x = box.center().x();
    const double wing = box.width() * 0.42;
    const double stem = box.width() * 0.16;
    const double tip = up ? box.top() : box.bottom();
    const double tail = up ? box.bottom() : box.top();
    const double neck = box.center().y() + (up ? 0.02 : -0.02) * box.height();
    return QPolygonF({{x, tip},
                      {x + wing, neck},
                      {x + stem, neck},
                      {x + stem, tail},
                      {x - stem, tail},
                      {x - stem, neck},
                      {x - wing, neck}});
}

void drawQuestion(QPainter &painter, const QRectF &box, const QColor &colour)
{
    QFont font = painter.font();
    font.setPixelSize(qMax(1, qRound(box.height())));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box.adjusted(-4, -4, 4, 4), Qt::AlignCenter, u"?"_s);
}

} // namespace

void drawShape(QPainter &painter, const QRectF &box, StateShape shape, const QColor &colour,
               const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = qMax(1.5, box.width() / 6.5);
    const double half = stroke / 2.0;
    const QRectF inner = box.adjusted(half, half, -half, -half);
    const QPen pen(colour, stroke, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (shape) {
    case StateShape::None:
        break;
    case StateShape::Triangle:
        painter.drawPolygon(QPolygonF({box.topLeft() + QPointF(box.width() * 0.08, 0),
                                       box.bottomLeft() + QPointF(box.width() * 0.08, 0),
                                       {box.right(), box.center().y()}}));
        break;
    case StateShape::HollowSquare:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inner.adjusted(half, half, -half, -half));
        break;
    case StateShape::Octagon:
        drawOctagon(painter, box, tokens);
        break;
    case StateShape::Cross:
        painter.setPen(pen);
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case StateShape::Disc:
        painter.drawEllipse(box);
        break;
    case StateShape::Ring:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    case StateShape::ArrowUp:
        painter.drawPolygon(arrow(box, true));
        break;
    case StateShape::ArrowDown:
        painter.drawPolygon(arrow(box, false));
        break;
    case StateShape::Dash:
        painter.setPen(pen);
        painter.drawLine(QPointF(inner.left(), box.center().y()),
                         QPointF(inner.right(), box.center().y()));
        break;
    case StateShape::Question:
        drawQuestion(painter, box, colour);
        break;
    }
    painter.restore();
}

void drawState(QPainter &painter, const QRectF &box, const DeviceFacts &facts, const Tokens &tokens)
{
    drawShape(painter, box, facts.shape(), facts.live() ? tokens.mark : tokens.muted, tokens);
}

void drawLight(QPainter &painter, const QRectF &box, Light light, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = qMax(1.4, box.width() / 6.0);
    const QRectF ring = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    const QColor colour = light == Light::Off ? tokens.muted : tokens.mark;
    painter.setPen(QPen(colour, stroke));
    painter.setBrush(light == Light::On ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(ring);
    if (light == Light::Half) {
        painter.setBrush(colour);
        painter.setPen(Qt::NoPen);
        painter.drawChord(ring, 180 * 16, 180 * 16);
    }
    painter.restore();
}

QColor breachColour(Geometry::Breach breach, const Tokens &tokens)
{
    switch (breach) {
    case Geometry::Breach::None:
        return tokens.bar;
    case Geometry::Breach::HighHigh:
    case Geometry::Breach::LowLow:
        return tokens.alarm2;
    case Geometry::Breach::High:
    case Geometry::Breach::Low:
        return tokens.alarm3;
    }
    Q_UNREACHABLE();
}

QString breachLetters(Geometry::Breach breach)
{
    switch (breach) {
    case Geometry::Breach::None:
        return {};
    case Geometry::Breach::HighHigh:
        return u"HH"_s;
    case Geometry::Breach::LowLow:
        return u"LL"_s;
    case Geometry::Breach::High:
        return u"H"_s;
    case Geometry::Breach::Low:
        return u"L"_s;
    }
    Q_UNREACHABLE();
}

void drawBreach(QPainter &painter, const QRectF &box, Geometry::Breach breach, const Theme &theme)
{
    if (breach == Geometry::Breach::None)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape(box.left(), box.top(), box.height(), box.height());
    painter.setPen(QPen(theme.tokens().mark, qMax(1.0, theme.px(1.2))));
    painter.setBrush(breachColour(breach, theme.tokens()));
    const bool severe = breach == Geometry::Breach::HighHigh || breach == Geometry::Breach::LowLow;
    if (severe)
        painter.drawPolygon(QPolygonF(
            {shape.bottomLeft(), shape.bottomRight(), {shape.center().x(), shape.top()}}));
    else
        painter.drawPolygon(QPolygonF({{shape.center().x(), shape.top()},
                                       {shape.right(), shape.center().y()},
                                       {shape.center().x(), shape.bottom()},
                                       {shape.left(), shape.center().y()}}));
    painter.setPen(theme.tokens().text);
    painter.setFont(theme.font(11, QFont::Bold));
    painter.drawText(box.adjusted(box.height() + theme.px(3), -4, 0, 4),
                     Qt::AlignVCenter | Qt::AlignLeft, breachLetters(breach));
    painter.restore();
}

void drawHatch(QPainter &painter, const QRectF &box, Quality quality, const Theme &theme)
{
    if (quality == Quality::Good || quality == Quality::Late)
        return;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.tokens().hatch, qMax(1.0, theme.px(1))));
    const double step = theme.px(quality == Quality::Bad ? 5 : 9);
    if (quality == Quality::LastKnown) {
        painter.setPen(QPen(theme.tokens().hatch, theme.px(1.6), Qt::SolidLine, Qt::RoundCap));
        for (double y = box.top() + step / 2; y < box.bottom(); y += step) {
            for (double x = box.left() + step / 2; x < box.right(); x += step)
                painter.drawPoint(QPointF(x, y));
        }
    } else {
        for (double x = box.left() - box.height(); x < box.right(); x += step)
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
        for (double x = box.left() - box.height(); quality == Quality::Offline && x < box.right();
             x += step)
            painter.drawLine(QPointF(x, box.top()), QPointF(x + box.height(), box.bottom()));
    }
    painter.restore();
}

} // namespace Raptor::Views
