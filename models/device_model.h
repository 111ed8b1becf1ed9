// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plant_store.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QMap>

#include <memory>
#include <vector>

namespace Raptor::Models {

/// The devices of a PlantStore, one row each, with the roles of DeviceRole. What can be commanded
/// most stands first (motors, relays, batteries), then by system, site and name. Does not own the
/// store, which must outlive it. What changed is told in exact ranges: rows between two that changed
/// are not in them, so that nobody looks at what is as it was. Ages are not told, see PlantStore.
class DeviceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit DeviceModel(const PlantStore &store, QObject *parent = nullptr);

    /// Shown names by device id text, in place of the devices' own.
    void setAliases(const QMap<QString, QString> &aliases);
    /// Announced alarms of a device, most urgent first. A device that is not there yet has them when
    /// it comes.
    void setAlarms(const DeviceId &device, const QList<AlarmMark> &alarms);
    /// -1 if there is none.
    [[nodiscard]] int rowOf(const DeviceId &device) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    /// What a device stands by, taken apart once.
    struct Row
    {
        DeviceId device;
        QString system;
        QString site;
        QString name;
        qsizetype commands = 0;
        int number = 0; ///< where it stands
    };

    void insert(const DeviceId &device);
    void remove(const DeviceId &device);
    void renumberFrom(int row);
    void announce(const QList<DeviceId> &devices);
    [[nodiscard]] static bool isBefore(const Row &a, const Row &b);
    [[nodiscard]] QString shownName(const DeviceId &device) const;
    [[nodiscard]] QVariant identity(const TrackedDevice &device, int role) const;
    [[nodiscard]] QVariant condition(const TrackedDevice &device, int role) const;

    const PlantStore &m_store;
    std::vector<std::unique_ptr<Row>> m_rows;
    QHash<DeviceId, const Row *> m_rowOf;
    QMap<QString, QString> m_aliases;
    QHash<DeviceId, QList<AlarmMark>> m_alarms; ///< of those that have any
};

} // namespace Raptor::Models
