// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/command_store.h"

#include <QtCore/QAbstractTableModel>

namespace Raptor::Models {

/// The ledger as a table: CommandColumn, CommandRole, newest row first. The steps of a command show
/// as the time that passed since it was given for good ("+3 ms"). The store must outlive it.
class CommandModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit CommandModel(const CommandStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void follow();
    [[nodiscard]] static QString text(const CommandRecord &record, int column);
    [[nodiscard]] static QString pathsText(const CommandRecord &record);

    const CommandStore &m_store;
};

} // namespace Raptor::Models
