// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_life.h"

#include "models/domain/ports.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/labels.h"
#include "views/life_list.h"
#include "views/push_button.h"
#include "views/warning_mark.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qsizetype MostRecords = 12;
/// The ledger is searched this far back.
constexpr int MostRows = 500;

} // namespace

CommandLife::CommandLife(const Theme *theme, QAbstractItemModel *commands, CommandDesk *desk,
                         QWidget *parent)
    : QFrame(parent), m_theme(theme), m_commands(commands), m_desk(desk), m_warning(buildWarning()),
      m_list(new LifeList(theme, this))
{
    setObjectName(u"commandLife"_s);
    setAccessibleName(tr("Last commands of the device"));
    setLook(this, "card");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 6);
    layout->setSpacing(6);
    layout->addWidget(plainLabel(tr("Last commands"), "section", this));
    layout->addWidget(m_list, 1);
    connect(commands, &QAbstractItemModel::rowsInserted, this, &CommandLife::refresh);
    connect(commands, &QAbstractItemModel::dataChanged, this, &CommandLife::refresh);
    connect(commands, &QAbstractItemModel::modelReset, this, &CommandLife::refresh);
    refreshWarning();
}

QWidget *CommandLife::buildWarning()
{
    auto *box = new QFrame(this);
    box->setObjectName(u"mayStillRun"_s);
    setLook(box, "warning");
    m_warningText = plainLabel({}, "strong", box);
    m_warningText->setObjectName(u"mayStillRunText"_s);
    m_warningText->setWordWrap(true);
    auto *stop = new PushButton(tr("Stop"), box);
    stop->setObjectName(u"stopLateButton"_s);
    stop->setAccessibleName(tr("Stop the device against the late command"));
    setLook(stop, "primary");
    connect(stop, &QPushButton::clicked, this, [this] { m_desk->stop(m_device, m_against); });
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(new WarningMark(m_theme, box), 0, Qt::AlignTop);
    layout->addWidget(m_warningText, 1);
    layout->addWidget(stop, 0, Qt::AlignVCenter);
    return box;
}

void CommandLife::showDevice(const DeviceId &device)
{
    if (device == m_device)
        return;
    m_device = device;
    refresh();
}

void CommandLife::refresh()
{
    QList<CommandRecord> records;
    const int rows = qMin(MostRows, m_commands->rowCount());
    for (int row = 0; row < rows && records.size() < MostRecords && !m_device.isNull(); ++row) {
        const QModelIndex index = m_commands->index(row, 0);
        if (index.data(CommandRole::DeviceIdText).toString() == m_device.text())
            records.append(index.data(CommandRole::Record).value<CommandRecord>());
    }
    if (records == m_records)
        return;
    m_records = records;
    setAccessibleDescription(records.isEmpty() ? tr("no commands yet")
                                               : Wording::of(records.first().kind) + u", "_s
                                     + lifeOf(records.first()).join(u", "_s));
    m_list->setRecords(records);
    refreshWarning();
}

void CommandLife::refreshWarning()
{
    const auto found = std::find_if(m_records.cbegin(), m_records.cend(),
                                    [](const CommandRecord &record) { return record.mayStillRun; });
    m_warning->setVisible(found != m_records.cend());
    if (found == m_records.cend())
        return;
    m_against = stopAgainst(found->kind);
    m_warningText->setText(warningOf(*found));
}

} // namespace Raptor::Views
