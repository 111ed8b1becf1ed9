// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/engine.h>

namespace Raptor::Mqtt {

void Engine::connectionOpened(const Options &options, Milliseconds now)
{
    connectionLost();
    m_options = options;
    m_phase = Phase::AwaitConnack;
    m_server = {};
    m_keepAlive.stop();
    const ConnectPacket &connect = m_options.connect;
    if (connect.cleanStart || connect.clientId != m_sessionOwner) {
        dropSession(Reason::UnspecifiedError);
        m_persistent = false;
        m_sessionAsked = false;
    }
    m_sessionOwner = connect.clientId;
    m_sessionKnown = m_persistent || m_sessionAsked; // asked: the CONNACK may have been lost
    m_sessionAsked = connect.version == Version::V5
        ? connect.properties.number(PropertyId::SessionExpiryInterval, 0) > 0
        : !connect.cleanStart;

    quint32 limit = options.maximumInboundPacket;
    m_receiveMaximum = 65535;
    if (connect.version == Version::V5) {
        limit = qMin(limit, connect.properties.number(PropertyId::MaximumPacketSize, 0xFFFFFFFF));
        m_receiveMaximum = int(connect.properties.number(PropertyId::ReceiveMaximum, 65535));
        // [MQTT-3.3.2-10]; tables never survive a connection [MQTT-3.3.2-7]
        m_inAliases.reset(quint16(connect.properties.number(PropertyId::TopicAliasMaximum, 0)));
    } else {
        m_inAliases.reset(0);
    }
    m_receiveQuota = m_receiveMaximum;
    m_reader.clear();
    m_reader.setLimit(limit);
    encodeConnect(m_output, connect); // [MQTT-3.1.0-1]
    m_keepAlive.noteSent(now);
}

void Engine::connectionLost()
{
    m_phase = Phase::Idle;
    m_keepAlive.stop();
    m_reader.clear();
    m_output.clear();
    m_closing.reset();
    m_following.reset();
    m_pendingAck.id = 0;
    m_quotaToReturn = 0;
    m_sendQuota = 65535;
    m_resends.clear();
    m_challengeOpen = false;
    m_reAuthenticating = false;
    for (auto it = m_subscribes.cbegin(); it != m_subscribes.cend(); ++it)
        m_session.ids.release(it.key());
    for (auto it = m_unsubscribes.cbegin(); it != m_unsubscribes.cend(); ++it)
        m_session.ids.release(it.key());
    m_subscribes.clear();
    m_unsubscribes.clear();
    m_outAliases.reset(0, 0);
    if (!m_persistent)
        dropSession(Reason::UnspecifiedError);
}

void Engine::disconnect(const ReasonPacket &packet)
{
    if (m_phase != Phase::AwaitConnack && m_phase != Phase::Connected)
        return;
    flushPendingAck();
    using P = PropertyId;
    ReasonPacket copy = packet;
    const bool wasZero = m_options.connect.properties.number(P::SessionExpiryInterval, 0) == 0;
    if (wasZero && copy.properties.number(P::SessionExpiryInterval, 0) != 0)
        copy.properties.remove(P::SessionExpiryInterval); // section 3.14.2.2.2
    QByteArray bytes;
    encodeDisconnect(bytes, version(), copy);
    // What the server would refuse is left out [MQTT-3.14.2-3], [MQTT-3.2.2-15].
    for (const P property : {P::UserProperty, P::ReasonString, P::SessionExpiryInterval}) {
        if (quint64(bytes.size()) <= m_server.maximumPacketSize)
            break;
        copy.properties.remove(property);
        bytes.clear();
        encodeDisconnect(bytes, version(), copy);
    }
    if (version() == Version::V5 && copy.properties.contains(P::SessionExpiryInterval))
        m_persistent = copy.properties.number(P::SessionExpiryInterval, 0) != 0;
    m_output.append(bytes);
    m_phase = Phase::Closed; // [MQTT-3.14.4-2]: nothing follows
    m_keepAlive.stop();
}

void Engine::discardSession()
{
    dropSession(Reason::UnspecifiedError);
    m_persistent = false;
    m_sessionAsked = false;
    m_sessionOwner.clear();
}

void Engine::dropSession(Reason reason)
{
    for (const quint16 id : m_session.inOrder())
        m_losses.push_back({id, reason});
    m_session.clear();
    m_resends.clear();
}

void Engine::fail(Reason reason, const char *text)
{
    if (version() == Version::V5)
        encodeDisconnect(m_output, Version::V5, {reason, {}}); // section 4.13
    close(Event::Cause::ProtocolViolation, reason, text);
}

void Engine::close(Event::Cause cause, Reason reason, const char *text)
{
    Event event;
    event.kind = Event::Kind::Closed;
    event.cause = cause;
    event.reason = reason;
    event.text = text;
    m_closing = event;
    m_phase = Phase::Closed;
    m_keepAlive.stop();
}

void Engine::tick(Milliseconds now)
{
    if (m_phase != Phase::Connected)
        return;
    switch (m_keepAlive.check(now)) {
    case KeepAlive::Action::None:
        return;
    case KeepAlive::Action::Ping:
        ping(now);
        return;
    case KeepAlive::Action::Dead:
        close(Event::Cause::KeepAlive, Reason::KeepAliveTimeout, "no answer to a ping");
        return;
    }
}

std::optional<Milliseconds> Engine::deadline() const
{
    return m_phase == Phase::Connected ? m_keepAlive.deadline() : std::nullopt;
}

void Engine::resume()
{
    // [MQTT-4.4.0-1]: original identifiers; [MQTT-4.3.3-6]: after PUBREC only the PUBREL.
    for (const quint16 id : m_session.inOrder()) {
        Outgoing *outgoing = m_session.find(id);
        outgoing->onWire = false;
        outgoing->holdsQuota = false;
        if (outgoing->released) {
            outgoing->onWire = true;
            encodeAck(m_output, version(), PacketType::Pubrel, id);
        } else {
            m_resends.push_back(id);
        }
    }
    pumpResends();
}

void Engine::pumpResends()
{
    while (!m_resends.empty() && m_sendQuota > 0) {
        const quint16 id = m_resends.front();
        m_resends.pop_front();
        Outgoing *outgoing = m_session.find(id);
        if (outgoing == nullptr || outgoing->onWire)
            continue;
        const Message &message = outgoing->message;
        Reason obstacle = Reason::Success;
        if (message.qos > m_server.maximumQoS)
            obstacle = Reason::QoSNotSupported;
        else if (message.retain && !m_server.retainAvailable)
            obstacle = Reason::RetainNotSupported;
        else if (encodedPublishSize(version(), message, {id}) > m_server.maximumPacketSize)
            obstacle = Reason::PacketTooLarge;
        if (isFailure(obstacle)) {
            m_losses.push_back({id, obstacle});
            m_session.finish(id);
            continue;
        }
        writePublish(id, *outgoing, true); // [MQTT-3.3.1-1]
    }
}

} // namespace Raptor::Mqtt
