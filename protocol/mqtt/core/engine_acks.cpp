// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/engine.h>

namespace Raptor::Mqtt {

namespace {

/// Only what these kinds of events carry: the caller's event is used over and over again.
void report(Event &event, Event::Kind kind, const AckPacket &ack)
{
    event.kind = kind;
    event.id = ack.id;
    event.reason = ack.reason;
    event.properties = ack.properties;
}

} // namespace

bool Engine::handleAck(const Frame &frame, Event &event)
{
    Verdict verdict = decodeAck(frame, version(), m_ack);
    if (verdict.ok() && !m_ack.properties.isEmpty())
        verdict = checkProblemInformation(m_ack.properties);
    if (!verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    if (frame.type == PacketType::Puback)
        return handlePuback(m_ack, event);
    if (frame.type == PacketType::Pubrec)
        return handlePubrec(m_ack, event);
    if (frame.type == PacketType::Pubrel)
        return handlePubrel(m_ack, event);
    return handlePubcomp(m_ack, event);
}

bool Engine::handlePuback(const AckPacket &ack, Event &event)
{
    const Outgoing *outgoing = m_session.find(ack.id);
    if (outgoing == nullptr) // late answer to something given up
        return false;
    if (outgoing->message.qos != 1 || !outgoing->onWire) {
        fail(Reason::ProtocolError, "PUBACK for a message that it cannot answer");
        return false;
    }
    finish(ack.id);
    report(event, Event::Kind::Acknowledged, ack);
    return true;
}

bool Engine::handlePubrec(const AckPacket &ack, Event &event)
{
    Outgoing *outgoing = m_session.find(ack.id);
    if (outgoing == nullptr) {
        // 5.0 section 4.3.3 and table 3-6: the answer says that we do not know the message. A
        // failed PUBREC asks for no answer.
        if (!isFailure(ack.reason)) {
            encodeAck(m_output, version(), PacketType::Pubrel, ack.id, Reason::PacketIdNotFound);
        }
        return false;
    }
    // A "no" after the PUBREL is none: the server has already taken the message.
    if (outgoing->message.qos != 2 || !outgoing->onWire
        || (outgoing->released && isFailure(ack.reason))) {
        fail(Reason::ProtocolError, "PUBREC for a message that it cannot answer");
        return false;
    }
    if (isFailure(ack.reason)) { // [MQTT-4.3.3-4]: no PUBREL, the identifier is free again
        finish(ack.id);
        report(event, Event::Kind::Received, ack);
        return true;
    }
    const bool repeated = outgoing->released;
    encodeAck(m_output, version(), PacketType::Pubrel, ack.id);
    if (repeated)
        return false;
    m_session.markReleased(*outgoing);
    report(event, Event::Kind::Received, ack);
    return true;
}

bool Engine::handlePubrel(const AckPacket &ack, Event &event)
{
    const bool known = m_session.removeIncoming(ack.id);
    // [MQTT-4.3.3-11]: PUBCOMP in any case; written after the event is dealt with.
    m_pendingAck.id = ack.id;
    m_pendingAck.reason = known ? Reason::Success : Reason::PacketIdNotFound;
    m_pendingAckType = PacketType::Pubcomp;
    if (!known)
        return false;
    report(event, Event::Kind::Released, ack);
    return true;
}

bool Engine::handlePubcomp(const AckPacket &ack, Event &event)
{
    const Outgoing *outgoing = m_session.find(ack.id);
    if (outgoing == nullptr)
        return false;
    if (outgoing->message.qos != 2 || !outgoing->released) {
        fail(Reason::ProtocolError, "PUBCOMP for a message that it cannot answer");
        return false;
    }
    // Table 3-7: an unknown identifier is no error after a resumption, the server had completed it.
    const bool recovered = ack.reason == Reason::PacketIdNotFound && !outgoing->holdsQuota;
    finish(ack.id);
    report(event, Event::Kind::Completed, ack);
    if (recovered)
        event.reason = Reason::Success;
    return true;
}

} // namespace Raptor::Mqtt
