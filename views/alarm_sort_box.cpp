// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_sort_box.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

AlarmSortBox::AlarmSortBox(QTableView *table, QWidget *parent)
    : QWidget(parent), m_table(table), m_column(new QComboBox(this)),
      m_turned(new PushButton({}, this))
{
    build();
    connect(m_column, &QComboBox::currentIndexChanged, this, &AlarmSortBox::apply);
    connect(m_turned, &QPushButton::toggled, this, &AlarmSortBox::apply);
    const QHeaderView *header = table->horizontalHeader();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &AlarmSortBox::follow);
    follow(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void AlarmSortBox::build()
{
    m_column->setObjectName(u"alarmSortBox"_s);
    m_column->setAccessibleName(tr("Sort by"));
    const QAbstractItemModel *model = m_table->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        if (!m_table->isColumnHidden(column))
            m_column->addItem(model->headerData(column, Qt::Horizontal).toString(), column);
    }
    m_turned->setObjectName(u"alarmSortTurned"_s);
    m_turned->setCheckable(true);
    QLabel *label = plainLabel(tr("Sort b&y"), "muted", this);
    label->setBuddy(m_column);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(m_column);
    layout->addWidget(m_turned);
}

void AlarmSortBox::apply()
{
    m_table->sortByColumn(m_column->currentData().toInt(),
                          m_turned->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void AlarmSortBox::follow(int column, Qt::SortOrder order)
{
    const QSignalBlocker quietColumn(m_column);
    const QSignalBlocker quietTurned(m_turned);
    const bool turned = order == Qt::DescendingOrder;
    m_column->setCurrentIndex(m_column->findData(column));
    m_turned->setChecked(turned);
    m_turned->setText(turned ? u"\u25b4"_s : u"\u25be"_s); // as the headers have it
    m_turned->setAccessibleName(turned ? tr("Descending order") : tr("Ascending order"));
    m_turned->setToolTip(tr("Turn the order round"));
}

} // namespace Raptor::Views
