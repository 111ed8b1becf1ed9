// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/packets.h>

namespace Raptor::Mqtt {

/// Each function appends one whole packet to \a out. What cannot be expressed on the wire (too long
/// strings, too large packets) is refused before by the engine.

void encodeConnect(QByteArray &out, const ConnectPacket &packet);

struct PublishHeader
{
    quint16 id = 0; ///< 0 exactly for QoS 0 [MQTT-2.2.1-2]
    bool duplicate = false;
    quint16 alias = 0; ///< 0 = none
    bool omitTopic = false; ///< only with an alias that the server knows
};
void encodePublish(QByteArray &out, Version version, const Message &message, PublishHeader header);
/// Bytes that encodePublish() would append, more than 2^32 included.
[[nodiscard]] quint64 encodedPublishSize(Version version, const Message &message,
                                         PublishHeader header);

/// PUBACK, PUBREC, PUBREL or PUBCOMP, in the shortest legal form.
void encodeAck(QByteArray &out, Version version, PacketType type, quint16 id,
               Reason reason = Reason::Success);

void encodeSubscribe(QByteArray &out, Version version, quint16 id,
                     const QList<SubscribeEntry> &entries, const PropertySet &properties);
void encodeUnsubscribe(QByteArray &out, Version version, quint16 id,
                       const QList<QByteArray> &filters, const PropertySet &properties);

void encodePingreq(QByteArray &out);
void encodeDisconnect(QByteArray &out, Version version, const ReasonPacket &packet);
void encodeAuth(QByteArray &out, const ReasonPacket &packet);

} // namespace Raptor::Mqtt
