// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/encode.h>

namespace Raptor::Mqtt {

namespace {

void appendPacket(QByteArray &out, PacketType type, quint8 flags, const QByteArray &body)
{
    appendHeader(out, type, flags, quint32(body.size()));
    out.append(body);
}

/// Reason code and properties, left out as far as 5.0 allows (sections 3.14.2.1 and 3.15.2.1).
void appendReason(QByteArray &body, const ReasonPacket &packet)
{
    if (packet.reason == Reason::Success && packet.properties.isEmpty())
        return;
    appendU8(body, quint8(packet.reason));
    if (!packet.properties.isEmpty())
        appendProperties(body, packet.properties);
}

} // namespace

void encodeAck(QByteArray &out, Version version, PacketType type, quint16 id, Reason reason)
{
    const bool withReason = version == Version::V5 && reason != Reason::Success;
    const quint8 flags = type == PacketType::Pubrel ? 0x02 : 0x00; // [MQTT-3.6.1-1]
    const char packet[] = {char((quint8(type) << 4) | flags), char(withReason ? 3 : 2),
                           char(id >> 8), char(id & 0xFF), char(reason)};
    out.append(packet, withReason ? 5 : 4);
}

void encodeSubscribe(QByteArray &out, Version version, quint16 id,
                     const QList<SubscribeEntry> &entries, const PropertySet &properties)
{
    QByteArray body;
    appendU16(body, id);
    if (version == Version::V5)
        appendProperties(body, properties);
    for (const SubscribeEntry &entry : entries) {
        appendString(body, entry.filter);
        appendU8(body, version == Version::V5 ? entry.options : quint8(entry.options & 0x03));
    }
    appendPacket(out, PacketType::Subscribe, 0x02, body); // [MQTT-3.8.1-1]
}

void encodeUnsubscribe(QByteArray &out, Version version, quint16 id,
                       const QList<QByteArray> &filters, const PropertySet &properties)
{
    QByteArray body;
    appendU16(body, id);
    if (version == Version::V5)
        appendProperties(body, properties);
    for (const QByteArray &filter : filters)
        appendString(body, filter);
    appendPacket(out, PacketType::Unsubscribe, 0x02, body); // [MQTT-3.10.1-1]
}

void encodePingreq(QByteArray &out)
{
    appendHeader(out, PacketType::Pingreq, 0, 0);
}

void encodeDisconnect(QByteArray &out, Version version, const ReasonPacket &packet)
{
    QByteArray body;
    if (version == Version::V5)
        appendReason(body, packet);
    appendPacket(out, PacketType::Disconnect, 0, body);
}

void encodeAuth(QByteArray &out, const ReasonPacket &packet)
{
    QByteArray body;
    appendReason(body, packet);
    appendPacket(out, PacketType::Auth, 0, body);
}

} // namespace Raptor::Mqtt
