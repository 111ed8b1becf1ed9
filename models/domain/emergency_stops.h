// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_book.h"
#include "models/domain/held_stop.h"
#include "models/domain/roles.h"

#include <QtCore/QMap>

namespace Raptor {

/// The e-stops in force (RP-06): latched here and in the LatchKeeper, sent on every broker that is
/// up, repeated each second with the same id until the device's own feedback shows them, and lifted
/// by a confirmed reset alone.
class EmergencyStops final : public QObject
{
    Q_OBJECT
public:
    /// Adopts what earlier runs left; says so at the first tick().
    EmergencyStops(const CommandContext &context, CommandBook &book, QObject *parent = nullptr);

    /// Everything is on its way before anything else is done. @p reason: for the ledger, may be
    /// empty. @returns the number of devices.
    int press(const EStopScope &scope, const QString &reason);
    [[nodiscard]] bool latched(const DeviceId &device) const { return m_held.contains(device); }
    /// What to show beside a latched device; empty if it is not.
    [[nodiscard]] QString latchText(const DeviceId &device) const;
    [[nodiscard]] QList<EStopLine> lines() const;
    /// Of all that hold, dismissed ones as well.
    [[nodiscard]] QList<EStopLine> held() const;
    void dismissLines();
    void assignSites(const QMap<DeviceId, QString> &sites) { m_assignedSites = sites; }

    /// After CommandBook::observe(). @p explained: a command of ours was proven by this report.
    void observe(const StateReport &report, bool explained);
    void repeatAtOnce() { repeat(Due::Now); }
    /// Tells the latches of earlier runs, once: before anything is armed, for a latch disarms.
    void tellAdopted();
    void tick();

Q_SIGNALS:
    /// The lines are not what they were.
    void changed();
    void latchChanged(const Raptor::DeviceId &device, bool latched, const QString &text);
    void eventHappened(Raptor::EventSeverity severity, const QString &text);

private:
    enum class Due { Now, EachSecond };
    enum class Origin { EarlierRun, OtherProgram };

    [[nodiscard]] QList<DeviceId> addressed(const EStopScope &scope) const;
    [[nodiscard]] HeldStop heldBy(const QString &commandId, const QString &by) const;
    void hold(const DeviceId &device, HeldStop stop);
    void adopt(const LatchedStop &stop, Origin origin);
    void keep(const DeviceId &device);
    void tellPressed(const DeviceId &device, const QString &overtaking);
    void confirm(const DeviceId &device);
    void confirmIfProven(const DeviceId &device);
    void follow(const CommandRecord &finished);
    void release(const CommandRecord &reset);
    void onLatchedElsewhere(const LatchedStop &stop);
    void onReleasedElsewhere(const DeviceId &device);
    void watch(const StateReport &report, bool explained);
    void onViolation(const StateReport &report, bool known);
    void stopAgain(const DeviceId &device);
    void repeat(Due due);
    void raiseVoice(const DeviceId &device);

    const CommandContext &m_context;
    CommandBook &m_book;
    QHash<DeviceId, HeldStop> m_held;
    QList<EStopLine> m_notCovered;
    QMap<DeviceId, QString> m_assignedSites;
    QList<DeviceId> m_adopted; ///< of earlier runs, not told yet
    bool m_dirty = false;
};

} // namespace Raptor
