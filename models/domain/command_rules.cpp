// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_rules.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandRules)
};

const Reading *find(const QList<Reading> &readings, const QString &signal)
{
    for (const Reading &reading : readings) {
        if (reading.signal == signal)
            return &reading;
    }
    return nullptr;
}

bool holds(const Condition &condition, const QList<Reading> &readings)
{
    const Reading *reading = find(readings, condition.signal);
    return reading && reading->value == condition.equals;
}

CommandOffer judgeLink(const DeviceState &state, const CommandCircumstances &circumstances)
{
    if (state.broker.isEmpty() && circumstances.anyPath)
        return {Refusal::StateStale, Words::tr("no live state yet")};
    if (!circumstances.sourceUp) {
        return {Refusal::NoLink,
                state.broker.isEmpty() ? Words::tr("no link")
                                       : Words::tr("no link to %1").arg(state.broker)};
    }
    if (!circumstances.linkSilence || *circumstances.linkSilence > maximumLinkSilence) {
        return {Refusal::NoLink,
                Words::tr("link to %1 is silent for %2")
                    .arg(state.broker,
                         Wording::duration(circumstances.linkSilence.value_or(Milliseconds(0))))};
    }
    return {};
}

CommandOffer judgeState(CommandKind kind, const DeviceState &state)
{
    if (!isLive(state.quality)) {
        return {Refusal::StateStale,
                state.ageMs < 0 ? Words::tr("no live state yet")
                                : Words::tr("state is %1 old").arg(Wording::age(state.ageMs))};
    }
    if (state.localMode)
        return {Refusal::LocalMode, Words::tr("the device is in local mode")};
    if (kind == CommandKind::Reset)
        return {};
    const auto spec = state.profile->commands.constFind(kind);
    if (compare(spec->confirmedBy, state.readings) == Evidence::Matches)
        return {Refusal::AlreadyInState, Words::tr("already %1").arg(Wording::of(state.runState))};
    return {};
}

CommandOffer judgeReset(const DeviceState &state, const CommandCircumstances &circumstances)
{
    if (!circumstances.latchedHere && !state.eStopAtDevice)
        return {Refusal::AlreadyInState, Words::tr("no e-stop to reset")};
    return {};
}

CommandOffer judgeOperator(const CommandCircumstances &circumstances)
{
    if (circumstances.role != OperatorRole::Operate)
        return {Refusal::NotPermitted, Words::tr("not permitted: this operator may only stop")};
    if (!circumstances.auditTrouble.isEmpty()) {
        return {Refusal::AuditNotWritable,
                Words::tr("the audit trail cannot be written: %1").arg(circumstances.auditTrouble)};
    }
    return {};
}

/// Of what energises at the device.
CommandOffer judgeEnergising(CommandKind kind, const DeviceState &state,
                             const CommandCircumstances &circumstances)
{
    const bool latched = circumstances.latchedHere || state.eStopAtDevice;
    if (kind != CommandKind::Reset && latched)
        return {Refusal::EStopLatched, Words::tr("e-stop latched")};
    if (auto offer = judgeLink(state, circumstances); !offer.available())
        return offer;
    if (!circumstances.expected) {
        return {Refusal::UnexpectedDevice,
                Words::tr("%1 is not expected to carry this device").arg(state.broker)};
    }
    if (!circumstances.siteConfirmed) {
        return {Refusal::UnexpectedDevice,
                Words::tr("the devices at %1 have to be confirmed first").arg(state.broker)};
    }
    if (auto offer = judgeState(kind, state); !offer.available())
        return offer;
    if (circumstances.commandRunning)
        return {Refusal::CommandRunning, Words::tr("another command is in execution")};
    return {};
}

} // namespace

CommandOffer judgeCommand(CommandKind kind, const std::optional<DeviceState> &state,
                          const CommandCircumstances &circumstances)
{
    const bool known = state && state->profile;
    if (!isStop(kind) && !circumstances.withheld.isEmpty())
        return {Refusal::NotPermitted, circumstances.withheld};
    const bool local = kind == CommandKind::Reset && resetIsLocal(state, circumstances.latchedHere);
    if (local)
        return judgeOperator(circumstances);
    if (!known)
        return {Refusal::UnknownDevice, Words::tr("this device has never reported")};
    if (!state->profile->commands.contains(kind))
        return {Refusal::Unsupported, Words::tr("this kind of device has no such command")};
    if (isStop(kind)) {
        return circumstances.anyPath
            ? CommandOffer{}
            : CommandOffer{Refusal::NoLink, Words::tr("no link, use the physical stop")};
    }
    if (circumstances.role != OperatorRole::Operate)
        return judgeOperator(circumstances);
    if (kind == CommandKind::Reset) {
        if (auto offer = judgeReset(*state, circumstances); !offer.available())
            return offer;
    }
    if (auto offer = judgeEnergising(kind, *state, circumstances); !offer.available())
        return offer;
    return judgeOperator(circumstances);
}

bool resetIsLocal(const std::optional<DeviceState> &state, bool latchedHere)
{
    return latchedHere
        && (!state || !state->profile || !state->profile->commands.contains(CommandKind::Reset)
            || !isLive(state->quality));
}

Evidence compare(const QList<Condition> &wanted, const QList<Reading> &readings)
{
    bool any = false;
    for (const Condition &condition : wanted) {
        const Reading *reading = find(readings, condition.signal);
        if (!reading)
            continue;
        if (reading->value != condition.equals)
            return Evidence::Contradicts;
        any = true;
    }
    return any ? Evidence::Matches : Evidence::None;
}

QString describe(const QList<Condition> &wanted, const QList<Reading> &readings)
{
    QStringList parts;
    for (const Condition &condition : wanted) {
        if (const Reading *reading = find(readings, condition.signal)) {
            parts.append(condition.signal + QLatin1Char(' ')
                         + Wording::value(reading->value, Unit::None));
        }
    }
    return parts.join(QLatin1String(", "));
}

std::optional<bool> turningIn(const DeviceProfile &profile, const QList<Reading> &readings)
{
    const QString &signal = profile.turningSignal;
    if (signal.isEmpty())
        return {};
    std::optional<bool> turning;
    for (const Reading &reading : readings) {
        const bool isIt = reading.signal == signal
            || (reading.signal.endsWith(signal)
                && reading.signal.at(reading.signal.size() - signal.size() - 1) == u'.');
        const double *value = isIt ? std::get_if<double>(&reading.value) : nullptr;
        if (value)
            turning = turning.value_or(false) || std::abs(*value) > profile.turningAbove;
    }
    return turning;
}

bool localModeIn(const DeviceProfile &profile, const QList<Reading> &readings)
{
    return profile.localMode && holds(*profile.localMode, readings);
}

RunState runStateIn(const DeviceProfile &profile, const QList<Reading> &readings)
{
    for (const StateRule &rule : profile.states) {
        if (holds(rule.when, readings))
            return rule.state;
    }
    return RunState::Unknown;
}

std::optional<Milliseconds> deviceClockAhead(const DeviceState &state, const Clock &clock)
{
    if (!state.clockOffset)
        return {};
    return *state.clockOffset + clock.wall().time_since_epoch() - clock.now().time_since_epoch();
}

} // namespace Raptor
