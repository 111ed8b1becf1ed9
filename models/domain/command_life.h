// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"

namespace Raptor {

/// A command may take this long from its request to its one outcome (RP-03).
inline constexpr Milliseconds commandDeadline{5000};

/// The life of one command: a state machine that only moves forward and ends in exactly one
/// outcome (RP-03). Knows no event loop and no clock: times are given in. What comes to light after
/// the outcome becomes a note and never replaces it.
class CommandLife
{
public:
    /// @p wanted: what the device's feedback must show. Starts in CommandStep::Requested.
    CommandLife(CommandRecord record, QList<Condition> wanted);

    [[nodiscard]] const CommandRecord &record() const { return m_record; }
    [[nodiscard]] bool finished() const { return m_record.step == CommandStep::Finished; }
    /// The device showed it, in time or late.
    [[nodiscard]] bool proven() const { return m_proven; }

    void refuse(const QString &why, BootTime now);
    /// The command is asked to go out on @p broker; again for the repeats of an e-stop.
    void addPath(const QString &broker);
    void written(const QString &broker, BootTime at);
    void acknowledged(const QString &broker, BootTime at, bool nobodyListening);
    void failed(const QString &broker, const QString &reason, bool mayHaveLeft, BootTime now);
    /// State of the device. Only live state that arrived after the publish left can confirm; where
    /// it carries the device's time, and @p clockOffset is known, that must be later as well.
    void feedback(const StateReport &report, std::optional<Milliseconds> clockOffset);
    /// A stop went over it: nothing more is expected of it.
    void overtake(const QString &byWhat, BootTime now);
    /// A command that needs nothing of the device ends here.
    void confirmHere(const QString &detail, BootTime now);
    void tick(BootTime now);

private:
    [[nodiscard]] CommandPath &path(const QString &broker);
    [[nodiscard]] bool provesLater(const StateReport &report,
                                   std::optional<Milliseconds> clockOffset) const;
    void finish(CommandOutcome outcome, const QString &detail, BootTime now);
    void finishOnDeadline(BootTime now);

    CommandRecord m_record;
    QList<Condition> m_wanted;
    QString m_contradiction; ///< what the device reported instead, after the publish
    bool m_mayHaveLeft = false;
    bool m_proven = false;
};

} // namespace Raptor
