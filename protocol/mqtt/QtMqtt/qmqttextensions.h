// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttclient.h"

#include <chrono>

class QMqttClientPrivate;

/// What the interface of Qt MQTT has no place for. Attach at most one per client, on its thread;
/// the client as the parent is recommended. Deleting it leaves the client working.
class Q_MQTT_EXPORT QMqttExtensions : public QObject
{
    Q_OBJECT

public:
    explicit QMqttExtensions(QMqttClient *client, QObject *parent = nullptr);
    ~QMqttExtensions() override;

    /// From connectToHost() to CONNACK; expiry ends as Disconnected with ServerUnavailable.
    /// Default 30 s; 0 = no limit. Counts from the next connectToHost().
    void setConnectTimeout(std::chrono::milliseconds timeout);
    std::chrono::milliseconds connectTimeout() const;

    /// Largest whole packet that is accepted, in all versions; refused by its header, before it is
    /// buffered (5.0: DISCONNECT 0x95). Default 16 MiB. 5.0 announces the smaller of this and
    /// QMqttConnectionProperties::maximumPacketSize(). Counts from the next connectToHost().
    void setMaximumInboundPacketSize(quint32 bytes);
    quint32 maximumInboundPacketSize() const;

    /// Accepts a session at the server that this object did not begin, for instance one of an
    /// earlier run of the program. MQTT 5.0 makes a client without session state close the
    /// connection then [MQTT-3.2.2-4], which is the default; before 5.0 it is always accepted.
    /// Counts from the next connectToHost().
    void setAcceptsForeignSession(bool accept);
    bool acceptsForeignSession() const;

    /// The last failure in words: socket or TLS error, refusal by the server, broken protocol, or
    /// why publish() returned -1. Empty after a successful connect.
    QString errorText() const;
    /// Of the DISCONNECT that the server sent last, Success without one.
    QMqtt::ReasonCode serverDisconnectReason() const;
    /// The other server that CONNACK or DISCONNECT named, empty without one.
    QString serverReference() const;
    /// Packet identifiers are session state; true when the present connection resumed a session.
    bool sessionRestored() const;

    /// Like QMqttClient::disconnectFromHost(), with a reason code, e.g. DisconnectWithWill (5.0;
    /// before it the transport is closed without DISCONNECT, so that the server publishes the
    /// will). Codes that only servers may send become UnspecifiedError [MQTT-3.14.2-1].
    void disconnectWithReason(QMqtt::ReasonCode reason, const QString &text = QString());
    /// The same with a new session expiry in seconds (5.0 only).
    void disconnectWithReason(QMqtt::ReasonCode reason, const QString &text,
                              quint32 sessionExpiryInterval);

    /// Drops the transport at once, without DISCONNECT: what still waits in buffers never leaves
    /// (TCP: reset, linger 0). Ends as Disconnected with NoError.
    void abort();

    /// Since the last byte from the server, or since the connection was opened; suspend included.
    /// A negative value without a connection.
    std::chrono::milliseconds sinceLastReceived() const;
    /// How many QoS 1 and 2 messages publish() would accept now (Receive Maximum of the server).
    int sendQuota() const;
    /// Highest QoS that the server accepts.
    quint8 maximumQoS() const;
    /// Messages of QoS 1 and 2 without a final answer.
    int unfinishedPublishes() const;
    /// Bytes that the transport has not taken from us yet. publish() never blocks and never refuses
    /// because of them: a program that publishes faster than the network takes has to look here.
    /// They are dropped when the connection ends otherwise than by a disconnect of ours.
    qint64 bytesToWrite() const;

    /// 0: retained messages at every subscribe (default), 1: only for a new subscription, 2: never.
    /// 5.0 section 3.8.3.1. Other values are refused.
    static void setRetainHandling(QMqttSubscriptionProperties &properties, int handling);
    static int retainHandling(const QMqttSubscriptionProperties &properties);
    /// Keep the retain flag as published instead of clearing it for established subscriptions.
    static void setRetainAsPublished(QMqttSubscriptionProperties &properties, bool keep);
    static bool retainAsPublished(const QMqttSubscriptionProperties &properties);

    /// English name of a reason code.
    static QString reasonText(QMqtt::ReasonCode reason);

Q_SIGNALS:
    /// A QoS 1 or 2 message will not be delivered, or nobody knows: PUBACK, PUBREC or PUBCOMP of
    /// 0x80 and above, the session ended before the answer (UnspecifiedError), or a resumed server
    /// no longer allows it.
    void publishFailed(qint32 id, QMqtt::ReasonCode code, const QString &reason);
    /// The final answer of the server was a success; \a code may still say NoMatchingSubscriber.
    void publishAcknowledged(qint32 id, QMqtt::ReasonCode code);

private:
    Q_DISABLE_COPY(QMqttExtensions)
    friend class QMqttClientPrivate;

    QMqttClientPrivate *m_client; ///< null after the client has gone
};
