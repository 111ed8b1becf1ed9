// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/decoder.h"
#include "protocol/link/bridge_watch.h"
#include "protocol/link/command_sender.h"
#include "protocol/link/mqtt_link.h"
#include "protocol/link/urgent_connection.h"

#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <atomic>
#include <functional>

namespace Raptor::Link {

/// The way down to one broker. Pings every second and takes the link for dead after 4 s without a
/// byte. Never queues, and never sends twice what energises: what cannot go now fails at once, and
/// what the broker has not answered when the link is lost fails as "may have left".
///
/// Stops have a second way, a fresh connection beside this one: for a stop that the broker has not
/// acknowledged after 1 s, for the next ones and the repeats of e-stops while this one is stuck,
/// and for every unanswered stop when this one is dropped by us (a start without an answer,
/// silence, the end), since the drop would take it along. Both ways together are one path, which
/// has failed only when neither goes on. What waits for the fresh one goes by this one as well when
/// it is back first. A stop that has been overtaken by a start (or whatever else energises) of this
/// program is not sent again by any way. A stop that was on its way when the network or the broker
/// ended the connection fails, unless it is on the fresh one; the operator is told.
///
/// Lives on a thread of its own; post() and lastHeard() are for any.
class CommandConnection : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the connection.
    CommandConnection(LinkSettings settings, const ProfileCatalogue &catalogue, const Clock &clock);

    void start() { m_link.start(); }
    /// Answers stopped(), at most half a second later. A start without an answer is taken back at
    /// once; stops that are dropped with it have that time to arrive by the fresh connection.
    void stop();
    void retryNow() { m_link.retryNow(); }
    /// An e-stop waits for a session; sending one does the same.
    void hurry() { m_link.hurry(); }
    void send(const Raptor::Link::CommandLetter &letter);
    /// Any thread: send() on the connection's own, in their order. That thread wakes up once for
    /// all of them, so that an e-stop of many devices is written in one go. @p left is called on
    /// that thread behind the writing, whether it succeeded or not.
    void post(const QList<CommandLetter> &letters, const std::function<void()> &left = {});
    /// Any thread, in the same order: states to be heard before anything is commanded, as far as
    /// there is room.
    void postFollow(const QStringList &stateTopics);
    /// Any thread, in the same order: what energises goes to that topic by another broker.
    void postOvertaken(const QString &topic);

    /// When the last byte came; unset while the session is down.
    [[nodiscard]] std::optional<BootTime> lastHeard() const;

Q_SIGNALS:
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);
    void feedback(const Raptor::StateReport &report);
    /// The broker owes an answer: twice a second from 1.5 s of silence on, until it speaks or is
    /// left.
    void heardNothing();
    void roundTripMeasured(Raptor::Milliseconds roundTrip);
    void statusChanged(const Raptor::Link::LinkStatus &status);
    void stopped();

private:
    void onUp();
    void onDown(const QString &reason);
    void beat();
    void drop(const QString &reason);
    void follow(const QString &stateTopic);
    void subscribe(const QString &stateTopic);
    void receive(const QMqttMessage &message);
    void endTurn();
    void tell(StateReport report);
    void connectSenders();
    void connectEnds();
    void watchForAck();
    void escort(const CommandLetter &letter, bool answerExpected);
    [[nodiscard]] QString tooLateFor(const CommandLetter &letter) const;
    [[nodiscard]] bool ackIsOverdue() const;
    [[nodiscard]] bool pingIsOverdue(Milliseconds after) const;
    void noteHeard();

    MqttLink m_link;
    CommandSender m_sender; ///< on the session of m_link
    UrgentConnection m_urgent;
    QMqttClient::ProtocolVersion m_version = QMqttClient::MQTT_5_0; ///< of the last session
    Device::Decoder m_decoder;
    BridgeWatch m_bridge;
    const Clock &m_clock;
    QTimer m_heartbeat;
    bool m_pingsNext = true;
    QStringList m_followed;
    std::atomic<qint64> m_lastHeardMs;
    /// A state that is not decoded yet: of a flood, see receive().
    struct Unread
    {
        QByteArray payload;
        BootTime receivedBoot{};
        WallTime receivedAt{};
    };
    QHash<QString, Unread> m_unread; ///< by topic
    int m_receivedInTurn = 0; ///< messages since the event loop last came round
    bool m_linkStopped = false;
    bool m_urgentStopped = false;
};

} // namespace Raptor::Link
