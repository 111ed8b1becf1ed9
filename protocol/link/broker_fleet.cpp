// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_fleet.h"

#include "models/domain/command_life.h"
#include "protocol/device/command_encoder.h"

#include <QtCore/QSemaphore>

#include <algorithm>

namespace Raptor::Link {

namespace {

/// A start that its thread could not send for so long is not sent at all (RP-01).
constexpr Milliseconds sendWithin{1000};

/// The caller gives its processor to the threads that send, which may wait for it otherwise.
constexpr int giveWayMs = 2;

/// How often figures that change by themselves are looked at: messages, rates, freshness, time to
/// retry.
constexpr Milliseconds refreshInterval{500};

} // namespace

BrokerFleet::BrokerFleet(ProfileCatalogue catalogue, const Clock &clock, Mailbox &mailbox,
                         QObject *parent)
    : CommandGateway(parent), m_catalogue(std::move(catalogue)), m_clock(clock), m_mailbox(mailbox),
      m_probe(std::make_unique<HealthProbe>(clock)), m_probeTimer(this), m_refreshTimer(this)
{
    connect(&m_probeTimer, &QTimer::timeout, this, &BrokerFleet::probeAll);
    connect(&m_refreshTimer, &QTimer::timeout, this, &BrokerFleet::refreshAll);
    m_probeTimer.start(probeInterval);
    m_refreshTimer.start(refreshInterval);
}

BrokerFleet::~BrokerFleet()
{
    blockSignals(true);
    m_probe.reset(); // resumes who waits for an answer while everything is still here
    const auto links = findChildren<BrokerLinks *>(QString(), Qt::FindDirectChildrenOnly);
    for (BrokerLinks *link : links)
        link->requestStop();
    qDeleteAll(links);
}

BrokerFleet::Member *BrokerFleet::find(const QString &broker)
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(),
                     [&broker](const auto &member) { return member->profile.name == broker; });
    return found == m_members.end() ? nullptr : found->get();
}

const BrokerFleet::Member *BrokerFleet::find(const QString &broker) const
{
    return const_cast<BrokerFleet *>(this)->find(broker);
}

void BrokerFleet::setProfiles(const QList<BrokerProfile> &profiles)
{
    std::vector<std::unique_ptr<Member>> before = std::exchange(m_members, {});
    for (const BrokerProfile &profile : profiles) {
        if (find(profile.name))
            continue; // names are unique; a double is the configuration's mistake
        const auto known = std::find_if(before.begin(), before.end(), [&](const auto &member) {
            return member && member->profile.name == profile.name;
        });
        std::unique_ptr<Member> member = known == before.end()
            ? std::make_unique<Member>(Member{.profile = profile})
            : std::move(*known);
        const BrokerProfile old = std::exchange(member->profile, profile);
        if (!sameLink(old, profile))
            stopLinks(*member);
        if (old.healthUrl != profile.healthUrl || member->status.name.isEmpty()) {
            member->status.probe =
                profile.healthUrl.isEmpty() ? ProbeState::NotConfigured : ProbeState::Unknown;
            member->status.probeText.clear();
        }
        m_members.push_back(std::move(member));
        startLinks(*m_members.back());
    }
    for (const auto &gone : before) {
        if (gone)
            stopLinks(*gone);
    }
    refreshAll();
    probeAll();
    Q_EMIT pathsChanged();
}

QList<BrokerProfile> BrokerFleet::profiles() const
{
    QList<BrokerProfile> result;
    for (const auto &member : m_members)
        result.append(member->profile);
    return result;
}

void BrokerFleet::setSecret(const QString &broker, SecretKind kind, const QString &value)
{
    BrokerSecrets &secrets = m_secrets[broker];
    if (secrets.has(kind) && secrets.value(kind) == value)
        return;
    secrets.set(kind, value);
    Member *member = find(broker);
    if (!member || !member->profile.secrets().contains(kind))
        return;
    stopLinks(*member);
    startLinks(*member);
    refresh(*member);
}

void BrokerFleet::dropSecret(const QString &broker, SecretKind kind)
{
    m_secrets[broker].remove(kind);
    Member *member = find(broker);
    if (!member || !member->profile.secrets().contains(kind))
        return;
    stopLinks(*member);
    refresh(*member);
}

void BrokerFleet::startLinks(Member &member)
{
    const QString &name = member.profile.name;
    const BrokerSecrets secrets = m_secrets.value(name);
    if (member.links || !secrets.missing(member.profile).isEmpty())
        return;
    member.links = new BrokerLinks(member.profile, secrets, m_catalogue, m_clock, m_mailbox, this);
    connectLinks(member);
    member.links->setFilters(member.filters);
    member.links->setKnownTopics(member.known);
    member.links->follow(m_followed.values());
    member.links->start();
}

void BrokerFleet::connectLinks(const Member &member)
{
    BrokerLinks *links = member.links;
    const QString name = member.profile.name;
    const auto isCurrent = [this, links, name] {
        const Member *now = find(name);
        return now && now->links == links;
    };
    connect(links, &BrokerLinks::telemetryChanged, this, [=, this](const LinkStatus &status) {
        if (isCurrent())
            onTelemetry(name, status);
    });
    connect(links, &BrokerLinks::commandChanged, this, [=, this](const LinkStatus &status) {
        if (isCurrent())
            onCommand(name, status);
    });
    connect(links, &BrokerLinks::roundTripMeasured, this, [=, this](Milliseconds roundTrip) {
        if (!isCurrent())
            return;
        Member *member = find(name);
        member->roundTrip = roundTrip;
        member->statistics.answered(m_clock.now(), roundTrip);
    });
    connect(links, &BrokerLinks::refusedChanged, this, [=, this](const QStringList &filters) {
        if (isCurrent()) {
            find(name)->refused = filters;
            refresh(*find(name));
        }
    });
    // These count for retired links as well: a command on its way must come to an end.
    connect(links, &BrokerLinks::written, this,
            [this, name](const QString &id, BootTime at) { Q_EMIT written(id, name, at); });
    connect(links, &BrokerLinks::acknowledged, this,
            [this, name](const QString &id, BootTime at, bool nobodyListening) {
                Q_EMIT acknowledged(id, name, at, nobodyListening);
            });
    connect(links, &BrokerLinks::failed, this,
            [this, name](const QString &id, const QString &reason, bool mayHaveLeft) {
                Q_EMIT failed(id, name, reason, mayHaveLeft);
            });
    connect(links, &BrokerLinks::feedback, this, &BrokerFleet::feedback);
}

void BrokerFleet::stopLinks(Member &member)
{
    if (!member.links)
        return;
    member.messagesBefore += member.links->messages();
    member.links->retire();
    member.links = nullptr;
    const bool wasUp = member.telemetry.session == SessionState::Up;
    member.telemetry = {};
    member.command = {};
    member.roundTrip.reset();
    member.refused.clear();
    noteSession(member, wasUp);
    if (wasUp)
        Q_EMIT telemetryLost(member.profile.name);
}

void BrokerFleet::setTelemetryFilters(const QString &broker, const QStringList &filters)
{
    Member *member = find(broker);
    if (!member || member->filters == filters)
        return;
    member->filters = filters;
    if (member->links)
        member->links->setFilters(filters);
}

void BrokerFleet::follow(const DeviceId &device)
{
    const ProfilePtr profile = m_catalogue.find(device.system());
    const bool isRare =
        profile && !profile->commands.isEmpty() && profile->period > commandDeadline;
    const QString topic = isRare ? profile->stateTopic(device) : QString();
    if (topic.isEmpty() || m_followed.contains(topic))
        return;
    m_followed.insert(topic);
    for (const auto &member : m_members) {
        if (member->links)
            member->links->follow({topic});
    }
}

void BrokerFleet::retryNow(const QString &broker)
{
    Member *member = find(broker);
    if (!member)
        return;
    if (member->links)
        member->links->retryNow();
    probeAll();
}

void BrokerFleet::retryAll()
{
    for (const auto &member : m_members) {
        if (member->links)
            member->links->retryNow();
    }
    probeAll();
}

void BrokerFleet::onTelemetry(const QString &broker, const LinkStatus &status)
{
    Member *member = find(broker);
    const bool wasUp = member->telemetry.session == SessionState::Up;
    member->telemetry = status;
    noteSession(*member, wasUp);
    refresh(*member);
    if (wasUp && status.session != SessionState::Up)
        Q_EMIT telemetryLost(broker);
}

void BrokerFleet::onCommand(const QString &broker, const LinkStatus &status)
{
    Member *member = find(broker);
    const bool wasUp = member->command.session == SessionState::Up;
    member->command = status;
    if (status.session != SessionState::Up)
        member->roundTrip.reset();
    refresh(*member);
    if (wasUp != (status.session == SessionState::Up))
        Q_EMIT pathsChanged();
}

void BrokerFleet::refreshAll()
{
    // By name: whoever hears of a change may change the profiles.
    for (const BrokerProfile &profile : profiles()) {
        if (Member *member = find(profile.name)) {
            measure(*member);
            refresh(*member);
        }
    }
}

void BrokerFleet::refresh(Member &member)
{
    const BrokerStatus status = statusOf(member);
    if (status == member.status)
        return;
    member.status = status;
    Q_EMIT statusChanged(status.name);
}

BrokerStatus BrokerFleet::status(const QString &broker) const
{
    if (const Member *member = find(broker))
        return member->status;
    BrokerStatus unknown;
    unknown.name = broker;
    return unknown;
}

QStringList BrokerFleet::brokersUp() const
{
    QStringList names;
    for (const auto &member : m_members) {
        if (member->command.session == SessionState::Up)
            names.append(member->profile.name);
    }
    return names;
}

std::optional<BootTime> BrokerFleet::lastHeard(const QString &broker) const
{
    const Member *member = find(broker);
    return member && member->links ? member->links->lastHeard() : std::optional<BootTime>();
}

void BrokerFleet::sendAll(const QList<CommandDispatch> &dispatches)
{
    for (const CommandDispatch &dispatch : dispatches)
        hand(dispatch);
    const auto left = std::make_shared<QSemaphore>();
    int awaited = 0;
    for (const auto &member : m_members)
        awaited += member->links && member->links->flush([left] { left->release(); }) ? 1 : 0;
    (void)left->tryAcquire(awaited, giveWayMs);
}

void BrokerFleet::hand(const CommandDispatch &dispatch)
{
    const Member *member = find(dispatch.broker);
    if (!member || !member->links)
        return failLater(dispatch, tr("there is no connection to %1").arg(dispatch.broker));
    const ProfilePtr profile = m_catalogue.find(dispatch.device.system());
    const auto spec = profile ? profile->commands.constFind(dispatch.kind)
                              : QMap<CommandKind, CommandSpec>::const_iterator();
    const QString topic = profile ? profile->commandTopic(dispatch.device) : QString();
    if (!profile || spec == profile->commands.constEnd() || topic.isEmpty())
        return failLater(dispatch, tr("this kind of device has no such command"));
    if (dispatch.kind == CommandKind::EStop)
        hurry(); // the others are to have it as soon as they can
    if (needsArming(dispatch.kind)) {
        for (const auto &other : m_members) {
            if (other->links && other.get() != member)
                other->links->overtake(topic);
        }
    }
    const auto deadline =
        needsArming(dispatch.kind) ? std::optional(m_clock.now() + sendWithin) : std::nullopt;
    member->links->hand({.commandId = dispatch.commandId,
                         .kind = dispatch.kind,
                         .topic = topic,
                         .payload = Device::encodeCommand(*profile, dispatch),
                         .qos = quint8(spec->qos),
                         .deadline = deadline,
                         .stateTopic = profile->stateTopic(dispatch.device)});
}

void BrokerFleet::hurry()
{
    for (const auto &member : m_members) {
        if (member->links && member->command.session != SessionState::Up)
            member->links->hurry();
    }
}

void BrokerFleet::failLater(const CommandDispatch &dispatch, const QString &reason)
{
    // Never from inside of send(): the caller is in the middle of its own bookkeeping.
    QMetaObject::invokeMethod(
        this,
        [this, id = dispatch.commandId, broker = dispatch.broker, reason] {
            Q_EMIT failed(id, broker, reason, false);
        },
        Qt::QueuedConnection);
}

} // namespace Raptor::Link
