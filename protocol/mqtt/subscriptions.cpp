// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/subscriptions.h>

#include <protocol/mqtt/conversion.h>
#include <protocol/mqtt/core/topics.h>

#include <QtCore/QMetaMethod>

namespace Raptor::Mqtt {

namespace {

/// A plant of ten thousand devices stays below; a peer that invents topics costs this much.
constexpr qsizetype kMaximumTopics = 64 * 1024;
constexpr qsizetype kMaximumTopicBytes = 8 * 1024 * 1024;
constexpr qsizetype kLongestInternedTopic = 1024;
constexpr qsizetype kMaximumRetired = 1024;

} // namespace

Subscriptions::~Subscriptions()
{
    for (QMqttSubscription *subscription : std::as_const(m_active))
        QMqttSubscriptionPrivate::of(subscription).registry = nullptr;
    for (QMqttSubscription *subscription : std::as_const(m_retired))
        QMqttSubscriptionPrivate::of(subscription).registry = nullptr;
}

QMqttSubscription *Subscriptions::create(const QString &key, bool sharedAllowed, quint8 qos)
{
    QMqttSubscription *subscription = QMqttSubscriptionPrivate::create(m_owner);
    QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
    data.registry = this;
    data.key = key;
    const SplitFilter split = splitShared(key);
    if (sharedAllowed && !split.shareName.isEmpty()) {
        data.topic.setFilter(split.filter.toString());
        data.shareName = split.shareName.toString();
    } else {
        data.topic.setFilter(key);
    }
    data.qos = qos;
    data.state = QMqttSubscription::SubscriptionPending;
    m_active.insert(key, subscription);
    m_index.insert(key, subscription);
    ++m_generation;
    return subscription;
}

void Subscriptions::expectAnswer(quint16 id, QMqttSubscription *subscription)
{
    m_pending.insert(id, subscription);
    QMqttSubscriptionPrivate::of(subscription).pendingId = id;
}

void Subscriptions::setState(QMqttSubscription *subscription,
                             QMqttSubscription::SubscriptionState state)
{
    QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
    if (data.state == state)
        return;
    data.state = state;
    Q_EMIT subscription->stateChanged(state);
}

void Subscriptions::deactivate(const QString &key, QMqttSubscription *subscription)
{
    m_active.remove(key);
    m_index.remove(key, subscription);
    ++m_generation;
}

void Subscriptions::retire(QMqttSubscription *subscription,
                           QMqttSubscription::SubscriptionState state)
{
    const QString key = QMqttSubscriptionPrivate::of(subscription).key;
    deactivate(key, subscription);
    QMqttSubscription *old = m_retired.take(key);
    if (old == nullptr && m_retired.size() >= kMaximumRetired) {
        old = m_retired.begin().value();
        m_retired.erase(m_retired.begin());
    }
    if (old != nullptr) {
        QMqttSubscriptionPrivate::of(old).registry = nullptr;
        old->deleteLater();
    }
    m_retired.insert(key, subscription);
    setState(subscription, state);
}

bool Subscriptions::forget(QMqttSubscription *subscription)
{
    const QString key = QMqttSubscriptionPrivate::of(subscription).key;
    if (m_retired.value(key) == subscription)
        m_retired.remove(key);
    if (m_active.value(key) != subscription)
        return false;
    deactivate(key, subscription);
    return true;
}

void Subscriptions::handleSuback(const Event &event)
{
    const QPointer<QMqttSubscription> subscription = m_pending.take(event.id);
    if (!subscription)
        return;
    QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
    if (data.pendingId != event.id || data.state != QMqttSubscription::SubscriptionPending)
        return;
    data.pendingId = 0;
    const auto code = quint8(event.codes.at(0));
    data.reasonCode = QMqtt::ReasonCode(code);
    data.reason = textOf(event.properties, PropertyId::ReasonString);
    data.userProperties = userProperties(event.properties);
    if (code >= 0x80)
        return retire(subscription, QMqttSubscription::Error);
    const QPointer<QObject> owner(m_owner);
    if (data.qos != code) {
        data.qos = code;
        Q_EMIT subscription->qosChanged(code);
    }
    if (owner && subscription && data.state == QMqttSubscription::SubscriptionPending)
        setState(subscription, QMqttSubscription::Subscribed);
}

void Subscriptions::handleUnsuback(const Event &event, bool hasCodes)
{
    const QPointer<QMqttSubscription> subscription = m_pending.take(event.id);
    if (!subscription)
        return;
    QMqttSubscriptionPrivate &data = QMqttSubscriptionPrivate::of(subscription);
    if (data.pendingId != event.id || data.state != QMqttSubscription::UnsubscriptionPending)
        return;
    data.pendingId = 0;
    const quint8 code = hasCodes ? quint8(event.codes.at(0)) : quint8(0);
    data.reasonCode = QMqtt::ReasonCode(code);
    data.reason = textOf(event.properties, PropertyId::ReasonString);
    retire(subscription, code >= 0x80 ? QMqttSubscription::Error : QMqttSubscription::Unsubscribed);
}

void Subscriptions::connectionEnded(bool sessionStays)
{
    m_pending.clear();
    List ended;
    for (QMqttSubscription *subscription : std::as_const(m_active)) {
        const bool settled =
            QMqttSubscriptionPrivate::of(subscription).state == QMqttSubscription::Subscribed;
        if (!sessionStays || !settled)
            ended.append(subscription);
    }
    const QPointer<QObject> owner(m_owner);
    for (const QPointer<QMqttSubscription> &subscription : std::as_const(ended)) {
        if (subscription
            && m_active.value(QMqttSubscriptionPrivate::of(subscription).key) == subscription)
            retire(subscription, QMqttSubscription::Unsubscribed);
        if (!owner)
            return;
    }
}

Subscriptions::List Subscriptions::matchesFor(const QMqttTopicName &name) const
{
    List matches;
    // As servers match [MQTT-4.7.2-1]: '#' did not bring a '$SYS' topic.
    m_index.match(name.name(), [&matches](QMqttSubscription *match) { matches.append(match); });
    return matches;
}

const Subscriptions::Topic &Subscriptions::topic(QByteArrayView utf8)
{
    if (utf8.size() > kLongestInternedTopic) {
        m_oversized.name = QMqttTopicName(fromMqttString(utf8));
        m_oversized.matches = matchesFor(m_oversized.name);
        return m_oversized;
    }
    const QByteArray borrowed = QByteArray::fromRawData(utf8.data(), utf8.size());
    auto it = m_topics.find(borrowed);
    if (it == m_topics.end()) {
        m_topicBytes += utf8.size();
        if (m_topics.size() >= kMaximumTopics || m_topicBytes > kMaximumTopicBytes) {
            m_topics.clear();
            m_topicBytes = utf8.size();
        }
        it = m_topics.insert(utf8.toByteArray(), {QMqttTopicName(fromMqttString(utf8)), {}, 0});
    }
    if (it->generation != m_generation) {
        it->matches = matchesFor(it->name);
        it->generation = m_generation;
    }
    return *it;
}

} // namespace Raptor::Mqtt

QMqttSubscription *QMqttSubscriptionPrivate::create(QObject *parent)
{
    return new QMqttSubscription(parent);
}

bool QMqttSubscriptionPrivate::takesMessages(const QMqttSubscription &subscription)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QMqttSubscription::messageReceived);
    const QMqttSubscription::SubscriptionState state = subscription.d->state;
    return state != QMqttSubscription::Unsubscribed && state != QMqttSubscription::Error
        && subscription.isSignalConnected(signal);
}

QMqttSubscription::QMqttSubscription(QObject *parent)
    : QObject(parent), d(std::make_unique<QMqttSubscriptionPrivate>())
{
}

QMqttSubscription::~QMqttSubscription()
{
    if (d->registry == nullptr)
        return;
    const bool wanted = d->state == Subscribed || d->state == SubscriptionPending;
    const bool tellServer = d->registry->forget(this) && wanted;
    if (tellServer && d->registry->unsubscribe)
        d->registry->unsubscribe(this);
}

void QMqttSubscription::unsubscribe()
{
    if (d->registry != nullptr && d->registry->find(d->key) == this && d->registry->unsubscribe)
        d->registry->unsubscribe(this);
}

QMqttSubscription::SubscriptionState QMqttSubscription::state() const
{
    return d->state;
}

QMqttTopicFilter QMqttSubscription::topic() const
{
    return d->topic;
}

quint8 QMqttSubscription::qos() const
{
    return d->qos;
}

QString QMqttSubscription::reason() const
{
    return d->reason;
}

QMqtt::ReasonCode QMqttSubscription::reasonCode() const
{
    return d->reasonCode;
}

QMqttUserProperties QMqttSubscription::userProperties() const
{
    return d->userProperties;
}

bool QMqttSubscription::isSharedSubscription() const
{
    return !d->shareName.isEmpty();
}

QString QMqttSubscription::sharedSubscriptionName() const
{
    return d->shareName;
}
