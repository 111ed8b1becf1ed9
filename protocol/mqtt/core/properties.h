// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/primitives.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace Raptor::Mqtt {

/// Property identifiers of MQTT 5.0, table 2-4.
enum class PropertyId : quint8 {
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0B,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1A,
    ServerReference = 0x1C,
    ReasonString = 0x1F,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQoS = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2A,
};

/// Where a property block stands; decides which properties are legal in it.
enum class PropertyScope : quint8 {
    Connect,
    Will,
    Connack,
    Publish,
    Ack, ///< PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK, UNSUBACK
    Subscribe,
    Unsubscribe,
    Disconnect,
    Auth,
};

/// One property; which member counts follows from the identifier.
struct Property
{
    PropertyId id = PropertyId::UserProperty;
    quint32 number = 0;
    QByteArray text; ///< string, binary data, or the name of a user property
    QByteArray value; ///< the value of a user property

    friend bool operator==(const Property &, const Property &) = default;
};

/// The properties of one packet, in wire order. Empty costs nothing; lookups are linear.
class PropertySet
{
public:
    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }
    [[nodiscard]] bool contains(PropertyId id) const { return find(id) != nullptr; }
    [[nodiscard]] quint32 number(PropertyId id, quint32 fallback) const;
    [[nodiscard]] QByteArray text(PropertyId id) const;
    [[nodiscard]] const QList<Property> &items() const { return m_items; }

    void setNumber(PropertyId id, quint32 number);
    void setText(PropertyId id, const QByteArray &text);
    void addNumber(PropertyId id, quint32 number);
    void addUser(const QByteArray &name, const QByteArray &value);
    void append(const Property &property) { m_items.append(property); }
    void remove(PropertyId id);
    void clear() { m_items.clear(); }

    friend bool operator==(const PropertySet &, const PropertySet &) = default;

private:
    [[nodiscard]] const Property *find(PropertyId id) const;

    QList<Property> m_items;
};

/// Bytes of the properties without the length field in front.
[[nodiscard]] quint64 propertiesSize(const PropertySet &properties);
/// Writes the length field and the properties.
void appendProperties(QByteArray &out, const PropertySet &properties);
/// Reads a property block. Properties that are illegal here make it malformed (section 2.2.2.2);
/// repeated ones and values outside of their range are protocol errors.
Verdict readProperties(Reader &reader, PropertyScope scope, PropertySet &out);

} // namespace Raptor::Mqtt
