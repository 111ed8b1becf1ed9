// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/clock.h"

#include <optional>

namespace Raptor::Views {

/// When the device whose trend is shown had alarms, as the journal tells. Asks it at most once a
/// second, and never while an answer is due.
class TrendAlarms final : public QObject
{
    Q_OBJECT
public:
    /// @p history may be null: then there are none.
    TrendAlarms(AlarmHistory *history, const Clock *clock, QObject *parent);

    /// @p anew: another device or time, which does not wait for its second.
    void ask(const DeviceId &device, WallTime from, WallTime to, bool anew);
    /// Of the device that was asked for last.
    [[nodiscard]] const QList<AlarmSpan> &spans() const { return m_spans; }

Q_SIGNALS:
    void changed();

private:
    void take(int ticket, const QList<AlarmSpan> &spans, const QString &error);

    AlarmHistory *m_history;
    const Clock *m_clock;
    DeviceId m_device;
    QList<AlarmSpan> m_spans;
    int m_ticket = 0;
    bool m_due = false;
    std::optional<BootTime> m_askedAt;
};

/// As they were known at that moment: what began later is not there, what ended later goes on.
[[nodiscard]] QList<AlarmSpan> spansUntil(QList<AlarmSpan> spans, WallTime moment);
/// Of a question to AlarmHistory::spans(), which several ask: no two get the same.
[[nodiscard]] int nextSpanTicket();

} // namespace Raptor::Views
