// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace Raptor::Views {

/// F12, wherever the focus is: in a page, a menu, a torn-off window or under a modal dialog, where
/// shortcuts die. Watches the application; ignores key repeat; swallows the key.
class EStopKey final : public QObject
{
    Q_OBJECT
public:
    explicit EStopKey(QObject *parent);

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Raptor::Views
