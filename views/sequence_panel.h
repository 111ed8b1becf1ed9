// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtCore/QHash>
#include <QtWidgets/QFrame>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace Raptor::Views {

class ActionButton;
class ArmedBox;
class Theme;

/// The named start sequences: their steps in order at one side, each with the button that arms it
/// or why it cannot be; what is armed, and the second step, at the other side. How a run goes is
/// shown by RunPanel, above all pages.
class SequencePanel final : public QFrame
{
    Q_OBJECT
public:
    SequencePanel(const Theme *theme, CommandDesk *desk, const Clock *clock, QWidget *parent);

    /// True if there is any sequence.
    [[nodiscard]] bool hasSequences() const { return !m_sequences.isEmpty(); }
    /// Called at most four times a second: the countdown.
    void tick();

Q_SIGNALS:
    void sequencesChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildSide(const Clock *clock);
    void rebuild();
    QWidget *buildRow(const StartSequence &sequence);
    void refreshOffers();
    void showOffers();
    void refreshArmed();
    void say(const QString &text);
    [[nodiscard]] bool armedHere() const;

    const Theme *m_theme;
    CommandDesk *m_desk;
    QList<StartSequence> m_sequences;
    QHash<QString, ActionButton *> m_buttons;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_list;
    QStackedWidget *m_side = nullptr;
    QLabel *m_hint = nullptr;
    ArmedBox *m_armed = nullptr;
};

} // namespace Raptor::Views
