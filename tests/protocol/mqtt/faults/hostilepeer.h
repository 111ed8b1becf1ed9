// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <atomic>
#include <functional>
#include <thread>

/// A server that means no good, on a loopback port and a thread of its own. To each connection it
/// sends what greeting() makes of the client's first bytes, and then `flood` again and again until
/// the client has had enough. It takes next to no memory, so that the test can measure the client.
class HostilePeer
{
public:
    struct Script
    {
        /// Answers the first bytes of the client; null: says nothing.
        std::function<QByteArray(const QByteArray &)> greeting;
        QByteArray flood; ///< empty: silence after the greeting
        int pauseMs = 0; ///< between two floods
        bool reads = true; ///< false: never reads again after the first bytes
    };

    explicit HostilePeer(Script script);
    ~HostilePeer();
    HostilePeer(const HostilePeer &) = delete;
    HostilePeer &operator=(const HostilePeer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Bytes that the client's system took.
    [[nodiscard]] qint64 sent() const { return m_sent; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Connections that the client has ended.
    [[nodiscard]] int ended() const { return m_ended; }

    /// The greeting that accepts a WebSocket with the sub-protocol mqtt, then \a frames.
    static std::function<QByteArray(const QByteArray &)> upgrade(const QByteArray &frames = {});
    static std::function<QByteArray(const QByteArray &)> always(const QByteArray &bytes);

private:
    void run();
    void serve(int client);
    bool send(int client, const QByteArray &bytes);
    /// False when the client is gone.
    bool discardInput(int client, int waitMs);

    const Script m_script;
    int m_listener;
    quint16 m_port = 0;
    std::atomic<bool> m_stop = false;
    std::atomic<qint64> m_sent = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_ended = 0;
    std::thread m_thread;
};
