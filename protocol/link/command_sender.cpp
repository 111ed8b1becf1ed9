// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/command_sender.h"

#include "protocol/link/session_words.h"

#include <QtMqtt/QMqttPublishProperties>

#include <algorithm>

namespace Raptor::Link {

namespace {

constexpr quint32 messageExpiryS = 5;

} // namespace

CommandSender::CommandSender(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
}

void CommandSender::attach(QMqttClient &client, ClientExtras &extras)
{
    m_client = &client;
    m_extras = &extras;
    connect(&extras, &ClientExtras::publishAcknowledged, this, &CommandSender::onAcknowledged);
    connect(&extras, &ClientExtras::publishFailed, this, &CommandSender::onPublishFailed);
    connect(&client, &QMqttClient::pingResponseReceived, this, &CommandSender::onPong);
    connect(client.transport(), &QIODevice::bytesWritten, this, &CommandSender::reportWritten);
}

void CommandSender::detach(const QString &reason)
{
    m_client.clear();
    m_extras.clear();
    m_pings.clear();
    m_startedAt.clear();
    const auto pending = std::exchange(m_pending, {});
    const auto withoutAck = std::exchange(m_withoutAck, {});
    QStringList lost = std::exchange(m_unwritten, {});
    for (const Pending &publish : pending) {
        if (!publish.settled)
            lost.append(publish.letter.commandId);
    }
    for (const Pending &publish : withoutAck)
        lost.append(publish.letter.commandId);
    lost.removeDuplicates();
    for (const QString &commandId : std::as_const(lost))
        Q_EMIT failed(commandId, reason, true);
}

quint8 CommandSender::possibleQos(const CommandLetter &letter) const
{
    const QMqttServerConnectionProperties server = m_client->serverConnectionProperties();
    const bool quotaSpent = m_pending.size() >= server.maximumReceive(); // 5.0, 4.9
    if (isStop(letter.kind) && (quotaSpent || awaits(letter.commandId)))
        return 0;
    return std::min(letter.qos, server.maximumQoS());
}

std::optional<qint32> CommandSender::send(const CommandLetter &letter)
{
    QMqttPublishProperties properties;
    if (needsArming(letter.kind)) {
        properties.setMessageExpiryInterval(messageExpiryS);
        m_extras->setResetOnClose(true);
    }
    const auto publish = [&](quint8 qos) {
        return m_client->publish(letter.topic, properties, letter.payload, qos, false);
    };
    const quint8 qos = possibleQos(letter);
    qint32 packet = publish(qos);
    if (packet < 0 && qos > 0 && isStop(letter.kind))
        packet = publish(0); // whatever it lacked for a handshake
    if (packet < 0) {
        guardArmed();
        const QString why = m_extras ? m_extras->errorText() : QString();
        Q_EMIT failed(letter.commandId, why.isEmpty() ? tr("the publish was refused") : why, false);
        return {};
    }
    note(letter, packet);
    // Behind the writing that the client has queued for the end of this turn.
    QMetaObject::invokeMethod(this, &CommandSender::reportWritten, Qt::QueuedConnection);
    return packet;
}

void CommandSender::note(const CommandLetter &letter, qint32 packet)
{
    const Pending pending{.letter = letter, .sentAt = m_clock.now(), .number = ++m_number};
    if (!m_unwritten.contains(letter.commandId))
        m_unwritten.append(letter.commandId);
    if (needsArming(letter.kind))
        m_startedAt.insert(letter.topic, pending.number);
    if (packet > 0) {
        m_pending.insert(packet, pending);
        return;
    }
    m_withoutAck.append(pending);
    ping(); // its answer is the only one
}

void CommandSender::ping()
{
    if (m_client && m_client->requestPing())
        m_pings.enqueue({.sentAt = m_clock.now(), .number = ++m_number});
}

void CommandSender::settle(const QString &commandId)
{
    m_unwritten.removeAll(commandId);
    for (Pending &publish : m_pending) { // they still hold their quota
        if (publish.letter.commandId == commandId)
            publish.settled = true;
    }
    m_withoutAck.removeIf(
        [&commandId](const Pending &publish) { return publish.letter.commandId == commandId; });
}

void CommandSender::overtake(const QString &topic)
{
    m_startedAt.insert(topic, ++m_number);
}

bool CommandSender::isOpen(const QString &commandId) const
{
    const auto isIt = [&commandId](const Pending &publish) {
        return publish.letter.commandId == commandId && !publish.settled;
    };
    return std::any_of(m_pending.cbegin(), m_pending.cend(), isIt)
        || std::any_of(m_withoutAck.cbegin(), m_withoutAck.cend(), isIt);
}

bool CommandSender::maySendBeside(const QString &commandId) const
{
    const QList<CommandLetter> stops = unansweredStops();
    return std::any_of(stops.cbegin(), stops.cend(), [&commandId](const CommandLetter &stop) {
        return stop.commandId == commandId;
    });
}

std::optional<BootTime> CommandSender::waitingSince(const QString &commandId) const
{
    std::optional<BootTime> since;
    for (const Pending &publish : m_pending) {
        if (publish.letter.commandId == commandId)
            since = std::min(since.value_or(publish.sentAt), publish.sentAt);
    }
    return since;
}

std::optional<BootTime> CommandSender::oldest(bool (*wanted)(CommandKind kind)) const
{
    std::optional<BootTime> since;
    const auto look = [&](const auto &publishes) {
        for (const Pending &publish : publishes) {
            if (wanted(publish.letter.kind))
                since = std::min(since.value_or(publish.sentAt), publish.sentAt);
        }
    };
    look(m_pending);
    look(m_withoutAck);
    return since;
}

std::optional<BootTime> CommandSender::oldestArmed() const
{
    return oldest(&needsArming);
}

std::optional<BootTime> CommandSender::oldestStop() const
{
    return oldest(&isStop);
}

std::optional<BootTime> CommandSender::oldestPing() const
{
    return m_pings.isEmpty() ? std::optional<BootTime>() : m_pings.head().sentAt;
}

QList<CommandLetter> CommandSender::unansweredStops() const
{
    QList<CommandLetter> stops;
    const auto take = [&](const auto &publishes) {
        for (const Pending &publish : publishes) {
            const bool known =
                std::any_of(stops.cbegin(), stops.cend(), [&publish](const CommandLetter &stop) {
                    return stop.commandId == publish.letter.commandId;
                });
            const bool goesAgain = !publish.settled && !isOvertaken(publish);
            if (isStop(publish.letter.kind) && goesAgain && !known)
                stops.append(publish.letter);
        }
    };
    take(m_pending);
    take(m_withoutAck);
    return stops;
}

void CommandSender::reportWritten()
{
    if (m_unwritten.isEmpty() || !m_extras || m_extras->bytesToWrite() > 0)
        return;
    const BootTime now = m_clock.now();
    const QStringList gone = std::exchange(m_unwritten, {});
    for (const QString &commandId : gone)
        Q_EMIT written(commandId, now);
}

void CommandSender::onAcknowledged(qint32 packet, QMqtt::ReasonCode code)
{
    const auto pending = m_pending.constFind(packet);
    if (pending == m_pending.constEnd())
        return;
    const Pending publish = m_pending.take(packet);
    const QString &commandId = publish.letter.commandId;
    const bool unwritten = m_unwritten.contains(commandId);
    if (!publish.settled)
        settle(commandId); // its repeats say nothing new
    guardArmed();
    if (!publish.settled) {
        if (unwritten) // the answer proves it
            Q_EMIT written(commandId, m_clock.now());
        Q_EMIT acknowledged(commandId, m_clock.now(),
                            code == QMqtt::ReasonCode::NoMatchingSubscriber);
    }
    readUpTo(publish.number);
}

void CommandSender::onPublishFailed(qint32 packet, QMqtt::ReasonCode code, const QString &reason)
{
    if (!m_client || m_client->state() != QMqttClient::Connected)
        return; // detach() reports all that was on its way
    const auto pending = m_pending.constFind(packet);
    if (pending == m_pending.constEnd())
        return;
    const Pending publish = m_pending.take(packet);
    guardArmed();
    if (!publish.settled) {
        m_unwritten.removeOne(publish.letter.commandId);
        const QString told = reasonWords(quint8(code));
        const QString words = told.isEmpty() ? reason : told;
        Q_EMIT failed(publish.letter.commandId, tr("the broker refuses it: %1").arg(words), false);
    }
    readUpTo(publish.number);
}

void CommandSender::onPong()
{
    if (m_pings.isEmpty())
        return; // the client's own
    const Ping ping = m_pings.dequeue();
    Q_EMIT roundTripMeasured(m_clock.now() - ping.sentAt);
    readUpTo(ping.number);
}

/// The broker reads one packet after the other.
void CommandSender::readUpTo(qint64 number)
{
    QStringList read;
    while (!m_withoutAck.isEmpty() && m_withoutAck.constFirst().number < number)
        read.append(m_withoutAck.takeFirst().letter.commandId);
    if (read.isEmpty())
        return;
    guardArmed();
    for (const QString &commandId : std::as_const(read)) {
        if (m_unwritten.removeOne(commandId))
            Q_EMIT written(commandId, m_clock.now());
        Q_EMIT readByBroker(commandId);
    }
}

void CommandSender::guardArmed()
{
    if (m_extras)
        m_extras->setResetOnClose(oldestArmed().has_value());
}

} // namespace Raptor::Link
