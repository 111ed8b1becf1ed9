// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarm_model.h"
#include "models/domain/alarm_ports.h"

namespace Raptor::Models {

/// The alarms as they stood at a past moment, out of the journal. GUI thread.
class ReplayAlarms final : public QObject
{
    Q_OBJECT
public:
    /// @p history outlives it; null: there are none.
    explicit ReplayAlarms(AlarmHistory *history, QObject *parent = nullptr);

    [[nodiscard]] AlarmModel *model() { return &m_model; }
    /// changed() follows, at once or when the journal has been read.
    void show(WallTime at);
    void clear();
    /// Announced ones of devices.
    [[nodiscard]] QHash<DeviceId, QList<AlarmMark>> marks() const;

Q_SIGNALS:
    void changed();
    /// The journal cannot be read, in words.
    void troubled(const QString &why);

private:
    void take(int ticket, const QList<AlarmTransition> &rows, const QString &error);
    void fold();

    AlarmHistory *m_history;
    AlarmModel m_model;
    QList<AlarmTransition> m_rows; ///< oldest first
    WallTime m_from{}; ///< what m_rows covers
    WallTime m_to{};
    WallTime m_at{};
    int m_ticket;
    bool m_reading = false;
    QHash<AlarmKey, AlarmRecord> m_shown;
};

} // namespace Raptor::Models
