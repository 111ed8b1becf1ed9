// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/packets.h>

#include <array>
#include <bitset>
#include <memory>
#include <vector>

namespace Raptor::Mqtt {

/// Packet identifiers of one client: from 1 upwards, never one that is in use [MQTT-2.2.1-3].
class PacketIds
{
public:
    /// A free identifier, now taken; 0 when all 65535 are in use.
    [[nodiscard]] quint16 take();
    void release(quint16 id);
    [[nodiscard]] bool inUse(quint16 id) const { return m_used[id]; }
    [[nodiscard]] int count() const { return m_count; }

private:
    std::bitset<65536> m_used;
    quint16 m_last = 0;
    int m_count = 0;
};

/// A QoS 1 or 2 message that the server has not completed.
struct Outgoing
{
    quint16 id = 0; ///< 0: the slot is free
    Message message;
    bool released = false; ///< QoS 2: PUBREC is here, only PUBREL may follow [MQTT-4.3.3-6]
    bool onWire = false; ///< sent on the present connection
    bool holdsQuota = false;
    quint64 order = 0; ///< resend order [MQTT-4.6.0-1], [MQTT-4.6.0-4]
};

/// The unfinished messages by identifier, in pages of neighbours: identifiers are given out one
/// after the other, so a few pages are in use at a time and nothing is allocated per message.
class OutgoingTable
{
public:
    /// \a id is not in the table.
    Outgoing &insert(quint16 id);
    [[nodiscard]] Outgoing *find(quint16 id);
    void remove(quint16 id);
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Those in the table, in no order.
    [[nodiscard]] std::vector<const Outgoing *> all() const;
    void clear();

private:
    static constexpr std::size_t kPageSize = 64;
    struct Page
    {
        std::array<Outgoing, kPageSize> slots;
        std::size_t used = 0;
    };

    std::vector<std::unique_ptr<Page>> m_pages; ///< empty until there is something to keep
    std::unique_ptr<Page> m_spare; ///< the last one that got empty
    std::size_t m_count = 0;
};

/// What outlives a connection: unfinished messages both ways (section 4.1). Packet identifiers of
/// SUBSCRIBE and UNSUBSCRIBE come from the same pool but end with the connection.
class Session
{
public:
    PacketIds ids;

    Outgoing &add(quint16 id, const Message &message);
    [[nodiscard]] Outgoing *find(quint16 id);
    /// PUBREC has arrived: the payload is no longer needed, the place in the order is that of the
    /// PUBREL.
    void markReleased(Outgoing &outgoing);
    void finish(quint16 id);
    /// Identifiers of all unfinished messages in resend order.
    [[nodiscard]] std::vector<quint16> inOrder() const;
    [[nodiscard]] std::size_t unfinished() const { return m_outgoing.count(); }

    /// Incoming QoS 2 messages that wait for PUBREL; one that is there is a redelivery
    /// [MQTT-4.3.3-10].
    [[nodiscard]] bool hasIncoming(quint16 id) const { return m_incoming[id]; }
    void addIncoming(quint16 id);
    bool removeIncoming(quint16 id);

    /// Forgets everything but the position of the identifier counter.
    void clear();

private:
    OutgoingTable m_outgoing;
    std::bitset<65536> m_incoming;
    bool m_hasIncoming = false;
    quint64 m_nextOrder = 0;
};

} // namespace Raptor::Mqtt
