// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QSortFilterProxyModel>

#include <optional>

namespace Raptor::Views {

class AlarmNames;

/// The alarms of one list, sorted by a column and then by rank: most urgent first, newest first.
/// Grouped ones stand by device before that. The column of the device says which element of it.
class AlarmFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// Announced to the operator, or kept from the operator.
    enum class List { Announced, Silent };
    /// bool: the first row of its device; invalid where rows are not grouped.
    static constexpr int FirstOfGroup = Qt::UserRole + 1000;
    /// QString: which element of a device that has several; else empty.
    static constexpr int Element = FirstOfGroup + 1;

    /// @p names outlives it.
    AlarmFilterModel(List list, const AlarmNames *names, QObject *parent);

    /// Part of device, alarm, key, operator or comment; case does not count.
    void setText(const QString &text);
    void setPriority(std::optional<AlarmPriority> priority);
    void setGrouped(bool grouped);
    [[nodiscard]] bool isGrouped() const { return m_grouped; }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool isFirstOfGroup(const QModelIndex &index) const;

    List m_list;
    const AlarmNames *m_names;
    QString m_text;
    std::optional<AlarmPriority> m_priority;
    bool m_grouped = false;
};

} // namespace Raptor::Views
