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
class AlarmDetail;
class AlarmFilterModel;
class AlarmNames;
class AlarmTable;
class EmptyNote;
class Theme;
struct AlarmAnswer;

/// What is kept from the operator: shelved until when, by whom and why; out of service; suppressed
/// by design; below them all that is known of one. From here the first two are brought back.
class SilentAlarms final : public QWidget
{
    Q_OBJECT
public:
    /// @p desk may be null.
    SilentAlarms(const Theme *theme, QAbstractItemModel *alarms, AlarmDesk *desk,
                 const AlarmNames *names, const Clock *clock, QWidget *parent);

    [[nodiscard]] AlarmTable *table() const { return m_table; }
    /// Of those that somebody keeps silent: what is suppressed by design is listed, not counted.
    [[nodiscard]] int count() const;
    void tick();

Q_SIGNALS:
    void deviceRequested(const Raptor::DeviceId &device);
    void trendRequested(const Raptor::DeviceId &device, const QString &signal, Raptor::WallTime at);
    void definitionRequested(const Raptor::AlarmRecord &record);
    /// By a double click or Return.
    void alarmWanted(const Raptor::AlarmKey &alarm, std::optional<Raptor::WallTime> at);
    /// What became of an act, in words.
    void said(const QString &text, bool refused);
    void countChanged();

private:
    QWidget *buildCard();
    QLayout *buildActions();
    void wire();
    void unshelve();
    void returnToService();
    void answer(const AlarmAnswer &answer);
    void refresh();
    void showDetail();

    const Theme *m_theme;
    AlarmDesk *m_desk;
    AlarmFilterModel *m_model;
    AlarmTable *m_table;
    EmptyNote *m_note = nullptr; ///< made by buildCard()
    AlarmDetail *m_detail;
    QLineEdit *m_comment;
    ActionButton *m_unshelve;
    ActionButton *m_return;
    QTimer *m_later;
};

} // namespace Raptor::Views
