// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_rules.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

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
    if (kind == CommandKind::Reset)
        return {};
    const auto spec = state.profile->commands.constFind(kind);
    if (compare(spec->confirmedBy, state.readings) == Evidence::Matches)
        return {Refusal::AlreadyInState, Words::tr("already %1").arg(Wording::of(state.runState))};
    return {};
}

CommandOffer judgeLatch(CommandKind kind, const DeviceState &state, bool latchedHere)
{
    const bool latched = latchedHere || state.eStopAtDevice;
    if (kind == CommandKind::Reset) {
        return latched ? CommandOffer{}
                       : CommandOffer{Refusal::AlreadyInState, Words::tr("no e-stop to reset")};
    }
    return latched ? CommandOffer{Refusal::EStopLatched, Words::tr("e-stop latched")}
                   : CommandOffer{};
}

} // namespace

CommandOffer judgeCommand(CommandKind kind, const std::optional<DeviceState> &state,
                          const CommandCircumstances &circumstances)
{
    if (!state || !state->profile)
        return {Refusal::UnknownDevice, Words::tr("this device has never reported")};
    const bool localReset = kind == CommandKind::Reset && circumstances.latchedHere;
    if (!state->profile->commands.contains(kind) && !localReset)
        return {Refusal::Unsupported, Words::tr("this kind of device has no such command")};
    if (isStop(kind)) {
        return circumstances.anyPath
            ? CommandOffer{}
            : CommandOffer{Refusal::NoLink, Words::tr("no link, use the physical stop")};
    }
    if (auto offer = judgeLatch(kind, *state, circumstances.latchedHere); !offer.available())
        return offer;
    if (auto offer = judgeLink(*state, circumstances); !offer.available())
        return offer;
    if (auto offer = judgeState(kind, *state); !offer.available())
        return offer;
    if (circumstances.commandRunning)
        return {Refusal::CommandRunning, Words::tr("another command is in execution")};
    return {};
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

} // namespace Raptor
