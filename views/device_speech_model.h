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
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void announceGroup(const QModelIndex &group);
};

} // namespace Raptor::Views
