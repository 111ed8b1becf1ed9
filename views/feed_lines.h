// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

class QAbstractItemModel;

namespace Raptor::Views {

/// A line for each feed: how it is. There is nothing to do with them. Hides itself while there is
/// none.
class FeedLines final : public QLabel
{
    Q_OBJECT
public:
    /// @p feeds: a list whose DisplayRole is the line; null: none.
    FeedLines(const QAbstractItemModel *feeds, QWidget *parent);

private:
    void refresh();

    const QAbstractItemModel *m_feeds;
};

} // namespace Raptor::Views
