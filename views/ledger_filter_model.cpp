// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger_filter_model.h"

#include "models/domain/roles.h"

#include <algorithm>

namespace Raptor::Views {

void LedgerFilterModel::setFilter(const LedgerFilter &filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool LedgerFilterModel::matches(const LedgerFilter &filter, const CommandRecord &record)
{
    if (filter.kind && *filter.kind != record.kind)
        return false;
    if (filter.outcome && *filter.outcome != record.outcome)
        return false;
    if (filter.from && record.requestedWall < *filter.from)
        return false;
    if (filter.to && record.requestedWall > *filter.to)
        return false;
    if (filter.text.isEmpty())
        return true;
    const QString fields[] = {record.device.text(), record.by,   record.reason,
                              record.detail,        record.note, record.group};
    return std::any_of(std::begin(fields), std::end(fields), [&filter](const QString &field) {
        return field.contains(filter.text, Qt::CaseInsensitive);
    });
}

bool LedgerFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return matches(m_filter, index.data(CommandRole::Record).value<CommandRecord>());
}

} // namespace Raptor::Views
