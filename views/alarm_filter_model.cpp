// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_filter_model.h"

#include "models/domain/roles.h"
#include "views/alarm_text.h"

#include <algorithm>

namespace Raptor::Views {

namespace {

/// @p index: of the source, which says nothing of elements.
QString deviceAt(const QModelIndex &index)
{
    return index.siblingAtColumn(AlarmColumn::Device).data().toString();
}

} // namespace

AlarmFilterModel::AlarmFilterModel(List list, const AlarmNames *names, QObject *parent)
    : QSortFilterProxyModel(parent), m_list(list), m_names(names)
{
    setDynamicSortFilter(true);
}

void AlarmFilterModel::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

void AlarmFilterModel::setPriority(std::optional<AlarmPriority> priority)
{
    m_priority = priority;
    invalidateFilter();
}

void AlarmFilterModel::setGrouped(bool grouped)
{
    if (grouped == m_grouped)
        return;
    m_grouped = grouped;
    invalidate();
}

bool AlarmFilterModel::isFirstOfGroup(const QModelIndex &index) const
{
    return index.row() == 0
        || deviceAt(mapToSource(index))
        != deviceAt(mapToSource(index.siblingAtRow(index.row() - 1)));
}

QVariant AlarmFilterModel::data(const QModelIndex &index, int role) const
{
    const auto key = [this, &index] {
        return QSortFilterProxyModel::data(index, AlarmRole::Key).value<AlarmKey>();
    };
    if (role == FirstOfGroup)
        return m_grouped && index.isValid() ? QVariant(isFirstOfGroup(index)) : QVariant();
    if (role == Element)
        return m_names->element(key());
    if (role == Qt::DisplayRole && index.column() == AlarmColumn::Device)
        return m_names->unit(key());
    return QSortFilterProxyModel::data(index, role);
}

bool AlarmFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const bool announced = index.data(AlarmRole::Announced).toBool();
    if (announced != (m_list == List::Announced))
        return false;
    if (m_priority && index.data(AlarmRole::Priority).value<AlarmPriority>() != *m_priority)
        return false;
    if (m_text.isEmpty())
        return true;
    const auto record = index.data(AlarmRole::Record).value<AlarmRecord>();
    const QString fields[] = {record.key.text(), record.text,      record.acknowledgedBy,
                              record.comment,    record.shelvedBy, record.shelvedWhy,
                              deviceAt(index)};
    return std::any_of(std::begin(fields), std::end(fields), [this](const QString &field) {
        return field.contains(m_text, Qt::CaseInsensitive);
    });
}

bool AlarmFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Where the order is turned round, the base class asks with the sides exchanged.
    const bool turned = sortOrder() == Qt::DescendingOrder;
    if (m_grouped) {
        const int order = QString::compare(deviceAt(left), deviceAt(right), Qt::CaseInsensitive);
        if (order != 0)
            return turned ? order > 0 : order < 0;
    }
    const auto compare = [](const QVariant &a, const QVariant &b) {
        return QVariant::compare(a, b);
    };
    if (left.column() != AlarmColumn::Priority) {
        const QPartialOrdering order =
            compare(left.data(AlarmRole::Sort), right.data(AlarmRole::Sort));
        if (order == QPartialOrdering::Less || order == QPartialOrdering::Greater)
            return order == QPartialOrdering::Less;
    }
    const qint64 a = left.siblingAtColumn(AlarmColumn::Priority).data(AlarmRole::Sort).toLongLong();
    const qint64 b =
        right.siblingAtColumn(AlarmColumn::Priority).data(AlarmRole::Sort).toLongLong();
    return left.column() != AlarmColumn::Priority && turned ? a > b : a < b;
}

} // namespace Raptor::Views
