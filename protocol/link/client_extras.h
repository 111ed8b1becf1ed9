// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtMqtt/QMqttClient>

#include <QtCore/QObject>

#include <memory>

namespace Raptor::Link {

/// What the links need of a client beyond the interface of Qt MQTT. Where the client is our own it
/// comes from QMqttExtensions (client_extras.cpp); with another one, from what that interface
/// allows (client_extras_plain.cpp). One per client, on its thread; the client must outlive it.
class ClientExtras final : public QObject
{
    Q_OBJECT
public:
    explicit ClientExtras(QMqttClient *client);
    ~ClientExtras() override;

    /// From connectToHost() to CONNACK. Counts from the next connectToHost().
    void setConnectTimeout(Milliseconds timeout);
    /// The present disconnection came from that timeout.
    [[nodiscard]] bool timedOut() const;
    /// Largest packet that is accepted; plain: in 5.0 only. After setConnectionProperties().
    void setMaximumPacketSize(quint32 bytes);

    /// The last failure in words, empty if there was none.
    [[nodiscard]] QString errorText() const;
    /// Reason code of the DISCONNECT or refusing CONNACK that ended the connection, 0 without one
    /// (5.0). Plain: of a CONNACK alone, if the client tells no more.
    [[nodiscard]] quint8 serverReason() const;
    /// The other server that it named, empty without one.
    [[nodiscard]] QString serverReference() const;
    /// Drops the transport; what still waits in buffers never leaves (linger 0). The client may
    /// notice only later.
    void abort();
    /// While on, every end of the connection is a reset as in abort(), that of a killed program
    /// included: what the server has not read then may never arrive. For the next connection it is
    /// off again. Only between connected() and the end.
    void setResetOnClose(bool on);
    /// Since the last bytes from the server, suspend included.
    [[nodiscard]] Milliseconds sinceLastReceived() const;
    /// Bytes that the transport has not given to the system yet.
    [[nodiscard]] qint64 bytesToWrite() const;

    /// Asks for no retained messages; plain: they come, with their flag set.
    static void skipRetained(QMqttSubscriptionProperties &properties);
    /// English name of a reason code.
    [[nodiscard]] static QString reasonText(QMqtt::ReasonCode reason);

Q_SIGNALS:
    /// A QoS 1 or 2 message will not be delivered. When the connection ends, only our own client
    /// tells it of all that are still under way.
    void publishFailed(qint32 id, QMqtt::ReasonCode code, const QString &reason);
    /// The final answer of the server was a success.
    void publishAcknowledged(qint32 id, QMqtt::ReasonCode code);

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace Raptor::Link
