// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace Raptor::Device {

/// Reads one device profile (TOML 1.0). Refused, with "file:line: reason" in words, are: what is no
/// TOML, unknown keys, values of the wrong kind, and profiles that contradict themselves (a rule
/// for a signal that does not exist, a device that can be started and not stopped).
[[nodiscard]] Result<ProfilePtr> parseProfile(const QByteArray &toml, const QString &fileName);

} // namespace Raptor::Device
