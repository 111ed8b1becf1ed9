// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/vocabulary.h"

#include <array>

namespace Raptor::App {

struct ScopeName
{
    StandbyScope value;
    const char *name;
};

/// How console.toml names what a broker carries while it is not preferred.
inline constexpr std::array scopeNames{
    ScopeName{StandbyScope::Missing, "missing"},
    ScopeName{StandbyScope::Everything, "everything"},
    ScopeName{StandbyScope::CommandsOnly, "commands-only"},
};

struct VersionName
{
    MqttVersion value;
    const char *name;
};

/// How console.toml names which MQTT is spoken.
inline constexpr std::array versionNames{
    VersionName{MqttVersion::Automatic, "auto"},
    VersionName{MqttVersion::V5, "5"},
    VersionName{MqttVersion::V311, "3.1.1"},
};

} // namespace Raptor::App
