// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_tree_model.h"

#include "models/domain/roles.h"
#include "models/domain/trend_set.h"
#include "models/natural_order.h"

#include <QtCore/QMimeData>
#include <QtCore/QSignalBlocker>

#include <algorithm>

namespace Raptor::Models {

DeviceTreeModel::DeviceTreeModel(const QAbstractItemModel &source, QObject *parent)
    : QAbstractItemModel(parent), m_source(source)
{
    insertRows(0, source.rowCount() - 1);
    connect(&source, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                shiftFrom(first, last - first + 1);
                insertRows(first, last);
            });
    connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { removeRows(first, last); });
    connect(&source, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                shiftFrom(last + 1, first - last - 1);
            });
    connect(&source, &QAbstractItemModel::dataChanged, this, &DeviceTreeModel::announce);
    connect(&source, &QAbstractItemModel::modelReset, this, &DeviceTreeModel::rebuild);
}

DeviceTreeModel::~DeviceTreeModel() = default;

QModelIndex DeviceTreeModel::fromSource(const QModelIndex &sourceRow) const
{
    if (!sourceRow.isValid())
        return {};
    for (const auto &group : m_groups) {
        const int place = placeOf(*group, sourceRow.row());
        if (place < group->leaves.size() && group->leaves.at(place).row == sourceRow.row())
            return createIndex(place, 0, group.get());
    }
    return {};
}

int DeviceTreeModel::placeOf(const Group &group, int sourceRow)
{
    const auto found = std::lower_bound(group.leaves.cbegin(), group.leaves.cend(), sourceRow,
                                        [](const Leaf &leaf, int row) { return leaf.row < row; });
    return int(found - group.leaves.cbegin());
}

void DeviceTreeModel::shiftFrom(int row, int by)
{
    for (const auto &group : m_groups) {
        for (int place = placeOf(*group, row); place < group->leaves.size(); ++place)
            group->leaves[place].row += by;
    }
    shiftBranches(row, by);
}

bool DeviceTreeModel::isLiveAt(int sourceRow) const
{
    return isLive(m_source.index(sourceRow, 0).data(DeviceRole::QualityRole).value<Quality>());
}

QModelIndex DeviceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, nullptr);
    if (!parent.internalPointer())
        return createIndex(row, column, m_groups.at(size_t(parent.row())).get());
    return createIndex(row, column, m_branches.at(sourceRowOf(parent)).get());
}

QModelIndex DeviceTreeModel::parent(const QModelIndex &child) const
{
    if (const Branch *branch = branchAt(child))
        return deviceOf(*branch);
    const auto *group = static_cast<const Group *>(child.internalPointer());
    return group ? indexOf(group) : QModelIndex();
}

int DeviceTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.column() > 0 || branchAt(parent))
        return 0;
    if (!parent.internalPointer())
        return int(m_groups.at(size_t(parent.row()))->leaves.size());
    const auto branch = m_branches.find(sourceRowOf(parent));
    return branch == m_branches.end() ? 0 : int(branch->second->numbers.size());
}

int DeviceTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

QVariant DeviceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const Branch *branch = branchAt(index))
        return numberData(*branch, index.row(), role);
    if (index.internalPointer())
        return m_source.index(sourceRowOf(index), 0).data(role);
    const Group &group = *m_groups.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case DeviceRole::Name:
        return group.name;
    case DeviceRole::Site:
        return group.isSite ? group.name : QString();
    case DeviceRole::QualityText:
        return tr("%1 of %2 live").arg(group.live).arg(group.leaves.size());
    default:
        return {};
    }
}

Qt::ItemFlags DeviceTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.internalPointer())
        flags |= Qt::ItemIsDragEnabled;
    if (branchAt(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QHash<int, QByteArray> DeviceTreeModel::roleNames() const
{
    return m_source.roleNames();
}

QStringList DeviceTreeModel::mimeTypes() const
{
    return tagMimeTypes();
}

QMimeData *DeviceTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QList<TagId> tags;
    for (const QModelIndex &index : indexes) {
        const auto device = index.data(DeviceRole::Id).value<DeviceId>();
        if (const Branch *branch = branchAt(index))
            tags.append({device, branch->numbers.at(index.row()).id});
        else if (!device.isNull())
            tags.append({device, {}});
    }
    return tags.isEmpty() ? nullptr : tagsAsMime(tags);
}

void DeviceTreeModel::insertRows(int first, int last)
{
    for (int row = first; row <= last; ++row)
        insertLeaf(m_source.index(row, 0));
}

void DeviceTreeModel::removeRows(int first, int last)
{
    for (int row = last; row >= first; --row) {
        const QModelIndex leaf = fromSource(m_source.index(row, 0));
        if (leaf.isValid())
            removeLeaf(static_cast<Group *>(leaf.internalPointer()), leaf.row());
    }
}

void DeviceTreeModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    m_branches.clear();
    {
        // Of thousands of rows nobody is told one by one.
        const QSignalBlocker quiet(this);
        insertRows(0, m_source.rowCount() - 1);
    }
    endResetModel();
}

void DeviceTreeModel::insertLeaf(const QModelIndex &sourceRow)
{
    Group *group = groupFor(sourceRow);
    const int place = placeOf(*group, sourceRow.row());
    const bool live = isLiveAt(sourceRow.row());
    beginInsertRows(indexOf(group), place, place);
    group->leaves.insert(place, {sourceRow.row(), live});
    endInsertRows();
    group->live += live ? 1 : 0;
    announceCount(group);
}

void DeviceTreeModel::removeLeaf(Group *group, int row)
{
    beginRemoveRows(indexOf(group), row, row);
    m_branches.erase(group->leaves.at(row).row);
    group->live -= group->leaves.at(row).live ? 1 : 0;
    group->leaves.removeAt(row);
    endRemoveRows();
    if (!group->leaves.isEmpty()) {
        announceCount(group);
        return;
    }
    const int groupRow = rowOf(group);
    beginRemoveRows({}, groupRow, groupRow);
    m_groups.erase(m_groups.begin() + groupRow);
    endRemoveRows();
}

DeviceTreeModel::Group *DeviceTreeModel::groupFor(const QModelIndex &sourceRow)
{
    auto wanted = std::make_unique<Group>();
    wanted->name = sourceRow.data(DeviceRole::Site).toString();
    wanted->isSite = !wanted->name.isEmpty();
    if (!wanted->isSite)
        wanted->name = sourceRow.data(DeviceRole::System).toString();
    const auto before =
        std::lower_bound(m_groups.begin(), m_groups.end(), wanted,
                         [](const auto &a, const auto &b) { return isBefore(*a, *b); });
    if (before != m_groups.end() && !isBefore(*wanted, **before))
        return before->get();
    const int row = int(before - m_groups.begin());
    beginInsertRows({}, row, row);
    Group *group = m_groups.insert(before, std::move(wanted))->get();
    endInsertRows();
    return group;
}

void DeviceTreeModel::announce(const QModelIndex &first, const QModelIndex &last,
                               const QList<int> &roles)
{
    for (const auto &group : m_groups) {
        const int begin = placeOf(*group, first.row());
        const int end = placeOf(*group, last.row() + 1);
        if (begin < end)
            announceGroup(group.get(), begin, end - 1, roles);
    }
    announceBranches(first.row(), last.row(), roles);
}

void DeviceTreeModel::announceGroup(Group *group, int first, int last, const QList<int> &roles)
{
    Q_EMIT dataChanged(createIndex(first, 0, group), createIndex(last, 0, group), roles);
    if (roles.isEmpty() || roles.contains(DeviceRole::QualityRole))
        recount(group, first, last);
}

void DeviceTreeModel::recount(Group *group, int first, int last)
{
    const int before = group->live;
    for (int place = first; place <= last; ++place) {
        Leaf &leaf = group->leaves[place];
        const bool live = isLiveAt(leaf.row);
        group->live += int(live) - int(leaf.live);
        leaf.live = live;
    }
    if (group->live != before)
        announceCount(group);
}

void DeviceTreeModel::announceCount(const Group *group)
{
    Q_EMIT dataChanged(indexOf(group), indexOf(group), {DeviceRole::QualityText});
}

int DeviceTreeModel::rowOf(const Group *group) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [group](const auto &other) { return other.get() == group; });
    return int(found - m_groups.begin());
}

QModelIndex DeviceTreeModel::indexOf(const Group *group) const
{
    return createIndex(rowOf(group), 0, nullptr);
}

/// Sites first, then systems; each by name.
bool DeviceTreeModel::isBefore(const Group &a, const Group &b)
{
    return a.isSite != b.isSite ? a.isSite : naturallyBefore(a.name, b.name);
}

} // namespace Raptor::Models
