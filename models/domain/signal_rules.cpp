// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/signal_rules.h"

#include "models/domain/alarm_catalogue.h"

#include <algorithm>

namespace Raptor {

namespace {

bool isSevere(const AlarmDefinition *alarm)
{
    return alarm->kind == AlarmKind::HighHigh || alarm->kind == AlarmKind::LowLow;
}

} // namespace

SignalRules::SignalRules(ProfilePtr ofDevices) : profile(std::move(ofDevices))
{
    const auto place = [this](const QList<SignalSpec> &specs, bool inGroup) {
        for (const SignalSpec &spec : specs) {
            OfSignal &signal = inGroup ? signalsOfGroup[spec.id] : signalsOfDevice[spec.id];
            signal.spec = &spec;
            signal.inGroup = inGroup;
        }
    };
    place(profile->signalSpecs, false);
    if (profile->group)
        place(profile->group->signalSpecs, true);
    for (const StateRule &rule : profile->states) {
        const auto signal = signalsOfDevice.find(rule.when.signal);
        if (signal != signalsOfDevice.end())
            signal->decidesState = true;
    }
    for (const AlarmDefinition &alarm : profile->alarms) {
        if (alarm.kind == AlarmKind::Contradiction) {
            Contradiction contradiction{&alarm, false, {}};
            for (const AlarmComparison &comparison : alarm.when) {
                const bool inGroup = AlarmCatalogue::isOfGroup(*profile, comparison.signal);
                contradiction.comparesGroup.push_back(inGroup);
                contradiction.inGroup = contradiction.inGroup || inGroup;
            }
            contradictions.push_back(std::move(contradiction));
        } else if (!alarm.signal.isEmpty()) {
            const bool inGroup = AlarmCatalogue::isOfGroup(*profile, alarm.signal);
            auto &known = inGroup ? signalsOfGroup : signalsOfDevice;
            const auto signal = known.find(alarm.signal);
            if (signal != known.end())
                signal->alarms.push_back(&alarm);
        }
    }
    for (auto *known : {&signalsOfDevice, &signalsOfGroup}) {
        for (OfSignal &signal : *known) {
            std::stable_partition(signal.alarms.begin(), signal.alarms.end(),
                                  [](const AlarmDefinition *alarm) { return !isSevere(alarm); });
        }
    }
}

const SignalRules::OfSignal *SignalRules::find(const QString &signal) const
{
    if (const auto own = signalsOfDevice.constFind(signal); own != signalsOfDevice.constEnd())
        return &*own;
    const qsizetype dot = signal.lastIndexOf(u'.');
    if (dot <= 0)
        return nullptr;
    const auto inGroup = signalsOfGroup.constFind(signal.mid(dot + 1));
    return inGroup == signalsOfGroup.constEnd() ? nullptr : &*inGroup;
}

} // namespace Raptor
