// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_key.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace Raptor::Views {

EStopKey::EStopKey(const QWidget *button, QObject *parent) : QObject(parent), m_button(button)
{
    qApp->installEventFilter(this);
}

bool EStopKey::isOnButton(const QPoint &global) const
{
    return m_button->isVisible() && m_button->rect().contains(m_button->mapFromGlobal(global));
}

bool EStopKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && QApplication::activePopupWidget()) {
        const auto *press = static_cast<QMouseEvent *>(event);
        const QPoint place = press->globalPosition().toPoint();
        const QWidget *popup = QApplication::activePopupWidget();
        if (press->button() == Qt::LeftButton && isOnButton(place)
            && !popup->frameGeometry().contains(place)) {
            Q_EMIT pressed();
            while (QWidget *open = QApplication::activePopupWidget()) {
                if (!open->close())
                    break;
            }
            return true;
        }
    }
    // The first receiver is the window; filtering it there means that it comes by only once.
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_F12)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && !key->isAutoRepeat())
        Q_EMIT pressed();
    return true;
}

} // namespace Raptor::Views
