// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QAbstractTableModel>

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class AlarmNames;

/// Rows of the alarm journal, newest first, as they were read. AlarmRole::Record is the alarm as it
/// stood after the row.
class AlarmJournalModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Priority, Time, Device, Text, Event, State, Value, Operator, Comment, Count };

    AlarmJournalModel(const AlarmNames *names, const Clock *clock, QObject *parent);

    /// Newer rows of the same question are put on top, so that the view does not jump.
    void setRows(const QList<AlarmTransition> &rows);
    [[nodiscard]] const QList<AlarmTransition> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const AlarmTransition &row, int column) const;
    bool putOnTop(const QList<AlarmTransition> &rows);

    const AlarmNames *m_names;
    const Clock *m_clock;
    QList<AlarmTransition> m_rows;
};

} // namespace Raptor::Views
