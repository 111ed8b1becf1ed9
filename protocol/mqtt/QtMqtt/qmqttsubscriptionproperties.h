// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqtttype.h"

class QMqttSubscriptionPropertiesData;
class QMqttUnsubscriptionPropertiesData;

/// Properties and options of a SUBSCRIBE, MQTT 5.0 sections 3.8.2.1 and 3.8.3.1.
/// Retain handling and retain-as-published: see QMqttExtensions.
class Q_MQTT_EXPORT QMqttSubscriptionProperties
{
public:
    QMqttSubscriptionProperties();
    QMqttSubscriptionProperties(const QMqttSubscriptionProperties &other);
    QMqttSubscriptionProperties &operator=(const QMqttSubscriptionProperties &other);
    ~QMqttSubscriptionProperties();

    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);
    /// 1 to 268435455, 0 = none.
    quint32 subscriptionIdentifier() const;
    void setSubscriptionIdentifier(quint32 id);
    /// Do not send back what this client publishes. Not with shared subscriptions [MQTT-3.8.3-4].
    bool noLocal() const;
    void setNoLocal(bool noloc);

private:
    friend class QMqttSubscriptionPropertiesData;
    QSharedDataPointer<QMqttSubscriptionPropertiesData> d;
};

/// Properties of an UNSUBSCRIBE, MQTT 5.0 section 3.10.2.1.
class Q_MQTT_EXPORT QMqttUnsubscriptionProperties
{
public:
    QMqttUnsubscriptionProperties();
    QMqttUnsubscriptionProperties(const QMqttUnsubscriptionProperties &other);
    QMqttUnsubscriptionProperties &operator=(const QMqttUnsubscriptionProperties &other);
    ~QMqttUnsubscriptionProperties();

    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);

private:
    QSharedDataPointer<QMqttUnsubscriptionPropertiesData> d;
};
