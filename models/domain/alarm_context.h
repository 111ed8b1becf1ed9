// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/gateway.h"

#include <QtCore/QHash>

namespace Raptor {

/// What the parts of an AlarmWatch stand on. The ports outlive them.
struct AlarmContext
{
    const DeviceStates &states;
    const Clock &clock;
    AlarmSink &sink;
    QHash<AlarmKey, AlarmChange> changes{}; ///< of operators and console.toml
};

} // namespace Raptor
