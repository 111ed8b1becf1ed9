// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/decode.h>

namespace Raptor::Mqtt {

namespace {

/// Reason codes of tables 3-4, 3-5, 3-6 and 3-7 ([MQTT-3.4.2-1] and siblings).
bool isAckReason(PacketType type, Reason reason)
{
    if (reason == Reason::Success)
        return true;
    if (type == PacketType::Pubrel || type == PacketType::Pubcomp)
        return reason == Reason::PacketIdNotFound;
    constexpr Reason kPublish[] = {
        Reason::NoMatchingSubscribers,
        Reason::UnspecifiedError,
        Reason::ImplementationSpecificError,
        Reason::NotAuthorized,
        Reason::TopicNameInvalid,
        Reason::PacketIdInUse,
        Reason::QuotaExceeded,
        Reason::PayloadFormatInvalid,
    };
    for (const Reason known : kPublish) {
        if (known == reason)
            return true;
    }
    return false;
}

bool isSubackCode(quint8 code, Version version)
{
    if (code <= 2 || code == 0x80)
        return true;
    if (version != Version::V5)
        return false;
    constexpr quint8 kCodes[] = {0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2};
    for (const quint8 known : kCodes) {
        if (known == code)
            return true;
    }
    return false;
}

bool isUnsubackCode(quint8 code)
{
    constexpr quint8 kCodes[] = {0x00, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91};
    for (const quint8 known : kCodes) {
        if (known == code)
            return true;
    }
    return false;
}

/// Packet identifier and, in 5.0, the properties in front of the codes.
Verdict readListHead(Reader &reader, const Frame &frame, Version version, SubackPacket &out)
{
    if (frame.flags != 0)
        return Verdict::malformed("SUBACK or UNSUBACK with reserved flags");
    out.id = reader.u16();
    if (!reader.ok())
        return reader.verdict();
    if (out.id == 0)
        return Verdict::protocolError("SUBACK or UNSUBACK with packet identifier 0");
    if (version == Version::V5)
        return readProperties(reader, PropertyScope::Ack, out.properties);
    return {};
}

bool areFlagsOfAck(PacketType type, quint8 flags, Version version)
{
    if (type != PacketType::Pubrel)
        return flags == 0;
    constexpr quint8 kDuplicate = 0x08; // 3.1 marks a PUBREL that is sent again, section 2.1
    return flags == 0x02 || (version == Version::V31 && flags == (0x02 | kDuplicate));
}

} // namespace

Verdict decodeAck(const Frame &frame, Version version, AckPacket &out)
{
    out.reason = Reason::Success;
    if (!out.properties.isEmpty())
        out.properties.clear();
    if (!areFlagsOfAck(frame.type, frame.flags, version)) // [MQTT-2.1.3-1]
        return Verdict::malformed("acknowledgement with wrong flags");
    Reader reader(frame.body);
    out.id = reader.u16();
    if (version == Version::V5 && reader.ok() && !reader.atEnd())
        out.reason = Reason(reader.u8());
    if (!reader.ok())
        return reader.verdict();
    if (version == Version::V5 && !reader.atEnd()) {
        if (const Verdict verdict = readProperties(reader, PropertyScope::Ack, out.properties);
            !verdict.ok())
            return verdict;
    }
    if (!reader.atEnd())
        return Verdict::malformed("acknowledgement is too long");
    if (out.id == 0)
        return Verdict::protocolError("acknowledgement with packet identifier 0");
    if (!isAckReason(frame.type, out.reason))
        return Verdict::protocolError("acknowledgement with an unknown reason code");
    return {};
}

Verdict decodeSuback(const Frame &frame, Version version, SubackPacket &out)
{
    Reader reader(frame.body);
    if (const Verdict verdict = readListHead(reader, frame, version, out); !verdict.ok())
        return verdict;
    out.codes = reader.rest().toByteArray();
    if (out.codes.isEmpty())
        return Verdict::protocolError("SUBACK without a return code");
    for (const char code : std::as_const(out.codes)) {
        if (!isSubackCode(quint8(code), version))
            return Verdict::protocolError("SUBACK with an unknown return code"); // [MQTT-3.9.3-2]
    }
    return {};
}

Verdict decodeUnsuback(const Frame &frame, Version version, SubackPacket &out)
{
    Reader reader(frame.body);
    if (const Verdict verdict = readListHead(reader, frame, version, out); !verdict.ok())
        return verdict;
    out.codes = reader.rest().toByteArray();
    if (version != Version::V5)
        return out.codes.isEmpty() ? Verdict() : Verdict::malformed("UNSUBACK is too long");
    for (const char code : std::as_const(out.codes)) {
        if (!isUnsubackCode(quint8(code)))
            return Verdict::protocolError("UNSUBACK with an unknown reason code");
    }
    return {};
}

} // namespace Raptor::Mqtt
