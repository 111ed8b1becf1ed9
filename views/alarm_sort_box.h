// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QComboBox;
class QTableView;

namespace Raptor::Views {

class PushButton;

/// Sorts a table by keyboard: the column, and which way. Follows its headers, which do the same for
/// the mouse.
class AlarmSortBox final : public QWidget
{
    Q_OBJECT
public:
    /// @p table has its model.
    AlarmSortBox(QTableView *table, QWidget *parent);

private:
    void build();
    void apply();
    void follow(int column, Qt::SortOrder order);

    QTableView *m_table;
    QComboBox *m_column;
    PushButton *m_turned;
};

} // namespace Raptor::Views
