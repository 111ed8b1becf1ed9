// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <vector>

namespace Raptor::Models {

/// Devices grouped by site; those without a site stand under their system. Devices give what the
/// device model gives for every role, groups give their name as Qt::DisplayRole and "9 of 10 live"
/// as DeviceRole::QualityText. Below a device stand the numbers that it reports, once somebody has
/// fetched them, and not before: each gives its name ("left RPM") as Qt::DisplayRole, what it reads
/// as DeviceRole::QualityText, DeviceRole::QualityRole, TreeRole::Tag, and the DeviceRole::Id of
/// its device. The source is a flat model with the roles of DeviceRole whose rows keep their order;
/// it must outlive this model.
class DeviceTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit DeviceTreeModel(const QAbstractItemModel &source, QObject *parent = nullptr);
    ~DeviceTreeModel() override;

    /// The row of @p sourceRow's device; invalid if there is none.
    [[nodiscard]] QModelIndex fromSource(const QModelIndex &sourceRow) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Devices and numbers can be dragged: a device stands for all its numbers (tagsFromMime()).
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    /// What an index points to: nothing for a group, its group for a device, its device's branch
    /// for a number.
    struct Node
    {
        bool isBranch = false;
    };
    struct Leaf
    {
        int row = 0; ///< in the source; persistent indexes would cost thousands of devices dear
        bool live = false; ///< as it was told last
    };
    struct Group : Node
    {
        QString name;
        bool isSite = false;
        QList<Leaf> leaves; ///< in source order
        int live = 0;
    };

    struct Signal
    {
        QString id; ///< "left.rpm"
        QString name; ///< "left RPM"
        friend bool operator==(const Signal &, const Signal &) = default;
    };
    /// The numbers of a device that were fetched.
    struct Branch : Node
    {
        int row = 0; ///< of the device, in the source
        QList<Signal> numbers;
    };

    void insertRows(int first, int last);
    void removeRows(int first, int last);
    void shiftFrom(int row, int by);
    void rebuild();
    void insertLeaf(const QModelIndex &sourceRow);
    void removeLeaf(Group *group, int row);
    void announce(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void announceGroup(Group *group, int first, int last, const QList<int> &roles);
    void recount(Group *group, int first, int last);
    void announceCount(const Group *group);
    // device_tree_branches.cpp
    [[nodiscard]] QVariant numberData(const Branch &branch, int place, int role) const;
    [[nodiscard]] QList<Signal> numbersAt(int sourceRow) const;
    [[nodiscard]] QModelIndex deviceOf(const Branch &branch) const;
    void announceBranches(int first, int last, const QList<int> &roles);
    void renew(Branch *branch);
    void shiftBranches(int row, int by);
    [[nodiscard]] static const Branch *branchAt(const QModelIndex &index);
    [[nodiscard]] int sourceRowOf(const QModelIndex &index) const;

    Group *groupFor(const QModelIndex &sourceRow);
    [[nodiscard]] int rowOf(const Group *group) const;
    [[nodiscard]] QModelIndex indexOf(const Group *group) const;
    [[nodiscard]] static bool isBefore(const Group &a, const Group &b);
    [[nodiscard]] bool isLiveAt(int sourceRow) const;
    /// Place of the first leaf of @p sourceRow or a later row.
    [[nodiscard]] static int placeOf(const Group &group, int sourceRow);

    const QAbstractItemModel &m_source;
    std::vector<std::unique_ptr<Group>> m_groups;
    std::unordered_map<int, std::unique_ptr<Branch>> m_branches; ///< by row in the source
};

} // namespace Raptor::Models
