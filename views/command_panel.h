// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "views/device_facts.h"

#include <QtCore/QMap>
#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace Raptor::Views {

class ActionButton;
class ArmedBox;
class Theme;
struct WindowParts;

/// The buttons of one device. What energises is armed here and confirmed with a second, different
/// button in a different place, at the foot, within 10 s; what stops takes one press. Whether
/// anything is allowed is the desk's decision; the panel asks and shows the answer.
class CommandPanel final : public QFrame
{
    Q_OBJECT
public:
    CommandPanel(const Theme *theme, const WindowParts &parts, QWidget *parent);

    void showDevice(const DeviceFacts &facts);
    /// Called at most four times a second: the countdown.
    void tick();
    /// Where the armed command is confirmed, and what was answered. A sibling of the panel: the
    /// page gives it a place of its own that no button of the panel can ever be scrolled to, so
    /// that the second step is never under the pointer of the first.
    [[nodiscard]] QWidget *foot() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildButtons(QVBoxLayout *layout);
    void buildFoot();
    ActionButton *addButton(CommandKind kind, const QString &text, const QString &name,
                            const char *look);
    void press(CommandKind kind);
    void refreshOffers();
    void refreshArmed();
    void say(const QString &text);
    void refreshHint();
    [[nodiscard]] bool armedHere() const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    const QAbstractItemModel *m_commands;
    DeviceFacts m_facts;
    QLabel *m_title;
    QMap<CommandKind, ActionButton *> m_buttons;
    QLabel *m_none;
    QStackedWidget *m_foot;
    QLabel *m_hint;
    ArmedBox *m_armed;
    QString m_said; ///< the answer to the last press
    QString m_whyNot; ///< why the device cannot be started
};

} // namespace Raptor::Views
