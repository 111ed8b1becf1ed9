// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqttclient.h>

#include <protocol/mqtt/client_p.h>

namespace {

/// Settings are frozen from connectToHost() until the connection has ended.
bool mayChange(const QMqttClientPrivate *d, const char *name)
{
    if (d->state == QMqttClient::Disconnected)
        return true;
    qCDebug(lcMqttClient) << name << "can only be changed while disconnected";
    return false;
}

} // namespace

QString QMqttClient::hostname() const
{
    return d->settings.hostname;
}

void QMqttClient::setHostname(const QString &hostname)
{
    if (!mayChange(d, "hostname") || d->settings.hostname == hostname)
        return;
    d->settings.hostname = hostname;
    Q_EMIT hostnameChanged(hostname);
}

quint16 QMqttClient::port() const
{
    return d->settings.port;
}

void QMqttClient::setPort(quint16 port)
{
    if (!mayChange(d, "port") || d->settings.port == port)
        return;
    d->settings.port = port;
    Q_EMIT portChanged(port);
}

QString QMqttClient::clientId() const
{
    return d->settings.clientId;
}

void QMqttClient::setClientId(const QString &clientId)
{
    if (!mayChange(d, "clientId") || d->settings.clientId == clientId)
        return;
    d->settings.clientId = clientId;
    Q_EMIT clientIdChanged(clientId);
}

quint16 QMqttClient::keepAlive() const
{
    return d->settings.keepAlive;
}

void QMqttClient::setKeepAlive(quint16 keepAlive)
{
    if (!mayChange(d, "keepAlive") || d->settings.keepAlive == keepAlive)
        return;
    d->settings.keepAlive = keepAlive;
    Q_EMIT keepAliveChanged(keepAlive);
}

QMqttClient::ProtocolVersion QMqttClient::protocolVersion() const
{
    return d->settings.protocolVersion;
}

void QMqttClient::setProtocolVersion(ProtocolVersion protocolVersion)
{
    if (protocolVersion < MQTT_3_1 || protocolVersion > MQTT_5_0)
        return;
    if (!mayChange(d, "protocolVersion") || d->settings.protocolVersion == protocolVersion)
        return;
    d->settings.protocolVersion = protocolVersion;
    Q_EMIT protocolVersionChanged(protocolVersion);
}

QString QMqttClient::username() const
{
    return d->settings.username;
}

void QMqttClient::setUsername(const QString &username)
{
    if (!mayChange(d, "username") || d->settings.username == username)
        return;
    d->settings.username = username;
    Q_EMIT usernameChanged(username);
}

QString QMqttClient::password() const
{
    return d->settings.password;
}

void QMqttClient::setPassword(const QString &password)
{
    if (!mayChange(d, "password") || d->settings.password == password)
        return;
    d->settings.password = password;
    Q_EMIT passwordChanged(password);
}

bool QMqttClient::cleanSession() const
{
    return d->settings.cleanSession;
}

void QMqttClient::setCleanSession(bool cleanSession)
{
    if (!mayChange(d, "cleanSession") || d->settings.cleanSession == cleanSession)
        return;
    d->settings.cleanSession = cleanSession;
    Q_EMIT cleanSessionChanged(cleanSession);
}

QString QMqttClient::willTopic() const
{
    return d->settings.willTopic;
}

void QMqttClient::setWillTopic(const QString &willTopic)
{
    if (!mayChange(d, "willTopic") || d->settings.willTopic == willTopic)
        return;
    d->settings.willTopic = willTopic;
    Q_EMIT willTopicChanged(willTopic);
}

QByteArray QMqttClient::willMessage() const
{
    return d->settings.willMessage;
}

void QMqttClient::setWillMessage(const QByteArray &willMessage)
{
    if (!mayChange(d, "willMessage") || d->settings.willMessage == willMessage)
        return;
    d->settings.willMessage = willMessage;
    Q_EMIT willMessageChanged(willMessage);
}

quint8 QMqttClient::willQoS() const
{
    return d->settings.willQoS;
}

void QMqttClient::setWillQoS(quint8 willQoS)
{
    if (willQoS > 2) // [MQTT-3.1.2-12]
        return;
    if (!mayChange(d, "willQoS") || d->settings.willQoS == willQoS)
        return;
    d->settings.willQoS = willQoS;
    Q_EMIT willQoSChanged(willQoS);
}

bool QMqttClient::willRetain() const
{
    return d->settings.willRetain;
}

void QMqttClient::setWillRetain(bool willRetain)
{
    if (!mayChange(d, "willRetain") || d->settings.willRetain == willRetain)
        return;
    d->settings.willRetain = willRetain;
    Q_EMIT willRetainChanged(willRetain);
}

bool QMqttClient::autoKeepAlive() const
{
    return d->settings.autoKeepAlive;
}

void QMqttClient::setAutoKeepAlive(bool autoKeepAlive)
{
    if (!mayChange(d, "autoKeepAlive") || d->settings.autoKeepAlive == autoKeepAlive)
        return;
    d->settings.autoKeepAlive = autoKeepAlive;
    Q_EMIT autoKeepAliveChanged(autoKeepAlive);
}

QMqttClient::ClientState QMqttClient::state() const
{
    return d->state;
}

void QMqttClient::setState(ClientState state)
{
    if (state == Disconnected && d->transport != nullptr) // no state without its connection
        d->disconnectFromHost({}, true);
    else
        d->setState(state);
}

QMqttClient::ClientError QMqttClient::error() const
{
    return d->error;
}

void QMqttClient::setError(ClientError error)
{
    d->setError(error);
}
