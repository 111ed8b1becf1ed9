// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "protocol/link/client_extras.h"
#include "protocol/link/command_letter.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QStringList>

#include <optional>

namespace Raptor::Link {

/// Puts commands on one session at a time and follows each to the broker's answer. Never queues and
/// never sends twice: what the broker has not answered when the session ends fails as "may have
/// left". Lives on the thread of the session.
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
    /// whose handshake is under way, so that handshakes do not pile up.
    std::optional<qint32> send(const CommandLetter &letter);
    /// The broker has it by another way: nothing more is told of it.
    void settle(const QString &commandId);

    /// Since when the broker owes an answer to it; unset if it owes none. Settled ones included.
    [[nodiscard]] std::optional<BootTime> waitingSince(const QString &commandId) const;
    [[nodiscard]] bool awaits(const QString &commandId) const
    {
        return waitingSince(commandId).has_value();
    }
    /// When the oldest unanswered publish of what energises was sent.
    [[nodiscard]] std::optional<BootTime> oldestArmed() const;
    /// When the oldest unanswered e-stop was sent. Settled ones included.
    [[nodiscard]] std::optional<BootTime> oldestEStop() const;

Q_SIGNALS:
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);

private:
    /// A publish on its way to the broker's answer.
    struct Pending
    {
        QString commandId;
        CommandKind kind = CommandKind::Stop;
        BootTime sentAt{};
        bool settled = false;
    };
    [[nodiscard]] quint8 possibleQos(const CommandLetter &letter) const;
    [[nodiscard]] std::optional<BootTime> oldest(bool (*wanted)(const Pending &publish)) const;
    void reportWritten();
    void onAcknowledged(qint32 packet, QMqtt::ReasonCode code);
    void onPublishFailed(qint32 packet, QMqtt::ReasonCode code, const QString &reason);

    const Clock &m_clock;
    QPointer<QMqttClient> m_client;
    QPointer<ClientExtras> m_extras;
    QHash<qint32, Pending> m_pending; ///< by packet id
    QStringList m_unwritten; ///< command ids whose bytes are not yet with the system
};

} // namespace Raptor::Link
