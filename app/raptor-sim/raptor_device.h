// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/motor_physics.h"
#include "app/raptor-sim/sim_device.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <deque>
#include <vector>

namespace Raptor::Sim {

struct RaptorSetup
{
    DeviceId id;
    Milliseconds period{500};
    quint32 seed = 1;
    int motors = 2; ///< 1: "left" alone; 2: "left" and "right"
    bool running = false; ///< from the start, and up to speed
    bool honoursExpiry = true; ///< false: as in the field, "exp" is not looked at
    bool knowsIds = true; ///< false: as in the field, no last_cmd, and a repeated id runs again
};

/// Motors behind a gateway: one run/stop, one e-stop latch, a state each period.
///
/// Starts and resets expire by the device's own clock, stops never do; an id runs once; a latched
/// e-stop keeps starts out until it is reset, and a reset starts nothing. A reboot stops the
/// motors, lifts the latch and forgets the ids.
class RaptorDevice final : public SimDevice
{
public:
    explicit RaptorDevice(const RaptorSetup &setup);

    [[nodiscard]] DeviceTopics topics() const override;
    [[nodiscard]] Milliseconds period() const override { return m_period; }
    void step(double seconds) override;
    [[nodiscard]] QByteArray state(WallTime now) override;
    CommandTrace obey(const QByteArray &payload, WallTime now) override;
    void reboot() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isEStopped() const { return m_eStopped; }
    [[nodiscard]] QString lastCommand() const { return m_lastCommand; }

protected:
    void flip() override { setRunning(!m_running); }
    void faultChanged() override;

private:
    enum class Order { Unknown, Start, Stop, EStop, Reset };

    static Order orderOf(const QJsonObject &command);
    [[nodiscard]] QString objection(Order order, const QJsonObject &command, WallTime now) const;
    void execute(Order order);
    void setRunning(bool running);
    [[nodiscard]] MotorReading shown(MotorReading reading) const;
    void remember(const QString &id);
    void noteExecution(CommandTrace &trace, Order order);

    Milliseconds m_period;
    bool m_honoursExpiry;
    bool m_knowsIds;
    std::vector<MotorPhysics> m_motors;
    QJsonArray m_frozen; ///< what the motors reported last
    double m_sinceFault = 0.0; ///< seconds
    quint64 m_turn = 0; ///< states since the fault
    bool m_toldToRun = false; ///< by the last command that it obeyed, or would have
    bool m_running = false;
    bool m_eStopped = false;
    qint64 m_sequence = 0;
    QString m_lastCommand;
    QSet<QString> m_seen;
    std::deque<QString> m_seenInOrder;
    QSet<QString> m_executed; ///< for the record alone: the device does not know it
};

} // namespace Raptor::Sim
