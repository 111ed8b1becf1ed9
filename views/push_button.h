// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPushButton>

namespace Raptor::Views {

/// A push button that Enter and Return press too. A held key presses once, however long it is held.
class PushButton : public QPushButton
{
    Q_OBJECT
public:
    PushButton(const QString &text, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Raptor::Views
