// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/client_p.h>

#include <protocol/mqtt/conversion.h>
#include <protocol/mqtt/values_p.h>

#include <QtCore/QMetaMethod>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

namespace {

/// How CONNACK codes of 5.0 appear as errors of the client.
QMqttClient::ClientError errorOfRefusal(Reason reason)
{
    switch (quint8(reason)) {
    case 0x80:
        return QMqttClient::UnknownError;
    case 0x84:
        return QMqttClient::InvalidProtocolVersion;
    case 0x85:
        return QMqttClient::IdRejected;
    case 0x86:
        return QMqttClient::BadUsernameOrPassword;
    case 0x87:
        return QMqttClient::NotAuthorized;
    case 0x88:
    case 0x89:
    case 0x9C:
    case 0x9D:
        return QMqttClient::ServerUnavailable;
    case 0x83:
    case 0x8A:
    case 0x8C:
    case 0x90:
    case 0x95:
    case 0x97:
    case 0x99:
    case 0x9A:
    case 0x9B:
    case 0x9F:
        return QMqttClient::Mqtt5SpecificError;
    default:
        return QMqttClient::ProtocolViolation;
    }
}

/// The same for a DISCONNECT of the server, which never leaves NoError behind.
QMqttClient::ClientError errorOfDisconnect(Reason reason)
{
    switch (quint8(reason)) {
    case 0x00:
    case 0x89:
    case 0x8B:
    case 0x8D:
    case 0x9C:
    case 0x9D:
        return QMqttClient::ServerUnavailable;
    case 0x81:
    case 0x82:
        return QMqttClient::ProtocolViolation;
    case 0x87:
        return QMqttClient::NotAuthorized;
    case 0x80:
        return QMqttClient::UnknownError;
    default:
        return QMqttClient::Mqtt5SpecificError;
    }
}

} // namespace

void QMqttClientPrivate::dispatch(const Event &event, const Guard &guard)
{
    switch (event.kind) {
    case Event::Kind::None:
        return;
    case Event::Kind::Message:
        return handleMessage(event, guard);
    case Event::Kind::Released:
        return emitStatus(event, QMqtt::MessageStatus::Released);
    case Event::Kind::Acknowledged:
        return handleFinalAck(event, QMqtt::MessageStatus::Acknowledged, guard);
    case Event::Kind::Received:
        return handleReceived(event);
    case Event::Kind::Completed:
        return handleFinalAck(event, QMqtt::MessageStatus::Completed, guard);
    case Event::Kind::PublishLost:
        return reportFailure(event.id, event.reason, u"given up when the session was resumed"_s);
    case Event::Kind::Subscribed:
        return subscriptions.handleSuback(event);
    case Event::Kind::Unsubscribed:
        return subscriptions.handleUnsuback(event, isV5());
    case Event::Kind::Pong:
        armTimer();
        Q_EMIT q->pingResponseReceived();
        return;
    case Event::Kind::Connected:
        return handleConnected(event);
    case Event::Kind::AuthContinue:
        Q_EMIT q->authenticationRequested(authenticationProperties(event.properties));
        return;
    case Event::Kind::AuthDone:
        Q_EMIT q->authenticationFinished(authenticationProperties(event.properties));
        return;
    case Event::Kind::Closed:
        return handleClosed(event);
    }
}

void QMqttClientPrivate::handleConnected(const Event &event)
{
    const Guard guard(this);
    m_connectTimer.stop();
    serverProperties = Raptor::Mqtt::serverProperties(event.properties, Reason::Success);
    serverReference = serverProperties.serverReference();
    sessionRestored = event.sessionPresent;
    errorText.clear();
    armTimer();
    const QString assigned = textOf(event.properties, PropertyId::AssignedClientIdentifier);
    if (!assigned.isEmpty() && assigned != settings.clientId) {
        settings.clientId = assigned;
        Q_EMIT q->clientIdChanged(assigned);
    }
    if (guard && event.sessionPresent)
        Q_EMIT q->brokerSessionRestored();
    if (guard && !event.sessionPresent)
        subscriptions.connectionEnded(false);
    if (guard)
        setState(QMqttClient::Connected);
}

void QMqttClientPrivate::handleMessage(const Event &event, const Guard &guard)
{
    // Everything is taken out of the receive buffer before anybody is told.
    const Subscriptions::Topic &known = subscriptions.topic(event.topic);
    const QMqttTopicName topic = known.name;
    const Subscriptions::List receivers = known.matches;
    const QByteArray payload = event.payload.toByteArray();
    Q_EMIT q->messageReceived(payload, topic);
    if (guard && !receivers.isEmpty())
        deliver(receivers, {event, topic, payload}, guard);
    if (guard && event.qos > 0)
        emitStatus(event, QMqtt::MessageStatus::Published);
}

QMqttMessage QMqttClientPrivate::Delivery::message() const
{
    auto *data = new QMqttMessageData;
    data->topic = topic;
    data->payload = payload;
    data->id = event.id;
    data->qos = event.qos;
    data->duplicate = event.duplicate;
    data->retain = event.retain;
    if (!event.properties.isEmpty())
        data->properties = publishProperties(event.properties);
    return QMqttMessageData::create(data);
}

void QMqttClientPrivate::deliver(const Subscriptions::List &receivers, const Delivery &delivery,
                                 const Guard &guard)
{
    std::optional<QMqttMessage> message; // made for the first one that listens
    for (const QPointer<QMqttSubscription> &receiver : receivers) {
        if (!guard)
            return;
        if (!receiver || !QMqttSubscriptionPrivate::takesMessages(*receiver))
            continue;
        if (!message)
            message = delivery.message();
        Q_EMIT receiver->messageReceived(*message);
    }
}

void QMqttClientPrivate::emitStatus(const Event &event, QMqtt::MessageStatus status)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QMqttClient::messageStatusChanged);
    if (!q->isSignalConnected(signal))
        return;
    Q_EMIT q->messageStatusChanged(event.id, status,
                                   statusProperties(event.reason, event.properties));
}

void QMqttClientPrivate::handleReceived(const Event &event)
{
    const Guard guard(this);
    emitStatus(event, QMqtt::MessageStatus::Received);
    if (guard && isFailure(event.reason))
        reportFailure(event.id, event.reason, textOf(event.properties, PropertyId::ReasonString));
}

void QMqttClientPrivate::handleFinalAck(const Event &event, QMqtt::MessageStatus status,
                                        const Guard &guard)
{
    emitStatus(event, status);
    if (!guard)
        return;
    if (isFailure(event.reason)) {
        reportFailure(event.id, event.reason, textOf(event.properties, PropertyId::ReasonString));
        return;
    }
    if (extensions != nullptr)
        Q_EMIT extensions->publishAcknowledged(event.id, QMqtt::ReasonCode(event.reason));
    if (guard)
        Q_EMIT q->messageSent(event.id);
}

void QMqttClientPrivate::reportFailure(qint32 id, Reason reason, const QString &text)
{
    if (extensions == nullptr)
        return;
    const QString words = text.isEmpty() ? reasonText(reason) : text;
    Q_EMIT extensions->publishFailed(id, QMqtt::ReasonCode(reason), words);
}

void QMqttClientPrivate::handleClosed(const Event &event)
{
    const QString detail = textOf(event.properties, PropertyId::ReasonString);
    const QString words = detail.isEmpty() ? QString() : u" ("_s + detail + u')';
    switch (event.cause) {
    case Event::Cause::None:
        return;
    case Event::Cause::Refused: {
        serverProperties = Raptor::Mqtt::serverProperties(event.properties, event.reason);
        serverReference = serverProperties.serverReference();
        const auto why =
            isV5() ? errorOfRefusal(event.reason) : QMqttClient::ClientError(event.code);
        return endConnection(Ending::Graceful, why,
                             u"the server refused the connection: "_s + reasonText(event.reason)
                                 + words);
    }
    case Event::Cause::ServerDisconnect:
        serverDisconnectReason = QMqtt::ReasonCode(event.reason);
        serverReference = textOf(event.properties, PropertyId::ServerReference);
        return endConnection(Ending::Graceful, errorOfDisconnect(event.reason),
                             u"the server ended the connection: "_s + reasonText(event.reason)
                                 + words);
    case Event::Cause::ProtocolViolation:
        return endConnection(Ending::Graceful, QMqttClient::ProtocolViolation,
                             u"the server broke the protocol: "_s
                                 + QString::fromLatin1(event.text));
    case Event::Cause::KeepAlive:
        return endConnection(Ending::Abort, QMqttClient::ServerUnavailable,
                             QString::fromLatin1(event.text));
    }
}
