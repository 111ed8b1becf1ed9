// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqtttype.h"

#include <QtCore/QByteArray>

class QMqttConnectionPropertiesData;
class QMqttLastWillPropertiesData;
class QMqttServerConnectionPropertiesData;

/// Properties of the last will, MQTT 5.0 section 3.1.3.2.
class Q_MQTT_EXPORT QMqttLastWillProperties
{
public:
    QMqttLastWillProperties();
    QMqttLastWillProperties(const QMqttLastWillProperties &other);
    QMqttLastWillProperties &operator=(const QMqttLastWillProperties &other);
    ~QMqttLastWillProperties();

    /// Seconds between the loss of the connection and the publication.
    quint32 willDelayInterval() const;
    QMqtt::PayloadFormatIndicator payloadFormatIndicator() const;
    /// Life of the message in seconds, 0 = not sent, for ever.
    quint32 messageExpiryInterval() const;
    QString contentType() const;
    QString responseTopic() const;
    QByteArray correlationData() const;
    QMqttUserProperties userProperties() const;

    void setWillDelayInterval(quint32 delay);
    void setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator indicator);
    void setMessageExpiryInterval(quint32 expiry);
    void setContentType(const QString &content);
    void setResponseTopic(const QString &response);
    void setCorrelationData(const QByteArray &correlation);
    void setUserProperties(const QMqttUserProperties &properties);

private:
    QSharedDataPointer<QMqttLastWillPropertiesData> d;
};

/// What the client asks for in CONNECT, MQTT 5.0 section 3.1.2.11. Defaults are not sent.
class Q_MQTT_EXPORT QMqttConnectionProperties
{
public:
    QMqttConnectionProperties();
    QMqttConnectionProperties(const QMqttConnectionProperties &other);
    QMqttConnectionProperties &operator=(const QMqttConnectionProperties &other);
    ~QMqttConnectionProperties();

    void setSessionExpiryInterval(quint32 expiry);
    /// QoS 1 and 2 messages that the server may have under way; 0 is refused.
    void setMaximumReceive(quint16 maximumReceive);
    /// Bytes of a whole packet; 0 is refused.
    void setMaximumPacketSize(quint32 packetSize);
    /// Topic aliases that the server may use; also how many this client gives out on its own.
    void setMaximumTopicAlias(quint16 alias);
    void setRequestResponseInformation(bool response);
    void setRequestProblemInformation(bool problem);
    void setUserProperties(const QMqttUserProperties &properties);
    void setAuthenticationMethod(const QString &authMethod);
    void setAuthenticationData(const QByteArray &authData);

    quint32 sessionExpiryInterval() const;
    quint16 maximumReceive() const;
    quint32 maximumPacketSize() const;
    quint16 maximumTopicAlias() const;
    bool requestResponseInformation() const;
    bool requestProblemInformation() const;
    QMqttUserProperties userProperties() const;
    QString authenticationMethod() const;
    QByteArray authenticationData() const;

private:
    QSharedDataPointer<QMqttConnectionPropertiesData> d;
};

/// What the server answered in CONNACK, MQTT 5.0 section 3.2.2.3.
class Q_MQTT_EXPORT QMqttServerConnectionProperties : public QMqttConnectionProperties
{
public:
    enum ServerPropertyDetail : quint32 {
        None = 0x00000000,
        SessionExpiryInterval = 0x00000001,
        MaximumReceive = 0x00000002,
        MaximumQoS = 0x00000004,
        RetainAvailable = 0x00000010,
        MaximumPacketSize = 0x00000020,
        AssignedClientId = 0x00000040,
        MaximumTopicAlias = 0x00000080,
        ReasonString = 0x00000100,
        UserProperty = 0x00000200,
        WildCardSupported = 0x00000400,
        SubscriptionIdentifierSupported = 0x00000800,
        SharedSubscriptionSupported = 0x00001000,
        ServerKeepAlive = 0x00002000,
        ResponseInformation = 0x00004000,
        ServerReference = 0x00008000,
        AuthenticationMethod = 0x00010000,
        AuthenticationData = 0x00020000,
    };
    Q_DECLARE_FLAGS(ServerPropertyDetails, ServerPropertyDetail)

    QMqttServerConnectionProperties();
    QMqttServerConnectionProperties(const QMqttServerConnectionProperties &other);
    QMqttServerConnectionProperties &operator=(const QMqttServerConnectionProperties &other);
    ~QMqttServerConnectionProperties();

    ServerPropertyDetails availableProperties() const;
    /// True once a CONNACK has been received.
    bool isValid() const;
    quint8 maximumQoS() const;
    bool retainAvailable() const;
    bool clientIdAssigned() const;
    QString reason() const;
    /// Also filled for 3.x servers.
    QMqtt::ReasonCode reasonCode() const;
    bool wildcardSupported() const;
    bool subscriptionIdentifierSupported() const;
    bool sharedSubscriptionSupported() const;
    /// Seconds; 0 when the server left the client's own keep alive in force.
    quint16 serverKeepAlive() const;
    QString responseInformation() const;
    QString serverReference() const;

private:
    friend class QMqttServerConnectionPropertiesData;
    QSharedDataPointer<QMqttServerConnectionPropertiesData> serverData;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttServerConnectionProperties::ServerPropertyDetails)
Q_DECLARE_TYPEINFO(QMqttLastWillProperties, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(QMqttConnectionProperties, Q_RELOCATABLE_TYPE);
