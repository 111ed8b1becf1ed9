// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/command_sender.h"

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
    connect(client.transport(), &QIODevice::bytesWritten, this, &CommandSender::reportWritten);
}

void CommandSender::detach(const QString &reason)
{
    m_client.clear();
    m_extras.clear();
    const auto pending = std::exchange(m_pending, {});
    QStringList lost = std::exchange(m_unwritten, {});
    for (const Pending &publish : pending) {
        if (!publish.settled)
            lost.append(publish.commandId);
    }
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
    if (needsArming(letter.kind))
        properties.setMessageExpiryInterval(messageExpiryS);
    const auto publish = [&](quint8 qos) {
        return m_client->publish(letter.topic, properties, letter.payload, qos, false);
    };
    const quint8 qos = possibleQos(letter);
    qint32 packet = publish(qos);
    if (packet < 0 && qos > 0 && isStop(letter.kind))
        packet = publish(0); // whatever it lacked for a handshake
    if (packet < 0) {
        const QString why = m_extras ? m_extras->errorText() : QString();
        Q_EMIT failed(letter.commandId, why.isEmpty() ? tr("the publish was refused") : why, false);
        return {};
    }
    if (packet > 0)
        m_pending.insert(packet, {letter.commandId, letter.kind, m_clock.now()});
    if (!m_unwritten.contains(letter.commandId))
        m_unwritten.append(letter.commandId);
    // Behind the writing that the client has queued for the end of this turn.
    QMetaObject::invokeMethod(this, &CommandSender::reportWritten, Qt::QueuedConnection);
    return packet;
}

void CommandSender::settle(const QString &commandId)
{
    m_unwritten.removeAll(commandId);
    for (Pending &publish : m_pending) { // they still hold their quota
        if (publish.commandId == commandId)
            publish.settled = true;
    }
}

std::optional<BootTime> CommandSender::waitingSince(const QString &commandId) const
{
    std::optional<BootTime> since;
    for (const Pending &publish : m_pending) {
        if (publish.commandId == commandId)
            since = std::min(since.value_or(publish.sentAt), publish.sentAt);
    }
    return since;
}

std::optional<BootTime> CommandSender::oldest(bool (*wanted)(const Pending &publish)) const
{
    std::optional<BootTime> since;
    for (const Pending &publish : m_pending) {
        if (wanted(publish))
            since = std::min(since.value_or(publish.sentAt), publish.sentAt);
    }
    return since;
}

std::optional<BootTime> CommandSender::oldestArmed() const
{
    return oldest([](const Pending &publish) { return needsArming(publish.kind); });
}

std::optional<BootTime> CommandSender::oldestEStop() const
{
    return oldest([](const Pending &publish) { return publish.kind == CommandKind::EStop; });
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
    if (publish.settled)
        return;
    if (m_unwritten.removeOne(publish.commandId)) // the answer proves it
        Q_EMIT written(publish.commandId, m_clock.now());
    Q_EMIT acknowledged(publish.commandId, m_clock.now(),
                        code == QMqtt::ReasonCode::NoMatchingSubscriber);
}

void CommandSender::onPublishFailed(qint32 packet, QMqtt::ReasonCode code, const QString &reason)
{
    if (!m_client || m_client->state() != QMqttClient::Connected)
        return; // detach() reports all that was on its way
    const auto pending = m_pending.constFind(packet);
    if (pending == m_pending.constEnd())
        return;
    const Pending publish = m_pending.take(packet);
    if (publish.settled)
        return;
    m_unwritten.removeOne(publish.commandId);
    const QString words = reason.isEmpty() ? ClientExtras::reasonText(code) : reason;
    Q_EMIT failed(publish.commandId, tr("the broker refuses it: %1").arg(words), false);
}

} // namespace Raptor::Link
