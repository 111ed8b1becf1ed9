// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqtttype.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

class QMqttPublishPropertiesData;
class QMqttMessageStatusPropertiesData;

/// Properties of a PUBLISH, MQTT 5.0 section 3.3.2.3.
class Q_MQTT_EXPORT QMqttPublishProperties
{
public:
    enum PublishPropertyDetail : quint32 {
        None = 0x00000000,
        PayloadFormatIndicator = 0x00000001,
        MessageExpiryInterval = 0x00000002,
        TopicAlias = 0x00000004,
        ResponseTopic = 0x00000008,
        CorrelationData = 0x00000010,
        UserProperty = 0x00000020,
        SubscriptionIdentifier = 0x00000040,
        ContentType = 0x00000080,
    };
    Q_DECLARE_FLAGS(PublishPropertyDetails, PublishPropertyDetail)

    QMqttPublishProperties();
    QMqttPublishProperties(const QMqttPublishProperties &other);
    QMqttPublishProperties &operator=(const QMqttPublishProperties &other);
    ~QMqttPublishProperties();

    /// Which properties were set by a setter, or received.
    PublishPropertyDetails availableProperties() const;

    QMqtt::PayloadFormatIndicator payloadFormatIndicator() const;
    void setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator indicator);
    /// Seconds.
    quint32 messageExpiryInterval() const;
    void setMessageExpiryInterval(quint32 interval);
    quint16 topicAlias() const;
    /// 1 to 65535; 0 is refused [MQTT-3.3.2-8].
    void setTopicAlias(quint16 alias);
    QString responseTopic() const;
    void setResponseTopic(const QString &topic);
    QByteArray correlationData() const;
    void setCorrelationData(const QByteArray &correlation);
    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &properties);
    /// Of received messages: identifiers of the subscriptions that brought it.
    QList<quint32> subscriptionIdentifiers() const;
    /// A list that contains 0 is refused. Messages with identifiers cannot be sent [MQTT-3.3.4-6].
    void setSubscriptionIdentifiers(const QList<quint32> &ids);
    QString contentType() const;
    void setContentType(const QString &type);

private:
    QSharedDataPointer<QMqttPublishPropertiesData> d;
};

/// Reason code, reason string and user properties of an acknowledgement.
class Q_MQTT_EXPORT QMqttMessageStatusProperties
{
public:
    QMqttMessageStatusProperties();
    QMqttMessageStatusProperties(const QMqttMessageStatusProperties &other);
    QMqttMessageStatusProperties &operator=(const QMqttMessageStatusProperties &other);
    ~QMqttMessageStatusProperties();

    QMqtt::ReasonCode reasonCode() const;
    QString reason() const;
    QMqttUserProperties userProperties() const;

private:
    friend class QMqttMessageStatusPropertiesData;
    QSharedDataPointer<QMqttMessageStatusPropertiesData> d;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttPublishProperties::PublishPropertyDetails)
Q_DECLARE_METATYPE(QMqttPublishProperties)
Q_DECLARE_METATYPE(QMqttMessageStatusProperties)
