// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractItemModel>

#include <memory>
#include <vector>

namespace Raptor::Models {

/// Devices grouped by site; those without a site stand under their system. Two levels: leaves give
/// what the device model gives for every role, groups give their name as Qt::DisplayRole and
/// "9 of 10 live" as DeviceRole::QualityText. The source is a flat model with the roles of
/// DeviceRole whose rows keep their order; it must outlive this model.
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
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Devices can be dragged: each stands for all its numbers (tagsFromMime()).
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Leaf
    {
        int row = 0; ///< in the source; persistent indexes would cost thousands of devices dear
        bool live = false; ///< as it was told last
    };
    struct Group
    {
        QString name;
        bool isSite = false;
        QList<Leaf> leaves; ///< in source order
        int live = 0;
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
    Group *groupFor(const QModelIndex &sourceRow);
    [[nodiscard]] int rowOf(const Group *group) const;
    [[nodiscard]] QModelIndex indexOf(const Group *group) const;
    [[nodiscard]] static bool isBefore(const Group &a, const Group &b);
    [[nodiscard]] bool isLiveAt(int sourceRow) const;
    /// Place of the first leaf of @p sourceRow or a later row.
    [[nodiscard]] static int placeOf(const Group &group, int sourceRow);

    const QAbstractItemModel &m_source;
    std::vector<std::unique_ptr<Group>> m_groups;
};

} // namespace Raptor::Models
