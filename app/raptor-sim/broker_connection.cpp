// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/broker_connection.h"

#include "protocol/mqtt/websocketdevice.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Raptor::Sim {

namespace {

constexpr Milliseconds kFirstPause{250};
constexpr Milliseconds kLongestPause{4000};
constexpr int kMostDoublings = 4;
constexpr quint16 kKeepAliveSeconds = 15;
constexpr char kOnline[] = "online";
constexpr char kOffline[] = "offline";

} // namespace

BrokerConnection::BrokerConnection(const BrokerUrl &url, ClientSetup setup, quint32 seed,
                                   QObject *parent)
    : QObject(parent), m_url(url), m_setup(std::move(setup)), m_random(seed)
{
    m_client.setClientId(m_setup.clientId);
    m_client.setCleanSession(!m_setup.persistentSession);
    m_client.setKeepAlive(kKeepAliveSeconds);
    if (!m_setup.statusTopic.isEmpty()) {
        m_client.setWillTopic(m_setup.statusTopic);
        m_client.setWillMessage(kOffline);
        m_client.setWillQoS(1);
        m_client.setWillRetain(true);
    }
    attachTransport();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &BrokerConnection::open);
    connect(&m_client, &QMqttClient::stateChanged, this, &BrokerConnection::onStateChanged);
    connect(&m_client, &QMqttClient::messageReceived, this,
            [this](const QByteArray &payload) { Q_EMIT commandReceived(payload); });
}

BrokerConnection::~BrokerConnection()
{
    m_client.disconnect(this);
    if (m_socket)
        m_socket->disconnect(this);
}

void BrokerConnection::attachTransport()
{
    if (!m_url.isWebSocket()) {
        m_client.setHostname(m_url.host());
        m_client.setPort(m_url.port());
        return;
    }
    m_socket = std::make_unique<RaptorWebSocketDevice>();
    m_client.setTransport(m_socket.get(), QMqttClient::IODevice);
    connect(m_socket.get(), &RaptorWebSocketDevice::connected, &m_client,
            &QMqttClient::connectToHost);
    connect(m_socket.get(), &RaptorWebSocketDevice::failed, this, &BrokerConnection::onUnreachable);
}

void BrokerConnection::open()
{
    if (m_socket)
        m_socket->connectToUrl(m_url.url());
    else
        m_client.connectToHost();
}

void BrokerConnection::onUnreachable()
{
    if (!m_shutDown)
        retryLater();
}

void BrokerConnection::tell(Status status)
{
    m_status = status;
    if (m_client.state() == QMqttClient::Connected && !m_setup.statusTopic.isEmpty()) {
        m_client.publish(m_setup.statusTopic, status == Status::Online ? kOnline : kOffline, 1,
                         true);
    }
}

void BrokerConnection::shutDown()
{
    m_shutDown = true;
    m_retry.stop();
    if (m_client.state() == QMqttClient::Disconnected) {
        if (m_socket)
            m_socket->abort();
        QTimer::singleShot(0, this, &BrokerConnection::closed);
        return;
    }
    tell(Status::Offline);
    m_client.disconnectFromHost();
}

void BrokerConnection::publish(const QString &topic, const QByteArray &payload, quint8 qos)
{
    if (m_ready)
        m_client.publish(topic, payload, qos);
}

void BrokerConnection::onStateChanged(QMqttClient::ClientState state)
{
    if (state == QMqttClient::Connected) {
        onConnected();
        return;
    }
    m_ready = false;
    if (state != QMqttClient::Disconnected)
        return;
    if (m_shutDown)
        Q_EMIT closed();
    else
        retryLater();
}

void BrokerConnection::onConnected()
{
    m_failures = 0;
    tell(m_status);
    if (m_setup.commandTopic.isEmpty()) {
        becomeReady();
        return;
    }
    QMqttSubscription *subscription = m_client.subscribe(m_setup.commandTopic, m_setup.commandQos);
    if (subscription == nullptr)
        return; // gone again: onStateChanged() tells
    connect(subscription, &QMqttSubscription::stateChanged, this,
            &BrokerConnection::onSubscriptionState, Qt::UniqueConnection);
    onSubscriptionState(subscription->state());
}

void BrokerConnection::onSubscriptionState(QMqttSubscription::SubscriptionState state)
{
    if (state == QMqttSubscription::Subscribed)
        becomeReady();
}

void BrokerConnection::becomeReady()
{
    if (m_ready)
        return;
    m_ready = true;
    Q_EMIT ready();
}

void BrokerConnection::retryLater()
{
    const Milliseconds pause =
        std::min(kFirstPause * (1 << std::min(m_failures, kMostDoublings)), kLongestPause);
    ++m_failures;
    // A quarter more or less, so that a plant does not come back as one man.
    const double share = 0.75 + 0.5 * m_random.generateDouble();
    Q_EMIT lost();
    m_retry.start(Milliseconds(qRound64(double(pause.count()) * share)));
}

} // namespace Raptor::Sim
