// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "protocol/link/client_extras.h"
#include "protocol/link/command_letter.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QQueue>
#include <QtCore/QStringList>

#include <optional>

namespace Raptor::Link {

/// Puts commands on one session at a time and follows each to the broker's answer; at QoS 0 to an
/// answer, of a ping or of another publish, to what was sent behind it. Never queues and never
/// sends twice: what the broker has not answered when the session ends fails as "may have left".
/// Lives on the thread of the session.
///
/// While a start (or whatever else energises) is unanswered, the connection ends with a reset even
/// when the program is killed, so that the system does not deliver the start much later (RP-01). A
/// stop that is sent in these 2 s at most shares that fate, if the program is killed in them as
/// well and the broker has not read it by then.
class CommandSender : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive it.
    explicit CommandSender(const Clock &clock, QObject *parent);

    /// A session is up. Both live until detach().
    void attach(QMqttClient &client, ClientExtras &extras);
    /// That session is gone, for this reason.
    void detach(const QString &reason);
    /// Only while attached. The packet id, 0 at QoS 0; unset if refused, which failed() tells as
    /// well. Stops are not refused for want of quota: they go at QoS 0 then, as do repeats of an id
    /// whose handshake is under way, so that handshakes do not pile up. A ping follows what goes at
    /// QoS 0.
    std::optional<qint32> send(const CommandLetter &letter);
    /// Only while attached. Answered by roundTripMeasured().
    void ping();
    /// The broker has it by another way: nothing more is told of it.
    void settle(const QString &commandId);
    /// What energises was given on that topic, here or on another session: a stop before it must
    /// not be sent again.
    void overtake(const QString &topic);

    /// Since when the broker owes an acknowledgement of it; unset if it owes none. Settled ones
    /// included.
    [[nodiscard]] std::optional<BootTime> waitingSince(const QString &commandId) const;
    [[nodiscard]] bool awaits(const QString &commandId) const
    {
        return waitingSince(commandId).has_value();
    }
    /// No answer to it has come, at whatever QoS; without settled ones.
    [[nodiscard]] bool isOpen(const QString &commandId) const;
    /// It may be sent by another way as well: open, a stop, and not overtaken.
    [[nodiscard]] bool maySendBeside(const QString &commandId) const;
    /// When the oldest unanswered publish of what energises was sent.
    [[nodiscard]] std::optional<BootTime> oldestArmed() const;
    /// The same for stops. Settled ones included.
    [[nodiscard]] std::optional<BootTime> oldestStop() const;
    [[nodiscard]] std::optional<BootTime> oldestPing() const;
    /// Bytes of a publish may still be with the client, which cannot always tell.
    [[nodiscard]] bool hasUnwritten() const { return !m_unwritten.isEmpty(); }
    /// The stops that would be lost with the connection, each once; without settled ones, and those
    /// that what energises has overtaken.
    [[nodiscard]] QList<CommandLetter> unansweredStops() const;

Q_SIGNALS:
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    /// It went at QoS 0, and the broker has answered what was sent behind it.
    void readByBroker(const QString &commandId);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);
    void roundTripMeasured(Raptor::Milliseconds roundTrip);

private:
    /// A publish on its way to the broker's answer.
    struct Pending
    {
        CommandLetter letter;
        BootTime sentAt{};
        qint64 number = 0; ///< in the order of sending, pings included
        bool settled = false;
    };
    struct Ping
    {
        BootTime sentAt{};
        qint64 number = 0;
    };
    [[nodiscard]] quint8 possibleQos(const CommandLetter &letter) const;
    [[nodiscard]] std::optional<BootTime> oldest(bool (*wanted)(CommandKind kind)) const;
    [[nodiscard]] bool isOvertaken(const Pending &publish) const
    {
        return publish.number < m_startedAt.value(publish.letter.topic);
    }
    void note(const CommandLetter &letter, qint32 packet);
    void reportWritten();
    void onAcknowledged(qint32 packet, QMqtt::ReasonCode code);
    void onPublishFailed(qint32 packet, QMqtt::ReasonCode code, const QString &reason);
    void onPong();
    void readUpTo(qint64 number);
    void guardArmed();

    const Clock &m_clock;
    QPointer<QMqttClient> m_client;
    QPointer<ClientExtras> m_extras;
    QHash<qint32, Pending> m_pending; ///< by packet id
    QList<Pending> m_withoutAck; ///< at QoS 0, the oldest first
    QQueue<Ping> m_pings; ///< not answered yet
    QHash<QString, qint64> m_startedAt; ///< by topic, the number of the newest that energises
    QStringList m_unwritten; ///< command ids whose bytes are not yet with the system
    qint64 m_number = 0;
};

} // namespace Raptor::Link
