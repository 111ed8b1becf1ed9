// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "views/device_facts.h"

#include <QtCore/QMap>
#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Raptor::Views {

class ActionButton;
class DigitLabel;
class Theme;

/// The buttons of one device. What energises is armed here and confirmed with a second, different
/// button in a different place, at the foot, within 10 s; what stops takes one press. Whether
/// anything is allowed is the desk's decision; the panel asks and shows the answer.
class CommandPanel final : public QFrame
{
    Q_OBJECT
public:
    CommandPanel(const Theme *theme, CommandDesk *desk, const Clock *clock, QWidget *parent);

    void showDevice(const DeviceFacts &facts);
    /// Called at most four times a second: the countdown.
    void tick();
    /// Where the armed command is confirmed.
    [[nodiscard]] QWidget *foot() const;

Q_SIGNALS:
    /// The operator armed a command: what confirms it is at the foot of the panel.
    void armedShown();

private:
    void buildButtons(QVBoxLayout *layout);
    void buildFoot(QVBoxLayout *layout);
    ActionButton *addButton(CommandKind kind, const QString &text, const QString &name,
                            const char *look);
    void press(CommandKind kind);
    void confirm();
    void refreshOffers();
    void refreshArmed();
    void refreshConfirm();
    void say(const QString &text);
    [[nodiscard]] bool armedHere() const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    const Clock *m_clock;
    DeviceFacts m_facts;
    QLabel *m_title;
    QMap<CommandKind, ActionButton *> m_buttons;
    QLabel *m_none;
    QStackedWidget *m_foot;
    QLabel *m_hint;
    QLabel *m_armedText;
    DigitLabel *m_countdown;
    QLineEdit *m_reason;
    ActionButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace Raptor::Views
