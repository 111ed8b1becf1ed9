// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/engine.h>
#include <protocol/mqtt/core/filterindex.h>

#include <QtMqtt/qmqttsubscription.h>
#include <QtMqtt/qmqttsubscriptionproperties.h>

#include <QtCore/QHash>
#include <QtCore/QPointer>

#include <functional>

namespace Raptor::Mqtt {
class Subscriptions;
}

class QMqttSubscriptionPrivate
{
public:
    static QMqttSubscription *create(QObject *parent);
    static QMqttSubscriptionPrivate &of(QMqttSubscription *subscription)
    {
        return *subscription->d;
    }

    /// In force, and somebody has connected to its messages.
    static bool takesMessages(const QMqttSubscription &subscription);

    Raptor::Mqtt::Subscriptions *registry = nullptr; ///< null when the client is gone
    QString key; ///< the whole filter as subscribed
    QMqttTopicFilter topic;
    QString shareName;
    quint8 qos = 0;
    quint8 requestedOptions = 0;
    quint32 requestedIdentifier = 0;
    quint16 pendingId = 0; ///< newest SUBSCRIBE or UNSUBSCRIBE; older answers no longer count
    QMqttSubscription::SubscriptionState state = QMqttSubscription::Unsubscribed;
    QMqtt::ReasonCode reasonCode = QMqtt::ReasonCode::Success;
    QString reason;
    QMqttUserProperties userProperties;
};

namespace Raptor::Mqtt {

/// The subscription objects of one client, and which of them a topic concerns.
///
/// Ended objects are kept until their successor for the same filter ends as well (at most
/// kMaximumRetired of them), because the application may still look at them.
/// Signals are emitted from here; every caller has to expect that the client is gone afterwards.
class Subscriptions
{
public:
    using List = QList<QPointer<QMqttSubscription>>;
    struct Topic
    {
        QMqttTopicName name;
        List matches;
        quint64 generation = 0;
    };

    explicit Subscriptions(QObject *owner) : m_owner(owner) { }
    ~Subscriptions();

    /// The active subscription of a filter, or null.
    [[nodiscard]] QMqttSubscription *find(const QString &key) const { return m_active.value(key); }
    QMqttSubscription *create(const QString &key, bool sharedAllowed, quint8 qos);
    void expectAnswer(quint16 id, QMqttSubscription *subscription);
    void setState(QMqttSubscription *subscription, QMqttSubscription::SubscriptionState state);

    void handleSuback(const Event &event);
    void handleUnsuback(const Event &event, bool hasCodes);
    /// The connection is gone. What waits for an answer ends, and the rest too unless the session
    /// stays.
    void connectionEnded(bool sessionStays);
    /// Called by the destructor of a subscription; true when it was active.
    bool forget(QMqttSubscription *subscription);

    /// Interned name and receivers of a topic in UTF-8. Valid until the next call.
    [[nodiscard]] const Topic &topic(QByteArrayView utf8);

    /// Unsubscribes from a destructor or slot of a subscription.
    std::function<void(QMqttSubscription *)> unsubscribe;

private:
    /// From now on it gets no messages; it has to be the active one of \a key.
    void deactivate(const QString &key, QMqttSubscription *subscription);
    void retire(QMqttSubscription *subscription, QMqttSubscription::SubscriptionState state);
    [[nodiscard]] List matchesFor(const QMqttTopicName &name) const;

    QObject *m_owner;
    QHash<QString, QMqttSubscription *> m_active;
    FilterIndex<QMqttSubscription *> m_index; ///< of m_active
    QHash<QString, QMqttSubscription *> m_retired;
    QHash<quint16, QPointer<QMqttSubscription>> m_pending;
    QHash<QByteArray, Topic> m_topics; ///< bounded; begins anew when it is full
    qsizetype m_topicBytes = 0; ///< of its keys
    Topic m_oversized;
    quint64 m_generation = 1; ///< of m_index; older topics are matched anew when they come
};

} // namespace Raptor::Mqtt
