// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtCore/QList>
#include <QtCore/QModelIndexList>

class QAbstractItemModel;

/// Whom an ordinary group stop addresses.
namespace Raptor::Views::GroupStop {

/// Those of @p rows that are devices with a stop, or a relay that can be switched off.
[[nodiscard]] QList<DeviceId> among(const QModelIndexList &rows);
/// The same for all children of @p parent.
[[nodiscard]] QList<DeviceId> under(const QAbstractItemModel &model, const QModelIndex &parent);
/// The same for all devices of @p site; empty: of every site.
[[nodiscard]] QList<DeviceId> ofSite(const QAbstractItemModel &devices, const QString &site);

} // namespace Raptor::Views::GroupStop
