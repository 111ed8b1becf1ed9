// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <QtCore/QHash>

#include <vector>

namespace Raptor {

/// The alarms of a profile that watch values, sorted once so that a sample finds its own at once.
struct SignalRules
{
    struct OfSignal
    {
        const SignalSpec *spec = nullptr;
        bool inGroup = false;
        bool decidesState = false; ///< a rule for the run state looks at it
        std::vector<const AlarmDefinition *> alarms; ///< very high and very low ones last
    };
    struct Contradiction
    {
        const AlarmDefinition *alarm = nullptr;
        bool inGroup = false; ///< looked at once per element
        std::vector<bool> comparesGroup; ///< for each comparison: a signal of the element
    };

    explicit SignalRules(ProfilePtr ofDevices);

    ProfilePtr profile;
    QHash<QString, OfSignal> signalsOfDevice;
    QHash<QString, OfSignal> signalsOfGroup;
    std::vector<Contradiction> contradictions;

    /// Of "amps" or "left.amps"; null: nothing is to be done about it.
    [[nodiscard]] const OfSignal *find(const QString &signal) const;
};

} // namespace Raptor
