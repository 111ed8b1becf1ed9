// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/commands_page.h"

#include "models/domain/roles.h"
#include "views/command_detail.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/ledger_filter_bar.h"
#include "views/ledger_filter_model.h"
#include "views/ledger_tools.h"
#include "views/shape_cell_delegate.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

CommandsPage::CommandsPage(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(new LedgerFilterModel(this)),
      m_table(new QTableView(this)), m_filter(new LedgerFilterBar(parts.clock, this)),
      m_count(plainLabel({}, "muted", this)), m_tools(new LedgerTools(theme, parts.ledger, this)),
      m_detail(new CommandDetail(theme, parts.commandDesk, this))
{
    m_model->setSourceModel(parts.commands);
    m_count->setObjectName(u"ledgerCount"_s);
    buildTable();
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(buildCard(parts.commands), 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_tools);
    wire();
    applyTheme();
    applyFilter();
}

void CommandsPage::buildTable()
{
    m_table->setObjectName(u"commandsTable"_s);
    m_table->setAccessibleName(tr("Ledger of commands, newest first"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(
        CommandColumn::Result,
        new ShapeCellDelegate(ShapeCellDelegate::Shape::Outcome, m_theme, this));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

QWidget *CommandsPage::buildCard(QAbstractItemModel *commands)
{
    auto *note = new EmptyNote(tr("No command has been given"),
                               tr("Every start, stop and e-stop is listed here with what became "
                                  "of it.\nChoose a device in the tree to give one."),
                               commands, m_table, this);
    return cardOf(m_table, note, this);
}

void CommandsPage::wire()
{
    m_tools->setFilterSource([this] { return m_filter->filter(); });
    connect(m_filter, &LedgerFilterBar::changed, this, &CommandsPage::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CommandsPage::showDetail);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CommandsPage::showDetail);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CommandsPage::showDetail);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CommandsPage::showDetail);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CommandsPage::showDetail);
    connect(m_theme, &Theme::changed, this, &CommandsPage::applyTheme);
}

void CommandsPage::applyFilter()
{
    m_model->setFilter(m_filter->filter());
    showDetail();
}

bool CommandsPage::clearFilter()
{
    if (m_tools->escape())
        return true;
    return m_filter->clear();
}

void CommandsPage::showDetail()
{
    const int all = m_model->sourceModel()->rowCount();
    m_count->setText(all == m_model->rowCount() ? QString()
                                                : tr("%1 of %2").arg(m_model->rowCount()).arg(all));
    QModelIndex index = m_table->currentIndex();
    const bool chosen = index.isValid();
    if (!chosen)
        index = m_model->index(0, 0);
    m_detail->setVisible(index.isValid());
    if (!index.isValid())
        return;
    m_detail->showRecord(index.data(CommandRole::Record).value<CommandRecord>(),
                         chosen ? tr("Chosen command") : tr("Newest command"));
}

void CommandsPage::applyTheme()
{
    m_table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(27));
    const struct
    {
        CommandColumn::Column column;
        double width;
    } widths[] = {{CommandColumn::Time, 186},    {CommandColumn::Device, 164},
                  {CommandColumn::Command, 90},  {CommandColumn::Operator, 80},
                  {CommandColumn::Result, 122},  {CommandColumn::Audited, 70},
                  {CommandColumn::Sent, 74},     {CommandColumn::Broker, 106},
                  {CommandColumn::Confirmed, 88}};
    for (const auto &one : widths)
        m_table->setColumnWidth(one.column, m_theme->ipx(one.width));
}

} // namespace Raptor::Views
