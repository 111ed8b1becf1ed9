// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/decode.h>

namespace Raptor::Mqtt {

namespace {

/// Reason codes that a server may send in DISCONNECT: table 3-10, and 0x8C, which only table 2-6
/// has.
bool isServerDisconnectReason(Reason reason)
{
    const auto code = quint8(reason);
    if (code == 0x00 || (code >= 0x81 && code <= 0x83) || code == 0x87)
        return true;
    if (code == 0x80 || code == 0x89 || (code >= 0x8B && code <= 0x8E))
        return true;
    if (code == 0x8F || code == 0x90 || (code >= 0x93 && code <= 0xA2))
        return true;
    return false;
}

/// The common layout of DISCONNECT and AUTH; both fields may be missing.
Verdict readReason(const Frame &frame, PropertyScope scope, ReasonPacket &out)
{
    out = {};
    if (frame.flags != 0)
        return Verdict::malformed("DISCONNECT or AUTH with reserved flags");
    Reader reader(frame.body);
    if (!reader.atEnd())
        out.reason = Reason(reader.u8());
    if (!reader.atEnd()) {
        if (const Verdict verdict = readProperties(reader, scope, out.properties); !verdict.ok())
            return verdict;
    }
    return reader.atEnd() ? reader.verdict() : Verdict::malformed("DISCONNECT or AUTH is too long");
}

} // namespace

Verdict decodePingresp(const Frame &frame)
{
    if (frame.flags != 0 || !frame.body.isEmpty())
        return Verdict::malformed("PINGRESP with flags or content");
    return {};
}

Verdict decodeDisconnect(const Frame &frame, ReasonPacket &out)
{
    if (const Verdict verdict = readReason(frame, PropertyScope::Disconnect, out); !verdict.ok())
        return verdict;
    if (!isServerDisconnectReason(out.reason)) // [MQTT-3.14.2-1]
        return Verdict::protocolError("DISCONNECT with an unknown reason code");
    if (out.properties.contains(PropertyId::SessionExpiryInterval)) // [MQTT-3.14.2-2]
        return Verdict::protocolError("DISCONNECT of the server with a session expiry interval");
    return {};
}

Verdict decodeAuth(const Frame &frame, ReasonPacket &out)
{
    if (const Verdict verdict = readReason(frame, PropertyScope::Auth, out); !verdict.ok())
        return verdict;
    if (out.reason != Reason::Success && out.reason != Reason::ContinueAuthentication)
        return Verdict::protocolError("AUTH with an unknown reason code"); // [MQTT-3.15.2-1]
    return {};
}

} // namespace Raptor::Mqtt
