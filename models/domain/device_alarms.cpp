// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks, run states and e-stops. What becomes of commands stands in device_alarms_commands.cpp.
#include "models/domain/device_alarms.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/alarm_redefinition.h"
#include "models/domain/command_rules.h"
#include "models/domain/value_conditions.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeviceAlarms)
};

/// Clocks that are apart by no more agree with each other.
constexpr Milliseconds agreesWithin{2000};
constexpr Milliseconds compareEvery{1000};
/// The wall clock was set: clocks are compared at once.
constexpr Milliseconds stepAtLeast{500};

/// The middle one of @p skews, if most of them lie near it; else 0.
Milliseconds commonOf(std::vector<Milliseconds> skews)
{
    const auto middle = skews.begin() + std::ptrdiff_t(skews.size() / 2);
    std::nth_element(skews.begin(), middle, skews.end());
    const Milliseconds common = *middle;
    const auto agree = std::count_if(skews.begin(), skews.end(), [common](Milliseconds skew) {
        return std::chrono::abs(skew - common) <= agreesWithin;
    });
    return 2 * size_t(agree) > skews.size() ? common : Milliseconds(0);
}

bool isEnergised(const DeviceState &state)
{
    if (state.runState == RunState::Running || state.runState == RunState::RelayOn)
        return true;
    if (!state.profile)
        return false;
    // A latched device says that it is e-stopped, whatever else it says.
    for (const CommandKind kind : {CommandKind::Stop, CommandKind::RelayOff}) {
        const auto command = state.profile->commands.constFind(kind);
        if (command != state.profile->commands.constEnd()
            && compare(command->confirmedBy, state.readings) == Evidence::Contradicts)
            return true;
    }
    return false;
}

} // namespace

DeviceAlarms::DeviceAlarms(const AlarmContext &context, const QList<AlarmDefinition> &defaults)
    : m_context(context), m_defaults(defaults), m_consoleClock(AlarmCatalogue::consoleClock())
{
}

DeviceAlarms::Watch *DeviceAlarms::find(const DeviceId &device)
{
    const auto known = m_watches.find(device);
    return known == m_watches.end() ? nullptr : &known->second;
}

DeviceAlarms::Watch &DeviceAlarms::watchOf(const DeviceId &device,
                                           const std::optional<DeviceState> &state)
{
    if (Watch *known = find(device))
        return *known;
    const ProfilePtr profile = state ? state->profile : ProfilePtr();
    Watch watch{.profile = profile,
                .points = AlarmPoints(device, {}, profile ? profile->alarms : m_defaults,
                                      {AlarmKind::ClockSkew, AlarmKind::CommandFailed,
                                       AlarmKind::AgainstCommand, AlarmKind::NotConfirmed,
                                       AlarmKind::RunsUnderEStop},
                                      m_context)};
    followStanding(device, watch);
    return m_watches.emplace(device, std::move(watch)).first->second;
}

/// What a journal says to be active, and no report will ever end.
void DeviceAlarms::followStanding(const DeviceId &device, Watch &watch)
{
    if (watch.points.isActive(AlarmKind::CommandFailed))
        m_failed.insert(device);
    if (!watch.points.isActive(AlarmKind::NotConfirmed))
        return;
    if (!m_linesKnown)
        m_underEStop.insert(device);
    else if (!watch.progress || watch.progress == EStopProgress::Confirmed)
        watch.points.see(AlarmKind::NotConfirmed, false);
}

void DeviceAlarms::deviceChanged(const DeviceId &device, const DeviceState &state)
{
    evaluate(device, watchOf(device, state), state);
}

void DeviceAlarms::lookAgain(const DeviceId &device)
{
    const auto state = m_context.states.state(device);
    Watch *watch = find(device);
    if (state && watch)
        evaluate(device, *watch, *state);
    else if (watch)
        m_agenda.set(device, watch->points.due());
}

void DeviceAlarms::evaluate(const DeviceId &device, Watch &watch, const DeviceState &state)
{
    m_next.reset();
    // One alarm for one cause.
    const QString why = isHeard(device, watch, AlarmKind::NotConfirmed)
        ? Words::tr("the e-stop is not confirmed")
        : QString();
    if (!why.isEmpty()) // before it is raised
        watch.points.suppress(AlarmKind::RunsUnderEStop, why);
    if (isLive(state.quality)) {
        weighClock(watch, state);
        weighExpectation(watch, state);
        weighRunning(watch, state);
    } else {
        watch.clock.reset();
        watch.points.hold(AlarmKind::ClockSkew);
        watch.points.hold(AlarmKind::AgainstCommand);
        watch.points.hold(AlarmKind::RunsUnderEStop);
    }
    watch.points.suppress(AlarmKind::RunsUnderEStop, why);
    m_agenda.set(device, earlier(m_next, watch.points.due()));
}

/// Active, and not kept from the operator by somebody: what is shelved explains nothing.
bool DeviceAlarms::isHeard(const DeviceId &device, const Watch &watch, AlarmKind kind) const
{
    if (!watch.points.isActive(kind))
        return false;
    return !m_context.sink.status({device, {}, AlarmCatalogue::ruleOf(kind)}).isPutAside();
}

void DeviceAlarms::weighClock(Watch &watch, const DeviceState &state)
{
    watch.clock.reset();
    if (state.clockOffset)
        watch.clock = *state.clockOffset + wallSinceBoot();
    const AlarmDefinition *alarm = watch.points.definition(AlarmKind::ClockSkew);
    if (!alarm || !alarm->limit || !state.clockOffset)
        return;
    const bool active = watch.points.isActive(AlarmKind::ClockSkew);
    const qint64 ahead = state.clockOffset->count();
    const bool wrong = !isExplained(*state.clockOffset, *alarm->limit)
        && ValueConditions::isBeyond(AlarmKind::High, *alarm->limit, alarm->deadband,
                                     double(std::abs(ahead)), active);
    if (wrong && !active) {
        const QString by = Wording::age(std::abs(ahead));
        watch.points.describe(
            AlarmKind::ClockSkew,
            {.value = double(ahead),
             .limit = alarm->limit,
             .detail = ahead > 0 ? Words::tr("%1 ahead").arg(by) : Words::tr("%1 behind").arg(by)});
    }
    watch.points.see(AlarmKind::ClockSkew, wrong);
}

Milliseconds DeviceAlarms::wallSinceBoot() const
{
    return m_context.clock.wall().time_since_epoch() - m_context.clock.now().time_since_epoch();
}

/// It differs as most clocks do: the one of this console is wrong, which has an alarm of its own.
bool DeviceAlarms::isExplained(Milliseconds skew, double limit) const
{
    return m_commonIsHeard && m_commonSkew
        && double(std::chrono::abs(skew - *m_commonSkew).count()) <= limit;
}

/// Whether the alarm of this console's clock says so: what is shelved, or not watched, explains
/// nothing.
bool DeviceAlarms::isCommonHeard() const
{
    const AlarmKey key{{}, AlarmCatalogue::consoleSubject(), m_consoleClock.rule};
    const AlarmDefinition alarm =
        AlarmRedefinition::inForce(m_consoleClock, m_context.changes.value(key));
    if (!m_commonSkew || !alarm.enabled || !alarm.limit)
        return false;
    const AlarmStatus status = m_context.sink.status(key);
    return !status.isPutAside()
        && ValueConditions::isBeyond(AlarmKind::High, *alarm.limit, alarm.deadband,
                                     double(std::chrono::abs(*m_commonSkew).count()),
                                     status.isActive());
}

/// Clocks are kept by the boot clock, which nobody sets: a step of the wall clock shows in all of
/// them at once, before any device reports anew.
void DeviceAlarms::compareClocks()
{
    const Milliseconds wall = wallSinceBoot();
    const BootTime now = m_context.clock.now();
    if (std::chrono::abs(wall - m_comparedWall) < stepAtLeast && now - m_comparedAt < compareEvery)
        return;
    m_comparedWall = wall;
    m_comparedAt = now;
    std::vector<Milliseconds> skews;
    std::vector<DeviceId> awaited;
    for (const auto &[device, watch] : m_watches) {
        if (watch.clock)
            skews.push_back(*watch.clock - wall);
        if (watch.clock && watch.points.isPending(AlarmKind::ClockSkew))
            awaited.push_back(device);
    }
    m_commonSkew.reset();
    if (skews.size() > 1)
        m_commonSkew = commonOf(std::move(skews));
    else if (skews.size() == 1 && std::chrono::abs(skews.front()) <= agreesWithin)
        m_commonSkew = skews.front();
    m_commonIsHeard = isCommonHeard();
    for (const DeviceId &device : awaited)
        lookAgain(device);
}

/// E-stopped, running although its e-stop was confirmed, or turning for longer than it coasts.
void DeviceAlarms::weighRunning(Watch &watch, const DeviceState &state)
{
    const AlarmDefinition *alarm = watch.points.definition(AlarmKind::RunsUnderEStop);
    if (!alarm)
        return;
    if (!watch.progress && !state.eStopAtDevice) {
        watch.latchedSince.reset();
        watch.stoodStill = false;
        watch.points.see(AlarmKind::RunsUnderEStop, false);
        return;
    }
    const BootTime now = m_context.clock.now();
    if (!watch.latchedSince)
        watch.latchedSince = now;
    const BootTime coasted = *watch.latchedSince + alarm->settle;
    const bool confirmed = watch.progress == EStopProgress::Confirmed || state.eStopAtDevice;
    const bool energised = isEnergised(state);
    const bool turning = state.turning.value_or(false);
    if (now < coasted)
        m_next = coasted;
    const bool runs = (energised && (confirmed || now >= coasted)) || (turning && now >= coasted);
    if (runs && !watch.points.isActive(AlarmKind::RunsUnderEStop)) {
        watch.points.describe(AlarmKind::RunsUnderEStop,
                              {.detail = energised
                                   ? Words::tr("reports: %1").arg(Wording::of(state.runState))
                                   : Words::tr("it still turns")});
    }
    // What stood, and runs now, was started: there is nothing to wait for.
    const auto onDelay =
        watch.stoodStill ? std::optional(Milliseconds(0)) : std::optional<Milliseconds>();
    watch.points.see(AlarmKind::RunsUnderEStop, runs, onDelay);
    watch.stoodStill = watch.stoodStill || (!energised && !turning);
}

void DeviceAlarms::emergencyStopsChanged(const QList<EStopLine> &lines)
{
    QSet<DeviceId> gone = m_underEStop;
    for (const EStopLine &line : lines) {
        if (line.progress == EStopProgress::NotCovered)
            continue;
        gone.remove(line.device);
        m_underEStop.insert(line.device);
        followEStop(line.device, line.progress);
    }
    for (const DeviceId &device : std::as_const(gone)) {
        m_underEStop.remove(device);
        followEStop(device, std::nullopt);
    }
    m_linesKnown = true; // not before: what an earlier run left is of these lines
}

void DeviceAlarms::followEStop(const DeviceId &device, std::optional<EStopProgress> progress)
{
    Watch &watch = watchOf(device, m_context.states.state(device));
    const bool is = progress == EStopProgress::NotConfirmed;
    const bool was = watch.points.isActive(AlarmKind::NotConfirmed);
    if (progress == watch.progress && is == was)
        return;
    watch.progress = progress;
    if (is)
        watch.points.see(AlarmKind::NotConfirmed, true);
    else if (!progress || progress == EStopProgress::Confirmed)
        watch.points.see(AlarmKind::NotConfirmed, false);
    lookAgain(device);
}

void DeviceAlarms::deviceRemoved(const DeviceId &device)
{
    m_watches.erase(device);
    m_failed.remove(device);
    m_underEStop.remove(device);
    m_agenda.set(device, std::nullopt);
}

void DeviceAlarms::redefine(const AlarmKey &alarm)
{
    Watch *watch = find(alarm.device);
    if (watch && watch->points.redefine(alarm))
        lookAgain(alarm.device);
}

void DeviceAlarms::tellAgain(const AlarmKey &alarm)
{
    Watch *watch = find(alarm.device);
    if (!watch || !watch->points.tellAgain(alarm))
        return;
    followStanding(alarm.device, *watch);
    lookAgain(alarm.device);
}

void DeviceAlarms::tick()
{
    compareClocks();
    const auto due = m_agenda.takeDue(m_context.clock.now());
    for (const DeviceId &device : due) {
        if (Watch *watch = find(device)) {
            watch->points.tick();
            lookAgain(device);
        }
    }
    clearAcknowledged();
}

} // namespace Raptor
