// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/engine.h>

#include <optional>

/// Words of the vector files (vectors/README.md) for values of the engine, and back.
/// All names and layouts here are written from the specification, not from the engine's tables.
namespace Raptor::Mqtt::Vectors {

enum class ValueKind { Byte, Two, Four, Varint, String, Binary, Pair };

/// One line of table 2-4 of MQTT 5.0.
struct PropertyName
{
    PropertyId id;
    const char *word;
    ValueKind kind;
};
inline constexpr PropertyName kPropertyNames[] = {
    {PropertyId(0x01), "payload-format-indicator", ValueKind::Byte},
    {PropertyId(0x02), "message-expiry-interval", ValueKind::Four},
    {PropertyId(0x03), "content-type", ValueKind::String},
    {PropertyId(0x08), "response-topic", ValueKind::String},
    {PropertyId(0x09), "correlation-data", ValueKind::Binary},
    {PropertyId(0x0B), "subscription-identifier", ValueKind::Varint},
    {PropertyId(0x11), "session-expiry-interval", ValueKind::Four},
    {PropertyId(0x12), "assigned-client-identifier", ValueKind::String},
    {PropertyId(0x13), "server-keep-alive", ValueKind::Two},
    {PropertyId(0x15), "authentication-method", ValueKind::String},
    {PropertyId(0x16), "authentication-data", ValueKind::Binary},
    {PropertyId(0x17), "request-problem-information", ValueKind::Byte},
    {PropertyId(0x18), "will-delay-interval", ValueKind::Four},
    {PropertyId(0x19), "request-response-information", ValueKind::Byte},
    {PropertyId(0x1A), "response-information", ValueKind::String},
    {PropertyId(0x1C), "server-reference", ValueKind::String},
    {PropertyId(0x1F), "reason-string", ValueKind::String},
    {PropertyId(0x21), "receive-maximum", ValueKind::Two},
    {PropertyId(0x22), "topic-alias-maximum", ValueKind::Two},
    {PropertyId(0x23), "topic-alias", ValueKind::Two},
    {PropertyId(0x24), "maximum-qos", ValueKind::Byte},
    {PropertyId(0x25), "retain-available", ValueKind::Byte},
    {PropertyId(0x26), "user-property", ValueKind::Pair},
    {PropertyId(0x27), "maximum-packet-size", ValueKind::Four},
    {PropertyId(0x28), "wildcard-subscription-available", ValueKind::Byte},
    {PropertyId(0x29), "subscription-identifier-available", ValueKind::Byte},
    {PropertyId(0x2A), "shared-subscription-available", ValueKind::Byte},
};

/// Printable ASCII as it is, everything else, blanks and backslashes as \xNN.
[[nodiscard]] QByteArray escaped(QByteArrayView bytes);
[[nodiscard]] std::optional<QByteArray> unescaped(const QByteArray &word);

/// Adds `NAME=VALUE`; false when the name is not a property or the value does not fit.
[[nodiscard]] bool addProperty(PropertySet &set, const QByteArray &name, const QByteArray &value);

[[nodiscard]] QByteArray text(const PropertySet &properties);
/// One line, all fields that the kind of event has.
[[nodiscard]] QByteArray text(const Event &event);
[[nodiscard]] bool isEventWord(const QByteArray &word);
[[nodiscard]] QByteArray text(Engine::Phase phase);
[[nodiscard]] QByteArray text(Engine::PublishError error);
[[nodiscard]] const char *text(Version version);

} // namespace Raptor::Mqtt::Vectors
