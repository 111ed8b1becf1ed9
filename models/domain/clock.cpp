// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/clock.h"

#include <ctime>

namespace Raptor {

namespace {

Milliseconds read(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::duration_cast<Milliseconds>(std::chrono::seconds(time.tv_sec)
                                                    + std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

BootTime SystemClock::now() const
{
    return BootTime(read(CLOCK_BOOTTIME));
}

Milliseconds SystemClock::awake() const
{
    return read(CLOCK_MONOTONIC);
}

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace Raptor
