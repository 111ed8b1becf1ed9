// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QFrame>

class QComboBox;
class QLabel;
class QLineEdit;

namespace Raptor {
class AlarmDesk;
class Clock;
} // namespace Raptor

namespace Raptor::Views {

class ActionButton;
class AlarmNames;
class PushButton;
class Theme;

/// Asks for end and reason before alarms are shelved or taken out of service. Part of the page: it
/// hides neither the list nor E-STOP. Holds on to the alarms that were chosen when it opened.
class AlarmShelvePanel final : public QFrame
{
    Q_OBJECT
public:
    enum class Act { Shelve, RemoveFromService };

    AlarmShelvePanel(const Theme *theme, AlarmDesk *desk, const AlarmNames *names,
                     const Clock *clock, QWidget *parent);

    void open(Act act, const QList<AlarmRecord> &alarms);
    /// The end that is chosen is further on.
    void tick();

Q_SIGNALS:
    void finished();
    /// It was done, in words; @p refused: not to all of them.
    void said(const QString &text, bool refused);

private:
    void build();
    void refresh();
    void apply();

    AlarmDesk *m_desk;
    const AlarmNames *m_names;
    const Clock *m_clock;
    Act m_act = Act::Shelve;
    QList<AlarmRecord> m_alarms;
    QLabel *m_title;
    QLabel *m_which;
    QWidget *m_times;
    QComboBox *m_span;
    QComboBox *m_kind;
    QLabel *m_until;
    QLineEdit *m_reason;
    QLabel *m_message;
    ActionButton *m_apply;
    PushButton *m_cancel;
};

} // namespace Raptor::Views
