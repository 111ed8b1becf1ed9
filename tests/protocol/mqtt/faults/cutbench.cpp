// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cutbench.h"

#include "tests/support/wait_until.h"

#include <QtMqtt/QMqttSubscription>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;
using namespace std::chrono_literals;

CutBench::CutBench(const PrivateBroker &broker, QMqttClient::ProtocolVersion version, quint8 qos)
    : m_proxy(broker.port()), m_qos(qos)
{
    m_client.setHostname(u"127.0.0.1"_s);
    m_client.setPort(m_proxy.port());
    m_client.setProtocolVersion(version);
    m_client.setClientId(u"c%1"_s.arg(m_proxy.port()));
    m_client.setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(3600);
    m_client.setConnectionProperties(properties);

    connect(&m_client, &QMqttClient::connected, this, [this] {
        ++m_connects;
        if (m_onConnected)
            m_onConnected();
    });
    connect(&m_client, &QMqttClient::disconnected, this, [this] { ++m_disconnects; });
    connect(&m_client, &QMqttClient::brokerSessionRestored, this, [this] { ++m_restored; });
    connect(&m_client, &QMqttClient::pingResponseReceived, this, [this] { ++m_pongs; });
    connect(&m_client, &QMqttClient::messageSent, this, [this](qint32 id) { m_sentIds << id; });
    connect(&m_extensions, &QMqttExtensions::publishFailed, this,
            [this](qint32 id) { m_failedIds << id; });
    connect(&m_client, &QMqttClient::messageReceived, this,
            [this](const QByteArray &payload) { ++m_received[payload]; });
}

FaultProxy::Plan CutBench::planFor(const Cut &cut, qint64 after)
{
    FaultProxy::Plan plan;
    if (cut.dribble) {
        plan.toServer.slice = plan.toClient.slice = 1;
        plan.toServer.latency = plan.toClient.latency = 1ms;
    }
    (plan.*cut.direction).endAfter = after;
    (plan.*cut.direction).end = cut.end;
    return plan;
}

bool CutBench::connectClient()
{
    m_client.connectToHost();
    return waitUntil([this] { return m_client.state() != QMqttClient::Connecting; })
        && m_client.state() == QMqttClient::Connected;
}

/// Afterwards all that the server had sent before is here, and answered.
bool CutBench::pingRoundTrip()
{
    const int before = m_pongs;
    return m_client.requestPing() && waitUntil([&] { return m_pongs > before; });
}

bool CutBench::begin(const QString &filter)
{
    if (!connectClient())
        return false;
    if (!filter.isEmpty()) {
        m_subscription = m_client.subscribe(filter, m_qos);
        if (!waitUntil([this] { return m_subscription->state() == QMqttSubscription::Subscribed; }))
            return false;
    }
    m_client.disconnectFromHost();
    return true;
}

/// All of one length, so that every round takes as many bytes.
QByteArray CutBench::nextPayload() const
{
    return 'm' + QByteArray::number(1000 + m_published.size());
}

QString CutBench::topic() const
{
    return u"cut/%1"_s.arg(m_proxy.port());
}

void CutBench::publishNext()
{
    const QByteArray payload = nextPayload();
    m_id = m_client.publish(topic(), payload, m_qos);
    m_published.append(payload);
}

qint64 CutBench::measurePublish(const Cut &cut)
{
    m_proxy.setNextPlan(planFor(cut, -1));
    m_sentIds.clear();
    if (!connectClient())
        return -1;
    publishNext();
    if (!waitUntil([this] { return m_sentIds == QList<qint32>{m_id}; }))
        return -1;
    const FaultProxy::Traffic traffic = m_proxy.lastTraffic();
    m_client.disconnectFromHost();
    m_objects = m_client.findChildren<QObject *>().size();
    return cut.direction == &FaultProxy::Plan::toServer ? traffic.toServer : traffic.toClient;
}

qint64 CutBench::measureReceive(const Cut &cut, QMqttClient &publisher)
{
    m_proxy.setNextPlan(planFor(cut, -1));
    if (!connectClient())
        return -1;
    const QByteArray payload = nextPayload();
    m_published.append(payload);
    publisher.publish(u"cut/in"_s, payload, m_qos);
    if (!waitUntil([&] { return m_received.value(payload) == 1; }) || !pingRoundTrip())
        return -1;
    const FaultProxy::Traffic traffic = m_proxy.lastTraffic();
    m_client.disconnectFromHost();
    m_objects = m_client.findChildren<QObject *>().size();
    return (cut.direction == &FaultProxy::Plan::toServer ? traffic.toServer : traffic.toClient) - 2;
}

/// The first part of a round.
QString CutBench::loseConnection(const Cut &cut, qint64 after)
{
    m_connects = m_disconnects = m_restored = 0;
    // Not for one connection only: Qt tries again by itself when a reset meets its connect().
    m_proxy.setPlan(planFor(cut, after));
    m_client.connectToHost();
    const bool noticed =
        waitUntil([this] { return m_client.state() == QMqttClient::Disconnected; });
    m_proxy.setPlan({});
    if (!noticed)
        return u"the client did not notice"_s;
    if (m_client.error() != QMqttClient::TransportInvalid || m_extensions.errorText().isEmpty())
        return u"error %1: %2"_s.arg(m_client.error()).arg(m_extensions.errorText());
    if (m_disconnects != 1 || m_connects > 1)
        return u"%1 times connected, %2 times disconnected"_s.arg(m_connects).arg(m_disconnects);
    if (m_subscription != nullptr && m_subscription->state() != QMqttSubscription::Subscribed)
        return u"subscription in state %1 though the session lives"_s.arg(m_subscription->state());
    return {};
}

QString CutBench::publishRound(const Cut &cut, qint64 after, Return how)
{
    m_id = -1;
    m_sentIds.clear();
    m_failedIds.clear();
    m_onConnected = [this] { publishNext(); };
    const QString trouble = loseConnection(cut, after);
    m_onConnected = nullptr;
    if (!trouble.isEmpty())
        return trouble;
    const bool begun = m_id > 0;
    const bool cleanly = how == Return::CleanSession;
    m_client.setCleanSession(cleanly);
    const bool back = connectClient();
    if (!back)
        return u"no second connection: "_s + m_extensions.errorText();
    if (m_extensions.sessionRestored() == cleanly)
        return u"the session was %1restored"_s.arg(cleanly ? u""_s : u"not "_s);
    if (!begun)
        publishNext();
    if (!waitUntil([this] { return m_sentIds.size() + m_failedIds.size() > 0; }))
        return u"no final answer"_s;
    if (!pingRoundTrip())
        return u"no pong"_s;
    if (m_sentIds.size() + m_failedIds.size() != 1 || (m_sentIds + m_failedIds).first() != m_id)
        return u"%1 times sent, %2 times failed"_s.arg(m_sentIds.size()).arg(m_failedIds.size());
    if (!m_failedIds.isEmpty() && !cleanly)
        return u"failed though the session lives"_s;
    if (!m_failedIds.isEmpty())
        m_failed.append(m_published.constLast());
    m_client.disconnectFromHost();
    m_client.setCleanSession(false);
    return {};
}

QString CutBench::receiveRound(const Cut &cut, qint64 after, QMqttClient &publisher)
{
    const QByteArray payload = nextPayload();
    bool begun = false;
    const auto publish = [&] {
        begun = true;
        m_published.append(payload);
        publisher.publish(u"cut/in"_s, payload, m_qos);
    };
    m_onConnected = publish;
    const QString trouble = loseConnection(cut, after);
    m_onConnected = nullptr;
    if (!trouble.isEmpty())
        return trouble;
    if (!begun)
        publish(); // the session waits for it
    if (!connectClient())
        return u"no second connection: "_s + m_extensions.errorText();
    if (!m_extensions.sessionRestored() || m_restored != m_connects)
        return u"the session was not restored"_s;
    if (!waitUntil([&] { return m_received.value(payload) > 0; }))
        return u"not received"_s;
    if (!pingRoundTrip())
        return u"no pong"_s;
    const int most = m_qos == 2 ? 1 : 2;
    if (m_received.value(payload) > most)
        return u"received %1 times"_s.arg(m_received.value(payload));
    m_client.disconnectFromHost();
    return {};
}

QString CutBench::end()
{
    if (m_client.state() != QMqttClient::Disconnected || m_extensions.unfinishedPublishes() != 0)
        return u"%1 unfinished"_s.arg(m_extensions.unfinishedPublishes());
    if (!waitUntil([this] { return m_client.findChildren<QObject *>().size() <= m_objects; }))
        return u"%1 objects more"_s.arg(m_client.findChildren<QObject *>().size() - m_objects);
    if (!waitUntil([this] { return m_proxy.openConnections() == 0; }))
        return u"%1 connections stay open"_s.arg(m_proxy.openConnections());
    if (m_qos == 2) {
        for (auto it = m_received.cbegin(); it != m_received.cend(); ++it) {
            if (it.value() != 1)
                return u"%1 was received %2 times"_s.arg(QString::fromLatin1(it.key()))
                    .arg(it.value());
        }
    }
    return {};
}
