// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Raptor::App {

/// Exit statuses of raptorctl; scripts rely on them.
enum class ExitStatus {
    Confirmed = 0, ///< the device itself confirmed; or a query was answered
    Broken = 1, ///< the audit trail is not intact, or cannot be read or exported
    Usage = 2,
    Refused = 3, ///< never sent
    NotConfirmed = 4, ///< sent, but the device did not confirm in time
    NoLink = 5,
};

} // namespace Raptor::App
