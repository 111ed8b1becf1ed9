// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_proxy.h"

#include <poll.h>

#include <deque>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace Raptor::Test {

using FaultClock = std::chrono::steady_clock;

/// One proxied connection: two sockets and what is under way between them. Used by the thread of
/// the proxy only; never blocks.
class FaultLink
{
public:
    /// Owns both descriptors; \a server may still be connecting.
    FaultLink(int client, int server, const FaultProxy::Plan &plan, bool ownPlan);
    ~FaultLink();
    FaultLink(const FaultLink &) = delete;
    FaultLink &operator=(const FaultLink &) = delete;

    /// Replaces the plan, unless it has one of its own and \a force is false.
    void setPlan(const FaultProxy::Plan &plan, bool force);
    /// Takes the plan for its own.
    void adoptPlan(const FaultProxy::Plan &plan);
    [[nodiscard]] bool clientSaid(const std::string &word) const
    {
        return m_greeting.find(word) != std::string::npos;
    }
    /// Moves what can be moved now.
    void service(FaultClock::time_point now, std::mt19937 &random);
    void end(FaultProxy::End how, FaultClock::time_point now);

    /// What to wait for.
    void addTo(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] std::optional<FaultClock::time_point> deadline() const;

    [[nodiscard]] bool isOpen() const { return m_phase == Phase::Open; }
    /// Both descriptors are closed.
    [[nodiscard]] bool isGone() const { return m_phase == Phase::Gone; }
    [[nodiscard]] FaultProxy::Traffic traffic() const { return {m_up.written, m_down.written}; }

private:
    enum class Phase { Open, Draining, Gone };
    struct Chunk
    {
        FaultClock::time_point readAt; ///< the jitter included
        std::string bytes;
    };
    struct Flow
    {
        int from = -1;
        int to = -1;
        FaultProxy::Faults faults;
        std::deque<Chunk> queue;
        qint64 queued = 0;
        std::size_t position = 0; ///< in the first chunk
        qint64 written = 0;
        FaultClock::time_point lastWrite = FaultClock::time_point::min();
        bool blocked = false; ///< the system took no more
        bool ended = false; ///< `from` sends no more
        bool passedOn = false; ///< and `to` knows
        bool swallowing = false;
        [[nodiscard]] bool wantsInput() const;
        [[nodiscard]] std::optional<FaultClock::time_point> nextWrite() const;
    };
    enum class Step { Done, More, Broken };

    void read(Flow &flow, FaultClock::time_point now, std::mt19937 &random);
    Step write(Flow &flow, FaultClock::time_point now);
    bool move(Flow &flow, FaultClock::time_point now, std::mt19937 &random);
    void drain(FaultClock::time_point now);
    void close(bool reset);

    int m_client;
    int m_server;
    Flow m_up;
    Flow m_down;
    bool m_ownPlan;
    std::string m_greeting; ///< the client's first bytes
    Phase m_phase = Phase::Open;
    FaultClock::time_point m_drainUntil;
};

} // namespace Raptor::Test
