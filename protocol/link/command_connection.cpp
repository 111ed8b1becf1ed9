// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/command_connection.h"

#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QMqttSubscriptionProperties>

#include <limits>
#include <utility>

namespace Raptor::Link {

using namespace std::chrono_literals;

namespace {

/// Messages in one turn of the event loop; twenty devices at once make no more.
constexpr int soundTurn = 32;
/// Every other time a ping; twice as often it is looked whether the answers come, so that a broker
/// that stands still is found within 5 s (RP-10).
constexpr Milliseconds beatEvery = 500ms;
constexpr Milliseconds deadAfter = 4s;
constexpr Milliseconds doubtAfter = 1500ms;
/// What energises needs a link that has just been heard (command rules of the domain, too).
constexpr Milliseconds heardWithin = 2500ms;
/// A start without an answer for so long must not wait in a TCP buffer for minutes (RP-01).
constexpr Milliseconds ackWithin = 2s;
/// A stop without an answer for so long is sent beside as well (RP-06).
constexpr Milliseconds urgentAfter = 1s;
constexpr quint8 feedbackQos = 1;
/// Devices whose state is followed; the one commanded longest ago makes room.
constexpr qsizetype followAtMost = 512;
constexpr qint64 neverHeard = std::numeric_limits<qint64>::min();

} // namespace

CommandConnection::CommandConnection(LinkSettings settings, const ProfileCatalogue &catalogue,
                                     const Clock &clock)
    : m_link(settings, clock, this), m_sender(clock, this), m_urgent(settings, clock, this),
      m_decoder(catalogue, clock, settings.profile.name),
      m_bridge(settings.profile.bridged, catalogue), m_clock(clock), m_heartbeat(this),
      m_lastHeardMs(neverHeard)
{
    m_heartbeat.setInterval(beatEvery);
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    connect(&m_heartbeat, &QTimer::timeout, this, &CommandConnection::beat);
    connect(&m_link, &MqttLink::sessionUp, this, &CommandConnection::onUp);
    connect(&m_link, &MqttLink::sessionDown, this, &CommandConnection::onDown);
    connect(&m_link, &MqttLink::statusChanged, this, &CommandConnection::statusChanged);
    connectSenders();
    connectEnds();
}

void CommandConnection::connectEnds()
{
    connect(&m_link, &MqttLink::stopped, this, [this] {
        m_linkStopped = true;
        if (m_urgentStopped)
            Q_EMIT stopped();
    });
    connect(&m_urgent, &UrgentConnection::stopped, this, [this] {
        m_urgentStopped = true;
        if (m_linkStopped)
            Q_EMIT stopped();
    });
}

void CommandConnection::connectSenders()
{
    connect(&m_sender, &CommandSender::written, this, &CommandConnection::written);
    connect(&m_sender, &CommandSender::roundTripMeasured, this,
            &CommandConnection::roundTripMeasured);
    connect(&m_sender, &CommandSender::acknowledged, this,
            [this](const QString &commandId, BootTime at, bool nobodyListening) {
                noteHeard();
                m_urgent.forget(commandId);
                Q_EMIT acknowledged(commandId, at, nobodyListening);
            });
    connect(&m_sender, &CommandSender::failed, this,
            [this](const QString &commandId, const QString &reason, bool mayHaveLeft) {
                if (!m_urgent.carries(commandId)) // else it is not over
                    Q_EMIT failed(commandId, reason, mayHaveLeft);
            });
    connect(&m_urgent, &UrgentConnection::written, this, &CommandConnection::written);
    connect(&m_urgent, &UrgentConnection::acknowledged, this,
            [this](const QString &commandId, BootTime at, bool nobodyListening) {
                m_sender.settle(commandId);
                Q_EMIT acknowledged(commandId, at, nobodyListening);
            });
    connect(&m_urgent, &UrgentConnection::readByBroker, &m_sender, &CommandSender::settle);
    connect(&m_urgent, &UrgentConnection::failed, this,
            [this](const QString &commandId, const QString &reason, bool) {
                if (!m_sender.isOpen(commandId))
                    Q_EMIT failed(commandId, reason, true); // it left on the other one
            });
}

void CommandConnection::stop()
{
    // The system would go on delivering a start after a plain close (RP-01), and what could not
    // leave yet is dropped by any.
    const ClientExtras *extras = m_link.extras();
    const bool waits = m_sender.hasUnwritten() || (extras && extras->bytesToWrite() > 0);
    if (m_sender.oldestArmed() || waits)
        drop(tr("the connection is being closed"));
    m_link.stop();
    m_urgent.stop();
}

/// Resets the connection; the stops that it takes along go out on the other one. They are the same
/// however often they arrive, and do not expire.
void CommandConnection::drop(const QString &reason)
{
    const QList<CommandLetter> stops = m_sender.unansweredStops();
    for (const CommandLetter &stop : stops) {
        if (!m_urgent.carries(stop.commandId))
            m_urgent.send(stop, m_version);
    }
    m_link.abort(reason);
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
    connect(m_link.client(), &QMqttClient::pingResponseReceived, this,
            &CommandConnection::noteHeard);
    m_version = m_link.client()->protocolVersion();
    m_bridge.restart();
    m_sender.attach(*m_link.client(), *m_link.extras());
    for (const CommandLetter &stop : m_urgent.waiting())
        m_sender.send(stop); // whichever way is the first
    for (const QString &topic : std::as_const(m_followed))
        subscribe(topic);
    m_pingsNext = true;
    m_heartbeat.start();
    beat();
}

void CommandConnection::onDown(const QString &reason)
{
    m_heartbeat.stop();
    m_lastHeardMs.store(neverHeard, std::memory_order_relaxed);
    m_sender.detach(reason);
}

void CommandConnection::beat()
{
    const ClientExtras *extras = m_link.extras();
    if (!extras)
        return;
    if (extras->sinceLastReceived() > doubtAfter)
        Q_EMIT heardNothing();
    if (extras->sinceLastReceived() > deadAfter) {
        drop(tr("nothing was heard from the broker for %1 s").arg(deadAfter / 1s));
        return;
    }
    if (pingIsOverdue(deadAfter)) { // what still comes does not prove that we are heard
        drop(tr("the broker has not answered for %1 s").arg(deadAfter / 1s));
        return;
    }
    if (ackIsOverdue()) { // timers stand still during suspend, this clock does not
        drop(tr("no acknowledgement within %1 s").arg(ackWithin / 1s));
        return;
    }
    if (std::exchange(m_pingsNext, !m_pingsNext))
        m_sender.ping();
}

void CommandConnection::follow(const QString &stateTopic)
{
    if (stateTopic.isEmpty() || m_followed.contains(stateTopic))
        return;
    if (m_followed.size() >= followAtMost)
        m_link.client()->unsubscribe(m_followed.takeFirst());
    m_followed.append(stateTopic);
    if (m_link.client()) // else when it is up
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

/// A device that floods must not take the processor from what stops it: of more messages than any
/// sound plant sends in one turn of the event loop the newest of each topic is decoded alone.
/// Telemetry, where each one counts, takes another way.
void CommandConnection::receive(const QMqttMessage &message)
{
    noteHeard();
    if (message.retain())
        return;
    if (m_receivedInTurn == 0)
        QMetaObject::invokeMethod(this, &CommandConnection::endTurn, Qt::QueuedConnection);
    const QString topic = message.topic().name();
    if (++m_receivedInTurn > soundTurn) {
        m_unread.insert(topic, {message.payload(), m_clock.now(), m_clock.wall()});
        return;
    }
    const Arrival arrival = m_decoder.decode(topic, message.payload(), false);
    if (const auto *report = std::get_if<StateReport>(&arrival))
        tell(*report);
}

/// What may be a bridge's replay confirms nothing.
void CommandConnection::tell(StateReport report)
{
    m_bridge.judge(report);
    if (!report.retained)
        Q_EMIT feedback(report);
}

void CommandConnection::endTurn()
{
    m_receivedInTurn = 0;
    const auto unread = std::exchange(m_unread, {});
    for (auto state = unread.cbegin(); state != unread.cend(); ++state) {
        Arrival arrival = m_decoder.decode(state.key(), state->payload, false);
        if (auto *report = std::get_if<StateReport>(&arrival)) {
            // It was here before what was sent meanwhile, and confirms none of that.
            report->receivedBoot = state->receivedBoot;
            report->receivedAt = state->receivedAt;
            tell(*report);
        }
    }
}

void CommandConnection::post(const QList<CommandLetter> &letters, const std::function<void()> &left)
{
    QMetaObject::invokeMethod(
        this,
        [this, letters, left] {
            for (const CommandLetter &letter : letters)
                send(letter);
            // Behind the writing that the client has queued for the end of this turn.
            if (left)
                QMetaObject::invokeMethod(this, left, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void CommandConnection::postFollow(const QStringList &stateTopics)
{
    QMetaObject::invokeMethod(
        this,
        [this, stateTopics] {
            for (const QString &stateTopic : stateTopics) {
                if (m_followed.size() < followAtMost)
                    follow(stateTopic);
            }
        },
        Qt::QueuedConnection);
}

void CommandConnection::postOvertaken(const QString &topic)
{
    QMetaObject::invokeMethod(
        this,
        [this, topic] {
            m_sender.overtake(topic);
            m_urgent.overtake(topic);
        },
        Qt::QueuedConnection);
}

void CommandConnection::send(const CommandLetter &letter)
{
    if (letter.kind == CommandKind::EStop)
        m_link.hurry();
    if (!m_link.client()) {
        if (m_urgent.carries(letter.commandId))
            return m_urgent.send(letter, m_version);
        Q_EMIT failed(letter.commandId, tr("no session with the broker"), false);
        return;
    }
    if (const QString why = tooLateFor(letter); !why.isEmpty()) {
        Q_EMIT failed(letter.commandId, why, false);
        return;
    }
    if (!isStop(letter.kind)) {
        // A broker that stood still for minutes reads what our reset has left in its buffer. It
        // finds this one first, cannot answer it any more, and looks no further (RP-01).
        m_sender.ping();
        follow(letter.stateTopic);
    }
    const std::optional<qint32> packet = m_sender.send(letter);
    if (isStop(letter.kind))
        follow(letter.stateTopic); // nothing goes before a stop
    if (packet && needsArming(letter.kind)) {
        m_urgent.overtake(letter.topic);
        watchForAck();
    }
    if (packet && isStop(letter.kind))
        escort(letter, packet > 0);
}

void CommandConnection::watchForAck()
{
    QTimer::singleShot(ackWithin, Qt::PreciseTimer, this, [this] {
        if (ackIsOverdue())
            drop(tr("no acknowledgement within %1 s").arg(ackWithin / 1s));
    });
}

void CommandConnection::escort(const CommandLetter &letter, bool answerExpected)
{
    const auto stuck = m_sender.oldestStop();
    const bool isStuck =
        pingIsOverdue(urgentAfter) || (stuck && m_clock.now() - *stuck >= urgentAfter);
    if (isStuck || m_urgent.carries(letter.commandId))
        return m_urgent.send(letter, m_version);
    QTimer::singleShot(urgentAfter, Qt::PreciseTimer, this, [this, letter, answerExpected] {
        const auto since = m_sender.waitingSince(letter.commandId);
        // At QoS 0 only the pings tell whether the broker still hears us.
        const bool missing = answerExpected ? since && m_clock.now() - *since >= urgentAfter
                                            : pingIsOverdue(urgentAfter);
        const bool beside = m_link.client() && m_sender.maySendBeside(letter.commandId);
        if (missing && beside && !m_urgent.carries(letter.commandId))
            m_urgent.send(letter, m_version);
    });
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
    const auto oldest = m_sender.oldestArmed();
    return oldest && m_clock.now() - *oldest >= ackWithin;
}

bool CommandConnection::pingIsOverdue(Milliseconds after) const
{
    const auto oldest = m_sender.oldestPing();
    return oldest && m_clock.now() - *oldest >= after;
}

} // namespace Raptor::Link
