// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLineEdit;
class QTimer;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class ActionButton;
class AlarmFilterModel;
class AlarmTable;
class EmptyNote;
class Theme;

/// What is kept from the operator: shelved until when, by whom and why; out of service; suppressed
/// by design. From here the first two are brought back.
class SilentAlarms final : public QWidget
{
    Q_OBJECT
public:
    /// @p desk may be null.
    SilentAlarms(const Theme *theme, QAbstractItemModel *alarms, AlarmDesk *desk,
                 const Clock *clock, QWidget *parent);

    [[nodiscard]] AlarmTable *table() const { return m_table; }
    [[nodiscard]] int count() const;
    void tick();

Q_SIGNALS:
    /// What became of an act, in words.
    void said(const QString &text, bool refused);
    void countChanged();

private:
    QWidget *buildCard();
    QLayout *buildActions();
    void unshelve();
    void returnToService();
    void answer(const Outcome &outcome, const QString &done, const QString &refused);
    void refresh();

    const Theme *m_theme;
    AlarmDesk *m_desk;
    AlarmFilterModel *m_model;
    AlarmTable *m_table;
    EmptyNote *m_note = nullptr; ///< made by buildCard()
    QLineEdit *m_comment;
    ActionButton *m_unshelve;
    ActionButton *m_return;
    QTimer *m_later;
};

} // namespace Raptor::Views
