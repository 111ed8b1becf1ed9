// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sound_sign.h"

#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double Height = 34;
constexpr double BellSide = 17;
constexpr double Margin = 9;
constexpr double Gap = 6;
constexpr double CompactBellSide = 15;
constexpr double CompactMargin = 5;

/// Within a square of side 1.
QPainterPath bell()
{
    QPainterPath path;
    path.moveTo(0.10, 0.78);
    path.cubicTo(0.30, 0.62, 0.18, 0.16, 0.50, 0.12);
    path.cubicTo(0.82, 0.16, 0.70, 0.62, 0.90, 0.78);
    path.closeSubpath();
    path.addEllipse(QPointF(0.5, 0.89), 0.10, 0.08);
    return path;
}

} // namespace

SoundSign::SoundSign(const Theme *theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(u"soundSign"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setCursor(Qt::PointingHandCursor);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    showHearing(AlarmBell::Hearing::On);
}

void SoundSign::showHearing(AlarmBell::Hearing hearing)
{
    setVisible(hearing != AlarmBell::Hearing::On);
    switch (hearing) {
    case AlarmBell::Hearing::On:
        setText(tr("Sound on"));
        setToolTip({});
        break;
    case AlarmBell::Hearing::Silenced:
        setText(tr("Silenced"));
        m_short = tr("mute", "short: the alarm sound is silenced for a time");
        setToolTip(tr("The alarm sound is silenced until the next urgent alarm, for other alarms "
                      "half a minute. Press to find where to end that."));
        break;
    case AlarmBell::Hearing::Off:
        setText(tr("Sound off"));
        m_short = tr("off", "short: the alarm sound is switched off");
        setToolTip(tr("The alarm sound is switched off: no alarm is heard. Press to find where to "
                      "switch it on."));
        break;
    }
    setAccessibleName(tr("Alarm sound: %1", "off, silenced").arg(text()));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

void SoundSign::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

QFont SoundSign::textFont() const
{
    return m_theme->font(m_compact ? 10 : 12, QFont::DemiBold);
}

QSize SoundSign::sizeHint() const
{
    const double text = QFontMetricsF(textFont()).horizontalAdvance(shownText()) + 1;
    const double wide = m_compact
        ? qMax(text, m_theme->px(BellSide)) + m_theme->px(2 * CompactMargin)
        : text + m_theme->px(2 * Margin + BellSide + Gap);
    return {int(std::ceil(wide)), m_theme->ipx(Height)};
}

void SoundSign::paintBell(QPainter &painter, const QRectF &box) const
{
    const Tokens &t = m_theme->tokens();
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(box.width(), box.height());
    painter.fillPath(bell(), t.text);
    painter.restore();
    // The stroke is kept apart from the bell by the ground, so that it is seen at any size.
    const QLineF stroke(box.topLeft(), box.bottomRight());
    painter.setPen(QPen(t.chrome, box.width() * 0.24, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(stroke);
    painter.setPen(QPen(t.text, box.width() * 0.095, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(stroke);
}

void SoundSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF frame = QRectF(rect()).adjusted(0.5, 3.5, -0.5, -3.5);
    painter.setPen(QPen(hasFocus() ? t.mark : t.outline, hasFocus() ? 1.5 : 1));
    painter.setBrush(underMouse() || isDown() ? QBrush(t.hover) : Qt::NoBrush);
    painter.drawRoundedRect(frame, m_theme->px(4), m_theme->px(4));

    const double side = m_theme->px(m_compact ? CompactBellSide : BellSide);
    const double margin = m_theme->px(Margin);
    QRectF words = rect();
    if (m_compact) {
        paintBell(painter, {(width() - side) / 2, frame.top() + m_theme->px(1.5), side, side});
        words.setTop(frame.top() + m_theme->px(0.5) + side);
        words.setBottom(frame.bottom());
    } else {
        paintBell(painter,
                  {mirrored ? width() - margin - side : margin, (height() - side) / 2, side, side});
        const double step = margin + side + m_theme->px(Gap);
        words.adjust(mirrored ? margin : step, 0, mirrored ? -step : -margin, 0);
    }
    painter.setFont(textFont());
    painter.setPen(t.text);
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, shownText());
}

} // namespace Raptor::Views
