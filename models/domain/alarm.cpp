// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm.h"

namespace Raptor {

QString AlarmKey::text() const
{
    const bool both = !device.isNull() && !subject.isEmpty();
    return device.text() + (both ? QStringLiteral("/") : QString()) + subject + u':' + rule;
}

std::optional<AlarmMark> markOf(const AlarmRecord &record)
{
    if (!record.status.isAnnounced())
        return std::nullopt;
    return AlarmMark{record.key,
                     record.priority,
                     record.kind,
                     record.status.isActive(),
                     record.status.isUnacknowledged(),
                     record.text};
}

} // namespace Raptor
