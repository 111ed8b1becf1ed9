// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"

#include <array>
#include <functional>
#include <mutex>
#include <vector>

namespace Raptor::Link {

/// Where link threads leave what they decoded and the GUI thread fetches it, all at once and in
/// order of arrival. Bounded: when full, the oldest state telemetry goes first, then rejected
/// messages, then availability; what went is counted (RP-12, RP-22). Rejected messages may fill an
/// eighth of it at most, so that rubbish cannot push out telemetry. Thread-safe.
class Mailbox
{
public:
    struct Counters
    {
        qint64 accepted = 0; ///< posted, shed ones included
        qint64 shed = 0;
        friend bool operator==(const Counters &, const Counters &) = default;
    };

    static constexpr std::size_t defaultCapacity = 100000;
    static constexpr std::size_t everything = std::size_t(-1);

    /// @p onArrival is called when something lies in the emptied box again, on the posting thread.
    /// It must be quick and must not call back.
    explicit Mailbox(std::size_t capacity = defaultCapacity, std::function<void()> onArrival = {});

    void post(Arrival arrival);
    /// The @p most oldest, oldest first; everything if left out. As many as @p most means that
    /// there may be more, of which onArrival says nothing.
    [[nodiscard]] std::vector<Arrival> drain(std::size_t most = everything);
    /// The same, into @p arrivals, whose memory is used again; what it held is gone.
    void drain(std::vector<Arrival> *arrivals, std::size_t most);
    [[nodiscard]] Counters counters() const;

private:
    struct Letter
    {
        qint64 number = 0;
        Arrival arrival{};
    };
    /// A queue in one piece of memory, used again and again.
    class Lane
    {
    public:
        [[nodiscard]] std::size_t size() const { return m_size; }
        [[nodiscard]] bool empty() const { return m_size == 0; }
        [[nodiscard]] Letter &front() { return m_letters[m_first]; }
        void push(qint64 number, Arrival &&arrival);
        /// The first one, of which the arrival has been taken.
        void pop();

    private:
        void grow();

        std::vector<Letter> m_letters; ///< as many as a power of two
        std::size_t m_first = 0;
        std::size_t m_size = 0;
    };
    enum LaneIndex : std::size_t { States, Rejected, Availability, LaneCount };

    static LaneIndex laneOf(const Arrival &arrival);
    [[nodiscard]] std::size_t size() const;
    void shedOldest(Lane &lane);
    void makeRoom();

    const std::size_t m_capacity;
    const std::function<void()> m_onArrival;
    mutable std::mutex m_mutex;
    std::array<Lane, LaneCount> m_lanes;
    Counters m_counters;
};

} // namespace Raptor::Link
