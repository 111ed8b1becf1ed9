// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/keepalive.h>

#include <algorithm>

namespace Raptor::Mqtt {

namespace {

constexpr Milliseconds kLongestPongWait{10000};
constexpr Milliseconds kLateWakeUp{1000};
constexpr Milliseconds kGrace{1000};

} // namespace

void KeepAlive::start(std::chrono::seconds interval, bool automatic, Milliseconds now)
{
    m_interval = interval;
    m_automatic = automatic;
    m_running = interval.count() > 0;
    m_graceUsed = false;
    m_lastSent = now;
    m_lastReceived = now;
    m_pongDue.reset();
}

void KeepAlive::stop()
{
    m_running = false;
    m_pongDue.reset();
}

void KeepAlive::notePing(Milliseconds now)
{
    if (!m_running || m_pongDue)
        return;
    m_pongDue = now + std::min(Milliseconds(m_interval) / 2, kLongestPongWait);
    m_graceUsed = false;
}

std::optional<Milliseconds> KeepAlive::deadline() const
{
    if (!m_running)
        return std::nullopt;
    if (m_pongDue)
        return m_pongDue;
    if (!m_automatic)
        return std::nullopt;
    const Milliseconds k = m_interval;
    return std::min(m_lastSent + k * 9 / 10, m_lastReceived + k);
}

KeepAlive::Action KeepAlive::check(Milliseconds now)
{
    const auto due = deadline();
    if (!due || now < *due)
        return Action::None;
    if (!m_pongDue)
        return Action::Ping;
    if (!m_graceUsed && now - *due > kLateWakeUp) {
        m_graceUsed = true;
        m_pongDue = now + kGrace;
        return Action::None;
    }
    return Action::Dead;
}

} // namespace Raptor::Mqtt
