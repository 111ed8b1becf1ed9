// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_key.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>

namespace Raptor::Views {

EStopKey::EStopKey(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool EStopKey::eventFilter(QObject *watched, QEvent *event)
{
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
