// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    void setSourceModel(QAbstractItemModel *source) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void announceGroup(const QModelIndex &group);
    void forward(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);

    bool m_statesOnly = false;
};

} // namespace Raptor::Views
