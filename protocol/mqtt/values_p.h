// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared data of the value classes, for the value classes and the conversions to the engine only.

#include <QtMqtt/qmqttauthenticationproperties.h>
#include <QtMqtt/qmqttconnectionproperties.h>
#include <QtMqtt/qmqttmessage.h>
#include <QtMqtt/qmqttpublishproperties.h>
#include <QtMqtt/qmqttsubscriptionproperties.h>

#include <QtCore/QSharedData>

class QMqttConnectionPropertiesData : public QSharedData
{
public:
    quint32 sessionExpiryInterval = 0;
    quint16 maximumReceive = 65535;
    quint32 maximumPacketSize = 0xFFFFFFFF;
    quint16 maximumTopicAlias = 0;
    bool requestResponseInformation = false;
    bool requestProblemInformation = true;
    QMqttUserProperties userProperties;
    QString authenticationMethod;
    QByteArray authenticationData;
};

class QMqttServerConnectionPropertiesData : public QSharedData
{
public:
    static QMqttServerConnectionPropertiesData &of(QMqttServerConnectionProperties &properties)
    {
        return *properties.serverData;
    }

    QMqttServerConnectionProperties::ServerPropertyDetails available;
    bool valid = false;
    quint8 maximumQoS = 2;
    bool retainAvailable = true;
    bool clientIdAssigned = false;
    QString reason;
    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    bool wildcardSupported = true;
    bool subscriptionIdentifierSupported = true;
    bool sharedSubscriptionSupported = true;
    quint16 serverKeepAlive = 0;
    QString responseInformation;
    QString serverReference;
};

class QMqttLastWillPropertiesData : public QSharedData
{
public:
    quint32 willDelayInterval = 0;
    QMqtt::PayloadFormatIndicator payloadFormatIndicator =
        QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 messageExpiryInterval = 0;
    QString contentType;
    QString responseTopic;
    QByteArray correlationData;
    QMqttUserProperties userProperties;
};

class QMqttPublishPropertiesData : public QSharedData
{
public:
    QMqttPublishProperties::PublishPropertyDetails available;
    QMqtt::PayloadFormatIndicator payloadFormatIndicator =
        QMqtt::PayloadFormatIndicator::Unspecified;
    quint32 messageExpiryInterval = 0;
    quint16 topicAlias = 0;
    QString responseTopic;
    QByteArray correlationData;
    QMqttUserProperties userProperties;
    QList<quint32> subscriptionIdentifiers;
    QString contentType;
};

class QMqttMessageStatusPropertiesData : public QSharedData
{
public:
    static QMqttMessageStatusPropertiesData &of(QMqttMessageStatusProperties &properties)
    {
        return *properties.d;
    }

    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    QString reason;
    QMqttUserProperties userProperties;
};

class QMqttSubscriptionPropertiesData : public QSharedData
{
public:
    static QMqttSubscriptionPropertiesData &of(QMqttSubscriptionProperties &properties)
    {
        return *properties.d;
    }
    static const QMqttSubscriptionPropertiesData &of(const QMqttSubscriptionProperties &properties)
    {
        return *properties.d;
    }

    QMqttUserProperties userProperties;
    quint32 subscriptionIdentifier = 0;
    bool noLocal = false;
    bool retainAsPublished = false;
    quint8 retainHandling = 0;
};

class QMqttUnsubscriptionPropertiesData : public QSharedData
{
public:
    QMqttUserProperties userProperties;
};

class QMqttAuthenticationPropertiesData : public QSharedData
{
public:
    QString method;
    QByteArray data;
    QString reason;
    QMqttUserProperties userProperties;
};

class QMqttMessageData : public QSharedData
{
public:
    static QMqttMessage create(QMqttMessageData *data) { return QMqttMessage(data); }

    QMqttTopicName topic;
    QByteArray payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool duplicate = false;
    bool retain = false;
    QMqttPublishProperties properties;
};
