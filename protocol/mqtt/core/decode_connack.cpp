// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/decode.h>

namespace Raptor::Mqtt {

Verdict decodeConnack(const Frame &frame, Version version, ConnackPacket &out)
{
    if (frame.flags != 0)
        return Verdict::malformed("CONNACK with reserved flags");
    Reader reader(frame.body);
    const quint8 acknowledge = reader.u8();
    out.code = reader.u8();
    if (!reader.ok())
        return reader.verdict();
    if ((acknowledge & 0xFE) != 0 && version != Version::V31) // [MQTT-3.2.2-1]; reserved in 3.1
        return Verdict::malformed("CONNACK with reserved acknowledge flags");
    out.sessionPresent = version != Version::V31 && (acknowledge & 0x01) != 0;
    if (version == Version::V5) {
        if (const Verdict verdict = readProperties(reader, PropertyScope::Connack, out.properties);
            !verdict.ok())
            return verdict;
        if (out.code > 0 && out.code < 0x80)
            return Verdict::protocolError("CONNACK with an unknown reason code");
    } else if (out.code > 5) {
        return Verdict::protocolError("CONNACK with a reserved return code");
    }
    if (!reader.atEnd())
        return Verdict::malformed("CONNACK is too long");
    if (out.sessionPresent && out.code != 0) // [MQTT-3.2.2-6], [MQTT-3.2.2-4] in 3.1.1
        return Verdict::protocolError("CONNACK refuses the connection but has a session");
    return {};
}

} // namespace Raptor::Mqtt
