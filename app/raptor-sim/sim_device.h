// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/fault.h"
#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

namespace Raptor::Sim {

/// One command as a device saw it: a line of `--record`.
struct CommandTrace
{
    DeviceId device;
    QString what; ///< "start", "stop", "estop", "reset", "relay-on", "relay-off" or "unknown"
    QString id; ///< empty: the command had none
    std::optional<qint64> ts; ///< as sent, ms
    std::optional<qint64> exp; ///< as sent, ms, in the device's clock
    WallTime at{}; ///< when it was acted on, in the device's clock
    QString why; ///< why it was ignored; empty: it was executed
    QString broker; ///< the way it came
    bool answered = true; ///< a state follows at once
    qint64 lateMs =
        0; ///< what energises, executed so long after `exp`, or 5 s after `ts` without one
    bool twice = false; ///< executed, as this id was before

    [[nodiscard]] bool executed() const { return why.isEmpty(); }
    /// Compact JSON without a line break.
    [[nodiscard]] QByteArray toJson() const;
    friend bool operator==(const CommandTrace &, const CommandTrace &) = default;
};

/// Where a device speaks and listens.
struct DeviceTopics
{
    QString state;
    quint8 stateQos = 0;
    QString command; ///< empty: takes no commands
    quint8 commandQos = 0;
    QString status; ///< retained online/offline with last will; empty: has none
};

/// What one simulated device does and says, without a network and without a clock of its own.
/// A subclass is the firmware: it is written from the contract, not from the dashboard.
class SimDevice
{
public:
    explicit SimDevice(DeviceId id) : m_id(std::move(id)) { }
    SimDevice(const SimDevice &) = delete;
    SimDevice &operator=(const SimDevice &) = delete;
    virtual ~SimDevice();

    [[nodiscard]] const DeviceId &id() const { return m_id; }
    /// What it calls itself towards a broker.
    [[nodiscard]] QString clientId() const;
    /// What of a fault is the device's own; that of the line is the runner's.
    void setFault(const Fault &fault);
    /// Forgets all that does not survive a restart.
    virtual void reboot() { }

    [[nodiscard]] virtual DeviceTopics topics() const = 0;
    [[nodiscard]] virtual Milliseconds period() const = 0;
    /// True if each connect is followed by a state.
    [[nodiscard]] virtual bool speaksOnConnect() const { return false; }
    /// Moves its physics on by `seconds`.
    virtual void step(double seconds) = 0;
    /// The next state to publish; `now` is the device's own clock.
    [[nodiscard]] virtual QByteArray state(WallTime now) = 0;
    /// Takes a command. A device without commands is never asked.
    virtual CommandTrace obey(const QByteArray &payload, WallTime now);

protected:
    [[nodiscard]] const Fault &fault() const { return m_fault; }
    [[nodiscard]] bool has(Fault::Kind kind) const { return m_fault.kind == kind; }
    /// Takes commands, names them as taken, and does nothing.
    [[nodiscard]] bool isLying() const { return has(Fault::Kind::Lie); }
    /// Is operated on the spot: takes no starts from afar, stops always.
    [[nodiscard]] bool isLocal() const { return has(Fault::Kind::Local); }
    /// Does by itself what nobody asked for.
    virtual void flip() { }
    /// The fault is another one now.
    virtual void faultChanged() { }

private:
    DeviceId m_id;
    Fault m_fault;
};

} // namespace Raptor::Sim

Q_DECLARE_METATYPE(Raptor::Sim::CommandTrace)
