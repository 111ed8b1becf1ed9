// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/device_runner.h"

#include "app/raptor-sim/garbage.h"

#include <algorithm>

namespace Raptor::Sim {

DeviceRunner::DeviceRunner(std::unique_ptr<SimDevice> device, const RunnerSetup &setup,
                           const Clock &clock, QObject *parent)
    : QObject(parent), m_device(std::move(device)), m_topics(m_device->topics()), m_clock(clock),
      m_lastMove(clock.now())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeviceRunner::tick);
    for (const BrokerUrl &url : setup.brokers)
        connectTo(url, setup);
}

DeviceRunner::~DeviceRunner() = default;

void DeviceRunner::connectTo(const BrokerUrl &url, const RunnerSetup &setup)
{
    const ClientSetup client{.clientId = m_device->clientId(),
                             .commandTopic = m_topics.command,
                             .commandQos = m_topics.commandQos,
                             .statusTopic = m_topics.status,
                             .persistentSession = setup.persistentSessions};
    const quint32 seed = setup.seed + quint32(m_connections.size());
    auto connection = std::make_unique<BrokerConnection>(url, client, seed);
    BrokerConnection *line = connection.get();
    connect(line, &BrokerConnection::ready, this, [this, line] { onConnectionReady(line); });
    connect(line, &BrokerConnection::lost, this,
            [this, broker = url.text()] { Q_EMIT brokerLost(broker); });
    connect(line, &BrokerConnection::closed, this, &DeviceRunner::onConnectionClosed);
    connect(line, &BrokerConnection::commandReceived, this,
            [this, broker = url.text()](const QByteArray &payload) {
                later([this, payload, broker] { act(payload, broker); });
            });
    m_connections.push_back(std::move(connection));
}

void DeviceRunner::start(Milliseconds phase)
{
    for (const auto &connection : m_connections)
        connection->open();
    QTimer::singleShot(phase, Qt::PreciseTimer, this, [this] {
        tick();
        m_timer.start(m_device->period());
    });
}

void DeviceRunner::shutDown()
{
    m_timer.stop();
    for (const auto &connection : m_connections)
        connection->shutDown();
}

bool DeviceRunner::isReady() const
{
    return std::ranges::all_of(m_connections, [](const auto &line) { return line->isReady(); });
}

void DeviceRunner::setFault(const Fault &fault)
{
    const bool wasGone = m_fault.kind == Fault::Kind::Goodbye;
    const bool once = fault.kind == Fault::Kind::Reboot || fault.kind == Fault::Kind::Flip;
    m_fault = once ? Fault{} : fault;
    moveOn();
    m_device->setFault(fault);
    for (const auto &connection : m_connections) {
        if (m_fault.kind == Fault::Kind::Goodbye)
            connection->tell(BrokerConnection::Status::Offline);
        else if (wasGone)
            connection->tell(BrokerConnection::Status::Online);
    }
    if (once || fault.kind == Fault::Kind::Local || fault.kind == Fault::Kind::Runaway)
        publishState(); // such things are told at once
}

bool DeviceRunner::isSilent() const
{
    return m_fault.kind == Fault::Kind::Silent || m_fault.kind == Fault::Kind::Goodbye;
}

WallTime DeviceRunner::deviceNow() const
{
    const Milliseconds skew = m_fault.kind == Fault::Kind::Skew ? m_fault.amount : Milliseconds(0);
    return m_clock.wall() + skew;
}

void DeviceRunner::later(const std::function<void()> &deed)
{
    if (m_fault.kind == Fault::Kind::Lag)
        QTimer::singleShot(m_fault.amount, Qt::PreciseTimer, this, deed);
    else
        deed();
}

void DeviceRunner::onConnectionReady(BrokerConnection *connection)
{
    // Only to the one that came: the others have it already. A silent device stays silent.
    if (m_device->speaksOnConnect() && !isSilent())
        connection->publish(m_topics.state, m_device->state(deviceNow()), m_topics.stateQos);
    Q_EMIT brokerReached(connection->url().text());
    if (isReady())
        Q_EMIT ready();
}

void DeviceRunner::onConnectionClosed()
{
    if (++m_closed == m_connections.size())
        Q_EMIT closed();
}

void DeviceRunner::moveOn()
{
    const BootTime now = m_clock.now();
    m_device->step(std::chrono::duration<double>(now - m_lastMove).count());
    m_lastMove = now;
}

void DeviceRunner::tick()
{
    moveOn();
    publishState();
}

void DeviceRunner::act(const QByteArray &payload, const QString &broker)
{
    moveOn();
    CommandTrace trace = m_device->obey(payload, deviceNow());
    trace.broker = broker;
    Q_EMIT commandSeen(trace);
    if (trace.answered)
        publishState();
}

void DeviceRunner::publishState()
{
    if (isSilent())
        return;
    const QByteArray payload = m_fault.kind == Fault::Kind::Garbage
        ? garbagePayload(m_garbageTurn++)
        : m_device->state(deviceNow());
    later([this, payload] {
        for (const auto &connection : m_connections)
            connection->publish(m_topics.state, payload, m_topics.stateQos);
        Q_EMIT statePublished(payload);
    });
}

} // namespace Raptor::Sim
