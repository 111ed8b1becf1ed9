// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqttclient.h>

#include <protocol/mqtt/client_p.h>
#include <protocol/mqtt/conversion.h>

#include <QtNetwork/QSslConfiguration>

QMqttClient::QMqttClient(QObject *parent) : QObject(parent), d(new QMqttClientPrivate(this)) { }

QMqttClient::~QMqttClient()
{
    d->shutDown();
    delete d;
}

void QMqttClient::setTransport(QIODevice *device, TransportType transport)
{
    if (d->state != Disconnected) {
        qCDebug(lcMqttClient) << "setTransport() is only possible while disconnected";
        return;
    }
    d->settings.device = device;
    d->settings.hasDevice = device != nullptr;
    d->settings.deviceType = transport;
}

QIODevice *QMqttClient::transport() const
{
    if (d->settings.device)
        return d->settings.device;
    return d->transport != nullptr ? d->transport->device() : nullptr;
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic, quint8 qos)
{
    return d->subscribe(topic, {}, qos);
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic,
                                          const QMqttSubscriptionProperties &properties, quint8 qos)
{
    return d->subscribe(topic, properties, qos);
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic)
{
    unsubscribe(topic, {});
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic,
                              const QMqttUnsubscriptionProperties &properties)
{
    if (d->subscriptions.find(topic.filter()) != nullptr)
        d->unsubscribe(topic.filter(), properties);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic, const QByteArray &message, quint8 qos,
                            bool retain)
{
    static const QMqttPublishProperties kNone;
    return d->publish(topic, kNone, message, qos, retain);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties,
                            const QByteArray &message, quint8 qos, bool retain)
{
    return d->publish(topic, properties, message, qos, retain);
}

bool QMqttClient::requestPing()
{
    if (!d->engine.ping(QMqttClientPrivate::now()))
        return false;
    d->armTimer();
    d->requestFlush();
    return true;
}

void QMqttClient::connectToHost()
{
    d->connectToHost(nullptr);
}

#ifndef QT_NO_SSL
void QMqttClient::connectToHostEncrypted(const QSslConfiguration &conf)
{
    d->connectToHost(&conf);
}
#endif

void QMqttClient::disconnectFromHost()
{
    d->disconnectFromHost({}, true);
}

void QMqttClient::authenticate(const QMqttAuthenticationProperties &prop)
{
    const auto wire = Raptor::Mqtt::toWire(prop);
    if (!wire || !d->engine.auth(*wire))
        return d->refuse(QStringLiteral("authenticate() is not possible now"));
    d->requestFlush();
}

void QMqttClient::setConnectionProperties(const QMqttConnectionProperties &prop)
{
    d->settings.connection = prop;
}

QMqttConnectionProperties QMqttClient::connectionProperties() const
{
    return d->settings.connection;
}

void QMqttClient::setLastWillProperties(const QMqttLastWillProperties &prop)
{
    d->settings.lastWill = prop;
}

QMqttLastWillProperties QMqttClient::lastWillProperties() const
{
    return d->settings.lastWill;
}

QMqttServerConnectionProperties QMqttClient::serverConnectionProperties() const
{
    return d->serverProperties;
}
