// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/vocabulary.h"

#include <array>

namespace Raptor::App {

struct ScopeName
{
    StandbyScope scope;
    const char *name;
};

/// How console.toml names what a broker carries while it is not preferred.
inline constexpr std::array scopeNames{
    ScopeName{StandbyScope::Missing, "missing"},
    ScopeName{StandbyScope::Everything, "everything"},
    ScopeName{StandbyScope::CommandsOnly, "commands-only"},
};

} // namespace Raptor::App
