// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"

#include <vector>

namespace Raptor::Bench {

/// What the simulated plant's motor gateways report, as the console's stores hand it on: nine tags
/// a device (two motors with speed, volts and amps; running, e-stop and mode), each report with the
/// time of the device, a few ms off its period. The physics are the simulator's.
class PlantDay
{
public:
    /// So many reports of each device are made, of different devices; more repeat them.
    PlantDay(int devices, int reports, Milliseconds period);

    /// The report @p number of all devices, as one list.
    [[nodiscard]] QList<Sample> reports(qint64 number) const;
    /// One signal of one device alone.
    [[nodiscard]] Sample sample(int device, int signal, qint64 number) const;
    [[nodiscard]] int devices() const { return int(m_devices.size()); }
    [[nodiscard]] static int signalCount();
    [[nodiscard]] WallTime begin() const { return m_begin; }
    [[nodiscard]] WallTime timeOf(qint64 number) const { return m_begin + m_period * number; }

private:
    struct Report
    {
        Milliseconds late{};
        double numbers[6]{};
    };
    struct Device
    {
        std::vector<TagId> tags;
        std::vector<Report> reports;
    };

    Milliseconds m_period;
    WallTime m_begin;
    std::vector<Device> m_devices;
};

} // namespace Raptor::Bench
