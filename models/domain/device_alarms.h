// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_agenda.h"
#include "models/domain/alarm_points.h"
#include "models/domain/ports.h"

#include <QtCore/QSet>

#include <unordered_map>

namespace Raptor {

/// Alarms of what devices do, or do not do: a wrong clock, commands without their effect, a
/// commanded state that was left, e-stops that are not obeyed.
class DeviceAlarms
{
public:
    /// @p defaults: for devices without a profile. Both outlive it.
    DeviceAlarms(const AlarmContext &context, const QList<AlarmDefinition> &defaults);

    void deviceChanged(const DeviceId &device, const DeviceState &state);
    void deviceRemoved(const DeviceId &device);
    void commandChanged(const CommandRecord &record);
    void emergencyStopsChanged(const QList<EStopLine> &lines);
    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    /// Looks at those alone that something is awaited of.
    void tick();

    /// How far the clocks of most devices are ahead of this console's, all by about the same; 0
    /// where they do not agree; unset: too few can be seen to tell.
    [[nodiscard]] std::optional<Milliseconds> commonSkew() const { return m_commonSkew; }

private:
    /// The state that a device confirmed for our newest command.
    struct Expectation
    {
        CommandKind kind = CommandKind::Stop;
        QString commandId{};
        std::optional<QString> lastCommand{}; ///< that the device told then
        BootTime confirmedAt{};
        bool seen = false; ///< telemetry has shown it as well
    };
    struct Watch
    {
        ProfilePtr profile; ///< keeps the definitions
        AlarmPoints points;
        std::optional<Expectation> expectation{};
        QString confirmedId{}; ///< the newest command that was confirmed
        QString failedId{}; ///< the newest command that failed
        CommandOutcome failedOutcome = CommandOutcome::Pending;
        BootTime newestFinished{}; ///< when the newest finished command was asked for
        BootTime newestGiven{}; ///< and the newest in execution
        std::optional<EStopProgress> progress{}; ///< of an e-stop of this console
        std::optional<BootTime> latchedSince{};
        bool stoodStill = false; ///< was seen to stand under the latch
        /// Its clock minus the boot clock, while it is live; unset if it sends no time.
        std::optional<Milliseconds> clock{};
    };
    struct Hasher
    {
        size_t operator()(const DeviceId &device) const { return qHash(device); }
    };

    [[nodiscard]] Watch &watchOf(const DeviceId &device, const std::optional<DeviceState> &state);
    [[nodiscard]] Watch *find(const DeviceId &device);
    void followStanding(const DeviceId &device, Watch &watch);
    void evaluate(const DeviceId &device, Watch &watch, const DeviceState &state);
    void lookAgain(const DeviceId &device);

    [[nodiscard]] bool isHeard(const DeviceId &device, const Watch &watch, AlarmKind kind) const;
    [[nodiscard]] Milliseconds wallSinceBoot() const;
    void weighClock(Watch &watch, const DeviceState &state);
    [[nodiscard]] bool isExplained(Milliseconds skew, double limit) const;
    [[nodiscard]] bool isCommonHeard() const;
    void compareClocks();
    void weighExpectation(Watch &watch, const DeviceState &state);
    void weighRunning(Watch &watch, const DeviceState &state);
    void followEStop(const DeviceId &device, std::optional<EStopProgress> progress);

    void overtake(Watch &watch, const CommandRecord &newer);
    void finished(Watch &watch, const CommandRecord &record);
    void confirmed(Watch &watch, const CommandRecord &record);
    void failed(Watch &watch, const CommandRecord &record);
    void noted(Watch &watch, const CommandRecord &record);
    void clearAcknowledged();

    const AlarmContext &m_context;
    const QList<AlarmDefinition> &m_defaults;
    const AlarmDefinition m_consoleClock; ///< without what operators and console.toml change
    std::unordered_map<DeviceId, Watch, Hasher> m_watches;
    QSet<DeviceId> m_failed; ///< a command failed, and nobody has acknowledged it
    QSet<DeviceId> m_underEStop; ///< named in the lines, or with its alarm active
    bool m_linesKnown = false;
    std::optional<Milliseconds> m_commonSkew;
    bool m_commonIsHeard = false; ///< it has an alarm that operators get to hear
    Milliseconds m_comparedWall{}; ///< wallSinceBoot() when clocks were compared
    BootTime m_comparedAt{};
    AlarmAgenda m_agenda;
    std::optional<BootTime> m_next; ///< of the device in hand
};

} // namespace Raptor
