// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/client_p.h>

#include <protocol/mqtt/conversion.h>
#include <protocol/mqtt/core/topics.h>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

namespace {

using Refusal = QMqttClientPrivate::Refusal;
using Settings = QMqttClientPrivate::Settings;

Refusal violation(const QString &text)
{
    return {QMqttClient::ProtocolViolation, text};
}

Refusal checkIdentity(const Settings &settings, ConnectPacket &packet)
{
    const auto clientId = toMqttString(settings.clientId);
    if (!clientId)
        return {QMqttClient::IdRejected, u"the client identifier is not a valid MQTT string"_s};
    packet.clientId = *clientId;
    if (packet.version == Version::V311 && clientId->isEmpty() && !settings.cleanSession)
        return {QMqttClient::IdRejected, // [MQTT-3.1.3-7]
                u"an empty client identifier needs a clean session"_s};
    if (packet.version == Version::V31 && (clientId->isEmpty() || settings.clientId.size() > 23))
        return {QMqttClient::IdRejected,
                u"MQTT 3.1 needs a client identifier of 1 to 23 characters"_s};

    if (!settings.username.isEmpty()) {
        packet.userName = toMqttString(settings.username);
        if (!packet.userName)
            return {QMqttClient::BadUsernameOrPassword,
                    u"the user name is not a valid MQTT string"_s};
    }
    if (!settings.password.isEmpty()) {
        packet.password = settings.password.toUtf8();
        if (packet.password->size() > kMaximumString)
            return {QMqttClient::BadUsernameOrPassword, u"the password is too long"_s};
        if (!packet.userName && packet.version != Version::V5) // [MQTT-3.1.2-22]
            return {QMqttClient::BadUsernameOrPassword,
                    u"a password without a user name needs MQTT 5.0"_s};
    }
    return {};
}

Refusal checkWill(const Settings &settings, ConnectPacket &packet)
{
    if (settings.willTopic.isEmpty())
        return {};
    if (!isValidTopicName(QStringView(settings.willTopic)))
        return violation(u"the topic of the last will is not valid"_s);
    if (settings.willMessage.size() > kMaximumString)
        return violation(u"the message of the last will is too long"_s);
    Will will;
    will.topic = settings.willTopic.toUtf8();
    will.payload = settings.willMessage;
    will.qos = settings.willQoS;
    will.retain = settings.willRetain;
    if (packet.version == Version::V5) {
        const auto properties = toWire(settings.lastWill);
        if (!properties)
            return violation(u"the last will properties cannot be sent"_s);
        will.properties = *properties;
    }
    packet.will = will;
    return {};
}

} // namespace

QMqttClientPrivate::Refusal QMqttClientPrivate::makeOptions(Engine::Options &options) const
{
    options = {};
    ConnectPacket &packet = options.connect;
    packet.version = Version(settings.protocolVersion);
    packet.cleanStart = settings.cleanSession;
    packet.keepAlive = settings.keepAlive;
    options.automaticKeepAlive = settings.autoKeepAlive;
    options.maximumInboundPacket = settings.maximumInbound;
    options.acceptsForeignSession = settings.acceptsForeignSession;
    if (Refusal refusal = checkIdentity(settings, packet); refusal.error != QMqttClient::NoError)
        return refusal;
    if (Refusal refusal = checkWill(settings, packet); refusal.error != QMqttClient::NoError)
        return refusal;
    if (!isV5())
        return {};
    const auto properties = toWire(settings.connection);
    if (!properties)
        return violation(u"the connection properties cannot be sent"_s);
    packet.properties = *properties;
    options.automaticAliases = settings.connection.maximumTopicAlias();
    const quint32 largest = settings.connection.maximumPacketSize();
    if (settings.announceMaximumInbound)
        packet.properties.setNumber(PropertyId::MaximumPacketSize,
                                    qMin(largest, settings.maximumInbound));
    else if (largest != 0xFFFFFFFF) // an explicit wish of the application counts
        options.maximumInboundPacket = largest;
    return {};
}
