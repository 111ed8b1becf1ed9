// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"
#include "models/domain/device_profile.h"
#include "models/domain/report.h"

#include <QtCore/QObject>

#include <optional>

namespace Raptor {

/// One publish of one command on one broker.
struct CommandDispatch
{
    QString commandId; ///< UUIDv7; the same for every path and every repeat of a command
    QString broker;
    DeviceId device;
    CommandKind kind = CommandKind::Stop;
    QString by;
    WallTime issuedAt{};
    /// In the device's own clock; only for what needsArming(), and only if that clock is known.
    std::optional<WallTime> expires;
};

/// The way down to the brokers: one command connection per broker, on threads of their own (none is
/// shared with telemetry). Lives on the GUI thread; all signals arrive there. It never queues: what
/// cannot be sent now fails at once.
class CommandGateway : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Names of the brokers whose command session is up.
    [[nodiscard]] virtual QStringList brokersUp() const = 0;
    /// When the command connection last received a byte; a start needs that within 2.5 s.
    [[nodiscard]] virtual std::optional<BootTime> lastHeard(const QString &broker) const = 0;
    /// Its session speaks MQTT 5: the broker drops what expires, whoever waits for it (RP-01).
    [[nodiscard]] virtual bool dropsExpired(const QString &broker) const = 0;
    /// Whether the broker's profile expects the device there (it expects all unless it names some).
    [[nodiscard]] virtual bool expects(const QString &broker, const DeviceId &device) const = 0;
    /// False: an operator has to confirm first that the devices there are the right ones.
    [[nodiscard]] virtual bool siteConfirmed(const QString & /*broker*/) const { return true; }
    /// Encodes by the device's profile and publishes, never retained. Also subscribes the command
    /// connection to the device's state, so that feedback() does not depend on telemetry.
    virtual void send(const CommandDispatch &dispatch) = 0;
    /// As send() for each of them, in this order; what goes to one broker goes in one go.
    virtual void sendAll(const QList<CommandDispatch> &dispatches)
    {
        for (const CommandDispatch &dispatch : dispatches)
            send(dispatch);
    }
    /// An e-stop has not gone out on every path: for the next ten minutes brokers that are down are
    /// tried each second, however long they have been (RP-06). May be called as often as one likes.
    virtual void hurry() { }

Q_SIGNALS:
    /// The publish was handed to the socket.
    void written(const QString &commandId, const QString &broker, Raptor::BootTime at);
    /// PUBACK or PUBCOMP. @p nobodyListening: MQTT 5 reason 0x10 on it.
    void acknowledged(const QString &commandId, const QString &broker, Raptor::BootTime at,
                      bool nobodyListening);
    /// It goes no further on this path. @p mayHaveLeft: bytes may have reached the broker.
    void failed(const QString &commandId, const QString &broker, const QString &reason,
                bool mayHaveLeft);
    /// State of a commanded device, heard on the command connection itself.
    void feedback(const Raptor::StateReport &report);
    void pathsChanged();
};

/// What the command rules need to know of a device at this moment.
struct DeviceState
{
    ProfilePtr profile;
    Quality quality = Quality::Offline;
    OfflineReason offline = OfflineReason::None; ///< with Quality::Offline
    RunState runState = RunState::Unknown;
    QList<Reading> readings; ///< newest of each signal, as far as it is live or last known
    QStringList groups; ///< its motors by name, silent ones included
    QString broker; ///< active source
    QString lastBroker{}; ///< through which an earlier run heard it last; empty: nobody knows
    /// The link to its source is up, and not read while the console is locked to this broker by
    /// hand; empty otherwise.
    QString leftAsideFor{};
    qint64 ageMs = -1; ///< since the last live report, -1: none yet
    bool reportsEStop = false;
    bool eStopAtDevice = false;
    bool localMode = false; ///< the device reports that it is operated on the spot
    /// A motor of it still turns; unset if it reports no speed. A stop shows "still turning" until
    /// then.
    std::optional<bool> turning{};
    std::optional<QString> lastCommand{}; ///< id of the last command that it took, if it tells
    /// Device clock minus this console's, smallest delay seen; unset if it sends no time.
    std::optional<Milliseconds> clockOffset;
    Milliseconds period{2000}; ///< learned; between the fastest and the slowest of its profile
};

/// Read-only view of the plant for the command rules. GUI thread.
class DeviceStates
{
public:
    DeviceStates() = default;
    DeviceStates(const DeviceStates &) = delete;
    DeviceStates &operator=(const DeviceStates &) = delete;
    virtual ~DeviceStates() = default;

    [[nodiscard]] virtual std::optional<DeviceState> state(const DeviceId &device) const = 0;
    /// Every device ever seen or configured, silent ones included.
    [[nodiscard]] virtual QList<DeviceId> knownDevices() const = 0;
    /// False: no profile describes such devices, so that none will ever report.
    [[nodiscard]] virtual bool isPossible(const DeviceId &) const { return true; }
};

} // namespace Raptor
