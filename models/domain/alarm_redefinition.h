// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"

/// What it takes to define an alarm anew.
namespace Raptor::AlarmRedefinition {

using Definitions = QList<std::pair<AlarmKey, AlarmDefinition>>;

/// "limit 18 -> 17.5, on-delay 1000 ms -> 2000 ms", for the journal and the audit trail; empty:
/// they are the same.
[[nodiscard]] QString differences(const AlarmDefinition &before, const AlarmDefinition &after);
/// What @p overrides say of @p alarm; empty: nothing.
[[nodiscard]] AlarmChange changeOf(const QList<AlarmOverride> &overrides, const AlarmKey &alarm);
/// @p original with @p change, if that makes sense; else as it is.
[[nodiscard]] AlarmDefinition inForce(const AlarmDefinition &original, const AlarmChange &change);
/// @p overrides with @p change in the place of what they say of @p alarm.
[[nodiscard]] QList<AlarmOverride> replaced(QList<AlarmOverride> overrides, const AlarmKey &alarm,
                                            const AlarmChange &change);
/// What speaks against @p definition for @p alarm, beside the @p others that are in force, in
/// words; empty: nothing.
[[nodiscard]] QString objection(const AlarmKey &alarm, const AlarmDefinition &definition,
                                const Definitions &others);
/// Why the limit of @p alarm cannot stand beside the others of its signal, in words; empty: it can.
[[nodiscard]] QString againstOthers(const AlarmKey &alarm, const AlarmDefinition &definition,
                                    const Definitions &others);

} // namespace Raptor::AlarmRedefinition
