// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers below the devices of a DeviceTreeModel. Most devices are never opened: they cost
// nothing here.
#include "models/device_tree_model.h"

#include "models/domain/roles.h"
#include "models/domain/tree_roles.h"
#include "models/domain/wording.h"

#include <algorithm>

namespace Raptor::Models {

namespace {

QString nameOf(const SignalView &view)
{
    QStringList words{view.group, view.label};
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

SignalView viewOf(const QModelIndex &device, const QString &signal)
{
    const auto views = device.data(DeviceRole::Signals).value<QList<SignalView>>();
    const auto found =
        std::find_if(views.cbegin(), views.cend(),
                     [&signal](const SignalView &view) { return view.signal == signal; });
    return found == views.cend() ? SignalView() : *found;
}

} // namespace

const DeviceTreeModel::Branch *DeviceTreeModel::branchAt(const QModelIndex &index)
{
    const auto *node = static_cast<const Node *>(index.internalPointer());
    return node && node->isBranch ? static_cast<const Branch *>(node) : nullptr;
}

/// Of a device.
int DeviceTreeModel::sourceRowOf(const QModelIndex &index) const
{
    const auto *group =
        static_cast<const Group *>(static_cast<const Node *>(index.internalPointer()));
    return group->leaves.at(index.row()).row;
}

QModelIndex DeviceTreeModel::deviceOf(const Branch &branch) const
{
    return fromSource(m_source.index(branch.row, 0));
}

/// That a device reports no numbers is found out when somebody looks.
bool DeviceTreeModel::hasChildren(const QModelIndex &parent) const
{
    return canFetchMore(parent) || rowCount(parent) > 0;
}

bool DeviceTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.internalPointer() && !branchAt(parent)
        && m_branches.find(sourceRowOf(parent)) == m_branches.end();
}

void DeviceTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const int row = sourceRowOf(parent);
    auto branch = std::make_unique<Branch>();
    branch->isBranch = true;
    branch->row = row;
    renew(m_branches.emplace(row, std::move(branch)).first->second.get());
}

QList<DeviceTreeModel::Signal> DeviceTreeModel::numbersAt(int sourceRow) const
{
    QList<Signal> numbers;
    const auto views =
        m_source.index(sourceRow, 0).data(DeviceRole::Signals).value<QList<SignalView>>();
    for (const SignalView &view : views) {
        if (view.kind == ValueKind::Number)
            numbers.append({view.signal, nameOf(view)});
    }
    return numbers;
}

void DeviceTreeModel::renew(Branch *branch)
{
    const QList<Signal> numbers = numbersAt(branch->row);
    if (numbers == branch->numbers)
        return;
    const QModelIndex device = deviceOf(*branch);
    if (!branch->numbers.isEmpty()) {
        beginRemoveRows(device, 0, int(branch->numbers.size()) - 1);
        branch->numbers.clear();
        endRemoveRows();
    }
    if (numbers.isEmpty())
        return;
    beginInsertRows(device, 0, int(numbers.size()) - 1);
    branch->numbers = numbers;
    endInsertRows();
}

void DeviceTreeModel::announceBranches(int first, int last, const QList<int> &roles)
{
    if (m_branches.empty() || (!roles.isEmpty() && !roles.contains(DeviceRole::Signals)))
        return;
    QList<Branch *> changed; // whoever hears of one may open others meanwhile
    for (const auto &[row, branch] : m_branches) {
        if (row >= first && row <= last)
            changed.append(branch.get());
    }
    for (Branch *branch : std::as_const(changed)) {
        renew(branch);
        const auto count = int(branch->numbers.size());
        if (count > 0)
            Q_EMIT dataChanged(createIndex(0, 0, branch), createIndex(count - 1, 0, branch),
                               {DeviceRole::QualityRole, DeviceRole::QualityText});
    }
}

void DeviceTreeModel::shiftBranches(int row, int by)
{
    std::unordered_map<int, std::unique_ptr<Branch>> shifted;
    for (auto &[at, branch] : m_branches) {
        branch->row += at >= row ? by : 0;
        const int place = branch->row;
        shifted.emplace(place, std::move(branch));
    }
    m_branches = std::move(shifted);
}

QVariant DeviceTreeModel::numberData(const Branch &branch, int place, int role) const
{
    const Signal &number = branch.numbers.at(place);
    const QModelIndex device = m_source.index(branch.row, 0);
    switch (role) {
    case Qt::DisplayRole:
        return number.name;
    case DeviceRole::Id:
        return device.data(DeviceRole::Id);
    case TreeRole::Tag:
        return QVariant::fromValue(TagId{device.data(DeviceRole::Id).value<DeviceId>(), number.id});
    case DeviceRole::QualityRole:
        return QVariant::fromValue(viewOf(device, number.id).quality);
    case DeviceRole::QualityText: {
        const SignalView view = viewOf(device, number.id);
        return Wording::value(view.value, view.unit);
    }
    default:
        return {};
    }
}

} // namespace Raptor::Models
