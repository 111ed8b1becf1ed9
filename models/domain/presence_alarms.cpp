// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/presence_alarms.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace Raptor {

namespace {

/// After its link is back a device has so long, or two periods, to report: a broker that died ends
/// the lines of its devices as well, and their tries to come back lie up to 15 s apart (RP-20).
constexpr Milliseconds comesBackWithin{20'000};
/// One that has come back has so long, or two periods, to report regularly.
constexpr Milliseconds settlesWithin{5000};
/// A device that was never heard has so long, or two periods, from when it could be.
constexpr Milliseconds missingAtLeast{10'000};
/// A line that is half-open is known as dead within 5 s (RP-10). A device of which the reports end
/// while nothing else comes through its broker is given that time, as the line may be the cause.
constexpr Milliseconds doubtedFor{3000};

/// A broker that is shut down tells the last will of every device, and only then ends our line.
constexpr Milliseconds signedOffFor{3000};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PresenceAlarms)
};

bool isMissing(const DeviceState &state)
{
    return state.quality == Quality::LastKnown
        || (state.quality == Quality::Offline && state.offline == OfflineReason::NeverSeen);
}

bool hasSignedOff(const DeviceState &state)
{
    return state.quality == Quality::Offline && state.offline == OfflineReason::SaidOffline;
}

bool hasNoLink(const DeviceState &state)
{
    return state.quality == Quality::Offline && state.offline == OfflineReason::NoLink;
}

QString whyNoLink(const DeviceState &state)
{
    return state.leftAsideFor.isEmpty() ? Words::tr("no link to %1").arg(state.broker)
                                        : Wording::leftAside(state.leftAsideFor);
}

} // namespace

PresenceAlarms::Watch *PresenceAlarms::find(const DeviceId &device)
{
    const auto known = m_watches.find(device);
    return known == m_watches.end() ? nullptr : &known->second;
}

PresenceAlarms::Watch &PresenceAlarms::watchOf(const DeviceId &device, const DeviceState &state)
{
    if (Watch *known = find(device))
        return *known;
    const QList<AlarmDefinition> &definitions = state.profile ? state.profile->alarms : m_defaults;
    Watch watch{.profile = state.profile,
                .points = AlarmPoints(device, {}, definitions,
                                      {AlarmKind::Stale, AlarmKind::Offline}, m_context),
                .since = m_context.clock.now()};
    return m_watches.emplace(device, std::move(watch)).first->second;
}

void PresenceAlarms::brokerChanged(const QString &broker, bool up)
{
    if (up == m_upSince.contains(broker))
        return;
    if (!up) {
        m_upSince.remove(broker);
        return;
    }
    m_upSince.insert(broker, m_context.clock.now());
    lookAtMissing();
}

void PresenceAlarms::setBrokers(const QList<BrokerProfile> &brokers)
{
    m_brokers = brokers;
    m_upSince.removeIf([this](const std::pair<const QString &, BootTime &> &up) {
        return !isConfigured(up.first);
    });
    lookAtMissing();
}

bool PresenceAlarms::isConfigured(const QString &broker) const
{
    return std::any_of(m_brokers.cbegin(), m_brokers.cend(),
                       [&broker](const BrokerProfile &one) { return one.name == broker; });
}

void PresenceAlarms::lookAtMissing()
{
    const auto missing = m_missing.values();
    for (const DeviceId &device : missing)
        lookAgain(device);
}

void PresenceAlarms::heard(const QString &broker, BootTime at)
{
    m_heard[broker] = at;
    const auto doubted = m_doubted.find(broker);
    if (doubted == m_doubted.end())
        return;
    QList<DeviceId> proved; // not doubted again: the link worked after they fell silent
    while (!doubted->empty() && doubted->begin()->first <= at) {
        proved.append(doubted->begin()->second);
        doubted->erase(doubted->begin());
    }
    for (const DeviceId &device : std::as_const(proved))
        lookAgain(device);
}

void PresenceAlarms::lookAgain(const DeviceId &device)
{
    if (const auto state = m_context.states.state(device))
        deviceChanged(device, *state);
}

void PresenceAlarms::deviceChanged(const DeviceId &device, const DeviceState &state)
{
    Watch &watch = watchOf(device, state);
    m_next.reset();
    m_missing.remove(device);
    followLink(watch, state);
    const bool quiet = watch.withoutLink || watch.graceUntil.has_value();
    if (state.quality != Quality::Stale || quiet)
        watch.staleSince.reset();
    if (!hasSignedOff(state))
        watch.signedOffAt.reset();
    if (isLive(state.quality)) {
        watch.points.see(AlarmKind::Stale, false);
        watch.points.see(AlarmKind::Offline, false);
    } else if (quiet) {
        watch.points.hold(AlarmKind::Stale);
        watch.points.hold(AlarmKind::Offline);
        if (hasSignedOff(state))
            m_missing.insert(device); // looked at again when its broker is back
    } else {
        weighStale(device, watch, state);
        weighOffline(device, watch, state);
    }
    suppress(watch, quiet);
    awake(watch.graceUntil);
    awake(watch.points.due());
    m_agenda.set(device, m_next);
}

void PresenceAlarms::followLink(Watch &watch, const DeviceState &state)
{
    const BootTime now = m_context.clock.now();
    const bool brokerGone =
        hasSignedOff(state) && isConfigured(state.broker) && !m_upSince.contains(state.broker);
    if (brokerGone || (hasNoLink(state) && !m_feeds.contains(state.broker))) {
        watch.withoutLink = true;
        watch.graceUntil.reset();
        watch.linkWhy = whyNoLink(state);
    } else if (std::exchange(watch.withoutLink, false)) {
        watch.graceUntil = now + std::max(2 * state.period, comesBackWithin);
    } else if (watch.graceUntil && now >= *watch.graceUntil) {
        watch.graceUntil.reset();
    }
    if (watch.graceUntil && isLive(state.quality)) {
        watch.graceUntil =
            std::min(*watch.graceUntil, now + std::max(2 * state.period, settlesWithin));
    }
}

void PresenceAlarms::weighStale(const DeviceId &device, Watch &watch, const DeviceState &state)
{
    if (state.quality != Quality::Stale)
        return;
    const BootTime now = m_context.clock.now();
    if (!watch.staleSince)
        watch.staleSince = now;
    const auto heard = m_heard.constFind(state.broker);
    const bool linkWorks = heard != m_heard.constEnd() && *heard >= *watch.staleSince;
    if (linkWorks || now - *watch.staleSince >= doubtedFor
        || watch.points.isActive(AlarmKind::Stale)) {
        watch.points.see(AlarmKind::Stale, true);
        return;
    }
    m_doubted[state.broker].insert({*watch.staleSince, device});
    awake(*watch.staleSince + doubtedFor);
}

void PresenceAlarms::weighOffline(const DeviceId &device, Watch &watch, const DeviceState &state)
{
    if (hasSignedOff(state)) {
        const BootTime now = m_context.clock.now();
        if (!watch.signedOffAt)
            watch.signedOffAt = now;
        if (now - *watch.signedOffAt < signedOffFor && !watch.points.isActive(AlarmKind::Offline)) {
            awake(*watch.signedOffAt + signedOffFor);
            return;
        }
        watch.points.describe(AlarmKind::Offline, {.detail = Words::tr("it signed off")});
        watch.points.see(AlarmKind::Offline, true);
        return;
    }
    if (hasNoLink(state)) { // to a feed, which has no alarm of its own
        watch.points.describe(AlarmKind::Offline, {.detail = whyNoLink(state)});
        watch.points.see(AlarmKind::Offline, true);
        return;
    }
    if (!isMissing(state))
        return;
    const auto linkUp = linkUpSince(device, state);
    const auto from = linkUp
        ? std::optional(std::max(*linkUp, watch.since) + std::max(2 * state.period, missingAtLeast))
        : std::nullopt;
    if (from && m_context.clock.now() >= *from) {
        watch.points.describe(AlarmKind::Offline,
                              {.detail = state.quality == Quality::LastKnown
                                   ? Words::tr("nothing but what the broker had kept")
                                   : Words::tr("not heard since this console was started")});
        watch.points.see(AlarmKind::Offline, true);
        return;
    }
    m_missing.insert(device);
    awake(from);
}

std::optional<BootTime> PresenceAlarms::upSince(const QString &broker) const
{
    const auto up = m_upSince.constFind(broker);
    return up == m_upSince.constEnd() ? std::nullopt : std::optional(*up);
}

/// Since when the device could be heard; unset: it cannot, or a broker that it may report to is not
/// up. That one has an alarm of its own, which explains why nothing is heard.
std::optional<BootTime> PresenceAlarms::linkUpSince(const DeviceId &device,
                                                    const DeviceState &state) const
{
    if (!state.broker.isEmpty())
        return upSince(state.broker);
    if (isConfigured(state.lastBroker))
        return upSince(state.lastBroker);
    if (state.profile && isConfigured(state.profile->home))
        return upSince(state.profile->home);
    const auto expects = [&device](const BrokerProfile &broker) {
        return broker.expects(device.text());
    };
    const bool named = std::any_of(m_brokers.cbegin(), m_brokers.cend(), expects);
    std::optional<BootTime> last;
    for (const BrokerProfile &broker : m_brokers) {
        if (named && !expects(broker))
            continue;
        const auto up = upSince(broker.name);
        if (!up)
            return std::nullopt;
        last = std::max(last, up);
    }
    return last;
}

/// One alarm for one cause.
void PresenceAlarms::suppress(Watch &watch, bool quiet)
{
    watch.points.suppress(AlarmKind::Offline, quiet ? watch.linkWhy : QString());
    QString why = quiet ? watch.linkWhy : QString();
    if (why.isEmpty() && watch.points.isActive(AlarmKind::Offline))
        why = Words::tr("the device is offline");
    watch.points.suppress(AlarmKind::Stale, why);
}

void PresenceAlarms::deviceRemoved(const DeviceId &device)
{
    m_watches.erase(device);
    m_missing.remove(device);
    m_agenda.set(device, std::nullopt);
}

void PresenceAlarms::redefine(const AlarmKey &alarm)
{
    Watch *watch = find(alarm.device);
    if (watch && watch->points.redefine(alarm))
        lookAgain(alarm.device);
}

void PresenceAlarms::tellAgain(const AlarmKey &alarm)
{
    Watch *watch = find(alarm.device);
    if (watch && watch->points.tellAgain(alarm))
        lookAgain(alarm.device);
}

void PresenceAlarms::tick()
{
    const auto due = m_agenda.takeDue(m_context.clock.now());
    for (const DeviceId &device : due) {
        if (Watch *watch = find(device)) {
            watch->points.tick();
            lookAgain(device);
        }
    }
}

} // namespace Raptor
