// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event_log.h"

#include <QtCore/QAbstractListModel>

namespace Raptor::Models {

/// The events of an EventLog, newest row first, with the roles of EventRole; Qt::DisplayRole is the
/// text. The log must outlive it.
class EventModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit EventModel(const EventLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    const EventLog &m_log;
};

} // namespace Raptor::Models
