// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <optional>

namespace Raptor::Link {

/// Which broker is the preferred source, from what is known of each. Pure: no timers, no sockets;
/// time is given in. Rules:
///  - the best-ranked usable broker is chosen;
///  - usable with a health page: the page answers, and the session is up or was lost (or awaited)
///    for less than 3 s. It stops being usable when the page is silent for 2 s, or silent once
///    while the session is down;
///  - usable without a health page: the session is up, or was lost less than 3 s ago;
///  - from a usable broker to a better one only when that has been usable for 2 s and has a
///  session;
///  - the first choice waits up to 2.5 s for a better-ranked broker that is still being asked;
///  - if none is usable, one whose session is up is better than nothing;
///  - locked by hand means just that one, whatever is known of it.
class BrokerSelector
{
public:
    static constexpr Milliseconds sessionGrace{3000};
    static constexpr Milliseconds silenceGrace{2000};
    static constexpr Milliseconds settleTime{2000};
    static constexpr Milliseconds startGrace{2500};

    struct Choice
    {
        QString broker; ///< empty: none
        QString reason; ///< in words
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    /// Keeps what is known of brokers that stay.
    void setBrokers(const QList<BrokerProfile> &profiles);
    /// Empty: automatic again.
    void lockTo(const QString &broker) { m_lockedTo = broker; }
    [[nodiscard]] const QString &lockedTo() const { return m_lockedTo; }
    /// To be called with every change of a status; brokers that are not set are ignored.
    void update(const BrokerStatus &status, BootTime now);
    /// To be called after changes and a few times per second, for what depends on time alone.
    const Choice &choose(BootTime now);
    [[nodiscard]] const Choice &current() const { return m_choice; }

private:
    struct Candidate
    {
        QString name;
        int rank = 1;
        std::optional<BootTime> knownSince; ///< first status
        ProbeState probe = ProbeState::Unknown;
        std::optional<BootTime> silentSince; ///< health page
        bool sessionUp = false;
        std::optional<BootTime> sessionAwaitedSince; ///< lost, or awaited since the page answered
        bool freshData = false;
        std::optional<BootTime> usableSince;
    };
    [[nodiscard]] static bool isUsable(const Candidate &candidate, BootTime now);
    [[nodiscard]] static QString whyUsable(const Candidate &candidate);
    [[nodiscard]] static QString whyNotUsable(const Candidate &candidate, BootTime now);
    [[nodiscard]] const Candidate *find(const QString &name) const;
    [[nodiscard]] const Candidate *bestUsable(BootTime now) const;
    [[nodiscard]] const Candidate *lastResort() const;
    [[nodiscard]] const Candidate *awaitedAtStart(BootTime now) const;
    [[nodiscard]] Choice decide(BootTime now) const;

    QList<Candidate> m_candidates; ///< by rank
    QString m_lockedTo;
    Choice m_choice;
};

} // namespace Raptor::Link
