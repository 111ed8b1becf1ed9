// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/ports.h"

#include <optional>

class QAbstractItemModel;

namespace Raptor {
class LinkHistory;
}

namespace Raptor::Views {

struct WindowParts;

/// What explains the lines of a chart: switches of the broker, commands to the devices that are
/// shown, and when they had alarms; nothing of it after the moment of the clock. Alarms are asked
/// for at most once a second, and never while an answer is due.
class TrendMarks final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostEvents = 200; ///< the newest of the shown time

    TrendMarks(const WindowParts &parts, QObject *parent);

    /// What is looked at from now on.
    void look(const QList<TagId> &tags, WallTime from, WallTime to);

    [[nodiscard]] const QList<TrendMark> &switches() const { return m_switches; }
    [[nodiscard]] const QList<TrendMark> &commands() const { return m_commands; }
    [[nodiscard]] const QList<AlarmSpan> &alarms() const { return m_alarms; }

Q_SIGNALS:
    void changed();

private:
    void askForAlarms(bool anew);
    void take(int ticket, const QList<AlarmSpan> &spans, const QString &error);
    [[nodiscard]] QList<AlarmSpan> ofTags(const QList<AlarmSpan> &spans) const;
    [[nodiscard]] QList<TrendMark> switchesNow() const;
    [[nodiscard]] QList<TrendMark> commandsNow() const;

    const TrendSource *m_trends;
    const LinkHistory *m_links;
    const QAbstractItemModel *m_ledger;
    AlarmHistory *m_history;
    const Clock *m_clock;
    QList<TagId> m_tags;
    WallTime m_from{};
    WallTime m_to{};
    QList<TrendMark> m_switches; ///< oldest first
    QList<TrendMark> m_commands; ///< oldest first
    QList<AlarmSpan> m_alarms;
    int m_ticket = 0;
    bool m_due = false;
    std::optional<BootTime> m_askedAt;
};

} // namespace Raptor::Views
