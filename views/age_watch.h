// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QModelIndex>
#include <QtCore/QRect>

#include <functional>

class QAbstractItemView;

namespace Raptor::Views {

/// Repaints, of the visible rows of a view, those parts whose age text has become another one.
class AgeWatch
{
public:
    using Part = std::function<QRect(const QRect &cell)>;

    /// @p rows are the visible rows; @p part says which part of a cell shows the age.
    void refresh(QAbstractItemView &view, const QModelIndexList &rows, const Part &part);

private:
    QHash<QPersistentModelIndex, QString> m_shown;
};

} // namespace Raptor::Views
