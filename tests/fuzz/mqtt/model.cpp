// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h"

#include <algorithm>

namespace Raptor::Mqtt::Fuzz {

std::size_t Model::indexOf(quint16 id) const
{
    std::size_t index = 0;
    while (index < m_flights.size() && m_flights[index].id != id)
        ++index;
    return index;
}

void Model::began(quint16 id, Kind kind)
{
    require(id != 0 && indexOf(id) == m_flights.size());
    m_flights.push_back({id, kind});
}

void Model::finish(quint16 id, Kind kind)
{
    const std::size_t index = indexOf(id);
    require(index < m_flights.size() && m_flights[index].kind == kind);
    m_flights[index] = m_flights.back();
    m_flights.pop_back();
}

void Model::event(const Event &event)
{
    using EventKind = Event::Kind;
    require(!m_closed || event.kind == EventKind::PublishLost); // the session may still be dropped
    switch (event.kind) {
    case EventKind::Connected:
        if (!event.sessionPresent)
            m_incoming.clear();
        m_maximumPacketSize = event.properties.number(PropertyId::MaximumPacketSize, 0xFFFFFFFF);
        m_receiveMaximum = int(event.properties.number(PropertyId::ReceiveMaximum, 65535));
        if (event.properties.contains(PropertyId::AssignedClientIdentifier))
            m_owner = event.properties.text(PropertyId::AssignedClientIdentifier);
        return;
    case EventKind::Message:
        require(!event.topic.isEmpty() && event.qos <= 2 && (event.qos > 0) == (event.id != 0));
        if (event.qos == 2) { // delivered once between two releases [MQTT-4.3.3-10]
            require(std::find(m_incoming.cbegin(), m_incoming.cend(), event.id)
                    == m_incoming.cend());
            m_incoming.push_back(event.id);
        }
        return;
    case EventKind::Released:
        require(std::erase(m_incoming, event.id) == 1);
        return;
    case EventKind::Acknowledged:
        return finish(event.id, Kind::QoS1);
    case EventKind::Received:
        finish(event.id, Kind::QoS2);
        if (!isFailure(event.reason))
            m_flights.push_back({event.id, Kind::Released});
        return;
    case EventKind::Completed:
        return finish(event.id, Kind::Released);
    case EventKind::PublishLost: {
        const std::size_t index = indexOf(event.id);
        require(index < m_flights.size());
        return finish(event.id, m_flights[index].kind);
    }
    case EventKind::Subscribed:
        require(!event.codes.isEmpty());
        return finish(event.id, Kind::Subscribe);
    case EventKind::Unsubscribed:
        return finish(event.id, Kind::Unsubscribe);
    case EventKind::Closed:
        m_closed = true;
        return;
    case EventKind::Pong:
    case EventKind::AuthContinue:
    case EventKind::AuthDone:
        return;
    case EventKind::None:
        require(false);
    }
}

void Model::output(QByteArrayView bytes)
{
    qsizetype position = 0;
    while (position < bytes.size()) {
        qsizetype length = 0;
        qsizetype header = 1;
        for (int shift = 0;; shift += 7) {
            require(position + header < bytes.size() && shift <= 21);
            const auto byte = quint8(bytes[position + header++]);
            length |= qsizetype(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                break;
        }
        require(position + header + length <= bytes.size());
        packet(PacketType(quint8(bytes[position]) >> 4), header + length);
        position += header + length;
    }
}

void Model::packet(PacketType type, qsizetype size)
{
    require((type == PacketType::Connect) == m_connectDue); // first and once [MQTT-3.1.0-1]
    m_connectDue = false;
    require(!m_disconnected); // nothing follows [MQTT-3.14.4-1]
    m_disconnected = type == PacketType::Disconnect;
    require(type != PacketType::Connack && type != PacketType::Suback
            && type != PacketType::Unsuback && type != PacketType::Pingresp);
    const bool isAcknowledgement = type >= PacketType::Puback && type <= PacketType::Pubcomp;
    const bool isTiny = size <= 5; // cannot be made smaller
    const bool mayPrecedeLimit = type == PacketType::Connect || type == PacketType::Auth;
    require(isTiny || isAcknowledgement || mayPrecedeLimit
            || size <= qsizetype(m_maximumPacketSize));
}

void Model::opened(const ConnectPacket &connect)
{
    if (connect.cleanStart || connect.clientId != m_owner)
        m_incoming.clear();
    m_owner = connect.clientId;
    m_maximumPacketSize = 0xFFFFFFFF;
    m_receiveMaximum = 65535;
    m_connectDue = true;
    m_disconnected = false;
    m_closed = false;
}

void Model::lost(bool persists)
{
    std::erase_if(m_flights, [](const Flight &flight) {
        return flight.kind == Kind::Subscribe || flight.kind == Kind::Unsubscribe;
    });
    if (!persists)
        m_incoming.clear();
    m_receiveMaximum = 65535;
    m_connectDue = false;
    m_disconnected = false;
    m_closed = false;
}

void Model::forget()
{
    m_incoming.clear();
    m_owner.clear();
}

void Model::check(const Engine &engine) const
{
    const auto publishes =
        std::count_if(m_flights.cbegin(), m_flights.cend(), [](const Flight &flight) {
            return flight.kind != Kind::Subscribe && flight.kind != Kind::Unsubscribe;
        });
    require(engine.unfinishedPublishes() == std::size_t(publishes));
    require(engine.sendQuota() >= 0 && engine.sendQuota() <= m_receiveMaximum);
}

} // namespace Raptor::Mqtt::Fuzz
