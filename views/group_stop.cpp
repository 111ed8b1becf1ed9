// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/group_stop.h"

#include "models/domain/roles.h"

#include <QtCore/QAbstractItemModel>

namespace Raptor::Views::GroupStop {

QList<DeviceId> among(const QModelIndexList &rows)
{
    QList<DeviceId> out;
    for (const QModelIndex &row : rows) {
        const auto kinds = row.data(DeviceRole::Kinds).value<QList<CommandKind>>();
        const auto device = row.data(DeviceRole::Id).value<DeviceId>();
        const bool stops =
            kinds.contains(CommandKind::Stop) || kinds.contains(CommandKind::RelayOff);
        if (stops && !device.isNull())
            out.append(device);
    }
    return out;
}

QList<DeviceId> under(const QAbstractItemModel &model, const QModelIndex &parent)
{
    QModelIndexList rows;
    for (int row = 0; row < model.rowCount(parent); ++row)
        rows.append(model.index(row, 0, parent));
    return among(rows);
}

QList<DeviceId> ofSite(const QAbstractItemModel &devices, const QString &site)
{
    QModelIndexList rows;
    for (int row = 0; row < devices.rowCount(); ++row) {
        const QModelIndex index = devices.index(row, 0);
        if (site.isEmpty() || index.data(DeviceRole::Site).toString() == site)
            rows.append(index);
    }
    return among(rows);
}

} // namespace Raptor::Views::GroupStop
