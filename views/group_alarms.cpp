// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/group_alarms.h"

namespace Raptor::Views {

GroupAlarms::Rank GroupAlarms::rankOf(const AlarmMark &mark)
{
    return {!mark.unacknowledged, mark.priority};
}

void GroupAlarms::set(const DeviceId &device, const QList<AlarmMark> &marks)
{
    remove(device);
    if (marks.isEmpty())
        return;
    m_marks.insert(device, marks.first());
    m_devices[rankOf(marks.first())].insert(device);
}

void GroupAlarms::remove(const DeviceId &device)
{
    const auto known = m_marks.constFind(device);
    if (known == m_marks.cend())
        return;
    const auto rank = m_devices.find(rankOf(*known));
    rank->second.erase(device);
    if (rank->second.empty())
        m_devices.erase(rank);
    m_marks.erase(known);
}

QList<AlarmMark> GroupAlarms::mostUrgent() const
{
    if (m_devices.empty())
        return {};
    return {m_marks.value(*m_devices.cbegin()->second.cbegin())};
}

} // namespace Raptor::Views
