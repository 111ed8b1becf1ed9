// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/command_store.h"

#include <QtCore/QSet>

namespace Raptor::Models {

void CommandStore::upsert(const CommandRecord &record)
{
    if (record.id.isEmpty())
        return;
    const int row = rowOf(record.id);
    if (row >= 0) {
        CommandRecord &known = m_records.at(size_t(row));
        if (known == record)
            return;
        known = record;
        Q_EMIT changed(row);
        return;
    }
    if (count() == maximumRecords) {
        Q_EMIT aboutToRemoveOldest();
        m_serials.remove(m_records.back().id);
        m_records.pop_back();
        Q_EMIT removedOldest();
    }
    Q_EMIT aboutToAdd();
    m_records.push_front(record);
    m_serials.insert(record.id, ++m_newest);
    Q_EMIT added();
}

void CommandStore::addOlder(const QList<CommandRecord> &records)
{
    QList<CommandRecord> news;
    QSet<QString> ids;
    for (const CommandRecord &record : records) {
        if (count() + news.size() == maximumRecords)
            break;
        if (record.id.isEmpty() || m_serials.contains(record.id) || ids.contains(record.id))
            continue;
        ids.insert(record.id);
        news.append(record);
    }
    if (news.isEmpty())
        return;
    Q_EMIT aboutToAddOlder(count(), count() + int(news.size()) - 1);
    for (const CommandRecord &record : std::as_const(news)) {
        m_serials.insert(record.id,
                         m_newest - count()); // serials fall below zero; rowOf() counts on
        m_records.push_back(record);
    }
    Q_EMIT addedOlder();
}

int CommandStore::rowOf(const QString &id) const
{
    const auto found = m_serials.constFind(id);
    return found == m_serials.cend() ? -1 : int(m_newest - *found);
}

} // namespace Raptor::Models
