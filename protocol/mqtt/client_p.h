// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/engine.h>
#include <protocol/mqtt/subscriptions.h>
#include <protocol/mqtt/transport.h>

#include <QtMqtt/qmqttclient.h>
#include <QtMqtt/qmqttextensions.h>

#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

#include <optional>

Q_DECLARE_LOGGING_CATEGORY(lcMqttClient)
Q_DECLARE_LOGGING_CATEGORY(lcMqttConnection)
Q_DECLARE_LOGGING_CATEGORY(lcMqttConnectionVerbose)

/// Glue between engine, transport and subscriptions. Child of its client, so it moves along to
/// another thread, and it is deleted first.
///
/// Re-entrancy: every signal may delete the client or end the connection. Whoever emits holds a
/// Guard and returns as soon as it has turned false; nothing of the engine is on the stack
/// meanwhile.
class QMqttClientPrivate final : public QObject
{
    Q_OBJECT

public:
    /// True as long as the client exists and the connection attempt is the one it was.
    class Guard
    {
    public:
        explicit Guard(QMqttClientPrivate *d) : m_d(d), m_attempt(d->m_attempt) { }
        explicit operator bool() const { return m_d && m_d->m_attempt == m_attempt; }
        [[nodiscard]] bool exists() const { return !m_d.isNull(); }

    private:
        QPointer<QMqttClientPrivate> m_d;
        quint64 m_attempt;
    };

    struct Settings
    {
        QString hostname;
        quint16 port = 0;
        QString clientId;
        quint16 keepAlive = 60;
        QMqttClient::ProtocolVersion protocolVersion = QMqttClient::MQTT_3_1_1;
        QString username;
        QString password;
        bool cleanSession = true;
        QString willTopic;
        QByteArray willMessage;
        quint8 willQoS = 0;
        bool willRetain = false;
        bool autoKeepAlive = true;
        QMqttConnectionProperties connection;
        QMqttLastWillProperties lastWill;
        QPointer<QIODevice> device;
        bool hasDevice = false; ///< setTransport() was given one; it may have been deleted
        QMqttClient::TransportType deviceType = QMqttClient::IODevice;
        std::chrono::milliseconds connectTimeout{30000};
        quint32 maximumInbound = 16 * 1024 * 1024;
        bool announceMaximumInbound = false;
        bool acceptsForeignSession = false;
    };

    explicit QMqttClientPrivate(QMqttClient *client);
    ~QMqttClientPrivate() override;
    static QMqttClientPrivate *get(QMqttClient *client) { return client->d; }

    [[nodiscard]] bool isV5() const { return settings.protocolVersion == QMqttClient::MQTT_5_0; }

    // client_connection.cpp
    void connectToHost(const QSslConfiguration *tls);
    void disconnectFromHost(const Raptor::Mqtt::ReasonPacket &packet, bool writeDisconnect);
    void abortConnection(QMqttClient::ClientError error, const QString &text);
    void shutDown();
    void setState(QMqttClient::ClientState next);
    void setError(QMqttClient::ClientError next);
    void refuse(const QString &text);

    // client_options.cpp
    struct Refusal
    {
        QMqttClient::ClientError error = QMqttClient::NoError;
        QString text;
    };
    Refusal makeOptions(Raptor::Mqtt::Engine::Options &options) const;

    // client_messages.cpp
    QMqttSubscription *subscribe(const QMqttTopicFilter &filter,
                                 const QMqttSubscriptionProperties &properties, quint8 qos);
    void unsubscribe(const QString &key, const QMqttUnsubscriptionProperties &properties);
    qint32 publish(const QMqttTopicName &topic, const QMqttPublishProperties &properties,
                   const QByteArray &payload, quint8 qos, bool retain);

    // client_io.cpp
    void requestFlush();
    void flushNow();
    void armTimer();
    [[nodiscard]] static Raptor::Mqtt::Milliseconds now();

    Settings settings;
    QMqttClient::ClientState state = QMqttClient::Disconnected;
    QMqttClient::ClientError error = QMqttClient::NoError;
    QString errorText;
    QMqttServerConnectionProperties serverProperties;
    QMqtt::ReasonCode serverDisconnectReason = QMqtt::ReasonCode::Success;
    QString serverReference;
    bool sessionRestored = false;
    QMqttExtensions *extensions = nullptr;
    Raptor::Mqtt::Engine engine;
    Raptor::Mqtt::Subscriptions subscriptions{this};
    Raptor::Mqtt::Transport *transport = nullptr;
    Raptor::Mqtt::Milliseconds lastReceived{-1};

private:
    /// UTF-8 of a valid topic; empty when it is not one.
    [[nodiscard]] QByteArray outgoingTopic(const QMqttTopicName &topic);

    enum class Ending { Graceful, Abort };

    void openTransport(const QSslConfiguration *tls);
    void handleOpened();
    void handleTransportClosed(const QString &reason);
    void endConnection(Ending ending, QMqttClient::ClientError error, const QString &text);
    void reportLosses(const QList<Raptor::Mqtt::Event> &losses, const Guard &guard);

    void readInput();
    void pumpEvents();
    void endTurn();
    void handleTimer();

    /// A message on its way to the subscriptions.
    struct Delivery
    {
        const Raptor::Mqtt::Event &event;
        const QMqttTopicName &topic;
        const QByteArray &payload;

        [[nodiscard]] QMqttMessage message() const;
    };

    void dispatch(const Raptor::Mqtt::Event &event, const Guard &guard);
    void handleConnected(const Raptor::Mqtt::Event &event);
    void handleMessage(const Raptor::Mqtt::Event &event, const Guard &guard);
    void deliver(const Raptor::Mqtt::Subscriptions::List &receivers, const Delivery &delivery,
                 const Guard &guard);
    void handleFinalAck(const Raptor::Mqtt::Event &event, QMqtt::MessageStatus status,
                        const Guard &guard);
    void handleReceived(const Raptor::Mqtt::Event &event);
    void emitStatus(const Raptor::Mqtt::Event &event, QMqtt::MessageStatus status);
    void reportFailure(qint32 id, Raptor::Mqtt::Reason reason, const QString &text);
    void handleClosed(const Raptor::Mqtt::Event &event);

    QMqttClient *q;
    QTimer m_timer;
    QTimer m_connectTimer;
    Raptor::Mqtt::Engine::Options m_options;
    quint64 m_attempt = 0;
    int m_depth = 0; ///< input processing on the stack
    bool m_flushScheduled = false;
    bool m_flushedThisTurn = false;
    QByteArray m_spare;
    QHash<QString, QByteArray> m_outgoingTopics; ///< checked names and their UTF-8
};
