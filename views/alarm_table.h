// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QTableView>

#include <optional>

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class Theme;

/// A table of alarms (AlarmColumn, AlarmRole), several of which can be chosen. Alarms come and go
/// under the operator's hand: a row that goes chooses no other, and what is looked at stays where
/// it is: the current row while it is chosen and in sight, else the uppermost one, unless that is
/// the top of the list.
class AlarmTable final : public QTableView
{
    Q_OBJECT
public:
    /// How wide a column is at a text of 13 pixels, 0: hidden; and what part it has in what is left
    /// over, or missing.
    struct Column
    {
        int width = 0;
        int grows = 0;
    };

    AlarmTable(const Theme *theme, const Clock *clock, const QList<Column> &columns,
               QWidget *parent);

    void setAlarms(QAbstractItemModel *alarms);
    /// Chosen rows from top to bottom.
    [[nodiscard]] QList<AlarmRecord> chosen() const;
    [[nodiscard]] int chosenCount() const;
    /// The current row if it is chosen, else the first chosen one; null for none.
    [[nodiscard]] std::optional<AlarmRecord> shown() const;
    /// Of the rows of which at least half is in sight, and of all.
    [[nodiscard]] QList<AlarmKey> unacknowledgedInSight() const;
    [[nodiscard]] QList<AlarmKey> unacknowledged() const;
    /// How many of those above what is in sight nobody has acknowledged.
    [[nodiscard]] int unacknowledgedAbove() const;
    /// False, and nothing is chosen, when it is not listed.
    bool choose(const AlarmKey &alarm);
    /// Empty until somebody has changed the columns: until then they fit themselves.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void choiceChanged();
    /// By a double click or Return: to where it leads.
    void rowWanted(const QModelIndex &row);
    /// Another part of the rows is in sight, or rows have changed.
    void sightChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;

private:
    void watchSight();
    void noteSight();
    [[nodiscard]] QList<AlarmKey> unacknowledged(int first, int last) const;
    void applyTheme();
    void fit();
    void noticeHand(int column);

    const Theme *m_theme;
    QList<Column> m_columns;
    bool m_fitting = false;
    bool m_byHand = false; ///< somebody has changed the columns
    /// What is looked at, and how many rows below the top; invalid: the top, whatever stands there.
    QPersistentModelIndex m_looked;
    int m_lookedAt = 0;
    bool m_settling = false; ///< rows find their places: nobody scrolls
};

} // namespace Raptor::Views
