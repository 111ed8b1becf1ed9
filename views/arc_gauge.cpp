// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/arc_gauge.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/device_facts.h"
#include "views/digits.h"
#include "views/gauge_geometry.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtCore/QtMath>
#include <QtGui/QPainter>

namespace Raptor::Views {

namespace {

QRectF around(QPointF centre, double radius)
{
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

QPointF onArc(QPointF centre, double radius, double fraction)
{
    const double angle = qDegreesToRadians(Geometry::arcAngle(fraction));
    return {centre.x() + radius * std::cos(angle), centre.y() - radius * std::sin(angle)};
}

void strokeArc(QPainter &painter, QPointF centre, double radius, Geometry::Span span,
               const QPen &pen)
{
    painter.setPen(pen);
    painter.drawArc(around(centre, radius), qRound(Geometry::arcAngle(span.from) * 16),
                    -qRound(Geometry::ArcSpan * (span.to - span.from) * 16));
}

QPen flat(const QBrush &brush, double width)
{
    return {brush, width, Qt::SolidLine, Qt::FlatCap};
}

/// Finer than a pixel of the largest arc.
int needleStep(const SignalView &signal, double number)
{
    constexpr double Steps = 4000;
    return qRound(Steps * Geometry::fraction(signal.range, number));
}

/// Though the values may differ.
bool looksAlike(const SignalView &a, const SignalView &b)
{
    const std::optional<double> x = numberOf(a);
    const std::optional<double> y = numberOf(b);
    if (a.value == b.value || !x || !y)
        return a == b;
    SignalView other = b;
    other.value = a.value;
    return a == other && numberText(a) == numberText(b) && needleStep(a, *x) == needleStep(a, *y)
        && Geometry::breach(a.limits, *x) == Geometry::breach(a.limits, *y);
}

} // namespace

ArcGauge::ArcGauge(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void ArcGauge::setSignal(const SignalView &signal, const AlarmMark *alarm)
{
    const std::optional<AlarmMark> mark = alarm ? std::optional(*alarm) : std::nullopt;
    const bool looksTheSame = mark == m_alarm && looksAlike(signal, m_signal);
    m_signal = signal;
    if (looksTheSame)
        return;
    m_alarm = mark;
    const QString name = signal.group.isEmpty()
        ? signal.label
        : tr("%1 %2", "motor, quantity").arg(signal.group, signal.label);
    setAccessibleName(name);
    QString spoken =
        tr("%1, %2", "value, quality")
            .arg(Wording::value(signal.value, signal.unit), Wording::of(signal.quality));
    if (m_alarm)
        spoken = tr("%1, alarm: %2", "value, alarm text").arg(spoken, m_alarm->text);
    setAccessibleDescription(spoken);
    setToolTip(m_alarm ? m_alarm->text.toHtmlEscaped() : QString());
    update();
}

QSize ArcGauge::sizeHint() const
{
    return {m_theme->ipx(168), m_theme->ipx(140)};
}

QSize ArcGauge::minimumSizeHint() const
{
    return {m_theme->ipx(100), m_theme->ipx(96)};
}

ArcGauge::Layout ArcGauge::place() const
{
    const double label = m_theme->px(20);
    const double edge = m_theme->px(5);
    // The arc rises one radius above its centre and half a radius below it.
    const double byHeight = (height() - label - 2 * edge) / 1.5;
    const double radius = qMax(8.0, qMin((width() - 2 * edge) / 2.0, byHeight));
    const double used = radius * 1.5 + label;
    const double top = qMax(edge, (height() - used) / 2.0);
    return {{width() / 2.0, top + radius}, radius};
}

void ArcGauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Layout layout = place();
    paintScale(painter, layout);
    paintValue(painter, layout);
    paintTexts(painter, layout);
    if (m_alarm) {
        // In the corner that the arc leaves free.
        const double side = m_theme->px(22);
        const QPointF corner(layout.centre.x() - layout.radius, layout.centre.y() - layout.radius);
        drawAlarmMark(painter, QRectF(corner, QSizeF(side, side)), shapeOf(*m_alarm), *m_theme);
    }
}

void ArcGauge::paintScale(QPainter &painter, const Layout &layout) const
{
    const Tokens &t = m_theme->tokens();
    const double ring = qMax(3.0, layout.radius * 0.07);
    const double outer = layout.radius - ring / 2;
    strokeArc(painter, layout.centre, outer, {0.0, 1.0}, flat(t.line, ring));
    if (m_signal.normal) {
        const Geometry::Span band = Geometry::spanOf(m_signal.range, *m_signal.normal);
        strokeArc(painter, layout.centre, outer, band, flat(t.outline, ring + 2));
        strokeArc(painter, layout.centre, outer, {band.from + 0.004, band.to - 0.004},
                  flat(t.band, ring));
    }
    const Limits &limits = m_signal.limits;
    for (const auto &limit : {limits.lowLow, limits.low, limits.high, limits.highHigh}) {
        if (!limit || Geometry::isOutside(m_signal.range, *limit))
            continue;
        const bool outermost = limit == limits.highHigh || limit == limits.lowLow;
        const double at = Geometry::fraction(m_signal.range, *limit);
        painter.setPen(flat(t.mark, m_theme->px(outermost ? 2.2 : 1.2)));
        painter.drawLine(onArc(layout.centre, layout.radius - ring * 1.3, at),
                         onArc(layout.centre, layout.radius + m_theme->px(2.5), at));
    }
    const double inner = layout.radius - ring - qMax(4.0, layout.radius * 0.11) / 2 - 2;
    strokeArc(painter, layout.centre, inner, {0.0, 1.0},
              flat(t.track, qMax(4.0, layout.radius * 0.11)));
}

void ArcGauge::paintValue(QPainter &painter, const Layout &layout) const
{
    const std::optional<double> number = numberOf(m_signal);
    if (!number)
        return;
    const Tokens &t = m_theme->tokens();
    const double ring = qMax(3.0, layout.radius * 0.07);
    const double thick = qMax(4.0, layout.radius * 0.11);
    const double inner = layout.radius - ring - thick / 2 - 2;
    const Geometry::Breach breach = Geometry::breach(m_signal.limits, *number);
    const Geometry::Span span = Geometry::fill(m_signal.range, *number);
    QPen pen = flat(breachColour(breach, t), thick);
    if (m_signal.quality == Quality::Late) {
        pen.setDashPattern({0.7, 0.35});
    } else if (!isLive(m_signal.quality)) {
        // An open outline: the value was once here.
        strokeArc(painter, layout.centre, inner, span, flat(t.muted, thick));
        pen = flat(t.panel, thick - 2.4);
    } else if (breach != Geometry::Breach::None) {
        strokeArc(painter, layout.centre, inner, span, flat(t.mark, thick + 2));
    }
    strokeArc(painter, layout.centre, inner, span, pen);
    const double at = Geometry::fraction(m_signal.range, *number);
    painter.setPen(flat(isLive(m_signal.quality) ? t.mark : t.muted, m_theme->px(3)));
    painter.drawLine(onArc(layout.centre, inner - thick / 2 - 2, at),
                     onArc(layout.centre, layout.radius + m_theme->px(1), at));
}

void ArcGauge::paintTexts(QPainter &painter, const Layout &layout) const
{
    const Tokens &t = m_theme->tokens();
    const bool live = isLive(m_signal.quality);
    const QString text = numberText(m_signal);
    double size = qMin(layout.radius / m_theme->px(1) * 0.42, 64.0);
    QFont font = m_theme->font(size, QFont::DemiBold);
    const double room = layout.radius * 1.36;
    const double wide = Digits::width(font, text);
    if (wide > room)
        font.setPixelSize(qMax(8, int(font.pixelSize() * room / wide)));
    font.setItalic(!live);
    const double height = QFontMetricsF(font).height();
    const QRectF box(0, layout.centre.y() - height * 0.68, width(), height);
    painter.setFont(font);
    painter.setPen(live ? t.text : t.muted);
    Digits::draw(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, text);

    const std::optional<double> number = numberOf(m_signal);
    const Geometry::Breach breach =
        number && live ? Geometry::breach(m_signal.limits, *number) : Geometry::Breach::None;
    const QRectF under(0, box.bottom() - m_theme->px(3), width(), m_theme->px(15));
    painter.setFont(m_theme->font(11));
    painter.setPen(t.muted);
    const QString unit = unitSymbol(m_signal.unit);
    const QString mark = qualityMark(m_signal.quality);
    QString words = mark.isEmpty() ? unit : tr("%1, %2", "unit, quality").arg(unit, mark);
    // In a small gauge the quality is worth more than the unit.
    if (painter.fontMetrics().horizontalAdvance(words) > layout.radius * 1.25)
        words = mark;
    painter.drawText(under, Qt::AlignHCenter | Qt::AlignTop, words);
    const double base = layout.centre.y() + layout.radius * 0.5;
    if (breach != Geometry::Breach::None)
        drawBreach(painter,
                   {width() / 2.0 - m_theme->px(15), base - m_theme->px(14), m_theme->px(34),
                    m_theme->px(12)},
                   breach, *m_theme);
    const QRectF foot(0, base + m_theme->px(3), width(), m_theme->px(17));
    painter.setPen(t.text);
    painter.setFont(m_theme->font(12, QFont::Medium));
    painter.drawText(foot, Qt::AlignCenter, m_signal.label);
    if (!Geometry::isScale(m_signal.range))
        return;
    // The ends of the scale stand under the ends of the arc, but never on the label.
    const double label = painter.fontMetrics().horizontalAdvance(m_signal.label) / 2.0;
    painter.setFont(m_theme->font(10.5));
    painter.setPen(t.muted);
    const QLocale locale;
    const QString ends[] = {locale.toString(m_signal.range.low, 'f', 0),
                            locale.toString(m_signal.range.high, 'f', 0)};
    for (int side = 0; side < 2; ++side) {
        const double wide = painter.fontMetrics().horizontalAdvance(ends[side]) + 1.0;
        const double near = qMax(layout.radius * 0.99 - wide, label + m_theme->px(5));
        const double x = layout.centre.x() + (side == 0 ? -near - wide : near);
        painter.drawText(QRectF(x, foot.top(), wide, foot.height()), Qt::AlignCenter, ends[side]);
    }
}

} // namespace Raptor::Views
