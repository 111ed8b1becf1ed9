// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mailbox.h"

#include <algorithm>

namespace Raptor::Link {

namespace {

/// A lane keeps so much memory for its next letters, and gives back what a flood took.
constexpr std::size_t firstLetters = 256;
constexpr std::size_t keptLetters = 8192;

} // namespace

void Mailbox::Lane::push(qint64 number, Arrival &&arrival)
{
    if (m_size == m_letters.size())
        grow();
    Letter &letter = m_letters[(m_first + m_size) & (m_letters.size() - 1)];
    letter.number = number;
    letter.arrival = std::move(arrival);
    ++m_size;
}

void Mailbox::Lane::pop()
{
    m_first = (m_first + 1) & (m_letters.size() - 1);
    if (--m_size > 0)
        return;
    m_first = 0; // memory that was just used is quicker than memory that was not
    if (m_letters.size() > keptLetters)
        m_letters = {};
}

void Mailbox::Lane::grow()
{
    std::vector<Letter> larger(std::max(firstLetters, 2 * m_letters.size()));
    for (std::size_t i = 0; i < m_size; ++i)
        larger[i] = std::move(m_letters[(m_first + i) & (m_letters.size() - 1)]);
    m_letters = std::move(larger);
    m_first = 0;
}

Mailbox::Mailbox(std::size_t capacity, std::function<void()> onArrival)
    : m_capacity(std::max<std::size_t>(capacity, 1)), m_onArrival(std::move(onArrival))
{
}

Mailbox::LaneIndex Mailbox::laneOf(const Arrival &arrival)
{
    if (std::holds_alternative<StateReport>(arrival))
        return States;
    return std::holds_alternative<RejectedMessage>(arrival) ? Rejected : Availability;
}

std::size_t Mailbox::size() const
{
    return m_lanes[States].size() + m_lanes[Rejected].size() + m_lanes[Availability].size();
}

void Mailbox::shedOldest(Lane &lane)
{
    lane.front().arrival = Arrival();
    lane.pop();
    ++m_counters.shed;
}

void Mailbox::makeRoom()
{
    const std::size_t rejectedAtMost = std::max<std::size_t>(m_capacity / 8, 1);
    if (m_lanes[Rejected].size() > rejectedAtMost)
        shedOldest(m_lanes[Rejected]);
    while (size() > m_capacity) {
        const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(),
                                       [](const Lane &candidate) { return !candidate.empty(); });
        shedOldest(*lane);
    }
}

void Mailbox::post(Arrival arrival)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = size() == 0;
        const LaneIndex lane = laneOf(arrival);
        m_lanes[lane].push(m_counters.accepted++, std::move(arrival));
        makeRoom();
    }
    if (first && m_onArrival)
        m_onArrival();
}

std::vector<Arrival> Mailbox::drain(std::size_t most)
{
    std::vector<Arrival> arrivals;
    drain(&arrivals, most);
    return arrivals;
}

void Mailbox::drain(std::vector<Arrival> *arrivals, std::size_t most)
{
    arrivals->clear();
    const std::lock_guard lock(m_mutex);
    arrivals->reserve(std::min(most, size()));
    while (arrivals->size() < most) {
        Lane *oldest = nullptr;
        for (Lane &lane : m_lanes) {
            if (!lane.empty() && (!oldest || lane.front().number < oldest->front().number))
                oldest = &lane;
        }
        if (!oldest)
            break;
        arrivals->push_back(std::move(oldest->front().arrival));
        oldest->pop();
    }
}

Mailbox::Counters Mailbox::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

} // namespace Raptor::Link
