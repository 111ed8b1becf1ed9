// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/properties.h>

#include <optional>

namespace Raptor::Mqtt {

/// Texts in these structures are UTF-8, already checked (toMqttString()).
struct Will
{
    QByteArray topic;
    QByteArray payload;
    quint8 qos = 0;
    bool retain = false;
    PropertySet properties;
};

struct ConnectPacket
{
    Version version = Version::V311;
    QByteArray clientId;
    bool cleanStart = true;
    quint16 keepAlive = 60; ///< seconds, 0 = none
    std::optional<Will> will;
    std::optional<QByteArray> userName;
    std::optional<QByteArray> password;
    PropertySet properties;
};

struct ConnackPacket
{
    bool sessionPresent = false;
    quint8 code = 0; ///< 3.x return code or 5.0 reason code
    PropertySet properties;
};

/// A received PUBLISH; the views point into the receive buffer.
struct PublishView
{
    QByteArrayView topic;
    QByteArrayView payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool retain = false;
    bool duplicate = false;
    PropertySet properties;
};

/// A PUBLISH to send.
struct Message
{
    QByteArray topic;
    QByteArray payload;
    quint8 qos = 0;
    bool retain = false;
    PropertySet properties;
};

/// PUBACK, PUBREC, PUBREL or PUBCOMP.
struct AckPacket
{
    quint16 id = 0;
    Reason reason = Reason::Success;
    PropertySet properties;
};

/// SUBACK or UNSUBACK; \c codes has one byte per filter, empty for UNSUBACK before 5.0.
struct SubackPacket
{
    quint16 id = 0;
    QByteArray codes;
    PropertySet properties;
};

/// DISCONNECT or AUTH.
struct ReasonPacket
{
    Reason reason = Reason::Success;
    PropertySet properties;
};

/// One filter of a SUBSCRIBE with its options byte (5.0 section 3.8.3.1; before it just the QoS).
struct SubscribeEntry
{
    QByteArray filter;
    quint8 options = 0;
};

namespace SubscribeOption {
constexpr quint8 NoLocal = 0x04;
constexpr quint8 RetainAsPublished = 0x08;
constexpr int RetainHandlingShift = 4;
} // namespace SubscribeOption

} // namespace Raptor::Mqtt
