// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtCore/QAbstractTableModel>

namespace Raptor::Models {

/// Which broker was preferred when, and why: SwitchColumn, LinkHistoryRole, newest first.
class BrokerSwitchModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// @p history must outlive the model.
    explicit BrokerSwitchModel(const LinkHistory &history, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void follow();
    [[nodiscard]] static QString text(const BrokerSwitch &change, int column);

    const LinkHistory &m_history;
    QList<BrokerSwitch> m_rows;
};

/// When a broker could not be heard, and what was missed: OutageColumn, LinkHistoryRole, newest
/// first.
class BrokerOutageModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// @p history must outlive the model.
    explicit BrokerOutageModel(const LinkHistory &history, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void follow();
    [[nodiscard]] static QString text(const BrokerOutage &outage, int column);
    [[nodiscard]] static QString namesText(const BrokerOutage &outage);

    const LinkHistory &m_history;
    QList<BrokerOutage> m_rows;
};

} // namespace Raptor::Models
