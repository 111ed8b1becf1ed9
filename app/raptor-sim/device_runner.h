// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/broker_connection.h"
#include "app/raptor-sim/fault.h"
#include "app/raptor-sim/sim_device.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace Raptor::Sim {

/// How a device is run: where, and how it behaves towards brokers.
struct RunnerSetup
{
    QList<BrokerUrl> brokers;
    quint32 seed = 1;
    bool persistentSessions = false;
};

/// Puts one device on the wire: one client for each broker, one state for all, and its fault.
/// Takes commands from every broker. The clock must outlive it.
class DeviceRunner final : public QObject
{
    Q_OBJECT
public:
    DeviceRunner(std::unique_ptr<SimDevice> device, const RunnerSetup &setup, const Clock &clock,
                 QObject *parent = nullptr);
    ~DeviceRunner() override;

    [[nodiscard]] const DeviceId &id() const { return m_device->id(); }
    /// For a hand on the spot.
    [[nodiscard]] SimDevice &device() { return *m_device; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const Fault &fault() const { return m_fault; }
    void setFault(const Fault &fault);
    /// Connects; the first state follows after `phase`, the others a period apart.
    void start(Milliseconds phase);
    /// The state once more, out of turn; a silent device stays silent.
    void report() { publishState(); }
    /// Says offline everywhere; closed() follows.
    void shutDown();

Q_SIGNALS:
    void ready(); ///< all brokers are connected, again and again if one comes back
    void closed(); ///< all connections are down for good
    void brokerReached(const QString &broker);
    void brokerLost(const QString &broker);
    void commandSeen(const Raptor::Sim::CommandTrace &trace);
    void statePublished(const QByteArray &payload); ///< to whatever broker is there

private:
    void connectTo(const BrokerUrl &url, const RunnerSetup &setup);
    void onConnectionReady(BrokerConnection *connection);
    void onConnectionClosed();
    void tick();
    void moveOn();
    void act(const QByteArray &payload, const QString &broker);
    void publishState();
    void later(const std::function<void()> &deed);
    [[nodiscard]] WallTime deviceNow() const;
    [[nodiscard]] bool isSilent() const;

    std::unique_ptr<SimDevice> m_device;
    DeviceTopics m_topics;
    const Clock &m_clock;
    BootTime m_lastMove;
    Fault m_fault;
    quint64 m_garbageTurn = 0;
    QTimer m_timer;
    std::vector<std::unique_ptr<BrokerConnection>> m_connections;
    std::size_t m_closed = 0;
};

} // namespace Raptor::Sim
