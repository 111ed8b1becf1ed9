// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class AlarmActionBar;
class AlarmDefinitionPanel;
class AlarmDetail;
class AlarmFilterModel;
class AlarmNames;
class AlarmShelvePanel;
class AlarmTable;
class EmptyNote;
class PushButton;
class Theme;
struct AlarmAnswer;

/// The alarms that want attention: filtered, grouped, chosen, acknowledged, shelved; below them all
/// that is known of one, or, in its place, the form of what is about to be done.
class ActiveAlarms final : public QWidget
{
    Q_OBJECT
public:
    /// @p desk may be null.
    ActiveAlarms(const Theme *theme, QAbstractItemModel *alarms, AlarmDesk *desk,
                 const AlarmNames *names, const Clock *clock, QWidget *parent);

    [[nodiscard]] AlarmTable *table() const { return m_table; }
    void choose(const AlarmKey &alarm);
    /// Closes a form, else empties the filter; false if there was neither.
    bool escape();
    void tick();

Q_SIGNALS:
    void deviceRequested(const Raptor::DeviceId &device);
    void trendRequested(const Raptor::DeviceId &device, const QString &signal, Raptor::WallTime at);
    /// By a double click or Return.
    void alarmWanted(const Raptor::AlarmKey &alarm, std::optional<Raptor::WallTime> at);
    /// What became of an act, in words.
    void said(const QString &text, bool refused);

private:
    QLayout *buildFilter();
    QWidget *buildCard();
    void showAbove();
    void wireFilter();
    void wireActions();
    void wireForms();
    void acknowledge(const QList<AlarmKey> &alarms);
    void reset();
    void answer(const AlarmAnswer &answer);
    /// Null: the detail shows again.
    void showForm(QWidget *form);
    [[nodiscard]] bool isFiltered() const;
    void clearFilter();
    void refresh();
    void showDetail();

    AlarmDesk *m_desk;
    AlarmFilterModel *m_model;
    AlarmTable *m_table;
    QLineEdit *m_text;
    QComboBox *m_priority;
    PushButton *m_grouped;
    PushButton *m_above; ///< leads to what came above what is looked at
    QLabel *m_count;
    EmptyNote *m_note = nullptr; ///< made by buildCard()
    AlarmDetail *m_detail;
    AlarmShelvePanel *m_shelving;
    AlarmDefinitionPanel *m_definition;
    AlarmActionBar *m_actions;
    QList<AlarmKey> m_pressed; ///< what the button under the finger will acknowledge
    QTimer *m_later;
};

} // namespace Raptor::Views
