// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRandomGenerator>

namespace Raptor::Sim {

/// A house battery under solar cells. Its day lasts half an hour, so that a demonstration sees it
/// charge, idle and discharge. Knows no clock: time is what step() is told.
class BatteryPhysics
{
public:
    explicit BatteryPhysics(quint32 seed);

    /// Moves on by `seconds` of the onlooker's time; more than a minute counts as a minute.
    void step(double seconds);
    [[nodiscard]] double percent() const { return m_percent; }
    /// Watts into the battery; negative: out of it; 0: idle.
    [[nodiscard]] double watts() const { return m_watts; }

private:
    void tick();

    QRandomGenerator m_random;
    double m_dayPart; ///< 0 is sunrise, 0.5 sunset, 1 the next sunrise
    double m_percent;
    double m_cloud = 0.3; ///< share of the sunlight taken away
    double m_watts = 0.0;
    double m_rest = 0.0;
};

} // namespace Raptor::Sim
