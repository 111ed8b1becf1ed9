// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/engine.h>

namespace Raptor::Mqtt {

namespace {

constexpr quint64 kLargestPacket = 1 + 4 + quint64(kMaximumVarint);

} // namespace

Engine::PublishError Engine::checkPublish(const Message &message) const
{
    if (m_phase != Phase::Connected)
        return PublishError::NotConnected;
    if (message.qos > m_server.maximumQoS)
        return PublishError::QoSNotSupported;
    if (message.retain && !m_server.retainAvailable)
        return PublishError::RetainNotSupported;
    if (message.qos > 0 && (m_sendQuota == 0 || !m_resends.empty()))
        return PublishError::NoQuota;
    const quint32 alias = message.properties.number(PropertyId::TopicAlias, 0);
    if (alias > m_outAliases.maximum())
        return PublishError::AliasNotAllowed;
    return PublishError::None;
}

Engine::PublishResult Engine::publish(const Message &message)
{
    if (const PublishError error = checkPublish(message); error != PublishError::None)
        return {0, error};

    OutgoingAliases::Choice choice;
    const Message *plain = &message;
    Message stripped;
    if (version() == Version::V5 && m_outAliases.maximum() > 0) {
        const auto wanted = quint16(message.properties.number(PropertyId::TopicAlias, 0));
        choice = m_outAliases.choose(message.topic, wanted);
        if (wanted != 0) {
            stripped = message;
            stripped.properties.remove(PropertyId::TopicAlias);
            plain = &stripped;
        }
    }
    PublishHeader header{.alias = choice.alias, .omitTopic = choice.known};
    const quint64 limit = qMin<quint64>(m_server.maximumPacketSize, kLargestPacket);
    if (encodedPublishSize(version(), *plain, header) > limit)
        return {0, PublishError::TooLarge};
    if (plain->qos > 0) {
        header.id = m_session.ids.take();
        if (header.id == 0)
            return {0, PublishError::NoPacketId};
        Outgoing &outgoing = m_session.add(header.id, *plain);
        outgoing.onWire = true;
        outgoing.holdsQuota = true;
        --m_sendQuota;
    }
    if (choice.alias != 0)
        m_outAliases.commit(plain->topic, choice.alias);
    encodePublish(m_output, version(), *plain, header);
    return {header.id, PublishError::None};
}

void Engine::writePublish(quint16 id, Outgoing &outgoing, bool duplicate)
{
    outgoing.onWire = true;
    outgoing.holdsQuota = true;
    --m_sendQuota;
    // The full topic: the aliases of the old connection are gone.
    encodePublish(m_output, version(), outgoing.message, {.id = id, .duplicate = duplicate});
}

void Engine::returnQuota(Outgoing &outgoing)
{
    if (!outgoing.holdsQuota)
        return;
    outgoing.holdsQuota = false;
    m_sendQuota = qMin(m_sendQuota + 1, int(m_server.receiveMaximum));
}

void Engine::finish(quint16 id)
{
    if (Outgoing *outgoing = m_session.find(id); outgoing != nullptr)
        returnQuota(*outgoing);
    m_session.finish(id);
    pumpResends();
}

bool Engine::writeSmall(const QByteArray &packet)
{
    if (quint64(packet.size()) > m_server.maximumPacketSize)
        return false;
    m_output.append(packet);
    return true;
}

quint16 Engine::subscribe(const QList<SubscribeEntry> &entries, const PropertySet &properties)
{
    if (m_phase != Phase::Connected || entries.isEmpty()) // [MQTT-3.8.3-2]
        return 0;
    const quint16 id = m_session.ids.take();
    if (id == 0)
        return 0;
    QByteArray packet;
    encodeSubscribe(packet, version(), id, entries, properties);
    if (!writeSmall(packet)) {
        m_session.ids.release(id);
        return 0;
    }
    m_subscribes.insert(id, entries.size());
    return id;
}

quint16 Engine::unsubscribe(const QList<QByteArray> &filters, const PropertySet &properties)
{
    if (m_phase != Phase::Connected || filters.isEmpty()) // [MQTT-3.10.3-2]
        return 0;
    const quint16 id = m_session.ids.take();
    if (id == 0)
        return 0;
    QByteArray packet;
    encodeUnsubscribe(packet, version(), id, filters, properties);
    if (!writeSmall(packet)) {
        m_session.ids.release(id);
        return 0;
    }
    m_unsubscribes.insert(id, filters.size());
    return id;
}

bool Engine::ping(Milliseconds now)
{
    if (m_phase != Phase::Connected)
        return false;
    encodePingreq(m_output);
    m_keepAlive.notePing(now);
    return true;
}

QByteArray Engine::authenticationMethod() const
{
    if (version() != Version::V5)
        return {};
    return m_options.connect.properties.text(PropertyId::AuthenticationMethod);
}

bool Engine::auth(const PropertySet &properties)
{
    const bool open = m_phase == Phase::Connected || m_phase == Phase::AwaitConnack;
    if (version() != Version::V5 || !open)
        return false;
    const QByteArray method = authenticationMethod();
    if (method.isEmpty()) // [MQTT-4.12.0-7]
        return false;
    const bool answers = m_challengeOpen;
    if (!answers && (m_phase == Phase::AwaitConnack || m_reAuthenticating))
        return false;
    ReasonPacket packet;
    packet.properties = properties;
    if (!packet.properties.contains(PropertyId::AuthenticationMethod))
        packet.properties.setText(PropertyId::AuthenticationMethod, method);
    if (packet.properties.text(PropertyId::AuthenticationMethod) != method) // [MQTT-4.12.0-5]
        return false;
    packet.reason = answers ? Reason::ContinueAuthentication : Reason::ReAuthenticate;
    QByteArray bytes;
    encodeAuth(bytes, packet);
    if (!writeSmall(bytes))
        return false;
    m_reAuthenticating = m_reAuthenticating || !answers;
    m_challengeOpen = false;
    return true;
}

QByteArray Engine::takeOutput(Milliseconds now, QByteArray spare)
{
    spare.resize(0);
    m_output.swap(spare);
    if (!spare.isEmpty())
        m_keepAlive.noteSent(now);
    // What the server cannot have read yet does not entitle it to more (section 4.9).
    m_receiveQuota = qMin(m_receiveQuota + m_quotaToReturn, m_receiveMaximum);
    m_quotaToReturn = 0;
    return spare;
}

} // namespace Raptor::Mqtt
