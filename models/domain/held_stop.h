// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

namespace Raptor {

/// After this long without the device's own feedback an e-stop is loud (RP-06).
inline constexpr Milliseconds eStopLoudAfter{10'000};
/// It is repeated for this long; later an operator has to say what is to happen.
inline constexpr Milliseconds eStopRepeatedFor{600'000};

/// An e-stop in force at one device.
struct HeldStop
{
    QString commandId; ///< repeats carry it
    QString by;
    WallTime pressedWall{};
    BootTime pressedAt{};
    BootTime loudFrom{}; ///< pressed again without an answer, the first press counts
    std::optional<BootTime> lastSent;
    std::optional<WallTime> confirmedAt; ///< the device's own feedback showed it
    bool repeating = true;
    bool asks = false; ///< the device is back and runs, and nobody repeats it any more
    bool loud = false; ///< NOT CONFIRMED was announced
    bool stoppedAgain = false; ///< it left the e-stop by itself once already
    bool violated = false; ///< what it reports at the moment contradicts the latch
    bool dismissed = false;
    ProfilePtr profile; ///< null until the device is known
    std::optional<QString> lastCommandSeen;
    std::optional<WallTime> newestSeen; ///< by the device's clock
};

/// How far @p stop has come. @p record: its command; unset if there is none.
[[nodiscard]] EStopLine lineOf(const DeviceId &device, const HeldStop &stop,
                               const std::optional<CommandRecord> &record, BootTime now);

} // namespace Raptor
