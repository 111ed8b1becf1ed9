// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"

namespace Raptor {

/// What else than the device's state decides whether a command may be given.
struct CommandCircumstances
{
    bool anyPath = false; ///< some broker's command session is up
    bool sourceUp = false; ///< the command session of the device's own broker is up
    std::optional<Milliseconds> linkSilence; ///< since its last byte
    bool latchedHere = false; ///< e-stop latched on this console
    bool commandRunning = false;
    bool expected = true; ///< the device's own broker is expected to carry it
    bool siteConfirmed = true; ///< the plant behind that broker is the right one
    OperatorRole role = OperatorRole::Operate;
    QString withheld{}; ///< why this console gives nothing but stops at this moment; empty: it does
    QString auditTrouble; ///< why the audit trail cannot be written; empty: it can
};

/// How old the last byte of a command link may be when something is to be energised.
inline constexpr Milliseconds maximumLinkSilence{2500};

/// The rules of when a command may be given: pure, the same for window and terminal.
/// A stop is refused by a missing link alone; for all else "when in doubt, no".
[[nodiscard]] CommandOffer judgeCommand(CommandKind kind, const std::optional<DeviceState> &state,
                                        const CommandCircumstances &circumstances);

/// A reset that lifts the latch of this console and tells the device nothing: it knows no reset, or
/// it does not answer. Then starts stay inhibited by its missing state, or by its own latch.
[[nodiscard]] bool resetIsLocal(const std::optional<DeviceState> &state, bool latchedHere);

enum class Evidence { None, Matches, Contradicts };

/// Whether readings show what a command wanted: Matches when every condition that is reported
/// holds and at least one is reported.
[[nodiscard]] Evidence compare(const QList<Condition> &wanted, const QList<Reading> &readings);

/// "running yes, estop no": what was reported of the signals that a command is judged by.
[[nodiscard]] QString describe(const QList<Condition> &wanted, const QList<Reading> &readings);

/// Whether any motor turns, by the profile's signal for it; unset if none is reported.
[[nodiscard]] std::optional<bool> turningIn(const DeviceProfile &profile,
                                            const QList<Reading> &readings);
/// Whether the device says that it is operated on the spot.
[[nodiscard]] bool localModeIn(const DeviceProfile &profile, const QList<Reading> &readings);
/// The first of the profile's rules that holds; Unknown if none does.
[[nodiscard]] RunState runStateIn(const DeviceProfile &profile, const QList<Reading> &readings);

/// The wire needs "exp" in the device's own clock: this much later than the console's boot clock.
[[nodiscard]] std::optional<Milliseconds> deviceClockAhead(const DeviceState &state,
                                                           const Clock &clock);

} // namespace Raptor
