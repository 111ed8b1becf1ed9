// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtCore/QList>

namespace Raptor::Models {

/// The configured brokers and how they are: BrokerColumn, BrokerRole, ordered by rank, then name.
class BrokerModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Statuses of brokers that stay are kept.
    void setProfiles(const QList<BrokerProfile> &profiles);
    /// The status of a broker that is not configured is ignored.
    void setStatus(const BrokerStatus &status);
    /// The preferred source; empty: none.
    void setCurrent(const QString &name);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        BrokerProfile profile;
        BrokerStatus status;
    };

    [[nodiscard]] int rowOf(const QString &name) const;
    void announce(int row, const QList<int> &roles);
    [[nodiscard]] static QString text(const Row &row, int column);
    [[nodiscard]] static QString rateText(const BrokerStatus &status);
    [[nodiscard]] static QString sessionText(const BrokerStatus &status);

    QList<Row> m_rows;
    QString m_current;
};

} // namespace Raptor::Models
