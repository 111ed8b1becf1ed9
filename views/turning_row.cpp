// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/turning_row.h"

#include <QtCore/QEvent>

#include <algorithm>

namespace Raptor::Views {

namespace {

constexpr int Spacing = 8;

/// What is ignored by its policy may be as narrow as it has to.
int leastWidth(const QWidget *widget)
{
    return widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
        ? 0
        : widget->minimumSizeHint().width();
}

} // namespace

TurningRow::TurningRow(QWidget *parent)
    : QWidget(parent), m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Spacing);
}

void TurningRow::add(QWidget *widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
    m_widgets.append(widget);
    if (stretch == 0)
        m_fixed.append(widget);
}

void TurningRow::addStretch()
{
    m_layout->addStretch();
}

int TurningRow::rowWidth() const
{
    int width = 0;
    for (const QWidget *widget : m_widgets) {
        if (!widget->isHidden())
            width += leastWidth(widget) + (width > 0 ? Spacing : 0);
    }
    return width;
}

QSize TurningRow::sizeHint() const
{
    return {rowWidth(), m_layout->sizeHint().height()};
}

QSize TurningRow::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget *widget : m_widgets) {
        if (!widget->isHidden())
            width = std::max(width, leastWidth(widget));
    }
    return {width, m_layout->minimumSize().height()};
}

void TurningRow::turn()
{
    const auto wanted = rowWidth() > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (wanted == m_layout->direction())
        return;
    m_layout->setDirection(wanted);
    // Below each other they keep their width.
    for (QWidget *widget : std::as_const(m_fixed))
        m_layout->setAlignment(
            widget, wanted == QBoxLayout::TopToBottom ? Qt::AlignLeading : Qt::Alignment());
    updateGeometry();
}

void TurningRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    turn();
}

/// Words and fonts change too.
bool TurningRow::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        turn();
    return handled;
}

} // namespace Raptor::Views
