// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"
#include "models/domain/device_profile.h"
#include "protocol/device/decoder.h"
#include "protocol/link/mqtt_link.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <atomic>

namespace Raptor::Link {

/// One publish, encoded and ready. Crosses from the GUI thread in one queued call.
struct CommandLetter
{
    QString commandId;
    CommandKind kind = CommandKind::Stop;
    QString topic;
    QByteArray payload;
    quint8 qos = 1;
    std::optional<BootTime> deadline; ///< later than this it is not sent any more (RP-01)
    QString stateTopic; ///< heard on the same connection from now on; empty: none
};

/// The way down to one broker. Pings every second and takes the link for dead after 4 s without a
/// byte. Never queues and never sends twice: what cannot go now fails at once, and what the broker
/// has not answered when the link is lost fails as "may have left". Lives on a thread of its own;
/// lastHeard() may be read from any.
class CommandConnection : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the connection.
    CommandConnection(LinkSettings settings, const ProfileCatalogue &catalogue, const Clock &clock);

    void start() { m_link.start(); }
    void stop() { m_link.stop(); }
    void retryNow() { m_link.retryNow(); }
    void send(const Raptor::Link::CommandLetter &letter);

    /// When the last byte came; unset while the session is down.
    [[nodiscard]] std::optional<BootTime> lastHeard() const;

Q_SIGNALS:
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);
    void feedback(const Raptor::StateReport &report);
    /// The broker owes an answer: each second from 1.5 s of silence on, until it speaks or is left.
    void heardNothing();
    void roundTripMeasured(Raptor::Milliseconds roundTrip);
    void statusChanged(const Raptor::Link::LinkStatus &status);
    void stopped();

private:
    /// A publish on its way to the broker's answer.
    struct Pending
    {
        QString commandId;
        CommandKind kind = CommandKind::Stop;
        BootTime sentAt{};
    };
    void onUp();
    void onDown(const QString &reason);
    void beat();
    void onPong();
    void follow(const QString &stateTopic);
    void subscribe(const QString &stateTopic);
    void receive(const QMqttMessage &message);
    [[nodiscard]] quint8 possibleQos(const CommandLetter &letter) const;
    void watchForAck(qint32 packet);
    [[nodiscard]] QString tooLateFor(const CommandLetter &letter) const;
    [[nodiscard]] bool ackIsOverdue() const;
    void reportWritten();
    void onAcknowledged(qint32 packet, QMqtt::ReasonCode code);
    void onPublishFailed(qint32 packet, QMqtt::ReasonCode code, const QString &reason);
    void noteHeard();

    MqttLink m_link;
    Device::Decoder m_decoder;
    const Clock &m_clock;
    QTimer m_heartbeat;
    std::optional<BootTime> m_pingSentAt;
    QStringList m_followed;
    QHash<qint32, Pending> m_pending; ///< by packet id
    QStringList m_unwritten; ///< command ids whose bytes are not yet with the system
    std::atomic<qint64> m_lastHeardMs;
};

} // namespace Raptor::Link

Q_DECLARE_METATYPE(Raptor::Link::CommandLetter)
