// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttSubscription>

#include <memory>

class RaptorWebSocketDevice;

namespace Raptor::Sim {

/// Who connects, and what for.
struct ClientSetup
{
    QString clientId;
    QString commandTopic; ///< empty: none
    quint8 commandQos = 0;
    QString statusTopic; ///< retained online/offline with last will; empty: none
    bool persistentSession = false;
};

/// The line of one device to one broker. Comes back by itself, with growing pauses, until told to
/// shut down. Lives on one thread, with its client.
class BrokerConnection final : public QObject
{
    Q_OBJECT
public:
    BrokerConnection(const BrokerUrl &url, ClientSetup setup, quint32 seed,
                     QObject *parent = nullptr);
    ~BrokerConnection() override;

    void open();
    /// Says offline, disconnects and stays away. closed() follows.
    void shutDown();
    /// Connected, and subscribed to what it has to hear.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] const BrokerUrl &url() const { return m_url; }
    /// Dropped without a word if there is no connection, as the firmware does it.
    void publish(const QString &topic, const QByteArray &payload, quint8 qos);
    enum class Status { Offline, Online };
    /// On its status topic, retained, now and after each connect; nothing for a device without one.
    void tell(Status status);

Q_SIGNALS:
    void ready();
    void lost(); ///< no connection came about, or it ended; the next attempt follows by itself
    void closed();
    void commandReceived(const QByteArray &payload);

private:
    void attachTransport();
    void onUnreachable();
    void onStateChanged(QMqttClient::ClientState state);
    void onConnected();
    void onSubscriptionState(QMqttSubscription::SubscriptionState state);
    void becomeReady();
    void retryLater();

    BrokerUrl m_url;
    ClientSetup m_setup;
    std::unique_ptr<RaptorWebSocketDevice> m_socket; ///< null with plain TCP; outlives the client
    QMqttClient m_client;
    QTimer m_retry;
    QRandomGenerator m_random;
    Status m_status = Status::Online;
    int m_failures = 0;
    bool m_ready = false;
    bool m_shutDown = false;
};

} // namespace Raptor::Sim
