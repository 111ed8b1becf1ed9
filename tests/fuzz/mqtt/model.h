// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/engine.h>

#include <vector>

namespace Raptor::Mqtt::Fuzz {

/// What an application knows of the sessions: it learns from requests and events only, and stops
/// the program when they contradict each other.
class Model
{
public:
    enum class Kind { QoS1, QoS2, Released, Subscribe, Unsubscribe };

    /// An identifier was handed out; it may not be in flight [MQTT-2.2.1-3].
    void began(quint16 id, Kind kind);
    void event(const Event &event);
    /// The bytes are whole packets of a client, in an order that is allowed.
    void output(QByteArrayView bytes);
    /// connectionOpened() has been called.
    void opened(const ConnectPacket &connect);
    /// connectionLost() has been called; \a persists is sessionPersists() from before it.
    void lost(bool persists);
    void forget();
    /// All events have been taken.
    void check(const Engine &engine) const;

private:
    struct Flight
    {
        quint16 id;
        Kind kind;
    };
    std::size_t indexOf(quint16 id) const;
    void finish(quint16 id, Kind kind);
    void packet(PacketType type, qsizetype size);

    std::vector<Flight> m_flights;
    std::vector<quint16> m_incoming; ///< QoS 2 messages without PUBREL
    QByteArray m_owner; ///< client identifier of the session
    quint32 m_maximumPacketSize = 0xFFFFFFFF;
    int m_receiveMaximum = 65535;
    bool m_connectDue = false;
    bool m_disconnected = false;
    bool m_closed = false;
};

/// Stops the program when \a condition does not hold.
inline void require(bool condition)
{
    if (!condition)
        __builtin_trap();
}

} // namespace Raptor::Mqtt::Fuzz
