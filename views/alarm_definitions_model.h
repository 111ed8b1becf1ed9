// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <optional>

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class AlarmNames;

/// Every alarm that one device, or the plant, could have, with the definition in force: by signal,
/// then priority. Desk and names outlive it.
class AlarmDefinitionsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Signal,
        Text,
        Watched,
        Priority,
        Limit,
        Deadband,
        OnDelay,
        OffDelay,
        Changed,
        Count
    };
    enum Role { KeyRole = Qt::UserRole + 1, PriorityRole };

    AlarmDefinitionsModel(const AlarmDesk *desk, const AlarmNames *names, QObject *parent);

    /// @p device: a null one is the plant itself (this console and its brokers), unset is nothing.
    /// @p units: by signal of the device.
    void setDevice(const std::optional<DeviceId> &device, const QHash<QString, Unit> &units);
    void refresh();
    [[nodiscard]] Unit unitOf(const QString &signal) const
    {
        return m_units.value(signal, Unit::None);
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        AlarmKey key;
        AlarmDefinition definition;
        AlarmChange change;
        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] QList<Row> read() const;
    [[nodiscard]] QString textOf(const Row &row, int column) const;

    [[nodiscard]] bool isOfPlant() const { return m_device && m_device->isNull(); }

    const AlarmDesk *m_desk;
    const AlarmNames *m_names;
    std::optional<DeviceId> m_device;
    QHash<QString, Unit> m_units;
    QList<Row> m_rows;
};

} // namespace Raptor::Views
