// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Raptor::Link {

/// The calling thread lets all others of the program go first where the processor is short: for
/// telemetry, so that a flood of it delays neither a command nor the window (RP-05). What then is
/// not worked off in time is shed and counted by the Mailbox. On Linux a thread has a nice value of
/// its own (sched(7)), and raising it needs no right; elsewhere this does nothing.
void letOthersGoFirst();

} // namespace Raptor::Link
