// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/countdown_bar.h"

#include "views/theme.h"

#include <QtGui/QPainter>

namespace Raptor::Views {

CountdownBar::CountdownBar(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void CountdownBar::setLeft(double fraction)
{
    const double bounded = qBound(0.0, fraction, 1.0);
    if (qFuzzyCompare(1.0 + bounded, 1.0 + m_left))
        return;
    m_left = bounded;
    update();
}

QSize CountdownBar::sizeHint() const
{
    return {m_theme->ipx(80), m_theme->ipx(8)};
}

void CountdownBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme->tokens();
    QPainter painter(this);
    painter.setPen(t.outline);
    painter.setBrush(t.track);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRect(box);
    QRectF filled = box.adjusted(1, 1, -1, -1);
    if (layoutDirection() == Qt::RightToLeft)
        filled.setLeft(filled.right() - filled.width() * m_left);
    else
        filled.setWidth(filled.width() * m_left);
    painter.fillRect(filled, t.mark);
}

} // namespace Raptor::Views
