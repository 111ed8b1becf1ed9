// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/command_sender.h"
#include "protocol/link/mqtt_session.h"

#include <QtCore/QTimer>

namespace Raptor::Link {

/// A second connection to a broker, beside one that seems stuck or is being dropped, for stops
/// alone (RP-06). It opens when something is given to it, one at a time, and leaves when nothing
/// was for a while. What it was given waits for its session; when that does not come about, or is
/// stuck as well, all of it fails, and the next stop or repeat opens a new one. Lives on the thread
/// of the stuck one.
class UrgentConnection : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive it.
    UrgentConnection(LinkSettings settings, const Clock &clock, QObject *parent);

    /// A stop. @p version: what the broker is known to speak.
    void send(const CommandLetter &letter, QMqttClient::ProtocolVersion version);
    /// It is on its way here, or waits for the session.
    [[nodiscard]] bool carries(const QString &commandId) const
    {
        return m_letters.contains(commandId);
    }
    /// What is still on its way to the session.
    [[nodiscard]] QList<CommandLetter> waiting() const
    {
        return m_isUp ? QList<CommandLetter>() : m_letters.values();
    }
    /// The broker has it by the other way.
    void forget(const QString &commandId);
    /// What energises was given on that topic: stops before it that wait for the session fail.
    void overtake(const QString &topic);
    /// What is under way has half a second more, then it fails. Answers stopped(), never from
    /// inside of this call.
    void stop();

Q_SIGNALS:
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    /// It went at QoS 0, and the broker has answered what was sent behind it.
    void readByBroker(const QString &commandId);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);
    /// Once; nothing is sent any more.
    void stopped();

private:
    void connectSender();
    void done(const QString &commandId);
    void stopWhenThrough();
    void finishStop();
    void open();
    void onUp();
    void onEnded(const QString &reason);
    void publish(const CommandLetter &letter);
    void failAll(const QString &reason);
    void look();

    const LinkSettings m_settings;
    const Clock &m_clock;
    CommandSender m_sender;
    QTimer m_lookTimer;
    QTimer m_stopTimer;
    QPointer<MqttSession> m_session;
    QMqttClient::ProtocolVersion m_version = QMqttClient::MQTT_5_0;
    QHash<QString, CommandLetter> m_letters; ///< by command id: not answered yet
    BootTime m_lastUsed{};
    bool m_isUp = false;
    bool m_stopping = false;
    bool m_stopped = false;
};

} // namespace Raptor::Link
