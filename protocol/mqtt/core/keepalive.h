// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/types.h>

#include <optional>

namespace Raptor::Mqtt {

/// When to ping and when to give up, with K the keep alive in force:
/// ping when nothing was *sent* for 0.9 K [MQTT-3.1.2-20],
/// or nothing was *received* for K (own traffic must not hide a dead link); the link is dead
/// without a PINGRESP within min(K/2, 10 s). K = 0: never pings, never gives up. All times are
/// monotonic.
class KeepAlive
{
public:
    enum class Action { None, Ping, Dead };

    /// A new connection; \a automatic false leaves pinging to the application (requestPing()).
    void start(std::chrono::seconds interval, bool automatic, Milliseconds now);
    void stop();
    void noteSent(Milliseconds now) { m_lastSent = now; }
    void noteReceived(Milliseconds now) { m_lastReceived = now; }
    void notePing(Milliseconds now);
    [[nodiscard]] Milliseconds lastReceived() const { return m_lastReceived; }
    void notePong() { m_pongDue.reset(); }

    /// What to do at \a now. A wake-up that comes much too late (a suspended or blocked process)
    /// first gets a second for bytes that wait in the socket.
    [[nodiscard]] Action check(Milliseconds now);
    /// When to call check() again.
    [[nodiscard]] std::optional<Milliseconds> deadline() const;
    [[nodiscard]] std::chrono::seconds interval() const { return m_interval; }

private:
    std::chrono::seconds m_interval{0};
    bool m_automatic = true;
    bool m_running = false;
    bool m_graceUsed = false;
    Milliseconds m_lastSent{0};
    Milliseconds m_lastReceived{0};
    std::optional<Milliseconds> m_pongDue;
};

} // namespace Raptor::Mqtt
