// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/conversion.h>

#include <protocol/mqtt/core/topics.h>
#include <protocol/mqtt/values_p.h>

namespace Raptor::Mqtt {

namespace {

/// CONNECT has two blocks and some strings, and all that has to fit into one packet.
constexpr quint64 kLargestBlock = kMaximumVarint / 2 - 8 * quint64(kMaximumString);

/// Collects properties; one bad text or too many bytes spoil the set.
class Builder
{
public:
    void number(PropertyId id, quint32 value, quint32 absent)
    {
        if (value != absent)
            m_set.addNumber(id, value);
    }
    void text(PropertyId id, const QString &value)
    {
        if (value.isEmpty())
            return;
        const auto bytes = toMqttString(value);
        m_good = m_good && bytes.has_value();
        if (bytes)
            m_set.setText(id, *bytes);
    }
    void topic(PropertyId id, const QString &value)
    {
        m_good = m_good && (value.isEmpty() || isValidTopicName(QStringView(value)));
        text(id, value);
    }
    void binary(PropertyId id, const QByteArray &value)
    {
        m_good = m_good && value.size() <= kMaximumString;
        if (!value.isEmpty())
            m_set.setText(id, value);
    }
    void user(const QMqttUserProperties &properties)
    {
        for (const QMqttStringPair &pair : properties) {
            const auto name = toMqttString(pair.name());
            const auto value = toMqttString(pair.value());
            m_good = m_good && name && value;
            if (name && value)
                m_set.addUser(*name, *value);
        }
    }
    std::optional<PropertySet> take() const
    {
        const bool fits = m_good && propertiesSize(m_set) <= kLargestBlock;
        return fits ? std::optional(m_set) : std::nullopt;
    }

private:
    PropertySet m_set;
    bool m_good = true;
};

using P = PropertyId;

} // namespace

std::optional<PropertySet> toWire(const QMqttConnectionProperties &properties)
{
    Builder builder;
    builder.number(P::SessionExpiryInterval, properties.sessionExpiryInterval(), 0);
    builder.number(P::ReceiveMaximum, properties.maximumReceive(), 65535);
    builder.number(P::MaximumPacketSize, properties.maximumPacketSize(), 0xFFFFFFFF);
    builder.number(P::TopicAliasMaximum, properties.maximumTopicAlias(), 0);
    builder.number(P::RequestResponseInformation, properties.requestResponseInformation() ? 1 : 0,
                   0);
    builder.number(P::RequestProblemInformation, properties.requestProblemInformation() ? 1 : 0, 1);
    builder.user(properties.userProperties());
    builder.text(P::AuthenticationMethod, properties.authenticationMethod());
    if (!properties.authenticationMethod().isEmpty()) // data without a method is a protocol error
        builder.binary(P::AuthenticationData, properties.authenticationData());
    return builder.take();
}

std::optional<PropertySet> toWire(const QMqttLastWillProperties &properties)
{
    Builder builder;
    builder.number(P::WillDelayInterval, properties.willDelayInterval(), 0);
    builder.number(P::PayloadFormatIndicator, quint32(properties.payloadFormatIndicator()), 0);
    builder.number(P::MessageExpiryInterval, properties.messageExpiryInterval(), 0);
    builder.text(P::ContentType, properties.contentType());
    builder.topic(P::ResponseTopic, properties.responseTopic());
    builder.binary(P::CorrelationData, properties.correlationData());
    builder.user(properties.userProperties());
    return builder.take();
}

std::optional<PropertySet> toWire(const QMqttPublishProperties &properties)
{
    const auto has = [available = properties.availableProperties()](
                         QMqttPublishProperties::PublishPropertyDetail detail) {
        return available.testFlag(detail);
    };
    constexpr quint32 kAlways = 0xFFFFFFFF; // no legal value is left out
    Builder builder;
    if (has(QMqttPublishProperties::PayloadFormatIndicator))
        builder.number(P::PayloadFormatIndicator, quint32(properties.payloadFormatIndicator()),
                       kAlways);
    if (has(QMqttPublishProperties::MessageExpiryInterval))
        builder.number(P::MessageExpiryInterval, properties.messageExpiryInterval(), kAlways);
    builder.number(P::TopicAlias, properties.topicAlias(), 0);
    builder.topic(P::ResponseTopic, properties.responseTopic());
    builder.binary(P::CorrelationData, properties.correlationData());
    builder.user(properties.userProperties());
    builder.text(P::ContentType, properties.contentType());
    return builder.take();
}

std::optional<PropertySet> toWire(const QMqttSubscriptionProperties &properties)
{
    Builder builder;
    builder.number(P::SubscriptionIdentifier, properties.subscriptionIdentifier(), 0);
    builder.user(properties.userProperties());
    return builder.take();
}

std::optional<PropertySet> toWire(const QMqttUnsubscriptionProperties &properties)
{
    Builder builder;
    builder.user(properties.userProperties());
    return builder.take();
}

std::optional<PropertySet> toWire(const QMqttAuthenticationProperties &properties)
{
    Builder builder;
    builder.text(P::AuthenticationMethod, properties.authenticationMethod());
    builder.binary(P::AuthenticationData, properties.authenticationData());
    builder.text(P::ReasonString, properties.reason());
    builder.user(properties.userProperties());
    return builder.take();
}

quint8 subscribeOptions(const QMqttSubscriptionProperties &properties, quint8 qos)
{
    const QMqttSubscriptionPropertiesData &data = QMqttSubscriptionPropertiesData::of(properties);
    quint8 options = qos;
    options |= data.noLocal ? SubscribeOption::NoLocal : 0;
    options |= data.retainAsPublished ? SubscribeOption::RetainAsPublished : 0;
    options |= quint8(data.retainHandling << SubscribeOption::RetainHandlingShift);
    return options;
}

QString textOf(const PropertySet &properties, PropertyId id)
{
    return fromMqttString(properties.text(id));
}

QMqttUserProperties userProperties(const PropertySet &properties)
{
    QMqttUserProperties result;
    for (const Property &item : properties.items()) {
        if (item.id == P::UserProperty)
            result.append({fromMqttString(item.text), fromMqttString(item.value)});
    }
    return result;
}

QMqttPublishProperties publishProperties(const PropertySet &properties)
{
    QMqttPublishProperties result;
    if (properties.isEmpty())
        return result;
    if (properties.contains(P::PayloadFormatIndicator))
        result.setPayloadFormatIndicator(
            QMqtt::PayloadFormatIndicator(properties.number(P::PayloadFormatIndicator, 0)));
    if (properties.contains(P::MessageExpiryInterval))
        result.setMessageExpiryInterval(properties.number(P::MessageExpiryInterval, 0));
    result.setTopicAlias(quint16(properties.number(P::TopicAlias, 0)));
    if (properties.contains(P::ResponseTopic))
        result.setResponseTopic(textOf(properties, P::ResponseTopic));
    if (properties.contains(P::CorrelationData))
        result.setCorrelationData(properties.text(P::CorrelationData));
    if (properties.contains(P::ContentType))
        result.setContentType(textOf(properties, P::ContentType));
    if (properties.contains(P::UserProperty))
        result.setUserProperties(userProperties(properties));
    QList<quint32> identifiers;
    for (const Property &item : properties.items()) {
        if (item.id == P::SubscriptionIdentifier)
            identifiers.append(item.number);
    }
    if (!identifiers.isEmpty())
        result.setSubscriptionIdentifiers(identifiers);
    return result;
}

QMqttMessageStatusProperties statusProperties(Reason reason, const PropertySet &properties)
{
    QMqttMessageStatusProperties result;
    if (reason == Reason::Success && properties.isEmpty())
        return result;
    QMqttMessageStatusPropertiesData &data = QMqttMessageStatusPropertiesData::of(result);
    data.reasonCode = QMqtt::ReasonCode(reason);
    if (!properties.isEmpty()) {
        data.reason = textOf(properties, P::ReasonString);
        data.userProperties = userProperties(properties);
    }
    return result;
}

QMqttAuthenticationProperties authenticationProperties(const PropertySet &properties)
{
    QMqttAuthenticationProperties result;
    result.setAuthenticationMethod(textOf(properties, P::AuthenticationMethod));
    result.setAuthenticationData(properties.text(P::AuthenticationData));
    result.setReason(textOf(properties, P::ReasonString));
    result.setUserProperties(userProperties(properties));
    return result;
}

} // namespace Raptor::Mqtt
