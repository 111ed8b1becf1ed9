// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Raptor::App {

/// Exit statuses of raptorctl; scripts rely on them.
enum class ExitStatus {
    Confirmed = 0, ///< the device itself confirmed; or a query was answered
    /// Audit trail or history is not intact, or one of them or the alarm journal cannot be read,
    /// written or exported.
    Broken = 1,
    Usage = 2,
    Refused = 3, ///< never sent; an alarm to which it does not apply
    NotConfirmed = 4, ///< sent, but the device did not confirm in time
    NoLink = 5,
};

} // namespace Raptor::App
