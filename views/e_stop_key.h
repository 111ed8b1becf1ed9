// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

class QPoint;
class QWidget;

namespace Raptor::Views {

/// F12, wherever the focus is: in a page, a menu, a torn-off window or under a modal dialog, where
/// shortcuts die. Watches the application; ignores key repeat; swallows the key. Also a click on
/// the button while a menu or a list is open: popups take the pointer, and some of them swallow the
/// click that closes them.
class EStopKey final : public QObject
{
    Q_OBJECT
public:
    EStopKey(const QWidget *button, QObject *parent);

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOnButton(const QPoint &global) const;

    const QWidget *m_button;
};

} // namespace Raptor::Views
