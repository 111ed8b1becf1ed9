// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLabel;
class QTableView;

namespace Raptor::Views {

class Theme;

/// The ledger: every command with its result, newest first, and of the chosen one each step and
/// each path that it took.
class CommandsPage final : public QWidget
{
    Q_OBJECT
public:
    CommandsPage(const Theme *theme, QAbstractItemModel *commands, QWidget *parent);

    [[nodiscard]] QTableView *table() const { return m_table; }

private:
    QWidget *buildDetail();
    void showDetail();
    void applyTheme();

    const Theme *m_theme;
    QAbstractItemModel *m_commands;
    QTableView *m_table;
    QLabel *m_title;
    QLabel *m_result;
    QLabel *m_life;
    QLabel *m_paths;
    QLabel *m_more;
};

} // namespace Raptor::Views
