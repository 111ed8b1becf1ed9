// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed_model.h"

#include "models/device_wording.h"
#include "models/domain/wording.h"

namespace Raptor::Models {

FeedModel::FeedModel(const QList<FeedProfile> &feeds, QObject *parent) : QAbstractListModel(parent)
{
    for (const FeedProfile &feed : feeds) {
        Row row{.profile = feed, .status = {.name = feed.name}, .text = {}};
        row.text = textOf(row);
        m_rows.append(row);
    }
}

/// Counters change all the time, words do not.
void FeedModel::setStatus(const FeedStatus &status)
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        Row &entry = m_rows[row];
        if (entry.profile.name != status.name)
            continue;
        entry.status = status;
        const QString text = textOf(entry);
        if (text == entry.text)
            return;
        entry.text = text;
        Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole});
        return;
    }
}

QString FeedModel::textOf(const Row &row)
{
    const FeedStatus &status = row.status;
    QString state = Wording::of(status.session);
    if (status.session == SessionState::Up)
        state += QLatin1String(", ") + (status.freshData ? tr("fresh data") : tr("no fresh data"));
    if (!status.lastError.isEmpty())
        state += QLatin1String(": ") + status.lastError;
    return printable(
        tr("%1 (feed, read only) %2 %3").arg(row.profile.name, row.profile.url.text(), state));
}

int FeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FeedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return m_rows.at(index.row()).text;
}

} // namespace Raptor::Models
