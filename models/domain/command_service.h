// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_life.h"
#include "models/domain/command_rules.h"
#include "models/domain/ports.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <functional>
#include <optional>

namespace Raptor {

/// Carries out what operators ask of devices, by the rules of judgeCommand(), and follows each
/// command to its one outcome. Lives on the GUI thread; needs no event loop: time comes from the
/// clock, and tick() is to be called at least ten times a second. Owns neither collaborator.
///
/// Starting needs arm() and executeArmed() (RP-07). Stopping is one step, goes out on every live
/// path and overtakes what runs. An e-stop latches its devices on this console, is repeated each
/// second with the same id on every live path until the device itself shows it (RP-06), and only a
/// confirmed reset lifts the latch. Nothing that energises is ever sent twice (RP-02).
class CommandService final : public CommandDesk
{
    Q_OBJECT
public:
    using IdSource = std::function<QString(WallTime)>;

    /// All of them outlive the service.
    struct Collaborators
    {
        CommandGateway *gateway;
        const DeviceStates *states;
        const Clock *clock;
        IdSource newId;
        /// Null: no trail is kept and nothing waits for one. For tests of other things; every
        /// program has one (RP-04).
        AuditTrail *audit = nullptr;
        LatchKeeper *latches = nullptr; ///< null: e-stops hold for this run only; for tests as well
    };

    struct Setup
    {
        QString operatorName;
        OperatorRole role = OperatorRole::Operate;
        QList<StartSequence> sequences{};
        /// An executeArmed() earlier than this after its arm() is ignored, so that a double-click
        /// cannot do both steps.
        Milliseconds deliberatePause{300};
    };

    CommandService(const Collaborators &collaborators, Setup setup, QObject *parent = nullptr);

    [[nodiscard]] CommandOffer offer(const DeviceId &device, CommandKind kind) const override;
    CommandOffer arm(const DeviceId &device, CommandKind kind) override;
    void disarm() override;
    [[nodiscard]] std::optional<ArmedCommand> armed() const override { return m_armed; }
    CommandOffer executeArmed(const QString &reason) override;
    CommandOffer stop(const DeviceId &device, CommandKind kind) override;
    void emergencyStop(const EStopScope &scope) override;
    [[nodiscard]] QList<EStopLine> emergencyStopLines() const override;
    void dismissEmergencyStopLines() override;
    void stopGroup(const QString &title, const QList<DeviceId> &devices) override;
    [[nodiscard]] QList<StartSequence> sequences() const override { return m_setup.sequences; }
    [[nodiscard]] CommandOffer offerSequence(const QString &name) const override;
    CommandOffer armSequence(const QString &name) override;
    [[nodiscard]] std::optional<GroupRun> groupRun() const override { return {}; }
    void abortSequence() override { }
    void dismissGroupRun() override { }
    [[nodiscard]] bool hasPath() const override;

    /// Sites of devices that have none in their name. A device without either belongs to every
    /// site.
    void assignSites(const QMap<DeviceId, QString> &sites) { m_assignedSites = sites; }

    [[nodiscard]] bool latched(const DeviceId &device) const;
    /// Some command is in execution: a broker switch waits for it.
    [[nodiscard]] bool anyRunning() const;
    /// The newest command's id, empty before the first: what a one-shot program waits for.
    [[nodiscard]] QString lastCommandId() const { return m_lastId; }

    /// Every state report, from telemetry as well as from the command connections.
    void observe(const StateReport &report);
    void tick();

Q_SIGNALS:
    /// A ledger row is new or has changed.
    void recordChanged(const Raptor::CommandRecord &record);
    void latchChanged(const Raptor::DeviceId &device, bool latched, const QString &text);
    void busyChanged(const Raptor::DeviceId &device, bool busy);
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    /// An e-stop in force at one device.
    struct EStop
    {
        QString commandId;
        BootTime pressedAt{};
        WallTime pressedWall{};
        BootTime lastSent{};
        bool confirmed = false;
        bool stoppedAgain = false;
        bool dismissed = false;
        bool loud = false; ///< NOT CONFIRMED was announced
        std::optional<QString> lastCommandSeen;
    };

    [[nodiscard]] CommandCircumstances circumstances(const DeviceId &device,
                                                     const std::optional<DeviceState> &state) const;
    [[nodiscard]] bool running(const DeviceId &device,
                               std::optional<CommandKind> kind = std::nullopt) const;
    CommandLife &begin(const DeviceId &device, CommandKind kind, const QString &reason);
    void dispatch(const CommandLife &life, const QStringList &brokers,
                  std::optional<WallTime> expires);
    void refuse(const DeviceId &device, CommandKind kind, const QString &why);
    void overtakeRunning(const DeviceId &device, const QString &byWhat, const QString &newId);
    void update(CommandLife &life, const std::function<void(CommandLife &)> &change);
    void announce(const CommandRecord &record);
    void followReset(const CommandRecord &record);
    void emergencyStopDevice(const DeviceId &device);
    void release(const DeviceId &device);
    void watchLatch(const StateReport &report, EStop &stop);
    enum class Repeat { WhenDue, AtOnce };
    void tickEmergencyStops(Repeat repeat);
    void tickArmed();
    [[nodiscard]] EStopLine lineOf(const DeviceId &device, const EStop &stop) const;
    [[nodiscard]] QList<DeviceId> addressed(const EStopScope &scope) const;
    void onWritten(const QString &commandId, const QString &broker, BootTime at);
    void onAcknowledged(const QString &commandId, const QString &broker, BootTime at,
                        bool nobodyListening);
    void onFailed(const QString &commandId, const QString &broker, const QString &reason,
                  bool mayHaveLeft);
    void onPathsChanged();

    CommandGateway &m_gateway;
    const DeviceStates &m_states;
    const Clock &m_clock;
    IdSource m_newId;
    Setup m_setup;

    QHash<QString, CommandLife> m_lives; ///< by command id; finished ones stay for late feedback
    QHash<DeviceId, EStop> m_stops;
    QList<EStopLine> m_notCovered;
    QMap<DeviceId, QString> m_assignedSites;
    std::optional<ArmedCommand> m_armed;
    BootTime m_armedAt{};
    RunState m_armedState = RunState::Unknown;
    QString m_armedBroker;
    QString m_lastId;
    bool m_hadPath = false;
};

} // namespace Raptor
