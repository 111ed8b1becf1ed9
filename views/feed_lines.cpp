// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/feed_lines.h"

#include "views/labels.h"

#include <QtCore/QAbstractItemModel>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

FeedLines::FeedLines(const QAbstractItemModel *feeds, QWidget *parent)
    : QLabel(parent), m_feeds(feeds)
{
    setObjectName(u"feedLines"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(8, 2, 8, 2);
    setLook(this, "muted");
    if (m_feeds) {
        connect(m_feeds, &QAbstractItemModel::dataChanged, this, &FeedLines::refresh);
        connect(m_feeds, &QAbstractItemModel::rowsInserted, this, &FeedLines::refresh);
        connect(m_feeds, &QAbstractItemModel::rowsRemoved, this, &FeedLines::refresh);
        connect(m_feeds, &QAbstractItemModel::modelReset, this, &FeedLines::refresh);
    }
    refresh();
}

void FeedLines::refresh()
{
    QStringList lines;
    for (int row = 0; m_feeds && row < m_feeds->rowCount(); ++row)
        lines.append(m_feeds->index(row, 0).data().toString());
    setText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
}

} // namespace Raptor::Views
