// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

/// Which alarms there are: what is built in, and what a device of a profile can have.
namespace Raptor::AlarmCatalogue {

/// The rule of a kind, untranslated: "high-high", "stale", "lost". A contradiction has its own.
[[nodiscard]] QString ruleOf(AlarmKind kind);
/// The kind that a profile calls @p name; unset for what is no kind of a device's alarm.
[[nodiscard]] std::optional<AlarmKind> kindNamed(QStringView name);
[[nodiscard]] bool isLimit(AlarmKind kind);
/// It watches values of signals, and not the device itself.
[[nodiscard]] bool isOfSignals(AlarmKind kind);
/// What @p limits say for a kind that isLimit().
[[nodiscard]] std::optional<double> limitIn(const Limits &limits, AlarmKind kind);

/// As it is where no profile says otherwise. @p signal: of kinds that watch one.
[[nodiscard]] AlarmDefinition builtIn(AlarmKind kind, const SignalSpec *signal = nullptr);
/// Of the clock of the console itself, which most devices disagree with.
[[nodiscard]] AlarmDefinition consoleClock();
/// @p own of a profile, with what it lacks: every limit of a signal and every rule for devices that
/// makes sense for it has a definition. In the order in which lists show them.
[[nodiscard]] QList<AlarmDefinition> completed(const DeviceProfile &profile,
                                               const QList<AlarmDefinition> &own);

/// Whether @p signal of the profile ("amps") stands once per element of its group.
[[nodiscard]] bool isOfGroup(const DeviceProfile &profile, QStringView signal);
/// What a device could raise, as its profile has it. @p groups: its elements ("left").
[[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>>
alarmsOf(const DeviceId &device, const DeviceProfile &profile, const QStringList &groups);
/// The definition behind @p alarm; null: the profile has no such rule.
[[nodiscard]] const AlarmDefinition *find(const DeviceProfile &profile, const AlarmKey &alarm);

/// "console".
[[nodiscard]] QString consoleSubject();
/// "broker/cloud".
[[nodiscard]] QString brokerSubject(const QString &broker);

/// The alarm whose AlarmKey::text() this is. Malformed: none can have it.
[[nodiscard]] Result<AlarmKey> parseKey(QStringView text);

} // namespace Raptor::AlarmCatalogue
