// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Raptor::History {

/// This run of this program: "<boot id>:<process id>:<start time of the process>", so that another
/// program can tell whether it still runs. Without /proc (not Linux) a random one.
[[nodiscard]] QString ownRun();

enum class RunLife { Running, Ended, Unknowable };

/// What has become of a run that wrote its rows on @p host. Other machines, and containers with a
/// host name of their own, cannot be looked into.
[[nodiscard]] RunLife stateOfRun(const QString &run, const QString &host);

/// The host name that goes with ownRun().
[[nodiscard]] QString ownHost();

} // namespace Raptor::History
