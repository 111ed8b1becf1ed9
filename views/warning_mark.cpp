// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/warning_mark.h"

#include "views/command_text.h"
#include "views/theme.h"

#include <QtGui/QPainter>

namespace Raptor::Views {

WarningMark::WarningMark(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

QSize WarningMark::sizeHint() const
{
    return {m_theme->ipx(16), m_theme->ipx(16)};
}

void WarningMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double margin = m_theme->px(1);
    drawOutcome(painter, QRectF(rect()).adjusted(margin, margin, -margin, -margin),
                CommandOutcome::TimedOut, *m_theme);
}

} // namespace Raptor::Views
