// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/command_connection.h"

#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttPublishProperties>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QMqttSubscriptionProperties>

#include <algorithm>
#include <limits>

namespace Raptor::Link {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds pingEvery = 1s;
constexpr Milliseconds deadAfter = 4s;
constexpr Milliseconds doubtAfter = 1500ms;
/// What energises needs a link that has just been heard (command rules of the domain, too).
constexpr Milliseconds heardWithin = 2500ms;
/// A start without an answer for so long must not wait in a TCP buffer for minutes (RP-01).
constexpr Milliseconds ackWithin = 2s;
constexpr quint32 messageExpiryS = 5;
constexpr quint8 feedbackQos = 1;
/// Devices whose state is followed; the one commanded longest ago makes room.
constexpr qsizetype followAtMost = 512;
constexpr qint64 neverHeard = std::numeric_limits<qint64>::min();

} // namespace

CommandConnection::CommandConnection(LinkSettings settings, const ProfileCatalogue &catalogue,
                                     const Clock &clock)
    : m_link(settings, clock, this), m_decoder(catalogue, clock, settings.profile.name),
      m_clock(clock), m_heartbeat(this), m_lastHeardMs(neverHeard)
{
    m_heartbeat.setInterval(pingEvery);
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    connect(&m_heartbeat, &QTimer::timeout, this, &CommandConnection::beat);
    connect(&m_link, &MqttLink::sessionUp, this, &CommandConnection::onUp);
    connect(&m_link, &MqttLink::sessionDown, this, &CommandConnection::onDown);
    connect(&m_link, &MqttLink::statusChanged, this, &CommandConnection::statusChanged);
    connect(&m_link, &MqttLink::stopped, this, &CommandConnection::stopped);
}

std::optional<BootTime> CommandConnection::lastHeard() const
{
    const qint64 ms = m_lastHeardMs.load(std::memory_order_relaxed);
    if (ms == neverHeard)
        return {};
    return BootTime(Milliseconds(ms));
}

void CommandConnection::noteHeard()
{
    m_lastHeardMs.store(m_clock.now().time_since_epoch().count(), std::memory_order_relaxed);
}

void CommandConnection::onUp()
{
    noteHeard();
    connect(m_link.client(), &QMqttClient::pingResponseReceived, this, &CommandConnection::onPong);
    connect(m_link.extras(), &ClientExtras::publishAcknowledged, this,
            &CommandConnection::onAcknowledged);
    connect(m_link.extras(), &ClientExtras::publishFailed, this,
            &CommandConnection::onPublishFailed);
    connect(m_link.client()->transport(), &QIODevice::bytesWritten, this,
            &CommandConnection::reportWritten);
    for (const QString &topic : std::as_const(m_followed))
        subscribe(topic);
    m_heartbeat.start();
    beat();
}

void CommandConnection::onDown(const QString &reason)
{
    m_heartbeat.stop();
    m_pingSentAt.reset();
    m_lastHeardMs.store(neverHeard, std::memory_order_relaxed);
    const auto pending = std::exchange(m_pending, {});
    const QStringList unwritten = std::exchange(m_unwritten, {});
    QStringList reported;
    for (const Pending &publish : pending) {
        reported.append(publish.commandId);
        Q_EMIT failed(publish.commandId, reason, true);
    }
    for (const QString &commandId : unwritten) {
        if (!reported.contains(commandId))
            Q_EMIT failed(commandId, reason, true);
    }
}

void CommandConnection::beat()
{
    const ClientExtras *extras = m_link.extras();
    if (!extras)
        return;
    if (extras->sinceLastReceived() > doubtAfter)
        Q_EMIT heardNothing();
    if (extras->sinceLastReceived() > deadAfter) {
        m_link.abort(tr("nothing was heard from the broker for %1 s").arg(deadAfter / 1s));
        return;
    }
    if (ackIsOverdue()) { // timers stand still during suspend, this clock does not
        m_link.abort(tr("no acknowledgement within %1 s").arg(ackWithin / 1s));
        return;
    }
    if (!m_pingSentAt)
        m_pingSentAt = m_clock.now();
    m_link.client()->requestPing();
}

void CommandConnection::onPong()
{
    noteHeard();
    if (m_pingSentAt)
        Q_EMIT roundTripMeasured(m_clock.now() - *m_pingSentAt);
    m_pingSentAt.reset();
}

void CommandConnection::follow(const QString &stateTopic)
{
    if (stateTopic.isEmpty() || m_followed.contains(stateTopic))
        return;
    if (m_followed.size() >= followAtMost)
        m_link.client()->unsubscribe(m_followed.takeFirst());
    m_followed.append(stateTopic);
    subscribe(stateTopic);
}

void CommandConnection::subscribe(const QString &stateTopic)
{
    QMqttSubscriptionProperties properties;
    ClientExtras::skipRetained(properties); // retained state never confirms (RP-11)
    QMqttSubscription *subscription =
        m_link.client()->subscribe(stateTopic, properties, feedbackQos);
    if (subscription)
        connect(subscription, &QMqttSubscription::messageReceived, this,
                &CommandConnection::receive, Qt::UniqueConnection);
}

void CommandConnection::receive(const QMqttMessage &message)
{
    noteHeard();
    if (message.retain())
        return;
    const Arrival arrival = m_decoder.decode(message.topic().name(), message.payload(), false);
    if (const auto *report = std::get_if<StateReport>(&arrival))
        Q_EMIT feedback(*report);
}

quint8 CommandConnection::possibleQos(const CommandLetter &letter) const
{
    const QMqttServerConnectionProperties server = m_link.client()->serverConnectionProperties();
    const bool quotaSpent = m_pending.size() >= server.maximumReceive(); // 5.0, 4.9
    if (quotaSpent && isStop(letter.kind))
        return 0;
    return std::min(letter.qos, server.maximumQoS());
}

void CommandConnection::send(const CommandLetter &letter)
{
    QMqttClient *client = m_link.client();
    if (!client) {
        Q_EMIT failed(letter.commandId, tr("no session with the broker"), false);
        return;
    }
    if (const QString why = tooLateFor(letter); !why.isEmpty()) {
        Q_EMIT failed(letter.commandId, why, false);
        return;
    }
    follow(letter.stateTopic);
    QMqttPublishProperties properties;
    if (needsArming(letter.kind))
        properties.setMessageExpiryInterval(messageExpiryS);
    const qint32 packet =
        client->publish(letter.topic, properties, letter.payload, possibleQos(letter), false);
    if (packet < 0) {
        const QString why = m_link.extras() ? m_link.extras()->errorText() : QString();
        Q_EMIT failed(letter.commandId, why.isEmpty() ? tr("the publish was refused") : why, false);
        return;
    }
    if (packet > 0) {
        m_pending.insert(packet, {letter.commandId, letter.kind, m_clock.now()});
        if (needsArming(letter.kind))
            watchForAck(packet);
    }
    m_unwritten.append(letter.commandId);
    // Behind the writing that the client has queued for the end of this turn.
    QMetaObject::invokeMethod(this, &CommandConnection::reportWritten, Qt::QueuedConnection);
}

QString CommandConnection::tooLateFor(const CommandLetter &letter) const
{
    if (!needsArming(letter.kind))
        return {};
    if (letter.deadline && m_clock.now() > *letter.deadline)
        return tr("too late, not sent");
    if (m_link.extras()->sinceLastReceived() > heardWithin)
        return tr("the link is silent, not sent");
    return {};
}

bool CommandConnection::ackIsOverdue() const
{
    return std::any_of(m_pending.cbegin(), m_pending.cend(), [this](const Pending &publish) {
        return needsArming(publish.kind) && m_clock.now() - publish.sentAt > ackWithin;
    });
}

void CommandConnection::reportWritten()
{
    if (m_unwritten.isEmpty() || !m_link.extras() || m_link.extras()->bytesToWrite() > 0)
        return;
    const BootTime now = m_clock.now();
    const QStringList gone = std::exchange(m_unwritten, {});
    for (const QString &commandId : gone)
        Q_EMIT written(commandId, now);
}

void CommandConnection::watchForAck(qint32 packet)
{
    const BootTime sentAt = m_pending.value(packet).sentAt;
    QTimer::singleShot(ackWithin, Qt::PreciseTimer, this, [this, packet, sentAt] {
        const auto pending = m_pending.constFind(packet);
        if (pending != m_pending.constEnd() && pending->sentAt == sentAt)
            m_link.abort(tr("no acknowledgement within %1 s").arg(ackWithin / 1s));
    });
}

void CommandConnection::onAcknowledged(qint32 packet, QMqtt::ReasonCode code)
{
    noteHeard();
    const auto pending = m_pending.constFind(packet);
    if (pending == m_pending.constEnd())
        return;
    const QString commandId = pending->commandId;
    m_pending.erase(pending);
    if (m_unwritten.removeOne(commandId)) // the answer proves it
        Q_EMIT written(commandId, m_clock.now());
    Q_EMIT acknowledged(commandId, m_clock.now(), code == QMqtt::ReasonCode::NoMatchingSubscriber);
}

void CommandConnection::onPublishFailed(qint32 packet, QMqtt::ReasonCode code,
                                        const QString &reason)
{
    if (!m_link.client() || m_link.client()->state() != QMqttClient::Connected)
        return; // onDown() reports all that was on its way
    const auto pending = m_pending.constFind(packet);
    if (pending == m_pending.constEnd())
        return;
    const QString commandId = pending->commandId;
    m_pending.erase(pending);
    m_unwritten.removeOne(commandId);
    const QString words = reason.isEmpty() ? ClientExtras::reasonText(code) : reason;
    Q_EMIT failed(commandId, tr("the broker refuses it: %1").arg(words), false);
}

} // namespace Raptor::Link
