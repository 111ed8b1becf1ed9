// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/link_history_model.h"

#include "models/device_wording.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace Raptor::Models {

namespace {

QString timeText(WallTime time)
{
    const QDateTime local = localTime(time);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + local.time().toString(QStringLiteral("HH:mm:ss"));
}

QString brokerOrNone(const QString &name)
{
    return name.isEmpty() ? QString(QChar(0x2013)) : printable(name);
}

bool sameEntry(const BrokerSwitch &a, const BrokerSwitch &b)
{
    return a.at == b.at && a.to == b.to;
}

bool sameEntry(const BrokerOutage &a, const BrokerOutage &b)
{
    return a.broker == b.broker && a.from == b.from;
}

/// How many rows came on top of @p before; unset if it is no such change.
template <class Entry>
std::optional<qsizetype> addedOnTop(const QList<Entry> &before, const QList<Entry> &now)
{
    if (before.isEmpty() || now.isEmpty())
        return std::nullopt;
    const auto first = std::find_if(now.cbegin(), now.cend(), [&](const Entry &entry) {
        return sameEntry(entry, before.constFirst());
    });
    const qsizetype added = first - now.cbegin();
    const qsizetype common = std::min(before.size(), now.size() - added);
    for (qsizetype i = 0; i < common; ++i) {
        if (!sameEntry(before.at(i), now.at(i + added)))
            return std::nullopt;
    }
    const bool grownBelow = now.size() - added > before.size();
    return common > 0 && !grownBelow ? std::optional(added) : std::nullopt;
}

} // namespace

BrokerSwitchModel::BrokerSwitchModel(const LinkHistory &history, QObject *parent)
    : QAbstractTableModel(parent), m_history(history), m_rows(history.switches())
{
    connect(&history, &LinkHistory::changed, this, &BrokerSwitchModel::follow);
}

void BrokerSwitchModel::follow()
{
    const QList<BrokerSwitch> now = m_history.switches();
    if (now == m_rows)
        return;
    const auto added = addedOnTop(m_rows, now);
    if (!added) {
        beginResetModel();
        m_rows = now;
        endResetModel();
        return;
    }
    if (*added > 0) {
        beginInsertRows({}, 0, int(*added) - 1);
        m_rows = now.first(*added) + m_rows;
        endInsertRows();
    }
    if (m_rows.size() > now.size()) {
        beginRemoveRows({}, int(now.size()), int(m_rows.size()) - 1);
        m_rows.resize(now.size());
        endRemoveRows();
    }
}

int BrokerSwitchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BrokerSwitchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(SwitchColumn::Count);
}

QVariant BrokerSwitchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BrokerSwitch &change = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(change, index.column());
    case Qt::ToolTipRole:
        return text(change, index.column()).toHtmlEscaped();
    case LinkHistoryRole::Switch:
        return QVariant::fromValue(change);
    default:
        return {};
    }
}

QString BrokerSwitchModel::text(const BrokerSwitch &change, int column)
{
    switch (column) {
    case SwitchColumn::Time:
        return timeText(change.at);
    case SwitchColumn::From:
        return brokerOrNone(change.from);
    case SwitchColumn::To:
        return change.to.isEmpty() ? tr("none usable") : printable(change.to);
    case SwitchColumn::By:
        return change.byHand ? tr("operator") : tr("automatic");
    case SwitchColumn::Reason:
        return printable(change.reason);
    default:
        return {};
    }
}

QVariant BrokerSwitchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SwitchColumn::Time:
        return tr("Time");
    case SwitchColumn::From:
        return tr("From");
    case SwitchColumn::To:
        return tr("To");
    case SwitchColumn::By:
        return tr("By");
    case SwitchColumn::Reason:
        return tr("Reason");
    default:
        return {};
    }
}

BrokerOutageModel::BrokerOutageModel(const LinkHistory &history, QObject *parent)
    : QAbstractTableModel(parent), m_history(history), m_rows(history.outages())
{
    connect(&history, &LinkHistory::changed, this, &BrokerOutageModel::follow);
}

void BrokerOutageModel::follow()
{
    const QList<BrokerOutage> now = m_history.outages();
    if (now == m_rows)
        return;
    const auto added = addedOnTop(m_rows, now);
    if (!added) {
        beginResetModel();
        m_rows = now;
        endResetModel();
        return;
    }
    if (*added > 0) {
        beginInsertRows({}, 0, int(*added) - 1);
        m_rows = now.first(*added) + m_rows;
        endInsertRows();
    }
    if (m_rows.size() > now.size()) {
        beginRemoveRows({}, int(now.size()), int(m_rows.size()) - 1);
        m_rows.resize(now.size());
        endRemoveRows();
    }
    for (int row = int(*added); row < int(now.size()); ++row) {
        if (m_rows.at(row) == now.at(row))
            continue;
        m_rows[row] = now.at(row);
        Q_EMIT dataChanged(index(row, 0), index(row, OutageColumn::Count - 1));
    }
}

int BrokerOutageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BrokerOutageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(OutageColumn::Count);
}

QVariant BrokerOutageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BrokerOutage &outage = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(outage, index.column());
    case Qt::ToolTipRole:
        return (index.column() == OutageColumn::Devices && !outage.named.isEmpty()
                    ? namesText(outage)
                    : text(outage, index.column()))
            .toHtmlEscaped();
    case LinkHistoryRole::Outage:
        return QVariant::fromValue(outage);
    default:
        return {};
    }
}

QString BrokerOutageModel::namesText(const BrokerOutage &outage)
{
    QStringList names;
    for (const QString &name : outage.named)
        names.append(printable(name));
    const int more = outage.devices - int(names.size());
    return more > 0 ? tr("%1 and %2 more").arg(names.join(QLatin1String(", "))).arg(more)
                    : names.join(QLatin1String(", "));
}

QString BrokerOutageModel::text(const BrokerOutage &outage, int column)
{
    switch (column) {
    case OutageColumn::From:
        return timeText(outage.from);
    case OutageColumn::Until:
        return outage.to ? timeText(*outage.to) : tr("it lasts");
    case OutageColumn::Lasted:
        return outage.to ? Wording::age((*outage.to - outage.from).count())
                         : QString(QChar(0x2013));
    case OutageColumn::Broker:
        return printable(outage.broker);
    case OutageColumn::Devices:
        return QLocale().toString(outage.devices);
    case OutageColumn::Reports:
        // Counted by periods: no more than an estimate.
        return outage.reports > 0 ? tr("about %1").arg(QLocale().toString(outage.reports))
                                  : QLocale().toString(outage.reports);
    case OutageColumn::Reason:
        return outage.reason.isEmpty() ? tr("not known") : printable(outage.reason);
    default:
        return {};
    }
}

QVariant BrokerOutageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case OutageColumn::From:
        return tr("From");
    case OutageColumn::Until:
        return tr("Until");
    case OutageColumn::Lasted:
        return tr("Lasted");
    case OutageColumn::Broker:
        return tr("Broker");
    case OutageColumn::Devices:
        return tr("Devices");
    case OutageColumn::Reports:
        return tr("Missed reports");
    case OutageColumn::Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace Raptor::Models
