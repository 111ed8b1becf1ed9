// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_model.h"

#include "models/device_wording.h"

namespace Raptor::Models {

EventModel::EventModel(const EventLog &log, QObject *parent)
    : QAbstractListModel(parent), m_log(log)
{
    connect(&log, &EventLog::aboutToAdd, this, [this] { beginInsertRows({}, 0, 0); });
    connect(&log, &EventLog::added, this, [this] { endInsertRows(); });
    connect(&log, &EventLog::aboutToRemoveOldest, this, [this] {
        const int last = m_log.count() - 1;
        beginRemoveRows({}, last, last);
    });
    connect(&log, &EventLog::removedOldest, this, [this] { endRemoveRows(); });
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_log.count();
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event &event = m_log.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return event.text;
    case EventRole::Time:
        return localTime(event.time);
    case EventRole::Severity:
        return QVariant::fromValue(event.severity);
    default:
        return {};
    }
}

QHash<int, QByteArray> EventModel::roleNames() const
{
    QHash<int, QByteArray> roles = QAbstractListModel::roleNames();
    roles.insert(EventRole::Time, "time");
    roles.insert(EventRole::Severity, "severity");
    return roles;
}

} // namespace Raptor::Models
