// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/urgent_connection.h"

namespace Raptor::Link {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds lookEvery = 250ms;
/// Without an answer for so long this connection is no better than the other one.
constexpr Milliseconds answerWithin = 2s;
/// Repeats come each second.
constexpr Milliseconds leaveAfter = 5s;
constexpr Milliseconds stopAtMost = 500ms;

} // namespace

UrgentConnection::UrgentConnection(LinkSettings settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_clock(clock), m_sender(clock, this),
      m_lookTimer(this), m_stopTimer(this)
{
    m_lookTimer.setInterval(lookEvery);
    m_stopTimer.setSingleShot(true);
    connect(&m_lookTimer, &QTimer::timeout, this, &UrgentConnection::look);
    connect(&m_stopTimer, &QTimer::timeout, this, &UrgentConnection::finishStop);
    connectSender();
}

void UrgentConnection::connectSender()
{
    connect(&m_sender, &CommandSender::written, this, &UrgentConnection::written);
    connect(&m_sender, &CommandSender::acknowledged, this,
            [this](const QString &commandId, BootTime at, bool nobodyListening) {
                done(commandId);
                Q_EMIT acknowledged(commandId, at, nobodyListening);
            });
    connect(&m_sender, &CommandSender::readByBroker, this, [this](const QString &commandId) {
        if (m_sender.awaits(commandId))
            return;
        done(commandId); // QoS 0: no other answer comes
        Q_EMIT readByBroker(commandId);
    });
    connect(&m_sender, &CommandSender::failed, this,
            [this](const QString &commandId, const QString &reason, bool mayHaveLeft) {
                done(commandId);
                Q_EMIT failed(commandId, reason, mayHaveLeft);
            });
}

void UrgentConnection::done(const QString &commandId)
{
    m_letters.remove(commandId);
    stopWhenThrough();
}

void UrgentConnection::send(const CommandLetter &letter, QMqttClient::ProtocolVersion version)
{
    Q_ASSERT(isStop(letter.kind));
    m_lastUsed = m_clock.now();
    m_version = version;
    m_letters.insert(letter.commandId, letter);
    if (!m_session)
        open();
    else if (m_isUp)
        publish(letter);
}

void UrgentConnection::forget(const QString &commandId)
{
    m_sender.settle(commandId);
    done(commandId);
}

void UrgentConnection::overtake(const QString &topic)
{
    QStringList overtaken;
    for (const CommandLetter &letter : waiting()) {
        if (letter.topic == topic)
            overtaken.append(letter.commandId);
    }
    for (const QString &commandId : std::as_const(overtaken)) {
        done(commandId);
        Q_EMIT failed(commandId, tr("overtaken by a later command, not sent again"), false);
    }
}

void UrgentConnection::open()
{
    m_session = new MqttSession(m_settings, m_version, this);
    connect(m_session, &MqttSession::up, this, &UrgentConnection::onUp);
    connect(m_session, &MqttSession::ended, this,
            [this](SessionEnd, const QString &reason) { onEnded(reason); });
    m_session->open();
}

void UrgentConnection::onUp()
{
    m_isUp = true;
    m_lastUsed = m_clock.now();
    m_sender.attach(m_session->client(), m_session->extras());
    m_lookTimer.start();
    const auto waiting = m_letters.values();
    for (const CommandLetter &letter : waiting)
        publish(letter);
}

void UrgentConnection::publish(const CommandLetter &letter)
{
    m_sender.send(letter); // what is refused has failed
}

void UrgentConnection::look()
{
    const BootTime now = m_clock.now();
    if (const auto oldest = m_sender.oldestStop(); oldest && now - *oldest >= answerWithin)
        return m_session->abort(tr("no acknowledgement within %1 s").arg(answerWithin / 1s));
    if (m_letters.isEmpty() && now - m_lastUsed >= leaveAfter) {
        m_isUp = false;
        m_lookTimer.stop();
        m_session->close();
    }
}

void UrgentConnection::onEnded(const QString &reason)
{
    const bool leftByItself = m_session && !m_isUp && !m_lookTimer.isActive() && reason.isEmpty();
    m_isUp = false;
    m_lookTimer.stop();
    m_session->disconnect(this);
    m_session->deleteLater();
    m_session.clear();
    if (leftByItself && !m_letters.isEmpty())
        return open(); // given while it was leaving
    failAll(reason);
}

void UrgentConnection::failAll(const QString &reason)
{
    m_sender.detach(reason);
    const QStringList waiting = std::exchange(m_letters, {}).keys();
    for (const QString &commandId : waiting)
        Q_EMIT failed(commandId, reason, false);
    stopWhenThrough();
}

void UrgentConnection::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_stopTimer.start(stopAtMost);
    stopWhenThrough();
}

void UrgentConnection::stopWhenThrough()
{
    if (m_stopping && m_letters.isEmpty()) // later: this may be inside of a signal of the session
        QMetaObject::invokeMethod(this, &UrgentConnection::finishStop, Qt::QueuedConnection);
}

void UrgentConnection::finishStop()
{
    if (std::exchange(m_stopped, true))
        return;
    m_stopTimer.stop();
    m_lookTimer.stop();
    m_isUp = false;
    failAll(tr("the connection is being closed"));
    if (m_session) {
        m_session->disconnect(this);
        m_session->close(); // deleted with this object
    }
    Q_EMIT stopped();
}

} // namespace Raptor::Link
