// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/properties.h>

#include <array>

namespace Raptor::Mqtt {

namespace {

enum class Kind : quint8 { None, Byte, Two, Four, Varint, String, Binary, Pair };

struct Rule
{
    Kind kind = Kind::None;
    quint16 scopes = 0; ///< one bit per PropertyScope
    quint32 minimum = 0;
    quint32 maximum = 0xFFFFFFFF;
};

constexpr quint16 in(PropertyScope scope)
{
    return quint16(1U << unsigned(scope));
}

template <typename... Scopes>
constexpr quint16 in(PropertyScope first, Scopes... rest)
{
    return quint16(in(first) | in(rest...));
}

constexpr std::size_t kRuleCount = 0x2B;

constexpr std::array<Rule, kRuleCount> makeRules()
{
    using P = PropertyId;
    using S = PropertyScope;
    std::array<Rule, kRuleCount> rules{};
    const auto set = [&rules](P id, Rule rule) { rules[std::size_t(id)] = rule; };
    set(P::PayloadFormatIndicator, {Kind::Byte, in(S::Publish, S::Will), 0, 1});
    set(P::MessageExpiryInterval, {Kind::Four, in(S::Publish, S::Will)});
    set(P::ContentType, {Kind::String, in(S::Publish, S::Will)});
    set(P::ResponseTopic, {Kind::String, in(S::Publish, S::Will)});
    set(P::CorrelationData, {Kind::Binary, in(S::Publish, S::Will)});
    set(P::SubscriptionIdentifier, {Kind::Varint, in(S::Publish, S::Subscribe), 1});
    set(P::SessionExpiryInterval, {Kind::Four, in(S::Connect, S::Connack, S::Disconnect)});
    set(P::AssignedClientIdentifier, {Kind::String, in(S::Connack)});
    set(P::ServerKeepAlive, {Kind::Two, in(S::Connack)});
    set(P::AuthenticationMethod, {Kind::String, in(S::Connect, S::Connack, S::Auth)});
    set(P::AuthenticationData, {Kind::Binary, in(S::Connect, S::Connack, S::Auth)});
    set(P::RequestProblemInformation, {Kind::Byte, in(S::Connect), 0, 1});
    set(P::WillDelayInterval, {Kind::Four, in(S::Will)});
    set(P::RequestResponseInformation, {Kind::Byte, in(S::Connect), 0, 1});
    set(P::ResponseInformation, {Kind::String, in(S::Connack)});
    set(P::ServerReference, {Kind::String, in(S::Connack, S::Disconnect)});
    set(P::ReasonString, {Kind::String, in(S::Connack, S::Ack, S::Disconnect, S::Auth)});
    set(P::ReceiveMaximum, {Kind::Two, in(S::Connect, S::Connack), 1});
    set(P::TopicAliasMaximum, {Kind::Two, in(S::Connect, S::Connack)});
    set(P::TopicAlias, {Kind::Two, in(S::Publish)}); // zero is refused as a bad alias, not here
    set(P::MaximumQoS, {Kind::Byte, in(S::Connack), 0, 1});
    set(P::RetainAvailable, {Kind::Byte, in(S::Connack), 0, 1});
    set(P::UserProperty,
        {Kind::Pair,
         in(S::Connect, S::Will, S::Connack, S::Publish, S::Ack, S::Subscribe, S::Unsubscribe,
            S::Disconnect, S::Auth)});
    set(P::MaximumPacketSize, {Kind::Four, in(S::Connect, S::Connack), 1});
    set(P::WildcardSubscriptionAvailable, {Kind::Byte, in(S::Connack), 0, 1});
    set(P::SubscriptionIdentifierAvailable, {Kind::Byte, in(S::Connack), 0, 1});
    set(P::SharedSubscriptionAvailable, {Kind::Byte, in(S::Connack), 0, 1});
    return rules;
}

constexpr std::array<Rule, kRuleCount> kRules = makeRules();

bool mayRepeat(PropertyId id, PropertyScope scope)
{
    return id == PropertyId::UserProperty
        || (id == PropertyId::SubscriptionIdentifier && scope == PropertyScope::Publish);
}

quint32 valueSize(const Property &property)
{
    switch (kRules[std::size_t(property.id)].kind) {
    case Kind::None:
        return 0;
    case Kind::Byte:
        return 1;
    case Kind::Two:
        return 2;
    case Kind::Four:
        return 4;
    case Kind::Varint:
        return quint32(varintSize(property.number));
    case Kind::String:
    case Kind::Binary:
        return quint32(2 + property.text.size());
    case Kind::Pair:
        return quint32(4 + property.text.size() + property.value.size());
    }
    Q_UNREACHABLE();
}

void appendValue(QByteArray &out, const Property &property)
{
    switch (kRules[std::size_t(property.id)].kind) {
    case Kind::None:
        return;
    case Kind::Byte:
        return appendU8(out, quint8(property.number));
    case Kind::Two:
        return appendU16(out, quint16(property.number));
    case Kind::Four:
        return appendU32(out, property.number);
    case Kind::Varint:
        return appendVarint(out, property.number);
    case Kind::String:
    case Kind::Binary:
        return appendString(out, property.text);
    case Kind::Pair:
        appendString(out, property.text);
        return appendString(out, property.value);
    }
    Q_UNREACHABLE();
}

void readValue(Reader &reader, Kind kind, Property &property)
{
    switch (kind) {
    case Kind::None:
        return;
    case Kind::Byte:
        property.number = reader.u8();
        return;
    case Kind::Two:
        property.number = reader.u16();
        return;
    case Kind::Four:
        property.number = reader.u32();
        return;
    case Kind::Varint:
        property.number = reader.varint();
        return;
    case Kind::String:
        property.text = reader.string().toByteArray();
        return;
    case Kind::Binary:
        property.text = reader.binary().toByteArray();
        return;
    case Kind::Pair:
        property.text = reader.string().toByteArray();
        property.value = reader.string().toByteArray();
        return;
    }
    Q_UNREACHABLE();
}

bool isNumeric(Kind kind)
{
    return kind == Kind::Byte || kind == Kind::Two || kind == Kind::Four || kind == Kind::Varint;
}

} // namespace

const Property *PropertySet::find(PropertyId id) const
{
    for (const Property &item : m_items) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

quint32 PropertySet::number(PropertyId id, quint32 fallback) const
{
    const Property *item = find(id);
    return item != nullptr ? item->number : fallback;
}

QByteArray PropertySet::text(PropertyId id) const
{
    const Property *item = find(id);
    return item != nullptr ? item->text : QByteArray();
}

void PropertySet::setNumber(PropertyId id, quint32 number)
{
    remove(id);
    addNumber(id, number);
}

void PropertySet::setText(PropertyId id, const QByteArray &text)
{
    remove(id);
    m_items.append({id, 0, text, {}});
}

void PropertySet::addNumber(PropertyId id, quint32 number)
{
    m_items.append({id, number, {}, {}});
}

void PropertySet::addUser(const QByteArray &name, const QByteArray &value)
{
    m_items.append({PropertyId::UserProperty, 0, name, value});
}

void PropertySet::remove(PropertyId id)
{
    m_items.removeIf([id](const Property &item) { return item.id == id; });
}

quint64 propertiesSize(const PropertySet &properties)
{
    quint64 size = 0;
    for (const Property &item : properties.items())
        size += 1 + valueSize(item);
    return size;
}

void appendProperties(QByteArray &out, const PropertySet &properties)
{
    appendVarint(out, quint32(propertiesSize(properties)));
    for (const Property &item : properties.items()) {
        appendU8(out, quint8(item.id));
        appendValue(out, item);
    }
}

Verdict readProperties(Reader &reader, PropertyScope scope, PropertySet &out)
{
    out.clear();
    const quint32 size = reader.varint();
    Reader block(reader.raw(qsizetype(size)));
    if (!reader.ok())
        return reader.verdict();
    quint64 seen = 0;
    while (!block.atEnd()) {
        const quint32 code = block.varint();
        if (!block.ok())
            return block.verdict();
        if (code >= kRuleCount || kRules[code].kind == Kind::None)
            return Verdict::malformed("unknown property");
        const Rule &rule = kRules[code];
        Property property;
        property.id = PropertyId(code);
        if ((rule.scopes & in(scope)) == 0)
            return Verdict::malformed("property is not allowed in this packet");
        if ((seen & (1ULL << code)) != 0 && !mayRepeat(property.id, scope))
            return Verdict::protocolError("property occurs twice");
        seen |= 1ULL << code;
        readValue(block, rule.kind, property);
        if (!block.ok())
            return block.verdict();
        const bool inRange = property.number >= rule.minimum && property.number <= rule.maximum;
        if (isNumeric(rule.kind) && !inRange)
            return Verdict::protocolError("property value is out of range");
        out.append(property);
    }
    return {};
}

} // namespace Raptor::Mqtt
