// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm.h"

namespace Raptor {

QString AlarmKey::text() const
{
    const bool both = !device.isNull() && !subject.isEmpty();
    return device.text() + (both ? QStringLiteral("/") : QString()) + subject + u':' + rule;
}

} // namespace Raptor
