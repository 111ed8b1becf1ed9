// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/telemetry_link.h"

#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QMqttTopicFilter>

#include <algorithm>
#include <utility>

namespace Raptor::Link {

namespace {

constexpr quint8 telemetryQos = 0;
constexpr Milliseconds freshAtLeast{5000};
/// When the command connection hears nothing either.
constexpr Milliseconds doubtedAnswer{1500};
/// When this one alone is silent: with what follows it is dropped within 5 s.
constexpr Milliseconds quietAnswer{2500};
constexpr Milliseconds quietAfter{1500};
constexpr Milliseconds watchEvery{250};

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

/// Without making the bytes.
qint64 utf8Size(QStringView text)
{
    qint64 size = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            size += 1;
        else if (c.unicode() < 0x800 || c.isSurrogate()) // a pair of them makes four bytes
            size += 2;
        else
            size += 3;
    }
    return size;
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
      m_bridge(settings.profile.bridged, catalogue), m_mailbox(mailbox), m_watch(this),
      m_clock(clock)
{
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &TelemetryLink::watch);
    for (const ProfilePtr &profile : catalogue.profiles())
        m_periods.insert(profile->id, profile->period);
    connect(&m_link, &MqttLink::sessionUp, this, &TelemetryLink::onUp);
    connect(&m_link, &MqttLink::sessionDown, this, &TelemetryLink::onDown);
    connect(&m_link, &MqttLink::statusChanged, this, &TelemetryLink::statusChanged);
    connect(&m_link, &MqttLink::stopped, this, &TelemetryLink::stopped);
}

void TelemetryLink::onUp()
{
    m_bridge.restart();
    m_subscribed.clear();
    m_suspicion.sessionStarted(m_clock.now());
    if (!std::exchange(m_refused, {}).isEmpty()) // it may have changed its mind
        Q_EMIT refusedChanged({});
    m_askedAt.reset();
    m_freshUntilMs.store(0, std::memory_order_relaxed);
    connect(m_link.client(), &QMqttClient::pingResponseReceived, this,
            [this] { m_askedAt.reset(); });
    m_watch.start();
    apply();
}

void TelemetryLink::onDown()
{
    m_watch.stop();
    m_askedAt.reset();
    m_suspicion.sessionEnded(m_link.lastClose(), m_clock.now());
}

void TelemetryLink::setFilters(const QStringList &filters)
{
    m_filters = filters;
    apply();
}

void TelemetryLink::setKnownTopics(const QStringList &topics)
{
    if (m_known == topics)
        return;
    m_known = topics;
    if (!m_refused.isEmpty())
        apply();
}

/// The filters, and instead of those with wildcards that were refused what is known behind them.
QStringList TelemetryLink::wanted() const
{
    QStringList result;
    for (const QString &filter : m_filters) {
        if (!m_refused.contains(filter)) {
            result.append(filter);
            continue;
        }
        for (const QString &topic : m_known) {
            if (!m_refused.contains(topic) && covers(filter, topic))
                result.append(topic);
        }
    }
    return withoutCovered(result);
}

void TelemetryLink::apply()
{
    if (!m_link.client())
        return;
    const QStringList wanted = this->wanted();
    const QStringList before = std::exchange(m_subscribed, wanted);
    for (const QString &filter : before) {
        if (!wanted.contains(filter) && !m_refused.contains(filter) && m_link.client())
            m_link.client()->unsubscribe(filter);
    }
    for (const QString &filter : wanted) {
        if (!before.contains(filter) && m_link.client())
            subscribe(filter);
    }
}

void TelemetryLink::subscribe(const QString &filter)
{
    QMqttClient *client = m_link.client();
    const bool convicted = m_suspicion.convicts(filter);
    QMqttSubscription *subscription = convicted ? nullptr : client->subscribe(filter, telemetryQos);
    if (!subscription) {
        // The broker has closed the connection on it, has said beforehand that it takes no
        // wildcards, or the session is over.
        if (QMqttTopicFilter(filter).isValid() && client->state() == QMqttClient::Connected)
            QMetaObject::invokeMethod(
                this, [this, filter] { refuse(filter); }, Qt::QueuedConnection);
        return;
    }
    m_suspicion.asked(filter, m_clock.now());
    connect(subscription, &QMqttSubscription::messageReceived, this, &TelemetryLink::receive,
            Qt::UniqueConnection);
    connect(subscription, &QMqttSubscription::stateChanged, this,
            [this, filter](QMqttSubscription::SubscriptionState state) {
                if (state == QMqttSubscription::Error)
                    refuse(filter);
                if (state == QMqttSubscription::Subscribed || state == QMqttSubscription::Error)
                    m_suspicion.answered(filter);
            });
}

void TelemetryLink::refuse(const QString &filter)
{
    if (!m_link.client() || m_refused.contains(filter) || !m_subscribed.contains(filter))
        return;
    m_refused.append(filter);
    m_subscribed.removeAll(filter);
    if (!std::exchange(m_tells, true)) // many are refused at once
        QMetaObject::invokeMethod(this, &TelemetryLink::tellRefused, Qt::QueuedConnection);
    if (hasWildcard(filter))
        apply();
}

void TelemetryLink::tellRefused()
{
    m_tells = false;
    Q_EMIT refusedChanged(m_refused);
}

void TelemetryLink::watch()
{
    const ClientExtras *extras = m_link.extras();
    if (extras && extras->sinceLastReceived() >= quietAfter)
        ask(quietAnswer);
}

void TelemetryLink::verify()
{
    ask(doubtedAnswer);
}

void TelemetryLink::ask(Milliseconds answerWithin)
{
    const ClientExtras *extras = m_link.extras();
    if (!extras || !m_link.client() || m_link.client()->state() != QMqttClient::Connected) {
        m_askedAt.reset();
        return;
    }
    const BootTime now = m_clock.now();
    if (m_askedAt && extras->sinceLastReceived() <= now - *m_askedAt)
        m_askedAt.reset(); // it has spoken since
    if (m_askedAt && now - *m_askedAt >= answerWithin) {
        m_askedAt.reset();
        m_link.abort(tr("nothing is heard from the broker any more"));
        return;
    }
    if (m_askedAt)
        return;
    m_askedAt = now;
    m_link.client()->requestPing();
}

void TelemetryLink::receive(const QMqttMessage &message)
{
    noteTraffic(message);
    Arrival arrival = m_decoder.decode(message.topic().name(), message.payload(), message.retain());
    if (auto *report = std::get_if<StateReport>(&arrival)) {
        m_bridge.judge(*report);
        if (!report->retained)
            noteFresh(*report);
    }
    m_mailbox.post(std::move(arrival));
}

/// This thread alone writes the counters: no need for more than plain stores.
void TelemetryLink::noteTraffic(const QMqttMessage &message)
{
    const auto add = [](std::atomic<qint64> &counter, qint64 more) {
        counter.store(counter.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
    };
    add(m_messages, 1);
    add(m_bytes, utf8Size(message.topic().name()) + message.payload().size());
    m_lastMessageMs.store(m_clock.now().time_since_epoch().count(), std::memory_order_relaxed);
}

TelemetryCount TelemetryLink::count() const
{
    TelemetryCount count;
    count.messages = messages();
    count.bytes = m_bytes.load(std::memory_order_relaxed);
    if (const qint64 last = m_lastMessageMs.load(std::memory_order_relaxed); last != 0)
        count.lastMessage = BootTime(Milliseconds(last));
    return count;
}

void TelemetryLink::noteFresh(const StateReport &report)
{
    const Milliseconds lasting = std::max(freshAtLeast, 2 * m_periods.value(report.profile));
    const qint64 until = (report.receivedBoot + lasting).time_since_epoch().count();
    if (until > m_freshUntilMs.load(std::memory_order_relaxed))
        m_freshUntilMs.store(until, std::memory_order_relaxed);
}

} // namespace Raptor::Link
