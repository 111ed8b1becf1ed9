// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/client_extras.h"

#include "protocol/link/reset_on_close.h"

#include <QtMqtt/QMqttExtensions>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

constexpr int neverRetained = 2; // 5.0, 3.8.3.1
constexpr quint8 firstFailure = 0x80; // of the reason codes, 5.0, 2.4

quint8 refusalOf(const QMqttClient &client)
{
    const QMqttServerConnectionProperties answer = client.serverConnectionProperties();
    const auto code = quint8(answer.reasonCode());
    return answer.isValid() && code >= firstFailure ? code : quint8(0);
}

} // namespace

class ClientExtras::Private
{
public:
    explicit Private(QMqttClient *client) : m_client(client), m_extensions(client) { }

    const QMqttClient *m_client;
    QMqttExtensions m_extensions;
};

ClientExtras::ClientExtras(QMqttClient *client) : d(std::make_unique<Private>(client))
{
    connect(&d->m_extensions, &QMqttExtensions::publishFailed, this, &ClientExtras::publishFailed);
    connect(&d->m_extensions, &QMqttExtensions::publishAcknowledged, this,
            &ClientExtras::publishAcknowledged);
}

ClientExtras::~ClientExtras() = default;

void ClientExtras::setConnectTimeout(Milliseconds timeout)
{
    d->m_extensions.setConnectTimeout(timeout);
}

bool ClientExtras::timedOut() const
{
    return d->m_client->error() == QMqttClient::ServerUnavailable
        && d->m_extensions.errorText().contains("timeout"_L1);
}

void ClientExtras::setMaximumPacketSize(quint32 bytes)
{
    d->m_extensions.setMaximumInboundPacketSize(bytes);
}

QString ClientExtras::errorText() const
{
    return d->m_extensions.errorText();
}

quint8 ClientExtras::serverReason() const
{
    const auto disconnect = quint8(d->m_extensions.serverDisconnectReason());
    return disconnect >= firstFailure ? disconnect : refusalOf(*d->m_client);
}

QString ClientExtras::serverReference() const
{
    return d->m_extensions.serverReference();
}

void ClientExtras::abort()
{
    d->m_extensions.abort();
}

void ClientExtras::setResetOnClose(bool on)
{
    Link::setResetOnClose(d->m_client->transport(), on);
}

Milliseconds ClientExtras::sinceLastReceived() const
{
    return d->m_extensions.sinceLastReceived();
}

qint64 ClientExtras::bytesToWrite() const
{
    return d->m_extensions.bytesToWrite();
}

void ClientExtras::skipRetained(QMqttSubscriptionProperties &properties)
{
    QMqttExtensions::setRetainHandling(properties, neverRetained);
}

QString ClientExtras::reasonText(QMqtt::ReasonCode reason)
{
    return QMqttExtensions::reasonText(reason);
}

} // namespace Raptor::Link
