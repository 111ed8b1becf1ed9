// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_mark_view.h"

#include "views/theme.h"

#include <QtGui/QPainter>

namespace Raptor::Views {

AlarmMarkView::AlarmMarkView(const Theme *theme, double size, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void AlarmMarkView::setShape(const AlarmShape &shape, const QString &spoken)
{
    setAccessibleName(spoken);
    if (shape == m_shape)
        return;
    m_shape = shape;
    update();
}

QSize AlarmMarkView::sizeHint() const
{
    return {m_theme->ipx(m_size), m_theme->ipx(m_size)};
}

void AlarmMarkView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawAlarmMark(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_shape, *m_theme);
}

} // namespace Raptor::Views
