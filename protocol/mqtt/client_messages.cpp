// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/client_p.h>

#include <protocol/mqtt/conversion.h>
#include <protocol/mqtt/core/topics.h>
#include <protocol/mqtt/values_p.h>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

namespace {

constexpr qsizetype kLongestKeptTopic = 1024;
constexpr qsizetype kMostKeptTopics = 256;

QString publishErrorText(Engine::PublishError error)
{
    switch (error) {
    case Engine::PublishError::None:
        return {};
    case Engine::PublishError::NotConnected:
        return u"not connected"_s;
    case Engine::PublishError::NoPacketId:
        return u"65535 messages are under way"_s;
    case Engine::PublishError::NoQuota:
        return u"the server takes no more messages until it has answered (Receive Maximum)"_s;
    case Engine::PublishError::QoSNotSupported:
        return u"the server does not support this QoS"_s;
    case Engine::PublishError::RetainNotSupported:
        return u"the server does not support retained messages"_s;
    case Engine::PublishError::TooLarge:
        return u"the packet is larger than the server accepts"_s;
    case Engine::PublishError::AliasNotAllowed:
        return u"the topic alias is above the maximum of the server"_s;
    }
    Q_UNREACHABLE();
}

/// Empty when the server supports the subscription.
QString subscribeObstacle(const QMqttServerConnectionProperties &server, const QString &filter,
                          const QMqttSubscriptionProperties &properties)
{
    const bool shared = !splitShared(filter).shareName.isEmpty();
    if (shared && properties.noLocal())
        return u"no-local is not allowed with a shared subscription"_s; // [MQTT-3.8.3-4]
    if (shared && !server.sharedSubscriptionSupported())
        return u"the server does not support shared subscriptions"_s;
    if (properties.subscriptionIdentifier() != 0 && !server.subscriptionIdentifierSupported())
        return u"the server does not support subscription identifiers"_s;
    if (!hasNoWildcard(filter.toUtf8()) && !server.wildcardSupported())
        return u"the server does not support wildcards"_s;
    return {};
}

} // namespace

QMqttSubscription *QMqttClientPrivate::subscribe(const QMqttTopicFilter &filter,
                                                 const QMqttSubscriptionProperties &properties,
                                                 quint8 qos)
{
    const auto fail = [this](const QString &text) -> QMqttSubscription * {
        refuse(text);
        return nullptr;
    };
    if (state != QMqttClient::Connected)
        return fail(u"not connected"_s);
    if (!filter.isValid() || qos > 2)
        return fail(u"invalid topic filter or QoS"_s);
    const QString key = filter.filter();
    quint8 options = qos;
    PropertySet wire;
    if (isV5()) {
        const QString obstacle = subscribeObstacle(serverProperties, key, properties);
        const auto converted = toWire(properties);
        if (!obstacle.isEmpty() || !converted)
            return fail(converted ? obstacle : u"the subscription properties cannot be sent"_s);
        wire = *converted;
        options = subscribeOptions(properties, qos);
    }
    QMqttSubscription *subscription = subscriptions.find(key);
    if (subscription != nullptr) {
        const QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
        const bool same = data.requestedOptions == options
            && data.requestedIdentifier == properties.subscriptionIdentifier();
        if (same && data.state != QMqttSubscription::UnsubscriptionPending)
            return subscription;
    }
    const quint16 id = engine.subscribe({{key.toUtf8(), options}}, wire);
    if (id == 0)
        return fail(u"the subscription cannot be sent"_s);
    if (subscription == nullptr)
        subscription = subscriptions.create(key, isV5(), qos);
    QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
    data.requestedOptions = options;
    data.requestedIdentifier = properties.subscriptionIdentifier();
    subscriptions.expectAnswer(id, subscription);
    const QPointer<QMqttSubscription> alive(subscription);
    const QPointer<QMqttClientPrivate> self(this);
    requestFlush();
    if (self && alive && data.pendingId == id)
        subscriptions.setState(subscription, QMqttSubscription::SubscriptionPending);
    return alive;
}

void QMqttClientPrivate::unsubscribe(const QString &key,
                                     const QMqttUnsubscriptionProperties &properties)
{
    if (state != QMqttClient::Connected)
        return;
    QMqttSubscription *subscription = subscriptions.find(key);
    if (subscription != nullptr
        && QMqttSubscriptionPrivate::of(subscription).state
            == QMqttSubscription::UnsubscriptionPending)
        return;
    const auto wire = isV5() ? toWire(properties) : std::optional(PropertySet());
    if (!wire)
        return refuse(u"the unsubscription properties cannot be sent"_s);
    const quint16 id = engine.unsubscribe({key.toUtf8()}, *wire); // with its $share/name/ part
    if (id == 0)
        return refuse(u"the unsubscription cannot be sent"_s);
    if (subscription == nullptr) // it is being deleted
        return requestFlush();
    subscriptions.expectAnswer(id, subscription);
    const QPointer<QMqttSubscription> alive(subscription);
    const QPointer<QMqttClientPrivate> self(this);
    requestFlush();
    if (self && alive && QMqttSubscriptionPrivate::of(alive).pendingId == id)
        subscriptions.setState(subscription, QMqttSubscription::UnsubscriptionPending);
}

QByteArray QMqttClientPrivate::outgoingTopic(const QMqttTopicName &topic)
{
    const QString name = topic.name();
    const auto known = m_outgoingTopics.constFind(name);
    if (known != m_outgoingTopics.cend())
        return *known;
    if (!topic.isValid())
        return {};
    const QByteArray utf8 = name.toUtf8();
    if (name.size() > kLongestKeptTopic)
        return utf8;
    if (m_outgoingTopics.size() >= kMostKeptTopics)
        m_outgoingTopics.clear();
    // A copy: the characters of QString::fromRawData() may change.
    m_outgoingTopics.insert(QString(name.constData(), name.size()), utf8);
    return utf8;
}

qint32 QMqttClientPrivate::publish(const QMqttTopicName &topic,
                                   const QMqttPublishProperties &properties,
                                   const QByteArray &payload, quint8 qos, bool retain)
{
    const auto fail = [this](const QString &text) {
        refuse(text);
        return qint32(-1);
    };
    if (state != QMqttClient::Connected)
        return fail(u"not connected"_s);
    Message message;
    message.topic = outgoingTopic(topic);
    if (qos > 2 || message.topic.isEmpty())
        return fail(u"invalid topic or QoS"_s);
    if (isV5() && properties.availableProperties() != QMqttPublishProperties::None) {
        if (!properties.subscriptionIdentifiers().isEmpty()) // [MQTT-3.3.4-6]
            return fail(u"a client may not send subscription identifiers"_s);
        const auto wire = toWire(properties);
        if (!wire)
            return fail(u"the publish properties cannot be sent"_s);
        message.properties = *wire;
    }
    message.payload = payload;
    message.qos = qos;
    message.retain = retain;
    const Engine::PublishResult result = engine.publish(message);
    if (result.error != Engine::PublishError::None)
        return fail(publishErrorText(result.error));
    requestFlush();
    return result.id;
}
