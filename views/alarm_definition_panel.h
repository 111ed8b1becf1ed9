// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"

#include <QtWidgets/QFrame>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class ActionButton;
class AlarmNames;
class PushButton;
class Theme;

/// How one alarm of one device is defined: shown, changed with a reason, and taken back to what its
/// profile says. Part of the page: it hides neither the list nor E-STOP.
class AlarmDefinitionPanel final : public QFrame
{
    Q_OBJECT
public:
    /// @p prefix: of the names of its fields.
    AlarmDefinitionPanel(const Theme *theme, AlarmDesk *desk, const AlarmNames *names,
                         const QString &prefix, QWidget *parent);

    /// False, and nothing happens, for an alarm that no rule knows.
    bool open(const AlarmRecord &record);

Q_SIGNALS:
    void finished();
    /// It was done, in words.
    void said(const QString &text);

private:
    void build(const QString &prefix);
    QGridLayout *buildForm();
    QDoubleSpinBox *number(const QString &name, const QString &spoken);
    QLineEdit *words(const QString &name, const QString &spoken, int longest);
    void fill();
    void refresh();
    /// What is changed already, with what was entered on top of it.
    [[nodiscard]] AlarmChange entered() const;
    void apply();
    void takeBack();
    void redefine(const AlarmChange &change, const QString &done);

    AlarmDesk *m_desk;
    const AlarmNames *m_names;
    AlarmRecord m_record;
    AlarmDefinition m_definition;
    AlarmChange m_present;
    QLabel *m_title;
    QLabel *m_changed;
    QComboBox *m_enabled;
    QComboBox *m_priority;
    QLabel *m_limitLabel;
    QLabel *m_deadbandLabel;
    QDoubleSpinBox *m_limit;
    QDoubleSpinBox *m_deadband;
    QDoubleSpinBox *m_onDelay;
    QDoubleSpinBox *m_offDelay;
    QLineEdit *m_text;
    QLineEdit *m_meaning;
    QLineEdit *m_action;
    QLineEdit *m_consequence;
    QLineEdit *m_reason;
    QLabel *m_message;
    PushButton *m_cancel;
    ActionButton *m_takeBack;
    ActionButton *m_apply;
};

} // namespace Raptor::Views
