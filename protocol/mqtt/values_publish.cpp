// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/values_p.h>

namespace {

/// The data of all values that nobody has set anything in; every setter detaches. Most messages and
/// acknowledgements carry no properties and then cost no allocation for them.
template <class Data>
Data *sharedEmpty()
{
    static const QSharedDataPointer<Data> shared(new Data);
    return const_cast<Data *>(shared.constData());
}

} // namespace

QMqttPublishProperties::QMqttPublishProperties() : d(sharedEmpty<QMqttPublishPropertiesData>()) { }
QMqttPublishProperties::QMqttPublishProperties(const QMqttPublishProperties &other) = default;
QMqttPublishProperties &
QMqttPublishProperties::operator=(const QMqttPublishProperties &other) = default;
QMqttPublishProperties::~QMqttPublishProperties() = default;

QMqttPublishProperties::PublishPropertyDetails QMqttPublishProperties::availableProperties() const
{
    return d->available;
}

QMqtt::PayloadFormatIndicator QMqttPublishProperties::payloadFormatIndicator() const
{
    return d->payloadFormatIndicator;
}

void QMqttPublishProperties::setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator value)
{
    d->payloadFormatIndicator = value;
    d->available |= PayloadFormatIndicator;
}

quint32 QMqttPublishProperties::messageExpiryInterval() const
{
    return d->messageExpiryInterval;
}

void QMqttPublishProperties::setMessageExpiryInterval(quint32 value)
{
    d->messageExpiryInterval = value;
    d->available |= MessageExpiryInterval;
}

quint16 QMqttPublishProperties::topicAlias() const
{
    return d->topicAlias;
}

void QMqttPublishProperties::setTopicAlias(quint16 value)
{
    if (value == 0) // [MQTT-3.3.2-8]
        return;
    d->topicAlias = value;
    d->available |= TopicAlias;
}

QString QMqttPublishProperties::responseTopic() const
{
    return d->responseTopic;
}

void QMqttPublishProperties::setResponseTopic(const QString &value)
{
    d->responseTopic = value;
    d->available |= ResponseTopic;
}

QByteArray QMqttPublishProperties::correlationData() const
{
    return d->correlationData;
}

void QMqttPublishProperties::setCorrelationData(const QByteArray &value)
{
    d->correlationData = value;
    d->available |= CorrelationData;
}

QMqttUserProperties QMqttPublishProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttPublishProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
    d->available |= UserProperty;
}

QList<quint32> QMqttPublishProperties::subscriptionIdentifiers() const
{
    return d->subscriptionIdentifiers;
}

void QMqttPublishProperties::setSubscriptionIdentifiers(const QList<quint32> &value)
{
    if (value.contains(0))
        return;
    d->subscriptionIdentifiers = value;
    d->available |= SubscriptionIdentifier;
}

QString QMqttPublishProperties::contentType() const
{
    return d->contentType;
}

void QMqttPublishProperties::setContentType(const QString &value)
{
    d->contentType = value;
    d->available |= ContentType;
}

QMqttMessageStatusProperties::QMqttMessageStatusProperties()
    : d(sharedEmpty<QMqttMessageStatusPropertiesData>())
{
}
QMqttMessageStatusProperties::QMqttMessageStatusProperties(
    const QMqttMessageStatusProperties &other) = default;
QMqttMessageStatusProperties &
QMqttMessageStatusProperties::operator=(const QMqttMessageStatusProperties &other) = default;
QMqttMessageStatusProperties::~QMqttMessageStatusProperties() = default;

QMqtt::ReasonCode QMqttMessageStatusProperties::reasonCode() const
{
    return d->reasonCode;
}

QString QMqttMessageStatusProperties::reason() const
{
    return d->reason;
}

QMqttUserProperties QMqttMessageStatusProperties::userProperties() const
{
    return d->userProperties;
}

QMqttMessage::QMqttMessage() : d(new QMqttMessageData) { }
QMqttMessage::QMqttMessage(QMqttMessageData *data) : d(data) { }
QMqttMessage::QMqttMessage(const QMqttMessage &other) = default;
QMqttMessage &QMqttMessage::operator=(const QMqttMessage &other) = default;
QMqttMessage::~QMqttMessage() = default;

bool QMqttMessage::operator==(const QMqttMessage &other) const
{
    return d == other.d;
}

QByteArray QMqttMessage::payload() const
{
    return d->payload;
}

quint8 QMqttMessage::qos() const
{
    return d->qos;
}

quint16 QMqttMessage::id() const
{
    return d->id;
}

QMqttTopicName QMqttMessage::topic() const
{
    return d->topic;
}

bool QMqttMessage::duplicate() const
{
    return d->duplicate;
}

bool QMqttMessage::retain() const
{
    return d->retain;
}

QMqttPublishProperties QMqttMessage::publishProperties() const
{
    return d->properties;
}
