// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/values_p.h>

#include <protocol/mqtt/core/types.h>

QMqttSubscriptionProperties::QMqttSubscriptionProperties() : d(new QMqttSubscriptionPropertiesData)
{
}
QMqttSubscriptionProperties::QMqttSubscriptionProperties(const QMqttSubscriptionProperties &other) =
    default;
QMqttSubscriptionProperties &
QMqttSubscriptionProperties::operator=(const QMqttSubscriptionProperties &other) = default;
QMqttSubscriptionProperties::~QMqttSubscriptionProperties() = default;

QMqttUserProperties QMqttSubscriptionProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttSubscriptionProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
}

quint32 QMqttSubscriptionProperties::subscriptionIdentifier() const
{
    return d->subscriptionIdentifier;
}

void QMqttSubscriptionProperties::setSubscriptionIdentifier(quint32 value)
{
    if (value > Raptor::Mqtt::kMaximumVarint)
        return;
    d->subscriptionIdentifier = value;
}

bool QMqttSubscriptionProperties::noLocal() const
{
    return d->noLocal;
}

void QMqttSubscriptionProperties::setNoLocal(bool value)
{
    d->noLocal = value;
}

QMqttUnsubscriptionProperties::QMqttUnsubscriptionProperties()
    : d(new QMqttUnsubscriptionPropertiesData)
{
}
QMqttUnsubscriptionProperties::QMqttUnsubscriptionProperties(
    const QMqttUnsubscriptionProperties &other) = default;
QMqttUnsubscriptionProperties &
QMqttUnsubscriptionProperties::operator=(const QMqttUnsubscriptionProperties &other) = default;
QMqttUnsubscriptionProperties::~QMqttUnsubscriptionProperties() = default;

QMqttUserProperties QMqttUnsubscriptionProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttUnsubscriptionProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
}

QMqttAuthenticationProperties::QMqttAuthenticationProperties()
    : d(new QMqttAuthenticationPropertiesData)
{
}
QMqttAuthenticationProperties::QMqttAuthenticationProperties(
    const QMqttAuthenticationProperties &other) = default;
QMqttAuthenticationProperties &
QMqttAuthenticationProperties::operator=(const QMqttAuthenticationProperties &other) = default;
QMqttAuthenticationProperties::~QMqttAuthenticationProperties() = default;

QString QMqttAuthenticationProperties::authenticationMethod() const
{
    return d->method;
}

void QMqttAuthenticationProperties::setAuthenticationMethod(const QString &value)
{
    d->method = value;
}

QByteArray QMqttAuthenticationProperties::authenticationData() const
{
    return d->data;
}

void QMqttAuthenticationProperties::setAuthenticationData(const QByteArray &value)
{
    d->data = value;
}

QString QMqttAuthenticationProperties::reason() const
{
    return d->reason;
}

void QMqttAuthenticationProperties::setReason(const QString &value)
{
    d->reason = value;
}

QMqttUserProperties QMqttAuthenticationProperties::userProperties() const
{
    return d->userProperties;
}

void QMqttAuthenticationProperties::setUserProperties(const QMqttUserProperties &value)
{
    d->userProperties = value;
}
