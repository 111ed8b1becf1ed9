// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/connection_listener.h"

#include "protocol/link/client_extras.h"
#include "protocol/link/telemetry_link.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

#include <algorithm>

namespace Raptor::Link {

namespace {

constexpr quint8 telemetryQos = 0;
constexpr qsizetype mostNamed = 3;

bool isWildcard(const QString &filter)
{
    return filter.contains(u'+') || filter.contains(u'#');
}

QStringList everything(const ProfileCatalogue &catalogue)
{
    QStringList filters;
    for (const ProfilePtr &profile : catalogue.profiles())
        filters += profile->stateFilters() + profile->availabilityFilters();
    filters.removeAll(QString());
    return withoutCovered(filters);
}

QString listOf(const QStringList &filters)
{
    const QString list = filters.mid(0, mostNamed).join(QLatin1String(", "));
    return filters.size() > mostNamed ? list + QStringLiteral(" \u2026") : list;
}

} // namespace

ConnectionListener::ConnectionListener(QMqttClient *client, const BrokerProfile &profile,
                                       const ProfileCatalogue &catalogue, const Clock &clock,
                                       QObject *parent)
    : QObject(parent), m_client(client), m_profile(profile), m_catalogue(catalogue), m_clock(clock),
      m_decoder(catalogue, clock, profile.name)
{
}

void ConnectionListener::subscribe()
{
    ask(everything(m_catalogue));
}

void ConnectionListener::ask(const QStringList &filters)
{
    m_asked += int(filters.size());
    m_pending += filters;
    for (const QString &filter : filters) {
        QMqttSubscription *subscription = m_client->subscribe(filter, telemetryQos);
        if (!subscription) {
            settle(filter,
                   isWildcard(filter) ? tr("the broker takes no wildcards")
                                      : tr("it could not be asked for"));
            continue;
        }
        connect(subscription, &QMqttSubscription::messageReceived, this,
                &ConnectionListener::receive);
        connect(subscription, &QMqttSubscription::stateChanged, this,
                [this, filter, subscription] { onAnswer(filter, subscription); });
        onAnswer(filter, subscription);
    }
}

void ConnectionListener::onAnswer(const QString &filter, QMqttSubscription *subscription)
{
    switch (subscription->state()) {
    case QMqttSubscription::Subscribed:
        return settle(filter, {});
    case QMqttSubscription::Error:
    case QMqttSubscription::Unsubscribed: {
        const QString reason = subscription->reason();
        return settle(filter,
                      reason.isEmpty() ? ClientExtras::reasonText(subscription->reasonCode())
                                       : reason);
    }
    case QMqttSubscription::SubscriptionPending:
    case QMqttSubscription::UnsubscriptionPending:
        return;
    }
}

void ConnectionListener::settle(const QString &filter, const QString &refusal)
{
    if (!m_pending.removeOne(filter))
        return;
    if (refusal.isEmpty()) {
        ++m_accepted;
    } else {
        m_refused.append(filter);
        if (m_refusal.isEmpty())
            m_refusal = refusal;
    }
    if (m_pending.isEmpty() && !m_byName && wildcardRefused()) {
        m_byName = true;
        ask(namedTopics());
    }
    Q_EMIT changed();
}

bool ConnectionListener::wildcardRefused() const
{
    return std::any_of(m_refused.cbegin(), m_refused.cend(), isWildcard);
}

/// State topics of the devices that the profile names in full.
QStringList ConnectionListener::namedTopics() const
{
    QStringList topics;
    for (const QString &name : m_profile.expectedDevices) {
        const auto device = DeviceId::parse(name);
        if (name.contains(u'*') || !device)
            continue;
        const ProfilePtr kind = m_catalogue.find(device->system());
        const QString topic = kind ? kind->stateTopic(*device) : QString();
        if (!topic.isEmpty() && !topics.contains(topic))
            topics.append(topic);
    }
    return topics;
}

QString ConnectionListener::answer() const
{
    if (!isAnswered())
        return tr("the broker does not answer for %1").arg(listOf(m_pending));
    if (m_refused.isEmpty())
        return tr("%Ln filter(s) accepted", nullptr, m_accepted);
    const QString refused = m_refusal.isEmpty()
        ? listOf(m_refused)
        : tr("%1 (%2)", "filters, reason").arg(listOf(m_refused), m_refusal);
    if (m_accepted > 0) {
        return tr("%1 of %2 filters accepted; refused: %3")
            .arg(QString::number(m_accepted), QString::number(m_asked), refused);
    }
    if (wildcardRefused() && m_profile.expectedDevices.isEmpty()) {
        return tr("refused: %1. Where a broker refuses wildcards, name the devices that are "
                  "expected on it")
            .arg(refused);
    }
    return tr("refused: %1").arg(refused);
}

void ConnectionListener::receive(const QMqttMessage &message)
{
    if (m_heardAt)
        return;
    const Arrival arrival =
        m_decoder.decode(message.topic().name(), message.payload(), message.retain());
    if (message.retain()) {
        ++m_retained;
    } else if (const auto *report = std::get_if<StateReport>(&arrival)) {
        m_device = report->device.text();
        m_heardAt = m_clock.now();
    } else if (const auto *rejected = std::get_if<RejectedMessage>(&arrival)) {
        ++m_unreadable;
        m_unreadableWhy = tr("%1: %2", "topic, reason").arg(rejected->topic, rejected->reason);
    }
    Q_EMIT changed();
}

QString ConnectionListener::heard() const
{
    if (m_heardAt) {
        return m_profile.expects(m_device)
            ? tr("%1 has reported").arg(m_device)
            : tr("%1 has reported, which is not expected on this broker").arg(m_device);
    }
    QStringList parts;
    if (m_retained > 0)
        parts.append(tr("%Ln retained message(s), which tell the past", nullptr, m_retained));
    if (m_unreadable > 0) {
        parts.append(tr("%Ln message(s) that cannot be read, the last of %1", nullptr, m_unreadable)
                         .arg(m_unreadableWhy));
    }
    return parts.join(QLatin1String("; "));
}

} // namespace Raptor::Link
