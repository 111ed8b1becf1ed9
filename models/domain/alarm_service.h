// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_watch.h"
#include "models/domain/roles.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace Raptor {

/// Alarms after ISA-18.2 and IEC 62682, with the condition model of OPC 10000-9: watches the plant
/// (AlarmWatch), keeps where each alarm stands, does what operators ask, writes the journal. Lives
/// on the GUI thread; needs no event loop: time comes from the clock, and tick() is to be called
/// about ten times a second. Owns no collaborator.
///
/// Starts from what the journal says: an acknowledgement outlives the program; what it does not know
/// comes up unshelved. Shelving of which the end lies more than a day ahead (the wall clock was set)
/// ends at once. An override that console.toml should not have is not in force, and said in words
/// once its alarm is known.
class AlarmService final : public AlarmDesk
{
    Q_OBJECT
public:
    /// All of them outlive the service.
    struct Collaborators
    {
        const DeviceStates *states;
        const Clock *clock;
        AlarmJournal *journal = nullptr; ///< null: nothing is kept; for tests of other things
        /// Puts an override into console.toml, in the place of what stands there of its alarm; an
        /// empty change takes that out. What others stand there meanwhile is left alone. Empty:
        /// they last as long as the program.
        std::function<Outcome(const AlarmOverride &)> saveOverride{};
        AuditTrail *audit = nullptr; ///< null: redefinitions are not written down; for tests
        /// Ids for rows of the audit trail.
        std::function<QString(WallTime)> newId{};
    };

    struct Setup
    {
        QString operatorName;
        OperatorRole role = OperatorRole::Operate;
        QList<AlarmOverride> overrides{};
    };

    AlarmService(const Collaborators &collaborators, Setup setup, QObject *parent = nullptr);
    ~AlarmService() override;

    AlarmOutcome acknowledge(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome shelve(const QList<AlarmKey> &alarms, AlarmShelving kind, Milliseconds span,
                        const QString &reason) override;
    AlarmOutcome unshelve(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome removeFromService(const QList<AlarmKey> &alarms, const QString &reason) override;
    AlarmOutcome returnToService(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome reset(const QList<AlarmKey> &alarms, const QString &comment) override;
    [[nodiscard]] std::optional<AlarmDefinition> definition(const AlarmKey &alarm) const override;
    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>>
    definitions(const DeviceId &device) const override;
    [[nodiscard]] AlarmChange change(const AlarmKey &alarm) const override;
    Outcome redefine(const AlarmKey &alarm, const AlarmChange &change,
                     const QString &reason) override;
    [[nodiscard]] AlarmSummary summary() const override;

    /// Where the plant's news come in; see AlarmWatch.
    [[nodiscard]] AlarmWatch &watch();
    /// Acts in the name of @p name from now on.
    void changeOperator(const QString &name);
    /// All alarms that are not plainly Normal, and the 2,000 newest of those that are and were raised
    /// in this run.
    [[nodiscard]] QList<AlarmRecord> records() const;
    void tick();

Q_SIGNALS:
    /// At most once per tick() and per act of the operator, each record once.
    void recordsChanged(const QList<Raptor::AlarmRecord> &records);
    /// Announced alarms of a device, most urgent first; as recordsChanged().
    void marksChanged(const Raptor::DeviceId &device, const QList<Raptor::AlarmMark> &marks);
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Raptor
