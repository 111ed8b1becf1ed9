// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqttextensions.h>

#include <protocol/mqtt/client_p.h>
#include <protocol/mqtt/conversion.h>
#include <protocol/mqtt/values_p.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

QMqttExtensions::QMqttExtensions(QMqttClient *client, QObject *parent)
    : QObject(parent != nullptr ? parent : client), m_client(QMqttClientPrivate::get(client))
{
    Q_ASSERT_X(m_client->extensions == nullptr, "QMqttExtensions", "one per client");
    if (m_client->extensions != nullptr)
        m_client->extensions->m_client = nullptr;
    m_client->extensions = this;
}

QMqttExtensions::~QMqttExtensions()
{
    if (m_client != nullptr)
        m_client->extensions = nullptr;
}

void QMqttExtensions::setConnectTimeout(std::chrono::milliseconds timeout)
{
    if (m_client != nullptr)
        m_client->settings.connectTimeout = timeout;
}

std::chrono::milliseconds QMqttExtensions::connectTimeout() const
{
    return m_client != nullptr ? m_client->settings.connectTimeout : std::chrono::milliseconds(0);
}

void QMqttExtensions::setMaximumInboundPacketSize(quint32 bytes)
{
    if (m_client == nullptr || bytes == 0)
        return;
    m_client->settings.maximumInbound = bytes;
    m_client->settings.announceMaximumInbound = true;
}

quint32 QMqttExtensions::maximumInboundPacketSize() const
{
    return m_client != nullptr ? m_client->settings.maximumInbound : 0;
}

void QMqttExtensions::setAcceptsForeignSession(bool accept)
{
    if (m_client != nullptr)
        m_client->settings.acceptsForeignSession = accept;
}

bool QMqttExtensions::acceptsForeignSession() const
{
    return m_client != nullptr && m_client->settings.acceptsForeignSession;
}

QString QMqttExtensions::errorText() const
{
    return m_client != nullptr ? m_client->errorText : QString();
}

QMqtt::ReasonCode QMqttExtensions::serverDisconnectReason() const
{
    return m_client != nullptr ? m_client->serverDisconnectReason : QMqtt::ReasonCode::Success;
}

QString QMqttExtensions::serverReference() const
{
    return m_client != nullptr ? m_client->serverReference : QString();
}

bool QMqttExtensions::sessionRestored() const
{
    return m_client != nullptr && m_client->sessionRestored;
}

namespace {

/// What a client may say, table 3-13 of 5.0 [MQTT-3.14.2-1]; anything else is an unspecified error.
Reason clientReason(QMqtt::ReasonCode reason)
{
    constexpr quint8 kCodes[] = {0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x90,
                                 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99};
    const bool legal =
        std::find(std::begin(kCodes), std::end(kCodes), quint8(reason)) != std::end(kCodes);
    return legal ? Reason(reason) : Reason::UnspecifiedError;
}

void disconnectWith(QMqttClientPrivate *client, QMqtt::ReasonCode reason, const QString &text,
                    std::optional<quint32> expiry)
{
    if (client == nullptr)
        return;
    ReasonPacket packet;
    packet.reason = clientReason(reason);
    if (expiry)
        packet.properties.setNumber(PropertyId::SessionExpiryInterval, *expiry);
    if (const auto utf8 = toMqttString(text); utf8 && !utf8->isEmpty())
        packet.properties.setText(PropertyId::ReasonString, *utf8);
    // Before 5.0 a DISCONNECT always discards the will [MQTT-3.14.4-3].
    const bool withWill = reason == QMqtt::ReasonCode::DisconnectWithWill;
    client->disconnectFromHost(packet, client->isV5() || !withWill);
}

} // namespace

void QMqttExtensions::disconnectWithReason(QMqtt::ReasonCode reason, const QString &text)
{
    disconnectWith(m_client, reason, text, std::nullopt);
}

void QMqttExtensions::disconnectWithReason(QMqtt::ReasonCode reason, const QString &text,
                                           quint32 sessionExpiryInterval)
{
    disconnectWith(m_client, reason, text, sessionExpiryInterval);
}

void QMqttExtensions::abort()
{
    if (m_client != nullptr)
        m_client->abortConnection(QMqttClient::NoError, {});
}

std::chrono::milliseconds QMqttExtensions::sinceLastReceived() const
{
    if (m_client == nullptr || m_client->lastReceived.count() < 0)
        return std::chrono::milliseconds(-1);
    return QMqttClientPrivate::now() - m_client->lastReceived;
}

int QMqttExtensions::sendQuota() const
{
    const bool connected = m_client != nullptr && m_client->state == QMqttClient::Connected;
    return connected ? m_client->engine.sendQuota() : 0;
}

quint8 QMqttExtensions::maximumQoS() const
{
    return m_client != nullptr ? m_client->serverProperties.maximumQoS() : quint8(2);
}

int QMqttExtensions::unfinishedPublishes() const
{
    return m_client != nullptr ? int(m_client->engine.unfinishedPublishes()) : 0;
}

qint64 QMqttExtensions::bytesToWrite() const
{
    if (m_client == nullptr || m_client->transport == nullptr)
        return 0;
    return m_client->engine.outputSize() + m_client->transport->bytesToWrite();
}

void QMqttExtensions::setRetainHandling(QMqttSubscriptionProperties &properties, int handling)
{
    if (handling >= 0 && handling <= 2) // 3 is a protocol error
        QMqttSubscriptionPropertiesData::of(properties).retainHandling = quint8(handling);
}

int QMqttExtensions::retainHandling(const QMqttSubscriptionProperties &properties)
{
    return QMqttSubscriptionPropertiesData::of(properties).retainHandling;
}

void QMqttExtensions::setRetainAsPublished(QMqttSubscriptionProperties &properties, bool keep)
{
    QMqttSubscriptionPropertiesData::of(properties).retainAsPublished = keep;
}

bool QMqttExtensions::retainAsPublished(const QMqttSubscriptionProperties &properties)
{
    return QMqttSubscriptionPropertiesData::of(properties).retainAsPublished;
}

QString QMqttExtensions::reasonText(QMqtt::ReasonCode reason)
{
    return Raptor::Mqtt::reasonText(Reason(reason));
}
