// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

namespace Raptor::Device {

/// What is wrong with one part of a profile, in words; empty if nothing is. These rules look at
/// values alone; who reads the file knows the line.
namespace Rules {

[[nodiscard]] QString wrongWith(const TopicSet &topics, const DeviceProfile &profile);
[[nodiscard]] QString wrongWith(const SignalSpec &signal, const QList<SignalSpec> &siblings);
[[nodiscard]] QString wrongWith(const Condition &condition, const DeviceProfile &profile);
[[nodiscard]] QString wrongWith(const CommandSpec &command);
/// What tells that something turns is a number that the device reports.
[[nodiscard]] QString wrongWithTurning(const DeviceProfile &profile);
/// Whatever energises can be undone: start needs stop and e-stop, relay-on needs relay-off.
[[nodiscard]] QString wrongWithCommands(const DeviceProfile &profile);

} // namespace Rules

} // namespace Raptor::Device
