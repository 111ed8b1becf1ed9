// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/encode.h>

namespace Raptor::Mqtt {

namespace {

/// Connect flags, section 3.1.2.3 to 3.1.2.9; bit 0 stays zero [MQTT-3.1.2-3].
quint8 connectFlags(const ConnectPacket &packet)
{
    quint8 flags = packet.cleanStart ? 0x02 : 0x00;
    if (packet.will) {
        flags |= 0x04;
        flags |= quint8(packet.will->qos << 3);
        flags |= packet.will->retain ? 0x20 : 0x00;
    }
    flags |= packet.password ? 0x40 : 0x00;
    flags |= packet.userName ? 0x80 : 0x00;
    return flags;
}

void appendPayload(QByteArray &body, const ConnectPacket &packet) // order: [MQTT-3.1.3-1]
{
    appendString(body, packet.clientId);
    if (packet.will) {
        if (packet.version == Version::V5)
            appendProperties(body, packet.will->properties);
        appendString(body, packet.will->topic);
        appendString(body, packet.will->payload);
    }
    if (packet.userName)
        appendString(body, *packet.userName);
    if (packet.password)
        appendString(body, *packet.password);
}

} // namespace

void encodeConnect(QByteArray &out, const ConnectPacket &packet)
{
    QByteArray body;
    appendString(body, packet.version == Version::V31 ? "MQIsdp" : "MQTT");
    appendU8(body, quint8(packet.version));
    appendU8(body, connectFlags(packet));
    appendU16(body, packet.keepAlive);
    if (packet.version == Version::V5)
        appendProperties(body, packet.properties);
    appendPayload(body, packet);
    appendHeader(out, PacketType::Connect, 0, quint32(body.size()));
    out.append(body);
}

} // namespace Raptor::Mqtt
