// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/command_model.h"

#include "models/device_wording.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QLocale>

namespace Raptor::Models {

namespace {

/// Times count from the moment that the command was given for good: how long an operator thought
/// between arming and starting says nothing about the plant.
QString since(const CommandRecord &record, const std::optional<BootTime> &at)
{
    if (!at)
        return {};
    return QLatin1Char('+') + Wording::duration(*at - record.origin());
}

QString result(const CommandRecord &record)
{
    const QString word = record.outcome == CommandOutcome::Pending ? Wording::of(record.step)
                                                                   : Wording::of(record.outcome);
    if (!record.mayStillRun)
        return word;
    return CommandModel::tr("%1, %2", "outcome, may still start")
        .arg(word, Wording::mayStillRun(record.kind));
}

} // namespace

CommandModel::CommandModel(const CommandStore &store, QObject *parent)
    : QAbstractTableModel(parent), m_store(store)
{
    follow();
}

void CommandModel::follow()
{
    connect(&m_store, &CommandStore::aboutToAdd, this, [this] { beginInsertRows({}, 0, 0); });
    connect(&m_store, &CommandStore::added, this, [this] { endInsertRows(); });
    connect(&m_store, &CommandStore::aboutToAddOlder, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&m_store, &CommandStore::addedOlder, this, [this] { endInsertRows(); });
    connect(&m_store, &CommandStore::aboutToRemoveOldest, this, [this] {
        const int last = m_store.count() - 1;
        beginRemoveRows({}, last, last);
    });
    connect(&m_store, &CommandStore::removedOldest, this, [this] { endRemoveRows(); });
    connect(&m_store, &CommandStore::changed, this, [this](int row) {
        Q_EMIT dataChanged(index(row, 0), index(row, CommandColumn::Count - 1),
                           {Qt::DisplayRole, Qt::ToolTipRole, CommandRole::Record,
                            CommandRole::Outcome, CommandRole::Step, CommandRole::RefusalReason,
                            CommandRole::MayStillRun});
    });
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_store.count();
}

int CommandModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(CommandColumn::Count);
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommandRecord &record = m_store.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return index.column() == CommandColumn::Broker ? pathsText(record) : QVariant();
    case CommandRole::Record:
        return QVariant::fromValue(record);
    case CommandRole::Id:
        return record.id;
    case CommandRole::DeviceIdText:
        return record.device.text();
    case CommandRole::Kind:
        return QVariant::fromValue(record.kind);
    case CommandRole::Outcome:
        return QVariant::fromValue(record.outcome);
    case CommandRole::Step:
        return QVariant::fromValue(record.step);
    case CommandRole::RefusalReason:
        return QVariant::fromValue(record.refusal);
    case CommandRole::MayStillRun:
        return record.mayStillRun;
    default:
        return {};
    }
}

QString CommandModel::text(const CommandRecord &record, int column)
{
    const bool isConfirmed = record.outcome == CommandOutcome::Confirmed;
    switch (column) {
    case CommandColumn::Time:
        return QLocale().toString(localTime(record.requestedWall), u"yyyy-MM-dd HH:mm:ss.zzz");
    case CommandColumn::Device:
        return record.device.text();
    case CommandColumn::Command:
        return Wording::of(record.kind);
    case CommandColumn::Operator:
        return printable(record.by);
    case CommandColumn::Result:
        return result(record);
    case CommandColumn::Audited:
        return since(record, record.auditedAt);
    case CommandColumn::Sent:
        return since(record, record.sentAt);
    case CommandColumn::Broker:
        return since(record, record.acknowledgedAt);
    case CommandColumn::Confirmed:
        return isConfirmed ? since(record, record.finishedAt) : QString();
    case CommandColumn::Detail: {
        QStringList parts{record.group, record.detail, record.note, record.reason};
        parts.removeAll(QString());
        return printable(parts.join(QLatin1String("; ")));
    }
    default:
        return {};
    }
}

QString CommandModel::pathsText(const CommandRecord &record)
{
    QStringList lines;
    for (const CommandPath &path : record.paths) {
        QString line = path.error;
        if (path.acknowledgedAt)
            line = tr("broker has it, %1").arg(since(record, path.acknowledgedAt));
        else if (line.isEmpty() && path.sentAt)
            line = tr("sent, %1").arg(since(record, path.sentAt));
        lines.append(tr("%1: %2").arg(printable(path.broker), printable(line)));
    }
    return lines.join(u'\n');
}

QVariant CommandModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case CommandColumn::Time:
        return tr("Time");
    case CommandColumn::Device:
        return tr("Device");
    case CommandColumn::Command:
        return tr("Command");
    case CommandColumn::Operator:
        return tr("Operator");
    case CommandColumn::Result:
        return tr("Result");
    case CommandColumn::Audited:
        return tr("Audited");
    case CommandColumn::Sent:
        return tr("Sent");
    case CommandColumn::Broker:
        return tr("Broker has it");
    case CommandColumn::Confirmed:
        return tr("Confirmed");
    case CommandColumn::Detail:
        return tr("Detail");
    default:
        return {};
    }
}

QHash<int, QByteArray> CommandModel::roleNames() const
{
    QHash<int, QByteArray> roles = QAbstractTableModel::roleNames();
    roles.insert(CommandRole::Record, "record");
    roles.insert(CommandRole::Id, "id");
    roles.insert(CommandRole::DeviceIdText, "deviceIdText");
    roles.insert(CommandRole::Kind, "kind");
    roles.insert(CommandRole::Outcome, "outcome");
    roles.insert(CommandRole::Step, "step");
    roles.insert(CommandRole::RefusalReason, "refusal");
    roles.insert(CommandRole::MayStillRun, "mayStillRun");
    return roles;
}

} // namespace Raptor::Models
