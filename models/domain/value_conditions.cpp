// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/value_conditions.h"

#include <algorithm>

namespace Raptor::ValueConditions {

namespace {

constexpr int pointsOfWindow = 64;

} // namespace

bool isBeyond(AlarmKind kind, double limit, double deadband, double value, bool active)
{
    const double back = active ? deadband : 0.0;
    const bool above = kind == AlarmKind::High || kind == AlarmKind::HighHigh;
    return above ? value > limit - back : value < limit + back;
}

bool holds(const AlarmComparison &comparison, const Value &value)
{
    if (std::holds_alternative<std::monostate>(value))
        return false;
    const double *number = std::get_if<double>(&value);
    const double *than = std::get_if<double>(&comparison.value);
    switch (comparison.relation) {
    case AlarmComparison::Relation::Equals:
        return value == comparison.value;
    case AlarmComparison::Relation::Differs:
        return value != comparison.value;
    case AlarmComparison::Relation::Above:
        return number && than && *number > *than;
    case AlarmComparison::Relation::Below:
        return number && than && *number < *than;
    }
    Q_UNREACHABLE();
}

std::optional<double> Slope::add(BootTime at, double value, Milliseconds over)
{
    if (m_points.empty() || at - m_points.back().at >= over / pointsOfWindow) {
        const auto young = std::find_if(m_points.begin(), m_points.end(),
                                        [&](const Point &point) { return at - point.at <= over; });
        m_points.erase(m_points.begin(), young);
        m_points.push_back({at, value});
    }
    const Milliseconds span = at - m_points.front().at;
    if (span <= Milliseconds(0) || span < over / 2)
        return std::nullopt;
    return (value - m_points.front().value) / std::chrono::duration<double>(span).count();
}

bool Standstill::add(BootTime at, double value, Milliseconds over)
{
    if (value == 0.0) {
        m_reports = 0;
        return false;
    }
    if (m_reports == 0 || value != m_value) {
        m_value = value;
        m_since = at;
        m_reports = 1;
        return false;
    }
    m_reports = std::min(m_reports + 1, reportsNeeded);
    return m_reports >= reportsNeeded && at - m_since >= over;
}

} // namespace Raptor::ValueConditions
