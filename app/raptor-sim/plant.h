// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/device_runner.h"
#include "app/raptor-sim/sim_options.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>
#include <vector>

namespace Raptor::Sim {

/// All devices of the options, on their brokers. The clock must outlive it.
class Plant final : public QObject
{
    Q_OBJECT
public:
    /// The options have been checked by SimOptions::parse(); faults for unknown devices are left
    /// to setFault(), which names them.
    Plant(const SimOptions &options, const Clock &clock, QObject *parent = nullptr);
    ~Plant() override;

    void start();
    /// Says offline everywhere and disconnects; closed() follows, at the latest after a second.
    void shutDown();
    /// `device`: "m1", "shop/m1" or "raptor/shop/m1".
    Outcome setFault(QStringView device, const Fault &fault);
    /// Every device publishes its state, out of turn.
    void reportAll();
    [[nodiscard]] QList<DeviceId> devices() const;

Q_SIGNALS:
    void ready(); ///< once: every device is connected to every broker and listens
    void closed(); ///< once
    /// Once until brokerReached(): a device has no connection to this broker, and goes on trying.
    void brokerLost(const QString &broker);
    void brokerReached(const QString &broker); ///< only after it was lost
    void commandSeen(const Raptor::Sim::CommandTrace &trace);
    void batteryReported(const QByteArray &payload);

private:
    void add(std::unique_ptr<SimDevice> device, const QList<BrokerUrl> &brokers);
    void onRunnerReady();
    void onRunnerClosed();
    void onBrokerLost(const QString &broker);
    void onBrokerReached(const QString &broker);
    void announceClosed();

    const Clock &m_clock;
    SimOptions m_options;
    std::vector<std::unique_ptr<DeviceRunner>> m_runners;
    QSet<QString> m_lostBrokers;
    std::size_t m_closedRunners = 0;
    bool m_wasReady = false;
    bool m_wasClosed = false;
};

} // namespace Raptor::Sim
