// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/device/profile_catalogue.h"

namespace Raptor {

/// The three profiles that come with the console, read from the source tree.
inline Device::LoadedCatalogue builtInProfiles()
{
    return Device::loadCatalogue({QStringLiteral(RAPTOR_SOURCE_DIR "/resources/profiles")});
}

} // namespace Raptor
