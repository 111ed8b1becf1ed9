// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/device_runner.h"
#include "app/raptor-sim/raptor_device.h"
#include "tests/support/fault_proxy.h"

#include <memory>
#include <vector>

namespace Raptor::Test {

/// A simulated gateway with a persistent session, behind a line that can be spoilt, and the record
/// of what it was told.
class DeviceSide final : public QObject
{
    Q_OBJECT
public:
    /// On every one of these ports of the loopback interface.
    DeviceSide(Sim::RaptorSetup setup, const QList<quint16> &brokers);

    /// Cut off; the brokers are told (by the reset).
    void goOffline();
    /// Cut off; nobody is told, and what is sent to it is lost.
    void goSilentlyOffline();
    /// What is sent to it waits on its way until comeBack().
    void hold();
    void comeBack();
    /// Its clock goes wrong by that much.
    void skew(Milliseconds by);
    /// Stopped by a hand on the spot.
    void stopOnTheSpot();

    [[nodiscard]] bool isReady() const { return m_runner->isReady(); }
    [[nodiscard]] const DeviceId &id() const { return m_runner->id(); }
    [[nodiscard]] const Sim::RaptorDevice &device() const { return *m_device; }
    /// The executions of that command; times are those of our clock.
    [[nodiscard]] QList<Sim::CommandTrace> executions(const QString &commandId) const;
    /// Every time that an id was executed after its first time.
    [[nodiscard]] int doubles() const;
    /// Starts that were executed after their expiry.
    [[nodiscard]] int lateStarts() const;
    /// All commands, also those that it ignored.
    [[nodiscard]] qsizetype heard() const { return m_traces.size(); }

private:
    SystemClock m_clock;
    std::vector<std::unique_ptr<FaultProxy>> m_lines;
    Sim::RaptorDevice *m_device; ///< of the runner
    std::unique_ptr<Sim::DeviceRunner> m_runner;
    QList<Sim::CommandTrace> m_traces;
    bool m_held = false;
    Milliseconds m_skew{0};
};

} // namespace Raptor::Test
