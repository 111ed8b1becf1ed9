// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <optional>
#include <set>
#include <utility>

namespace Raptor {

/// When each device is to be looked at again, of those that are to be: asking for what is due costs
/// nothing while nothing is.
class AlarmAgenda
{
public:
    /// In place of what stood there; unset: not at all.
    void set(const DeviceId &device, std::optional<BootTime> at);
    /// Takes out those whose time has come, longest due first.
    [[nodiscard]] QList<DeviceId> takeDue(BootTime now);

private:
    QHash<DeviceId, BootTime> m_at;
    std::set<std::pair<BootTime, DeviceId>> m_order;
};

} // namespace Raptor
