// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/engine.h>

namespace Raptor::Mqtt {

namespace {

/// CONNACK return codes of 3.x as reason codes, table 3.1 of 3.1.1.
Reason reasonOfReturnCode(quint8 code)
{
    switch (code) {
    case 0:
        return Reason::Success;
    case 1:
        return Reason::UnsupportedProtocolVersion;
    case 2:
        return Reason::ClientIdNotValid;
    case 3:
        return Reason::ServerUnavailable;
    case 4:
        return Reason::BadUserNameOrPassword;
    case 5:
        return Reason::NotAuthorized;
    default:
        return Reason::UnspecifiedError;
    }
}

} // namespace

void Engine::append(QByteArrayView bytes, Milliseconds now)
{
    m_reader.append(bytes);
    m_keepAlive.noteReceived(now);
}

void Engine::commitInput(qsizetype size, Milliseconds now)
{
    m_reader.commit(size);
    if (size > 0)
        m_keepAlive.noteReceived(now);
}

void Engine::flushPendingAck()
{
    if (m_pendingAck.id == 0)
        return;
    if (m_phase == Phase::Connected) {
        encodeAck(m_output, version(), m_pendingAckType, m_pendingAck.id, m_pendingAck.reason);
        if (m_pendingAckType != PacketType::Pubrec) // also with an error code, section 4.9
            ++m_quotaToReturn;
    }
    m_pendingAck.id = 0;
}

bool Engine::nextEvent(Event &event)
{
    flushPendingAck();
    if (m_following) {
        event = *m_following;
        m_following.reset();
        return true;
    }
    if (!m_losses.empty()) {
        event = {};
        event.kind = Event::Kind::PublishLost;
        event.id = m_losses.front().id;
        event.reason = m_losses.front().reason;
        m_losses.pop_front();
        return true;
    }
    while (m_phase == Phase::AwaitConnack || m_phase == Phase::Connected) {
        if (m_phase == Phase::AwaitConnack) { // [MQTT-3.2.0-1]; seen before the rest is there
            const std::optional<PacketType> type = m_reader.nextType();
            if (type && !mayPrecedeConnack(*type)) {
                fail(Reason::ProtocolError, "packet before CONNACK");
                break;
            }
        }
        Frame frame;
        const PacketReader::Status status = m_reader.next(frame);
        if (status == PacketReader::Status::NeedMore)
            break;
        if (status == PacketReader::Status::Bad) {
            fail(m_reader.verdict().reason, m_reader.verdict().text);
            break;
        }
        if (handle(frame, event))
            return true;
        flushPendingAck();
    }
    if (m_closing) {
        event = *m_closing;
        m_closing.reset();
        return true;
    }
    event.kind = Event::Kind::None;
    return false;
}

bool Engine::mayPrecedeConnack(PacketType type) const
{
    return type == PacketType::Connack
        || (version() == Version::V5
            && (type == PacketType::Auth || type == PacketType::Disconnect));
}

bool Engine::handle(const Frame &frame, Event &event)
{
    switch (frame.type) {
    case PacketType::Publish:
        return handlePublish(frame, event);
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
        return handleAck(frame, event);
    case PacketType::Connack:
        return handleConnack(frame, event);
    case PacketType::Suback:
    case PacketType::Unsuback:
        return handleSuback(frame, event);
    case PacketType::Pingresp:
        if (const Verdict verdict = decodePingresp(frame); !verdict.ok()) {
            fail(verdict.reason, verdict.text);
            return false;
        }
        m_keepAlive.notePong();
        event = {};
        event.kind = Event::Kind::Pong;
        return true;
    case PacketType::Disconnect:
        return handleDisconnect(frame, event);
    case PacketType::Auth:
        return handleAuth(frame, event);
    case PacketType::Connect:
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
    case PacketType::Pingreq:
        break;
    }
    fail(Reason::ProtocolError, "packet that only clients send");
    return false;
}

bool Engine::handlePublish(const Frame &frame, Event &event)
{
    Verdict verdict = decodePublish(frame, version(), m_publish);
    if (verdict.ok() && version() == Version::V5)
        verdict = resolveAlias(m_publish);
    if (!verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    const bool isNew = m_publish.qos < 2 || !m_session.hasIncoming(m_publish.id);
    if (m_publish.qos > 0) {
        if (isNew && version() == Version::V5 && --m_receiveQuota < 0) { // [MQTT-3.3.4-9]
            fail(Reason::ReceiveMaximumExceeded, "more unacknowledged messages than allowed");
            return false;
        }
        if (isNew && m_publish.qos == 2)
            m_session.addIncoming(m_publish.id);
        m_pendingAck.id = m_publish.id;
        m_pendingAck.reason = Reason::Success;
        m_pendingAckType = m_publish.qos == 1 ? PacketType::Puback : PacketType::Pubrec;
    }
    if (!isNew) // acknowledged again, delivered once [MQTT-4.3.3-10]
        return false;
    event.kind = Event::Kind::Message;
    event.reason = Reason::Success;
    event.id = m_publish.id;
    event.qos = m_publish.qos;
    event.retain = m_publish.retain;
    event.duplicate = m_publish.duplicate;
    event.topic = m_publish.topic;
    event.payload = m_publish.payload;
    event.properties = m_publish.properties;
    return true;
}

Verdict Engine::resolveAlias(PublishView &publish)
{
    if (!publish.properties.contains(PropertyId::TopicAlias)) {
        if (publish.topic.isEmpty())
            return Verdict::protocolError("PUBLISH without topic and alias"); // [MQTT-3.3.2-1]
        return {};
    }
    const auto alias = quint16(publish.properties.number(PropertyId::TopicAlias, 0));
    if (!m_inAliases.isLegal(alias)) // [MQTT-3.3.2-8]; section 3.3.2.3.4
        return {Reason::TopicAliasInvalid, "topic alias out of range"};
    if (!publish.topic.isEmpty()) {
        m_inAliases.set(alias, publish.topic.toByteArray());
        return {};
    }
    const QByteArray topic = m_inAliases.topic(alias);
    if (topic.isEmpty())
        return Verdict::protocolError("topic alias that was never set");
    publish.topic = topic; // the table keeps the bytes
    return {};
}

bool Engine::handleSuback(const Frame &frame, Event &event)
{
    const bool subscribing = frame.type == PacketType::Suback;
    SubackPacket packet;
    Verdict verdict = subscribing ? decodeSuback(frame, version(), packet)
                                  : decodeUnsuback(frame, version(), packet);
    if (verdict.ok())
        verdict = checkProblemInformation(packet.properties);
    if (!verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    QHash<quint16, qsizetype> &pending = subscribing ? m_subscribes : m_unsubscribes;
    const auto it = pending.constFind(packet.id);
    if (it == pending.cend()) // nothing that we asked: harmless, and the stream stays in step
        return false;
    const bool counted = subscribing || version() == Version::V5;
    if (counted && packet.codes.size() != *it) { // [MQTT-3.8.4-6], [MQTT-3.11.3-1]
        fail(Reason::ProtocolError, "SUBACK or UNSUBACK with a wrong number of codes");
        return false;
    }
    pending.erase(it);
    m_session.ids.release(packet.id);
    event = {};
    event.kind = subscribing ? Event::Kind::Subscribed : Event::Kind::Unsubscribed;
    event.id = packet.id;
    event.codes = packet.codes;
    event.properties = packet.properties;
    return true;
}

Verdict Engine::checkConnack(const ConnackPacket &packet) const
{
    if (m_phase == Phase::Connected)
        return Verdict::protocolError("second CONNACK");
    if (packet.sessionPresent && m_options.connect.cleanStart)
        return Verdict::protocolError("session present after a clean start"); // [MQTT-3.2.2-2]
    const bool foreign = !m_sessionKnown && !m_options.acceptsForeignSession;
    if (packet.sessionPresent && foreign && version() == Version::V5) // [MQTT-3.2.2-4]
        return Verdict::protocolError("session present, but this client has none");
    return version() == Version::V5 ? checkMethod(packet.properties, packet.code == 0) : Verdict();
}

Verdict Engine::checkMethod(const PropertySet &properties, bool required) const
{
    const QByteArray method = authenticationMethod();
    const bool given = properties.contains(PropertyId::AuthenticationMethod);
    if ((given || (required && !method.isEmpty()))
        && properties.text(PropertyId::AuthenticationMethod) != method) // [MQTT-4.12.0-5]
        return Verdict::protocolError("not the authentication method of CONNECT");
    return {};
}

Verdict Engine::checkProblemInformation(const PropertySet &properties) const
{
    const bool wanted =
        m_options.connect.properties.number(PropertyId::RequestProblemInformation, 1) != 0;
    if (!wanted // [MQTT-3.1.2-29]
        && (properties.contains(PropertyId::ReasonString)
            || properties.contains(PropertyId::UserProperty)))
        return Verdict::protocolError("problem information that was declined");
    return {};
}

bool Engine::handleConnack(const Frame &frame, Event &event)
{
    ConnackPacket packet;
    Verdict verdict = decodeConnack(frame, version(), packet);
    if (verdict.ok()) {
        m_sessionAsked = false; // it has been answered
        verdict = checkConnack(packet);
    }
    if (!verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    if (packet.code != 0) { // [MQTT-3.2.2-7]
        const Reason reason =
            version() == Version::V5 ? Reason(packet.code) : reasonOfReturnCode(packet.code);
        close(Event::Cause::Refused, reason, "connection refused");
        m_closing->code = packet.code;
        m_closing->properties = packet.properties;
        return false;
    }
    m_phase = Phase::Connected;
    m_challengeOpen = false;
    acceptConnack(packet.properties);
    if (packet.sessionPresent)
        resume();
    else
        dropSession(Reason::UnspecifiedError); // [MQTT-3.2.2-5]
    event = {};
    event.kind = Event::Kind::Connected;
    event.sessionPresent = packet.sessionPresent;
    event.properties = packet.properties;
    const PropertySet &asked = m_options.connect.properties;
    if (version() == Version::V5 && asked.contains(PropertyId::AuthenticationMethod)) {
        m_following = event;
        m_following->kind = Event::Kind::AuthDone;
    }
    return true;
}

void Engine::acceptConnack(const PropertySet &properties)
{
    using P = PropertyId;
    const ConnectPacket &connect = m_options.connect;
    m_server.maximumQoS = quint8(properties.number(P::MaximumQoS, 2));
    m_server.retainAvailable = properties.number(P::RetainAvailable, 1) != 0;
    m_server.maximumPacketSize = properties.number(P::MaximumPacketSize, 0xFFFFFFFF);
    m_server.receiveMaximum = quint16(properties.number(P::ReceiveMaximum, 65535));
    m_sendQuota = m_server.receiveMaximum;
    m_outAliases.reset(quint16(properties.number(P::TopicAliasMaximum, 0)),
                       m_options.automaticAliases);
    if (properties.contains(P::AssignedClientIdentifier))
        m_sessionOwner = properties.text(P::AssignedClientIdentifier);
    const quint32 asked = connect.properties.number(P::SessionExpiryInterval, 0);
    m_persistent = connect.version == Version::V5
        ? properties.number(P::SessionExpiryInterval, asked) > 0
        : !connect.cleanStart;
    const quint32 keepAlive = properties.number(P::ServerKeepAlive, connect.keepAlive);
    // [MQTT-3.2.2-21]. Bytes of the CONNACK have just been received.
    m_keepAlive.start(std::chrono::seconds(keepAlive), m_options.automaticKeepAlive,
                      m_keepAlive.lastReceived());
}

bool Engine::handleDisconnect(const Frame &frame, Event &event)
{
    Q_UNUSED(event)
    if (version() != Version::V5) {
        fail(Reason::ProtocolError, "DISCONNECT from the server before MQTT 5.0");
        return false;
    }
    ReasonPacket packet;
    if (const Verdict verdict = decodeDisconnect(frame, packet); !verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    close(Event::Cause::ServerDisconnect, packet.reason, "the server closed the connection");
    m_closing->properties = packet.properties;
    return false;
}

bool Engine::handleAuth(const Frame &frame, Event &event)
{
    const QByteArray method = authenticationMethod();
    ReasonPacket packet;
    Verdict verdict = version() == Version::V5 ? decodeAuth(frame, packet)
                                               : Verdict::malformed("AUTH before MQTT 5.0");
    if (verdict.ok() && method.isEmpty())
        verdict = Verdict::protocolError("AUTH without an authentication method in CONNECT");
    if (verdict.ok())
        verdict = checkMethod(packet.properties, true);
    if (verdict.ok())
        verdict = checkProblemInformation(packet.properties);
    const bool challenge = packet.reason == Reason::ContinueAuthentication;
    if (verdict.ok() && m_phase == Phase::AwaitConnack && !challenge)
        verdict = Verdict::protocolError("AUTH success before CONNACK");
    if (verdict.ok() && m_phase == Phase::Connected && !m_reAuthenticating)
        verdict = Verdict::protocolError("AUTH that was not asked for");
    if (!verdict.ok()) {
        fail(verdict.reason, verdict.text);
        return false;
    }
    m_challengeOpen = challenge;
    if (!challenge)
        m_reAuthenticating = false;
    event = {};
    event.kind = challenge ? Event::Kind::AuthContinue : Event::Kind::AuthDone;
    event.reason = packet.reason;
    event.properties = packet.properties;
    return true;
}

} // namespace Raptor::Mqtt
