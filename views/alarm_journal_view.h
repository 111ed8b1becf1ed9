// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class ActionButton;
class AlarmExport;
class AlarmJournalModel;
class AlarmNames;
class AlarmTable;
class EmptyNote;
class Theme;

/// Every transition of every alarm, newest first, searched by text, priority and span. Asks again
/// by itself while it is seen and alarms change, at most once a second.
class AlarmJournalView final : public QWidget
{
    Q_OBJECT
public:
    /// @p history may be null.
    AlarmJournalView(const Theme *theme, AlarmHistory *history, const AlarmNames *names,
                     const Clock *clock, QWidget *parent);

    [[nodiscard]] AlarmTable *table() const { return m_table; }
    /// As chosen, with the span counted from now.
    [[nodiscard]] AlarmQuery query() const;
    /// Alarms have changed.
    void touch();
    /// Empties the search; false if there was none.
    bool escape();

Q_SIGNALS:
    /// By a double click or Return.
    void alarmWanted(const Raptor::AlarmKey &alarm, std::optional<Raptor::WallTime> at);
    /// By the button.
    void trendRequested(const Raptor::DeviceId &device, const QString &signal, Raptor::WallTime at);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *buildFilter();
    QLayout *buildFoot();
    void lead(const QModelIndex &row);
    void offerTrend();
    QWidget *buildCard();
    void wire();
    void fetch();
    void take(int ticket, const QList<AlarmTransition> &rows, const QString &error);
    void explain(const QString &error);

    AlarmHistory *m_history;
    const Theme *m_theme;
    const Clock *m_clock;
    AlarmJournalModel *m_model;
    AlarmTable *m_table;
    QLineEdit *m_text;
    QComboBox *m_priority;
    QComboBox *m_span;
    QLabel *m_count;
    EmptyNote *m_note = nullptr; ///< made by buildCard()
    ActionButton *m_trend;
    AlarmExport *m_export;
    QTimer *m_typing; ///< asks when the typing pauses
    QTimer *m_live;
    int m_ticket = 0; ///< of the last question; answers to older ones are late
    bool m_waiting = false;
    bool m_touched = false; ///< while an answer was waited for
};

} // namespace Raptor::Views
