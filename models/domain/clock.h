// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace Raptor {

using Milliseconds = std::chrono::milliseconds;

/// Counts since the machine booted, suspend included, and never jumps: ages and deadlines are
/// counted in it. It is a clock for types only; the time itself comes from a Clock.
struct BootClock
{
    using rep = std::int64_t;
    using period = std::milli;
    using duration = Milliseconds;
    using time_point = std::chrono::time_point<BootClock, duration>;
    static constexpr bool is_steady = true;
};

using BootTime = BootClock::time_point;
/// The wall clock, UTC: for people and for the wire, never for ages (RP-13).
using WallTime = std::chrono::sys_time<Milliseconds>;

[[nodiscard]] constexpr std::int64_t toEpochMs(WallTime time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] constexpr WallTime fromEpochMs(std::int64_t ms)
{
    return WallTime(Milliseconds(ms));
}

/// Where time comes from. Injected everywhere, so that tests own it. Callable from any thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual BootTime now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
    /// How long the machine has been awake since it booted: unlike now(), it stands still while the
    /// machine is suspended.
    [[nodiscard]] virtual Milliseconds awake() const { return now().time_since_epoch(); }
};

/// The machine's own clocks: CLOCK_BOOTTIME, CLOCK_MONOTONIC and the system's UTC.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] BootTime now() const override;
    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] Milliseconds awake() const override;
};

} // namespace Raptor
