// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace Raptor::Views {

class ActionButton;
class CountdownBar;
class DigitLabel;
class PushButton;
class Theme;

/// An armed command: what will energise, how long it stays armed, and the button of its second
/// step. Asks for a reason where one is needed. Shows what the desk says; decides nothing.
class ArmedBox final : public QFrame
{
    Q_OBJECT
public:
    /// @p prefix keeps the names of its parts apart from those of another box in the window.
    ArmedBox(const Theme *theme, CommandDesk *desk, const Clock *clock, const QString &prefix,
             QWidget *parent);

    /// @p remark stands below what is armed: who tripped what is to be reset.
    void showArmed(const ArmedCommand &armed, const QString &remark);
    /// Forgets a typed reason.
    void clear();
    /// Only on the operator's own press: an update must never move the keyboard focus.
    void focusReason();
    /// Called at most four times a second: the countdown.
    void tick();

Q_SIGNALS:
    /// The answer to the second step: available, or why it was refused.
    void answered(const Raptor::CommandOffer &answer);

private:
    void build(QVBoxLayout *layout);
    void nameParts(const QString &prefix);
    void confirm();
    void refreshConfirm();

    CommandDesk *m_desk;
    const Clock *m_clock;
    ArmedCommand m_armed;
    Milliseconds m_total{0};
    QLabel *m_what;
    QLabel *m_remark;
    DigitLabel *m_countdown;
    CountdownBar *m_bar;
    QLineEdit *m_reason;
    ActionButton *m_confirm;
    PushButton *m_cancel;
};

} // namespace Raptor::Views
