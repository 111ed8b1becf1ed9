// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtCore/QMap>

#include <memory>
#include <set>
#include <vector>

namespace Raptor::Models {

/// The alarms as a table: AlarmColumn, AlarmRole, in no order of its own. One row per alarm that is
/// not Normal, and per one that is kept from the operator by shelving or because it is out of
/// service. A batch costs one insertion, and one change and one removal per run of neighbouring
/// rows; where there are many runs, one change of all between them, and one removal after one
/// rearrangement, however many rows there are.
class AlarmModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit AlarmModel(QObject *parent = nullptr);

    /// Adds, changes or removes the row of each. Of the same alarm the last one counts.
    void upsert(const QList<AlarmRecord> &records);
    /// Shown names by device id text, in place of the devices' own.
    void setAliases(const QMap<QString, QString> &aliases);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Whether such an alarm has a row.
    [[nodiscard]] static bool isListed(const AlarmRecord &record);

private:
    using Row = std::unique_ptr<AlarmRecord>; // rows move when others leave, records need not

    void announce(const std::set<int> &rows);
    void remove(std::set<int> rows);
    void sink(const std::set<int> &rows);
    void append(std::vector<Row> rows);
    [[nodiscard]] QString text(const AlarmRecord &record, int column) const;
    [[nodiscard]] QVariant sortKey(const AlarmRecord &record, int column) const;
    [[nodiscard]] QString sourceName(const AlarmKey &key) const;

    std::vector<Row> m_rows;
    QHash<AlarmKey, int> m_rowOf;
    QMap<QString, QString> m_aliases;
};

} // namespace Raptor::Models
