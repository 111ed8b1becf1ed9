// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QList>

#include <optional>

namespace Raptor::Link {

/// Which broker is the preferred source, from what is known of each: its health page, its session
/// (both connections), and whether devices report live through it. Pure: no timers, no sockets;
/// time is given in.
///
/// What a broker is worth:
///  - usable with a health page: the page answers, and the session is up, or was lost or awaited
///    for less than 3 s. It stops being usable when the page is silent for 2 s, or silent once
///    while the session is down;
///  - usable without one: the session is up, or was lost less than a second ago;
///  - dead: not usable, and without a session;
///  - in doubt: the chosen one, while its health page is silent, or while it has carried no fresh
///    data for 3 s and another one carries some.
///
/// What is done about it:
///  - the first choice is the best-ranked usable broker; it waits up to 2.5 s for a better-ranked
///    one that is still being asked. If none is usable, a session is better than nothing;
///  - a dead broker is left at once, for the best of the others;
///  - one in doubt is left for a usable one, a sound one for a usable one of better rank; both
///    only for one that has been usable for 2 s, has a session, and carries fresh data if the
///    chosen one does (make before break). What lacks that data alone is on trial: everything is
///    to be subscribed to there, so that it can show it;
///  - neither before 10 s have passed since the last switch, nor back to a broker that was left as
///    dead or in doubt before its hold-down is over: 10 s, doubled each time that it is left again
///    within a minute of its return, 5 min at most. Only a dead broker is left whatever the time,
///    and with nothing else to go to, hold-downs do not count;
///  - locked by hand means just that one, whatever is known of it; it waits up to 5 s for its first
///    data while the one before carries some.
class BrokerSelector
{
public:
    static constexpr Milliseconds sessionGrace{3000};
    static constexpr Milliseconds lossGrace{1000};
    static constexpr Milliseconds silenceGrace{2000};
    static constexpr Milliseconds settleTime{2000};
    static constexpr Milliseconds startGrace{2500};
    static constexpr Milliseconds dataGrace{3000};
    static constexpr Milliseconds holdDown{10'000};
    static constexpr Milliseconds longestHoldDown{300'000};
    /// A broker that stays for so long after its return has proven itself.
    static constexpr Milliseconds steadyTime{60'000};
    static constexpr Milliseconds joinTime{5000};

    struct Choice
    {
        QString broker; ///< empty: none
        QString reason; ///< in words
        QString trial{}; ///< would be chosen if it carried fresh data; empty: none
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    /// Keeps what is known of brokers that stay.
    void setBrokers(const QList<BrokerProfile> &profiles);
    /// Empty: automatic again; no hold-down of before counts.
    void lockTo(const QString &broker);
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
        std::optional<BootTime> datalessSince; ///< with a session
        std::optional<BootTime> usableSince;
        std::optional<BootTime> chosenAt;
        std::optional<BootTime> leftAt; ///< as dead or in doubt
        Milliseconds holdDown{BrokerSelector::holdDown};
    };
    enum class Doubt { None, Health, Data };

    [[nodiscard]] static bool isUsable(const Candidate &candidate, BootTime now);
    [[nodiscard]] static bool isHeldDown(const Candidate &candidate, BootTime now);
    [[nodiscard]] static QString whyUsable(const Candidate &candidate);
    [[nodiscard]] static QString whyNotUsable(const Candidate &candidate, BootTime now);
    [[nodiscard]] Candidate *find(const QString &name);
    [[nodiscard]] const Candidate *find(const QString &name) const;
    [[nodiscard]] const Candidate *bestBut(const Candidate *but, BootTime now) const;
    [[nodiscard]] const Candidate *awaitedAtStart(BootTime now) const;
    [[nodiscard]] Doubt doubtOf(const Candidate &incumbent, BootTime now) const;
    [[nodiscard]] bool mayFollow(const Candidate &next, const Candidate &incumbent, Doubt doubt,
                                 BootTime now) const;
    [[nodiscard]] Choice decide(BootTime now) const;
    [[nodiscard]] Choice decideLocked(BootTime now) const;
    [[nodiscard]] Choice decideAnew(const Candidate *dead, BootTime now) const;
    [[nodiscard]] Choice decideFrom(const Candidate &incumbent, BootTime now) const;
    [[nodiscard]] QString whyStay(const Candidate &incumbent, BootTime now) const;
    void noteSwitch(const Choice &next, BootTime now);

    QList<Candidate> m_candidates; ///< by rank
    QString m_lockedTo;
    std::optional<BootTime> m_lockedAt; ///< by the first choice under the lock
    Choice m_choice;
    QString m_last; ///< the last one that was chosen
    std::optional<BootTime> m_switchedAt; ///< from one broker to another, not by hand
};

} // namespace Raptor::Link
