// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/telemetry_link.h"

#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

#include <algorithm>

namespace Raptor::Link {

namespace {

constexpr quint8 telemetryQos = 0;
constexpr Milliseconds freshAtLeast{5000};
constexpr Milliseconds answerWithin{1500};

/// Whether every topic of @p narrow is also one of @p wide (MQTT 5.0, 4.7).
bool covers(const QString &wide, const QString &narrow)
{
    const QStringList wider = wide.split(u'/');
    const QStringList narrower = narrow.split(u'/');
    for (qsizetype i = 0; i < wider.size(); ++i) {
        if (wider.at(i) == QLatin1String("#"))
            return true;
        if (i >= narrower.size() || narrower.at(i) == QLatin1String("#"))
            return false;
        if (wider.at(i) != QLatin1String("+") && wider.at(i) != narrower.at(i))
            return false;
    }
    return wider.size() == narrower.size();
}

} // namespace

QStringList withoutCovered(const QStringList &filters)
{
    QStringList unique = filters;
    unique.removeDuplicates();
    QStringList result;
    for (const QString &filter : std::as_const(unique)) {
        const bool covered =
            std::any_of(unique.cbegin(), unique.cend(), [&filter](const QString &other) {
                return other != filter && covers(other, filter);
            });
        if (!covered)
            result.append(filter);
    }
    return result;
}

TelemetryLink::TelemetryLink(LinkSettings settings, const ProfileCatalogue &catalogue,
                             const Clock &clock, Mailbox &mailbox)
    : m_link(settings, clock, this), m_decoder(catalogue, clock, settings.profile.name),
      m_bridge(settings.profile.bridged, catalogue), m_mailbox(mailbox), m_clock(clock)
{
    for (const ProfilePtr &profile : catalogue.profiles())
        m_periods.insert(profile->id, profile->period);
    connect(&m_link, &MqttLink::sessionUp, this, &TelemetryLink::subscribeAll);
    connect(&m_link, &MqttLink::statusChanged, this, &TelemetryLink::statusChanged);
    connect(&m_link, &MqttLink::stopped, this, &TelemetryLink::stopped);
}

void TelemetryLink::setFilters(const QStringList &filters)
{
    const QStringList before = std::exchange(m_filters, withoutCovered(filters));
    QMqttClient *client = m_link.client();
    if (!client)
        return;
    for (const QString &filter : before) {
        if (!m_filters.contains(filter))
            client->unsubscribe(filter);
    }
    for (const QString &filter : std::as_const(m_filters)) {
        if (!before.contains(filter))
            subscribe(filter);
    }
}

void TelemetryLink::subscribeAll()
{
    m_bridge.restart();
    for (const QString &filter : std::as_const(m_filters))
        subscribe(filter);
}

void TelemetryLink::subscribe(const QString &filter)
{
    QMqttSubscription *subscription = m_link.client()->subscribe(filter, telemetryQos);
    if (!subscription) // not a filter, or the session has just ended
        return;
    connect(subscription, &QMqttSubscription::messageReceived, this, &TelemetryLink::receive,
            Qt::UniqueConnection);
}

void TelemetryLink::verify()
{
    const ClientExtras *extras = m_link.extras();
    if (!extras || !m_link.client() || m_link.client()->state() != QMqttClient::Connected) {
        m_askedAt.reset();
        return;
    }
    const BootTime now = m_clock.now();
    if (m_askedAt && extras->sinceLastReceived() < now - *m_askedAt)
        m_askedAt.reset(); // it has spoken since
    if (m_askedAt && now - *m_askedAt >= answerWithin) {
        m_askedAt.reset();
        m_link.abort(tr("nothing is heard from the broker any more"));
        return;
    }
    if (!m_askedAt)
        m_askedAt = now;
    m_link.client()->requestPing();
}

void TelemetryLink::receive(const QMqttMessage &message)
{
    m_messages.fetch_add(1, std::memory_order_relaxed);
    Arrival arrival = m_decoder.decode(message.topic().name(), message.payload(), message.retain());
    if (auto *report = std::get_if<StateReport>(&arrival)) {
        m_bridge.judge(*report);
        if (!report->retained)
            noteFresh(*report);
    }
    m_mailbox.post(std::move(arrival));
}

void TelemetryLink::noteFresh(const StateReport &report)
{
    const Milliseconds lasting = std::max(freshAtLeast, m_periods.value(report.profile));
    const qint64 until = (report.receivedBoot + lasting).time_since_epoch().count();
    if (until > m_freshUntilMs.load(std::memory_order_relaxed))
        m_freshUntilMs.store(until, std::memory_order_relaxed);
}

} // namespace Raptor::Link
