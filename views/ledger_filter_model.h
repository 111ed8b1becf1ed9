// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtCore/QSortFilterProxyModel>

namespace Raptor::Views {

/// The rows of the ledger that a filter lets through, in their order.
class LedgerFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setFilter(const LedgerFilter &filter);
    [[nodiscard]] const LedgerFilter &filter() const { return m_filter; }
    [[nodiscard]] static bool matches(const LedgerFilter &filter, const CommandRecord &record);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LedgerFilter m_filter;
};

} // namespace Raptor::Views
