// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttmessage.h"
#include "qmqtttopicfilter.h"

#include <QtCore/QObject>

#include <memory>

class QMqttSubscriptionPrivate;

/// One subscription, created by QMqttClient::subscribe(), owned by the client.
///
/// It ends as Unsubscribed (unsubscribe(), end of the session) or Error (refused). An ended object
/// is kept until its successor for the same filter ends too; hold a QPointer when holding it for
/// longer. Deleting it while Subscribed unsubscribes. Lives on the thread of its client.
class Q_MQTT_EXPORT QMqttSubscription : public QObject
{
    Q_OBJECT
    Q_PROPERTY(SubscriptionState state READ state NOTIFY stateChanged)
    Q_PROPERTY(quint8 qos READ qos NOTIFY qosChanged)
    Q_PROPERTY(QMqttTopicFilter topic READ topic)
    Q_PROPERTY(QString reason READ reason)
    Q_PROPERTY(QMqtt::ReasonCode reasonCode READ reasonCode)
    Q_PROPERTY(QMqttUserProperties userProperties READ userProperties)
    Q_PROPERTY(bool sharedSubscription READ isSharedSubscription)
    Q_PROPERTY(QString sharedSubscriptionName READ sharedSubscriptionName)

public:
    enum SubscriptionState {
        Unsubscribed = 0,
        SubscriptionPending,
        Subscribed,
        UnsubscriptionPending,
        Error,
    };
    Q_ENUM(SubscriptionState)

    ~QMqttSubscription() override;

    SubscriptionState state() const;
    /// The filter, without `$share/name/` of a shared subscription.
    QMqttTopicFilter topic() const;
    /// QoS asked for, after the answer the granted one.
    quint8 qos() const;
    QString reason() const;
    QMqtt::ReasonCode reasonCode() const;
    /// Of the SUBACK.
    QMqttUserProperties userProperties() const;
    bool isSharedSubscription() const;
    QString sharedSubscriptionName() const;

Q_SIGNALS:
    void stateChanged(QMqttSubscription::SubscriptionState state);
    /// Only when the granted QoS differs.
    void qosChanged(quint8);
    void messageReceived(QMqttMessage msg);

public Q_SLOTS:
    void unsubscribe();

private:
    Q_DISABLE_COPY(QMqttSubscription)
    friend class QMqttSubscriptionPrivate;
    explicit QMqttSubscription(QObject *parent);

    std::unique_ptr<QMqttSubscriptionPrivate> d;
};
