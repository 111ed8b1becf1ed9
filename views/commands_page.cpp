// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/commands_page.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/shape_cell_delegate.h"
#include "views/theme.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

CommandsPage::CommandsPage(const Theme *theme, QAbstractItemModel *commands, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_commands(commands), m_table(new QTableView(this))
{
    m_table->setObjectName(u"commandsTable"_s);
    m_table->setAccessibleName(tr("Ledger of commands, newest first"));
    m_table->setModel(commands);
    m_table->setItemDelegateForColumn(
        CommandColumn::Result,
        new ShapeCellDelegate(ShapeCellDelegate::Shape::Outcome, theme, this));
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

    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(m_table);
    inside->addWidget(
        new EmptyNote(tr("No command has been given"),
                      tr("Every start, stop and e-stop is listed here with what became "
                         "of it.\nChoose a device in the tree to give one."),
                      commands, m_table, card));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(card, 1);
    layout->addWidget(buildDetail());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CommandsPage::showDetail);
    connect(commands, &QAbstractItemModel::dataChanged, this, &CommandsPage::showDetail);
    connect(commands, &QAbstractItemModel::modelReset, this, &CommandsPage::showDetail);
    connect(commands, &QAbstractItemModel::rowsInserted, this, &CommandsPage::showDetail);
    connect(theme, &Theme::changed, this, &CommandsPage::applyTheme);
    applyTheme();
    showDetail();
}

QWidget *CommandsPage::buildDetail()
{
    auto *card = new QFrame(this);
    card->setObjectName(u"commandDetail"_s);
    setLook(card, "card");
    m_title = plainLabel({}, "section", card);
    m_result = plainLabel({}, "strong", card);
    m_life = plainLabel({}, "muted", card);
    m_paths = plainLabel({}, "muted", card);
    m_more = plainLabel({}, "muted", card);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(14, 10, 14, 12);
    grid->setHorizontalSpacing(24);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_result, 0, 1);
    grid->addWidget(plainLabel(tr("Life"), "small", card), 1, 0);
    grid->addWidget(m_life, 1, 1);
    grid->addWidget(plainLabel(tr("Paths"), "small", card), 2, 0, Qt::AlignTop);
    grid->addWidget(m_paths, 2, 1);
    grid->addWidget(plainLabel(tr("Who and why"), "small", card), 3, 0, Qt::AlignTop);
    grid->addWidget(m_more, 3, 1);
    grid->setColumnStretch(1, 1);
    for (QLabel *label : {m_result, m_life, m_paths, m_more}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    return card;
}

void CommandsPage::showDetail()
{
    QModelIndex index = m_table->currentIndex();
    const bool chosen = index.isValid();
    if (!chosen)
        index = m_commands->index(0, 0);
    m_title->parentWidget()->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const auto record = index.data(CommandRole::Record).value<CommandRecord>();
    m_title->setText(chosen ? tr("Chosen command") : tr("Newest command"));
    m_result->setText(tr("%1 %2 - %3", "command, device, result")
                          .arg(Wording::of(record.kind), record.device.text(), resultText(record)));
    m_life->setText(lifeOf(record).join(u"  \u2192  "_s));
    const QStringList paths = pathsOf(record);
    m_paths->setText(paths.isEmpty() ? tr("none: nothing was sent") : paths.join(u'\n'));
    QStringList more{tr("%1 by %2").arg(timeText(record), record.by)};
    if (!record.reason.isEmpty())
        more.append(tr("reason: %1").arg(record.reason));
    if (!record.note.isEmpty())
        more.append(record.note);
    more.append(tr("id %1").arg(record.id));
    m_more->setText(more.join(u" \u00b7 "_s));
}

void CommandsPage::applyTheme()
{
    m_table->verticalHeader()->setDefaultSectionSize(m_theme->ipx(29));
    const struct
    {
        CommandColumn::Column column;
        double width;
    } widths[] = {{CommandColumn::Time, 196},   {CommandColumn::Device, 158},
                  {CommandColumn::Command, 88}, {CommandColumn::Operator, 92},
                  {CommandColumn::Result, 132}, {CommandColumn::Sent, 66},
                  {CommandColumn::Broker, 102}, {CommandColumn::Confirmed, 88}};
    for (const auto &one : widths)
        m_table->setColumnWidth(one.column, m_theme->ipx(one.width));
}

} // namespace Raptor::Views
