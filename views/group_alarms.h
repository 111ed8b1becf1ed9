// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "models/domain/device_id.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <map>
#include <set>
#include <utility>

namespace Raptor::Views {

/// Which alarm is the most urgent one among the devices of a group, without looking at all of them
/// whenever one of thousands changes. What nobody knows of comes before what is more urgent and
/// known, as among the marks of a device.
class GroupAlarms
{
public:
    /// @p marks: announced alarms of @p device, most urgent first.
    void set(const DeviceId &device, const QList<AlarmMark> &marks);
    void remove(const DeviceId &device);
    /// One at most.
    [[nodiscard]] QList<AlarmMark> mostUrgent() const;

private:
    using Rank = std::pair<bool, AlarmPriority>; ///< acknowledged ones behind the others
    [[nodiscard]] static Rank rankOf(const AlarmMark &mark);

    QHash<DeviceId, AlarmMark> m_marks; ///< of those that have any
    std::map<Rank, std::set<DeviceId>> m_devices; ///< no empty ones
};

} // namespace Raptor::Views
