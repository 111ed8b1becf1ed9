// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QtGlobal>

/// Part of the API for source compatibility; the library is linked statically.
#define Q_MQTT_EXPORT

namespace QMqtt {
Q_NAMESPACE

enum class PayloadFormatIndicator : quint8 {
    Unspecified = 0,
    UTF8Encoded = 1,
};
Q_ENUM_NS(PayloadFormatIndicator)

/// Steps of a message on its way; see QMqttClient::messageStatusChanged().
enum class MessageStatus : quint8 {
    Unknown = 0,
    Published,
    Acknowledged,
    Received,
    Released,
    Completed,
};
Q_ENUM_NS(MessageStatus)

/// Reason codes of MQTT 5.0, table 2-6. Answers of 3.x servers are mapped onto them.
enum class ReasonCode : quint8 {
    Success = 0x00,
    SubscriptionQoSLevel0 = 0x00,
    SubscriptionQoSLevel1 = 0x01,
    SubscriptionQoSLevel2 = 0x02,
    DisconnectWithWill = 0x04, ///< not in Qt MQTT
    NoMatchingSubscriber = 0x10,
    NoSubscriptionExisted = 0x11,
    ContinueAuthentication = 0x18,
    ReAuthenticate = 0x19,
    UnspecifiedError = 0x80,
    MalformedPacket = 0x81,
    ProtocolError = 0x82,
    ImplementationSpecificError = 0x83,
    UnsupportedProtocolVersion = 0x84,
    InvalidClientId = 0x85,
    InvalidUserNameOrPassword = 0x86,
    NotAuthorized = 0x87,
    ServerNotAvailable = 0x88,
    ServerBusy = 0x89,
    ClientBanned = 0x8A,
    ServerShuttingDown = 0x8B, ///< not in Qt MQTT
    InvalidAuthenticationMethod = 0x8C,
    KeepAliveTimeout = 0x8D, ///< not in Qt MQTT
    SessionTakenOver = 0x8E, ///< not in Qt MQTT
    InvalidTopicFilter = 0x8F,
    InvalidTopicName = 0x90,
    MessageIdInUse = 0x91,
    MessageIdNotFound = 0x92,
    ReceiveMaximumExceeded = 0x93, ///< not in Qt MQTT
    TopicAliasInvalid = 0x94, ///< not in Qt MQTT
    PacketTooLarge = 0x95,
    MessageRateTooHigh = 0x96, ///< not in Qt MQTT
    QuotaExceeded = 0x97,
    AdministrativeAction = 0x98, ///< not in Qt MQTT
    InvalidPayloadFormat = 0x99,
    RetainNotSupported = 0x9A,
    QoSNotSupported = 0x9B,
    UseAnotherServer = 0x9C,
    ServerMoved = 0x9D,
    SharedSubscriptionsNotSupported = 0x9E,
    ExceededConnectionRate = 0x9F,
    MaximumConnectTime = 0xA0, ///< not in Qt MQTT
    SubscriptionIdsNotSupported = 0xA1,
    WildCardSubscriptionsNotSupported = 0xA2,
};
Q_ENUM_NS(ReasonCode)

} // namespace QMqtt
