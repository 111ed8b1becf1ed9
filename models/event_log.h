// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"
#include "models/domain/roles.h"

#include <QtCore/QMap>
#include <QtCore/QObject>

#include <deque>

namespace Raptor::Models {

struct Event
{
    WallTime time{};
    EventSeverity severity = EventSeverity::Info;
    QString text; ///< one printable line

    friend bool operator==(const Event &, const Event &) = default;
};

/// What happened, one line each, the newest 2,000. GUI thread. Rejected messages are gathered: at
/// most one line per second and topic root (its first level), written by tick(), which who owns the
/// log calls a few times a second.
class EventLog final : public QObject
{
    Q_OBJECT
public:
    static constexpr int maximumEvents = 2000;
    /// Rejects of more roots at a time than this share one line.
    static constexpr int maximumRoots = 16;

    explicit EventLog(const Clock &clock, QObject *parent = nullptr);

    /// Control and formatting characters are spelt out.
    void append(EventSeverity severity, const QString &text);
    void rejected(const RejectedMessage &message);
    void tick();

    [[nodiscard]] int count() const { return int(m_events.size()); }
    /// Row 0 is the newest.
    [[nodiscard]] const Event &at(int row) const { return m_events.at(size_t(row)); }

Q_SIGNALS:
    /// An event is about to come, or has come, as row 0.
    void aboutToAdd();
    void added();
    /// The last row is about to go, or has gone.
    void aboutToRemoveOldest();
    void removedOldest();

private:
    struct Rejects
    {
        qint64 count = 0; ///< not yet written
        bool severalTopics = false;
        bool severalReasons = false;
        RejectedMessage last;
        std::optional<BootTime> writtenAt;
    };

    [[nodiscard]] static QString text(const QString &root, const Rejects &rejects);

    const Clock &m_clock;
    std::deque<Event> m_events;
    QMap<QString, Rejects> m_rejects; ///< by root; the empty one stands for too many
};

} // namespace Raptor::Models
