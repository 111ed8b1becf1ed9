// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <QtCore/QStringList>

namespace Raptor::Device {

struct LoadedCatalogue
{
    ProfileCatalogue catalogue;
    QList<Error> refused; ///< one per file that was left out, with file, line and reason
};

/// Reads every *.toml of @p directories (resource paths included) in the order of their names. A
/// profile of a later directory replaces one of the same id; two in one directory are refused. A
/// directory that does not exist holds no profiles.
[[nodiscard]] LoadedCatalogue loadCatalogue(const QStringList &directories);

} // namespace Raptor::Device
