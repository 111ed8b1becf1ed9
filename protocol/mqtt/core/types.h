// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

#include <chrono>

/// Sans-IO MQTT protocol engine: bytes and a monotonic time go in, events and bytes come out.
/// Nothing in this folder knows QObject, sockets, threads or clocks.
namespace Raptor::Mqtt {

using Milliseconds = std::chrono::milliseconds;

/// Protocol level as written into CONNECT.
enum class Version : quint8 {
    V31 = 3,
    V311 = 4,
    V5 = 5,
};

/// Control packet types, the upper four bits of the first byte.
enum class PacketType : quint8 {
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
    Auth = 15,
};

/// Reason codes of MQTT 5.0, table 2-6. 3.x answers are mapped onto them.
enum class Reason : quint8 {
    Success = 0x00,
    GrantedQoS1 = 0x01,
    GrantedQoS2 = 0x02,
    DisconnectWithWill = 0x04,
    NoMatchingSubscribers = 0x10,
    NoSubscriptionExisted = 0x11,
    ContinueAuthentication = 0x18,
    ReAuthenticate = 0x19,
    UnspecifiedError = 0x80,
    MalformedPacket = 0x81,
    ProtocolError = 0x82,
    ImplementationSpecificError = 0x83,
    UnsupportedProtocolVersion = 0x84,
    ClientIdNotValid = 0x85,
    BadUserNameOrPassword = 0x86,
    NotAuthorized = 0x87,
    ServerUnavailable = 0x88,
    ServerBusy = 0x89,
    Banned = 0x8A,
    ServerShuttingDown = 0x8B,
    BadAuthenticationMethod = 0x8C,
    KeepAliveTimeout = 0x8D,
    SessionTakenOver = 0x8E,
    TopicFilterInvalid = 0x8F,
    TopicNameInvalid = 0x90,
    PacketIdInUse = 0x91,
    PacketIdNotFound = 0x92,
    ReceiveMaximumExceeded = 0x93,
    TopicAliasInvalid = 0x94,
    PacketTooLarge = 0x95,
    MessageRateTooHigh = 0x96,
    QuotaExceeded = 0x97,
    AdministrativeAction = 0x98,
    PayloadFormatInvalid = 0x99,
    RetainNotSupported = 0x9A,
    QoSNotSupported = 0x9B,
    UseAnotherServer = 0x9C,
    ServerMoved = 0x9D,
    SharedSubscriptionsNotSupported = 0x9E,
    ConnectionRateExceeded = 0x9F,
    MaximumConnectTime = 0xA0,
    SubscriptionIdsNotSupported = 0xA1,
    WildcardSubscriptionsNotSupported = 0xA2,
};

/// True for every code that says "no".
constexpr bool isFailure(Reason reason)
{
    return quint8(reason) >= 0x80;
}

/// Outcome of reading a packet: a reason code and a fixed English text, or success.
struct [[nodiscard]] Verdict
{
    Reason reason = Reason::Success;
    const char *text = "";

    bool ok() const { return reason == Reason::Success; }
    static Verdict malformed(const char *why) { return {Reason::MalformedPacket, why}; }
    static Verdict protocolError(const char *why) { return {Reason::ProtocolError, why}; }
};

/// Largest value of a variable byte integer and so of the remaining length, section 1.5.5.
constexpr quint32 kMaximumVarint = 268435455;
/// Largest length of a string or of binary data inside a packet, section 1.5.4.
constexpr qsizetype kMaximumString = 65535;

} // namespace Raptor::Mqtt
