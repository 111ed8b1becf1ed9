// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_watch.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/alarm_redefinition.h"
#include "models/domain/device_alarms.h"
#include "models/domain/plant_alarms.h"
#include "models/domain/presence_alarms.h"
#include "models/domain/signal_alarms.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <span>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmWatch)
};

} // namespace

class AlarmWatch::Private
{
public:
    Private(const DeviceStates &states, const Clock &clock, AlarmSink &sink)
        : context{states, clock, sink}
    {
    }

    void observe(std::span<const Sample> report);
    [[nodiscard]] AlarmDefinition inForce(const AlarmKey &alarm,
                                          const AlarmDefinition &definition) const;

    AlarmContext context;
    /// Of a device that no profile describes.
    const QList<AlarmDefinition> defaults{
        AlarmCatalogue::builtIn(AlarmKind::NotConfirmed),
        AlarmCatalogue::builtIn(AlarmKind::RunsUnderEStop),
        AlarmCatalogue::builtIn(AlarmKind::CommandFailed),
        AlarmCatalogue::builtIn(AlarmKind::Stale),
        AlarmCatalogue::builtIn(AlarmKind::Offline),
    };
    SignalAlarms values{context};
    PresenceAlarms presence{context, defaults};
    DeviceAlarms devices{context, defaults};
    PlantAlarms plant{context};
};

AlarmWatch::AlarmWatch(const DeviceStates &states, const Clock &clock, AlarmSink &sink)
    : d(std::make_unique<Private>(states, clock, sink))
{
}

AlarmWatch::~AlarmWatch() = default;

void AlarmWatch::setOverrides(const QList<AlarmOverride> &overrides)
{
    const QHash<AlarmKey, AlarmChange> before = d->context.changes;
    QHash<AlarmKey, AlarmChange> &changes = d->context.changes;
    changes.clear();
    for (const AlarmOverride &one : overrides)
        changes.insert(one.key, one.change);
    QSet<AlarmKey> touched;
    for (auto change = before.cbegin(); change != before.cend(); ++change) {
        if (!changes.contains(change.key()))
            touched.insert(change.key());
    }
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        if (before.value(change.key()) != *change)
            touched.insert(change.key());
    }
    for (const AlarmKey &alarm : std::as_const(touched)) {
        d->values.redefine(alarm);
        d->presence.redefine(alarm);
        d->devices.redefine(alarm);
        d->plant.redefine(alarm);
    }
}

AlarmDefinition AlarmWatch::Private::inForce(const AlarmKey &alarm,
                                             const AlarmDefinition &definition) const
{
    return AlarmRedefinition::inForce(definition, context.changes.value(alarm));
}

std::optional<AlarmDefinition> AlarmWatch::definition(const AlarmKey &alarm) const
{
    const auto known = original(alarm);
    return known ? std::optional(d->inForce(alarm, *known)) : std::nullopt;
}

std::optional<AlarmDefinition> AlarmWatch::original(const AlarmKey &alarm) const
{
    if (!alarm.device.isNull()) {
        const auto state = d->context.states.state(alarm.device);
        const AlarmDefinition *known =
            state && state->profile ? AlarmCatalogue::find(*state->profile, alarm) : nullptr;
        return known ? std::optional(*known) : std::nullopt;
    }
    const auto ofPlant = d->plant.originals();
    for (const auto &[key, definition] : ofPlant) {
        if (key == alarm)
            return definition;
    }
    return std::nullopt;
}

QList<std::pair<AlarmKey, AlarmDefinition>> AlarmWatch::definitions(const DeviceId &device) const
{
    const auto state = d->context.states.state(device);
    QList<std::pair<AlarmKey, AlarmDefinition>> all;
    if (device.isNull())
        all = d->plant.originals();
    else if (state && state->profile)
        all = AlarmCatalogue::alarmsOf(device, *state->profile, state->groups);
    for (auto &[key, definition] : all)
        definition = d->inForce(key, definition);
    return all;
}

QString AlarmWatch::missing(const AlarmKey &alarm) const
{
    if (alarm.device.isNull())
        return d->plant.missing(alarm);
    const DeviceStates &states = d->context.states;
    const auto state = states.state(alarm.device);
    if (!state && !states.isPossible(alarm.device))
        return Words::tr("no profile describes such a device");
    if (!state || !state->profile)
        return {};
    return AlarmCatalogue::find(*state->profile, alarm) ? QString()
                                                        : Words::tr("its device has no such rule");
}

QString AlarmWatch::unreported(const AlarmKey &alarm) const
{
    return d->values.isLacking(alarm) ? Words::tr("its device does not report it") : QString();
}

bool AlarmWatch::lacksBroker(const AlarmKey &alarm) const
{
    return d->plant.lacksBroker(alarm);
}

void AlarmWatch::tellAgain(const AlarmKey &alarm)
{
    d->values.tellAgain(alarm);
    d->presence.tellAgain(alarm);
    d->devices.tellAgain(alarm);
    d->plant.tellAgain(alarm);
}

void AlarmWatch::observe(const QList<Sample> &samples)
{
    const std::span<const Sample> all(samples.constData(), size_t(samples.size()));
    for (size_t from = 0; from < all.size();) {
        const Sample &first = all[from];
        size_t to = from + 1;
        while (to < all.size() && all[to].receivedBoot == first.receivedBoot
               && all[to].tag.device == first.tag.device)
            ++to;
        d->observe(all.subspan(from, to - from));
        from = to;
    }
}

void AlarmWatch::Private::observe(std::span<const Sample> report)
{
    const bool live = std::any_of(report.begin(), report.end(),
                                  [](const Sample &sample) { return isLive(sample.quality); });
    if (!live)
        return;
    presence.heard(report.front().broker, report.front().receivedBoot);
    values.take(report);
}

void AlarmWatch::deviceChanged(const DeviceId &device)
{
    const auto state = d->context.states.state(device);
    if (!state)
        return;
    d->values.deviceChanged(device, *state);
    d->presence.deviceChanged(device, *state);
    d->devices.deviceChanged(device, *state);
}

void AlarmWatch::deviceRemoved(const DeviceId &device)
{
    d->values.deviceRemoved(device);
    d->presence.deviceRemoved(device);
    d->devices.deviceRemoved(device);
    d->context.sink.withdrawAll(device, Words::tr("the device was removed"));
}

void AlarmWatch::setBrokers(const QList<BrokerProfile> &brokers)
{
    d->presence.setBrokers(brokers);
    d->plant.setBrokers(brokers);
}

void AlarmWatch::setFeeds(const QStringList &names)
{
    d->presence.setFeeds(names);
}

void AlarmWatch::brokerChanged(const BrokerStatus &status)
{
    d->presence.brokerChanged(status.name, status.telemetry == SessionState::Up);
    d->plant.brokerChanged(status);
}

void AlarmWatch::commandChanged(const CommandRecord &record)
{
    d->devices.commandChanged(record);
}

void AlarmWatch::emergencyStopsChanged(const QList<EStopLine> &lines)
{
    d->devices.emergencyStopsChanged(lines);
}

void AlarmWatch::storageSeen(const QString &path, double percentFree)
{
    d->plant.storageSeen(path, percentFree);
}

void AlarmWatch::storageTroubled(const QString &why)
{
    d->plant.storageTroubled(why);
}

void AlarmWatch::certificateSeen(const QString &broker, WallTime expires)
{
    d->plant.certificateSeen(broker, expires);
}

void AlarmWatch::tick()
{
    d->values.tick();
    d->presence.tick();
    d->devices.tick();
    d->plant.clocksSeen(d->devices.commonSkew());
    d->plant.tick();
}

} // namespace Raptor
