// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/packets.h>

namespace Raptor::Mqtt {

/// One complete packet in the receive buffer.
struct Frame
{
    PacketType type = PacketType::Pingresp;
    quint8 flags = 0;
    QByteArrayView body;
};

/// Each function checks flags, field values, the reason code list and that nothing is left over.

Verdict decodeConnack(const Frame &frame, Version version, ConnackPacket &out);
Verdict decodePublish(const Frame &frame, Version version, PublishView &out);
Verdict decodeAck(const Frame &frame, Version version, AckPacket &out);
Verdict decodeSuback(const Frame &frame, Version version, SubackPacket &out);
Verdict decodeUnsuback(const Frame &frame, Version version, SubackPacket &out);
Verdict decodePingresp(const Frame &frame);
Verdict decodeDisconnect(const Frame &frame, ReasonPacket &out);
Verdict decodeAuth(const Frame &frame, ReasonPacket &out);

} // namespace Raptor::Mqtt
