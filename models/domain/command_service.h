// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/arming.h"
#include "models/domain/change_watch.h"
#include "models/domain/emergency_stops.h"
#include "models/domain/group_runs.h"

namespace Raptor {

/// Carries out what operators ask of devices, by the rules of judgeCommand(), and follows each
/// command to its one outcome. Lives on the GUI thread; needs no event loop: time comes from the
/// clock, and tick() is to be called at least ten times a second. Owns no collaborator.
///
/// The parts: CommandBook has the commands, Arming the first step of a start, Energising the way
/// from the second to the wire, EmergencyStops what is latched, GroupRuns what concerns several
/// devices, ChangeWatch what others do. Stopping is one step, goes out on every live path before
/// anything else is done, and overtakes what runs. Nothing that energises is sent twice (RP-02).
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
    [[nodiscard]] std::optional<ArmedCommand> armed() const override;
    CommandOffer executeArmed(const QString &reason) override;
    CommandOffer stop(const DeviceId &device, CommandKind kind) override
    {
        return stop(device, kind, QString());
    }
    void emergencyStop(const EStopScope &scope) override { emergencyStop(scope, QString()); }
    /// Of every stop: @p reason is for the ledger, may be empty, and is never waited for.
    CommandOffer stop(const DeviceId &device, CommandKind kind, const QString &reason);
    void emergencyStop(const EStopScope &scope, const QString &reason);
    [[nodiscard]] QList<EStopLine> emergencyStopLines() const override { return m_stops.lines(); }
    /// Those of every latch that holds, though their lines were dismissed.
    [[nodiscard]] QList<EStopLine> heldEmergencyStops() const { return m_stops.held(); }
    void dismissEmergencyStopLines() override { m_stops.dismissLines(); }
    void stopGroup(const QString &title, const QList<DeviceId> &devices) override
    {
        stopGroup(title, devices, QString());
    }
    void stopGroup(const QString &title, const QList<DeviceId> &devices, const QString &reason);
    [[nodiscard]] QList<StartSequence> sequences() const override { return m_groups.sequences(); }
    [[nodiscard]] CommandOffer offerSequence(const QString &name) const override;
    CommandOffer armSequence(const QString &name) override;
    [[nodiscard]] std::optional<GroupRun> groupRun() const override { return m_groups.run(); }
    void abortSequence() override;
    void dismissGroupRun() override { m_groups.dismiss(); }
    [[nodiscard]] bool hasPath() const override;

    /// Sites of devices that have none in their name. A device without either belongs to every
    /// site.
    void assignSites(const QMap<DeviceId, QString> &sites) { m_stops.assignSites(sites); }

    [[nodiscard]] bool latched(const DeviceId &device) const { return m_stops.latched(device); }
    /// What to show beside a latched device, as latchChanged() has it.
    [[nodiscard]] QString latchText(const DeviceId &device) const
    {
        return m_stops.latchText(device);
    }
    [[nodiscard]] QString operatorName() const { return m_context.operatorName; }
    /// From now on commands are given, and written down, in the name of @p name; what is armed is
    /// disarmed (RP-07). Refused, in words, without a name and while a command is in execution: the
    /// rows of a command have one name. An e-stop that is repeated keeps that of who pressed it.
    Outcome changeOperator(const QString &name);

    /// While @p why is not empty nothing is given but stops and e-stops, for that reason; what is
    /// armed is disarmed. Refused while a command or a sequence is in execution: what began with
    /// the eyes on the plant ends so.
    Outcome withhold(const QString &why);

    /// A command is in execution, or a sequence: a broker switch waits for it, while the broker
    /// that it would leave is up.
    [[nodiscard]] bool anyRunning() const;
    /// The newest command's id, empty before the first: what a one-shot program waits for.
    [[nodiscard]] QString lastCommandId() const { return m_book.newest(); }

    /// Every state report: what a command connection heard, and what telemetry did.
    void observe(const StateReport &report) { observe(report, CommandBook::Delivery::Direct); }
    void observeTelemetry(const StateReport &report)
    {
        observe(report, CommandBook::Delivery::MayHaveWaited);
    }
    void tick();

Q_SIGNALS:
    /// A ledger row is new or has changed.
    void recordChanged(const Raptor::CommandRecord &record);
    void latchChanged(const Raptor::DeviceId &device, bool latched, const QString &text);
    void busyChanged(const Raptor::DeviceId &device, bool busy);
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    void observe(const StateReport &report, CommandBook::Delivery delivery);
    void connectParts();
    CommandOffer refused(const QString &id, const CommandOffer &verdict);
    [[nodiscard]] QString armedText(const DeviceId &device, CommandKind kind) const;
    void disarm(const std::optional<Arming::Armed> &taken, const CommandOffer &why);
    void checkArmed();
    void announce(const CommandRecord &record);
    void onLatchChanged(const DeviceId &device, bool latched, const QString &text);
    void onAuditTrouble(const QString &why);
    void onPathsChanged();

    CommandContext m_context;
    Milliseconds m_deliberatePause;
    CommandBook m_book;
    EmergencyStops m_stops;
    Energising m_energising;
    Arming m_arming;
    GroupRuns m_groups;
    ChangeWatch m_watch;
    bool m_hadPath = false;
};

} // namespace Raptor
