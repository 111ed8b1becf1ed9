// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/group_alarms.h"

#include <QtCore/QIdentityProxyModel>

namespace Raptor::Views {

/// Adds what a screen reader says of a device to the rows of a device model, and to groups the most
/// urgent alarm of their devices (DeviceRole::Alarms, one at most).
class DeviceSpeechModel final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit DeviceSpeechModel(QObject *parent);

    /// For a view that shows of devices what they do, not their values, and looks at ages itself:
    /// what else changed of a device is not told. Each report of thousands would go through filter
    /// and view otherwise. Before setSourceModel().
    void tellStatesOnly() { m_statesOnly = true; }
    /// Whether a change of these roles is one of values and their age, as each report brings it.
    [[nodiscard]] static bool areValues(const QList<int> &roles);
    void setSourceModel(QAbstractItemModel *source) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void watchGroups();
    /// Rows of a group, which is told if it has another alarm to show then.
    void take(const QModelIndex &group, int first, int last);
    void drop(const QModelIndex &group, int first, int last);
    void announceGroup(const QModelIndex &group);
    [[nodiscard]] GroupAlarms &alarmsOf(const QModelIndex &group) const;
    void forward(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);

    bool m_statesOnly = false;
    mutable QHash<QPersistentModelIndex, GroupAlarms> m_groups; ///< those that were asked for
};

} // namespace Raptor::Views
