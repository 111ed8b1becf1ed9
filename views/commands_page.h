// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLabel;
class QTableView;

namespace Raptor::Views {

class CommandDetail;
class LedgerFilterBar;
class LedgerFilterModel;
class LedgerTools;
class Theme;
struct WindowParts;

/// The ledger: every command with its result, newest first, filtered as chosen; of the chosen one
/// everything that is known; export and verification of the audit trail behind it.
class CommandsPage final : public QWidget
{
    Q_OBJECT
public:
    CommandsPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    [[nodiscard]] QTableView *table() const { return m_table; }
    /// Answers an export's question, else empties the filter; false if there was neither.
    bool clearFilter();

private:
    void buildTable();
    QWidget *buildCard(QAbstractItemModel *commands);
    void wire();
    void applyFilter();
    void showDetail();
    void applyTheme();

    const Theme *m_theme;
    LedgerFilterModel *m_model;
    QTableView *m_table;
    LedgerFilterBar *m_filter;
    QLabel *m_count;
    LedgerTools *m_tools;
    CommandDetail *m_detail;
};

} // namespace Raptor::Views
