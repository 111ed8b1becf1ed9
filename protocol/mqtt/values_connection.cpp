// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/values_p.h>

QMqttLastWillProperties::QMqttLastWillProperties() : d(new QMqttLastWillPropertiesData) { }
QMqttLastWillProperties::QMqttLastWillProperties(const QMqttLastWillProperties &other) = default;
QMqttLastWillProperties &
QMqttLastWillProperties::operator=(const QMqttLastWillProperties &other) = default;
QMqttLastWillProperties::~QMqttLastWillProperties() = default;

quint32 QMqttLastWillProperties::willDelayInterval() const
{
    return d->willDelayInterval;
}

void QMqttLastWillProperties::setWillDelayInterval(quint32 value)
{
    d->willDelayInterval = value;
}

QMqtt::PayloadFormatIndicator QMqttLastWillProperties::payloadFormatIndicator() const
{
    return d->payloadFormatIndicator;
}

void QMqttLastWillProperties::setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator value)
{
    d->payloadFormatIndicator = value;
}

quint32 QMqttLastWillProperties::messageExpiryInterval() const
{
    return d->messageExpiryInterval;
}

void QMqttLastWillProperties::setMessageExpiryInterval(quint32 value)
{
    d->messageExpiryInterval = value;
}

QString QMqttLastWillProperties::contentType() const
{
    return d->contentType;
}

void QMqttLastWillProperties::setContentType(const QString &value)
{
    d->contentType = value;
}

QString QMqttLastWillProperties::responseTopic() const
{
    return d->responseTopic;
}

void QMqttLastWillProperties::setResponseTopic(const QString &value)
{
    d->responseTopic = value;
}

QByteArray QMqttLastWillProperties::correlationData() const
{
    return d->correlationData;
}

void QMqttLastWillProperties::setCorrelationData(const QByteArray &value)
{
    d->correlationData = value;
}

QMqttUserProperties QMqttLastWillProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttLastWillProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
}

QMqttConnectionProperties::QMqttConnectionProperties() : d(new QMqttConnectionPropertiesData) { }
QMqttConnectionProperties::QMqttConnectionProperties(const QMqttConnectionProperties &other) =
    default;
QMqttConnectionProperties &
QMqttConnectionProperties::operator=(const QMqttConnectionProperties &other) = default;
QMqttConnectionProperties::~QMqttConnectionProperties() = default;

quint32 QMqttConnectionProperties::sessionExpiryInterval() const
{
    return d->sessionExpiryInterval;
}

void QMqttConnectionProperties::setSessionExpiryInterval(quint32 value)
{
    d->sessionExpiryInterval = value;
}

quint16 QMqttConnectionProperties::maximumReceive() const
{
    return d->maximumReceive;
}

void QMqttConnectionProperties::setMaximumReceive(quint16 value)
{
    if (value == 0) // a protocol error on the wire, section 3.1.2.11
        return;
    d->maximumReceive = value;
}

quint32 QMqttConnectionProperties::maximumPacketSize() const
{
    return d->maximumPacketSize;
}

void QMqttConnectionProperties::setMaximumPacketSize(quint32 value)
{
    if (value == 0) // a protocol error on the wire, section 3.1.2.11
        return;
    d->maximumPacketSize = value;
}

quint16 QMqttConnectionProperties::maximumTopicAlias() const
{
    return d->maximumTopicAlias;
}

void QMqttConnectionProperties::setMaximumTopicAlias(quint16 value)
{
    d->maximumTopicAlias = value;
}

bool QMqttConnectionProperties::requestResponseInformation() const
{
    return d->requestResponseInformation;
}

void QMqttConnectionProperties::setRequestResponseInformation(bool value)
{
    d->requestResponseInformation = value;
}

bool QMqttConnectionProperties::requestProblemInformation() const
{
    return d->requestProblemInformation;
}

void QMqttConnectionProperties::setRequestProblemInformation(bool value)
{
    d->requestProblemInformation = value;
}

QMqttUserProperties QMqttConnectionProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttConnectionProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
}

QString QMqttConnectionProperties::authenticationMethod() const
{
    return d->authenticationMethod;
}

void QMqttConnectionProperties::setAuthenticationMethod(const QString &value)
{
    d->authenticationMethod = value;
}

QByteArray QMqttConnectionProperties::authenticationData() const
{
    return d->authenticationData;
}

void QMqttConnectionProperties::setAuthenticationData(const QByteArray &value)
{
    d->authenticationData = value;
}

QMqttServerConnectionProperties::QMqttServerConnectionProperties()
    : serverData(new QMqttServerConnectionPropertiesData)
{
}
QMqttServerConnectionProperties::QMqttServerConnectionProperties(
    const QMqttServerConnectionProperties &other) = default;
QMqttServerConnectionProperties &
QMqttServerConnectionProperties::operator=(const QMqttServerConnectionProperties &other) = default;
QMqttServerConnectionProperties::~QMqttServerConnectionProperties() = default;

QMqttServerConnectionProperties::ServerPropertyDetails
QMqttServerConnectionProperties::availableProperties() const
{
    return serverData->available;
}

bool QMqttServerConnectionProperties::isValid() const
{
    return serverData->valid;
}

quint8 QMqttServerConnectionProperties::maximumQoS() const
{
    return serverData->maximumQoS;
}

bool QMqttServerConnectionProperties::retainAvailable() const
{
    return serverData->retainAvailable;
}

bool QMqttServerConnectionProperties::clientIdAssigned() const
{
    return serverData->clientIdAssigned;
}

QString QMqttServerConnectionProperties::reason() const
{
    return serverData->reason;
}

QMqtt::ReasonCode QMqttServerConnectionProperties::reasonCode() const
{
    return serverData->reasonCode;
}

bool QMqttServerConnectionProperties::wildcardSupported() const
{
    return serverData->wildcardSupported;
}

bool QMqttServerConnectionProperties::subscriptionIdentifierSupported() const
{
    return serverData->subscriptionIdentifierSupported;
}

bool QMqttServerConnectionProperties::sharedSubscriptionSupported() const
{
    return serverData->sharedSubscriptionSupported;
}

quint16 QMqttServerConnectionProperties::serverKeepAlive() const
{
    return serverData->serverKeepAlive;
}

QString QMqttServerConnectionProperties::responseInformation() const
{
    return serverData->responseInformation;
}

QString QMqttServerConnectionProperties::serverReference() const
{
    return serverData->serverReference;
}
