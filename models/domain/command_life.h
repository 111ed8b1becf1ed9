// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"

#include <QtCore/QHash>

namespace Raptor {

/// A command may take this long from being given to its one outcome (RP-03).
inline constexpr Milliseconds commandDeadline{5000};

/// What may become of a publish that does not reach the device in time.
enum class IfLate {
    DroppedByDevice, ///< it checks the expiry itself: it never runs late
    /// By its expiry (MQTT 5, 3.3.2.3.3), which counts from the moment when the broker has it:
    /// proven by its answer alone. Unanswered, it may have been taken, and handed on, at any later
    /// time. What it has handed on in time may still wait in the device's own connection, if that
    /// hangs, or in a bridge: only a device that speaks afterwards proves that it does not.
    DroppedByBroker,
    MayRun, ///< nothing guarantees that (RP-01)
};

/// The life of one command: a state machine that only moves forward and ends in exactly one
/// outcome (RP-03). Knows no event loop and no clock: times are given in. What comes to light after
/// the outcome becomes a note and never replaces it.
class CommandLife
{
public:
    /// As it stands: a new one in CommandStep::Requested, or a finished one of an earlier run.
    explicit CommandLife(CommandRecord record)
        : m_record(std::move(record)), m_proven(m_record.outcome == CommandOutcome::Confirmed)
    {
    }

    [[nodiscard]] const CommandRecord &record() const { return m_record; }
    [[nodiscard]] bool finished() const { return m_record.step == CommandStep::Finished; }
    /// Given for good and without outcome.
    [[nodiscard]] bool inExecution() const { return m_record.givenAt && !finished(); }
    /// It was handed to some connection; until then it can be taken back.
    [[nodiscard]] bool dispatched() const { return !m_fates.isEmpty(); }
    /// The device showed it, in time or late.
    [[nodiscard]] bool proven() const { return m_proven; }
    /// Something of it may still come to light: a late execution, or a motor that coasts.
    [[nodiscard]] bool awaitsMore() const { return m_coasting || m_record.mayStillRun; }
    [[nodiscard]] bool due(BootTime now) const
    {
        return inExecution() && now - m_record.origin() >= commandDeadline;
    }

    void arm(BootTime now);
    /// The second step, or the only one.
    void give(const QString &reason, BootTime now);
    /// Its row of the audit trail is on disk.
    void audited(BootTime now);
    void refuse(Refusal refusal, const QString &why, BootTime now);
    /// It is handed to the connection of @p broker; again for the repeats of an e-stop.
    void addPath(const QString &broker, IfLate ifLate);
    void written(const QString &broker, BootTime at);
    void acknowledged(const QString &broker, BootTime at, bool nobodyListening);
    void failed(const QString &broker, const QString &reason, bool mayHaveLeft, BootTime now);
    /// Whether feedback() could learn anything from the report: cheap, for the many that cannot.
    [[nodiscard]] bool heeds(const StateReport &report) const;
    /// State of the device. What confirms is live, and names our id as its last command or arrived
    /// after the publish left; where it carries the device's time, that must not be older.
    /// @p clockAhead: the device's clock less the boot clock, unset if unknown.
    void feedback(const StateReport &report, const ProfilePtr &profile,
                  std::optional<Milliseconds> clockAhead);
    /// A stop went over it: nothing more is expected of it.
    void overtake(const QString &byWhat, BootTime now);
    /// A later command of the same device was given: from now on only a report that names this
    /// one's id tells anything about it.
    void supersede();
    /// Of a device, what its last command was before this one.
    void setLastCommandBefore(const std::optional<QString> &id) { m_lastCommandBefore = id; }
    /// A command that needs nothing of the device ends here.
    void confirmHere(const QString &detail, BootTime now);
    /// @pre due(now)
    void finishOnDeadline(BootTime now);

private:
    /// How far it came on one path.
    struct Fate
    {
        enum class State { Asked, Left, Nobody, Never, Lost };
        State state = State::Asked;
        IfLate ifLate = IfLate::MayRun;
        bool acknowledged = false;
        [[nodiscard]] bool mayRunLate(bool answered) const;
    };
    /// A report that came before the news that the publish had left.
    struct EarlyReport
    {
        StateReport report;
        ProfilePtr profile;
        std::optional<Milliseconds> clockAhead;
    };

    [[nodiscard]] CommandPath &path(const QString &broker);
    [[nodiscard]] bool anyPath(Fate::State state) const;
    [[nodiscard]] bool everyPathIs(std::initializer_list<Fate::State> states) const;
    [[nodiscard]] bool dated(const StateReport &report, std::optional<Milliseconds> ahead) const;
    [[nodiscard]] bool namesAnother(const StateReport &report) const;
    void weigh(const StateReport &report, const ProfilePtr &profile,
               std::optional<Milliseconds> clockAhead);
    void prove(const StateReport &report, const DeviceProfile &profile, const QString &shown);
    void followCoasting(const StateReport &report, const DeviceProfile &profile);
    void settle(const QString &reason, BootTime now);
    void finish(CommandOutcome outcome, const QString &detail, BootTime now);
    void weighLateness();

    CommandRecord m_record;
    QHash<QString, Fate> m_fates;
    QList<EarlyReport> m_early;
    std::optional<QString> m_lastCommandBefore;
    QString m_contradiction; ///< what the device reported instead, after the publish
    QString m_doubt; ///< why a report that would have confirmed did not
    bool m_foreign = false; ///< the doubt is that somebody else commanded it
    bool m_named = false; ///< the device said that it took this one
    bool m_answered = false; ///< the device spoke after it, or a stop followed, before it ended
    bool m_proven;
    bool m_superseded = false;
    bool m_coasting = false;
};

} // namespace Raptor
