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
    using Text = std::function<QString(const QModelIndex &row)>;
    using Part = std::function<QRect(const QRect &cell)>;

    /// An age as it is written in full; empty for rows without one.
    [[nodiscard]] static QString inFull(const QModelIndex &row);
    /// @p rows are the visible rows; @p text is what a row shows of its age, empty: nothing; @p
    /// part says where in a cell.
    void refresh(QAbstractItemView &view, const QModelIndexList &rows, const Text &text,
                 const Part &part);

private:
    QHash<QPersistentModelIndex, QString> m_shown;
};

} // namespace Raptor::Views
