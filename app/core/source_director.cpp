// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/source_director.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <algorithm>
#include <utility>

namespace Raptor::App {

namespace {

/// Single devices are looked for elsewhere no more often than this: subscriptions are not free.
constexpr Milliseconds replanEvery{1000};
/// By then every command has its outcome (RP-03).
constexpr Milliseconds longestWait{5000};

} // namespace

SourceDirector::SourceDirector(const Collaborators &collaborators, QList<BrokerProfile> brokers,
                               QString configFile, QObject *parent)
    : BrokerDesk(parent), m_fleet(*collaborators.fleet), m_plant(*collaborators.plant),
      m_clock(*collaborators.clock), m_catalogue(collaborators.catalogue),
      m_brokers(byRank(std::move(brokers))), m_secrets(m_fleet, collaborators.secrets),
      m_configFile(std::move(configFile)),
      m_commandRunning(collaborators.commandRunning), m_sleep(m_clock)
{
    if (collaborators.network) {
        connect(collaborators.network, &Link::NetworkWatch::changed, this,
                &SourceDirector::networkChanged);
    }
    connect(&m_fleet, &Link::BrokerFleet::statusChanged, this, [this](const QString &broker) {
        refresh(broker);
        select();
    });
    connectSecrets();
}

void SourceDirector::connectSecrets()
{
    connect(&m_secrets, &SecretKeeper::changed, this, &SourceDirector::refresh);
    connect(&m_secrets, &SecretKeeper::troubleChanged, this, [this] {
        if (const QString trouble = m_secrets.trouble(); !trouble.isEmpty())
            Q_EMIT eventHappened(
                EventSeverity::Notice,
                tr("No keychain, passwords are asked for at each start: %1").arg(trouble));
        Q_EMIT keychainTroubleChanged();
    });
    connect(&m_secrets, &SecretKeeper::notKept, this,
            [this](const QString &broker, const QString &why) {
                Q_EMIT eventHappened(EventSeverity::Notice,
                                     tr("%1: not kept in the keychain: %2").arg(broker, why));
                Q_EMIT secretNotKept(broker, why);
            });
}

void SourceDirector::start()
{
    m_selector.setBrokers(m_brokers);
    nameSites();
    for (const BrokerProfile &broker : std::as_const(m_brokers)) {
        if (!m_statuses.contains(broker.name))
            m_plant.setBrokerUp(broker.name, false);
    }
    fetchSecrets();
    m_fleet.setProfiles(m_brokers);
    for (const BrokerProfile &broker : std::as_const(m_brokers))
        refresh(broker.name);
    select();
    applyPlan();
}

void SourceDirector::refresh(const QString &broker)
{
    const auto profile
        = std::find_if(m_brokers.cbegin(), m_brokers.cend(),
                       [&broker](const BrokerProfile &known) { return known.name == broker; });
    if (profile == m_brokers.cend())
        return;
    BrokerStatus status = m_secrets.shown(m_fleet.status(broker));
    status.name = broker;
    // What its link brought in this session, and what of it the plant has taken.
    status.freshData = status.freshData && m_plant.fresh(broker);
    const BrokerStatus before = m_statuses.value(broker);
    m_selector.update(status, m_clock.now());
    if (status == before)
        return;
    m_statuses.insert(broker, status);
    if (status.refusedFilters != before.refusedFilters)
        tellKnownTopics(*profile);
    tellWhetherRead(broker);
    announceSession(before, status);
    announceRefusals(before, status);
    Q_EMIT statusChanged(status);
}

void SourceDirector::announceSession(const BrokerStatus &before, const BrokerStatus &now)
{
    const bool wasUp = before.telemetry == SessionState::Up;
    const bool isUp = now.telemetry == SessionState::Up;
    if (isUp && !wasUp) {
        Q_EMIT eventHappened(EventSeverity::Info,
                             tr("%1: connected (MQTT %2)").arg(now.name, now.mqttVersion));
        m_sites.sessionStarted(siteOf(now.name));
        Q_EMIT sessionStarted(now.name);
    } else if (wasUp && !isUp) {
        Q_EMIT eventHappened(EventSeverity::Fault,
                             now.lastError.isEmpty()
                                 ? tr("%1: connection lost").arg(now.name)
                                 : tr("%1: connection lost: %2").arg(now.name, now.lastError));
    } else if (!isUp && !now.lastError.isEmpty() && before.lastError != now.lastError) {
        Q_EMIT eventHappened(EventSeverity::Notice, tr("%1: %2").arg(now.name, now.lastError));
    }
}

void SourceDirector::announceRefusals(const BrokerStatus &before, const BrokerStatus &now)
{
    if (now.refusedFilters == before.refusedFilters || now.refusedFilters.isEmpty())
        return;
    const auto hasWildcard
        = [](const QString &filter) { return filter.contains(u'+') || filter.contains(u'#'); };
    const auto concernsAll = [&](const QStringList &filters) {
        return std::any_of(filters.cbegin(), filters.cend(), hasWildcard);
    };
    QStringList news;
    for (const QString &filter : now.refusedFilters) {
        if (!before.refusedFilters.contains(filter))
            news.append(filter);
    }
    if (news.isEmpty())
        return;
    const QString named
        = news.size() > 3 ? tr("%1 and %n more", nullptr, int(news.size()) - 3)
                                .arg(QStringList(news.mid(0, 3)).join(u", "))
                          : news.join(u", ");
    Q_EMIT eventHappened(
        EventSeverity::Notice,
        concernsAll(news)
            ? tr("%1: the broker refuses the subscription to %2; the devices that are configured or "
                 "known are listened to one by one, others are not seen")
                  .arg(now.name, named)
            : tr("%1: the broker refuses the subscription to %2: it is not seen there")
                  .arg(now.name, named));
}

/// A command is proven by what its device reports on the broker that it went out on.
bool SourceDirector::mustWait(const Link::BrokerSelector::Choice &choice)
{
    const bool leavesABroker = !choice.broker.isEmpty() && m_statuses.contains(m_current);
    if (!leavesABroker || !m_commandRunning())
        return false;
    if (m_awaited.isEmpty())
        m_awaitedSince = m_clock.now();
    if (m_clock.now() - m_awaitedSince >= longestWait)
        return false;
    if (m_awaited != choice.broker) {
        m_awaited = choice.broker;
        Q_EMIT eventHappened(EventSeverity::Notice,
                             tr("Switch to %1 waits until the running command has ended")
                                 .arg(choice.broker));
    }
    return true;
}

void SourceDirector::select()
{
    const auto choice = m_selector.choose(m_clock.now());
    const bool waits = choice.broker != m_current && mustWait(choice);
    const QString trial = waits ? choice.broker : choice.trial;
    const bool otherTrial = trial != m_handover.trial();
    m_handover.setTrial(trial);
    if (!waits) {
        m_awaited.clear();
        m_plannedLock = m_selector.lockedTo();
    }
    const bool switches = !waits && choice.broker != m_current;
    std::optional<PendingSwitch> pending;
    if (!trial.isEmpty() && !m_current.isEmpty())
        pending = {trial, waits ? PendingSwitch::WaitsFor::Command : PendingSwitch::WaitsFor::Data};
    const bool otherPending = std::exchange(m_pending, pending) != pending;
    if (switches)
        switchTo(choice);
    else if (otherTrial)
        applyPlan();
    tellWhatIsRead();
    if (otherPending && !switches) // a switch has told it
        Q_EMIT selectionChanged();
}

/// What a lock leaves aside is not subscribed to: its last values say nothing any more, and nothing
/// is started on them.
bool SourceDirector::isReadFrom(const QString &broker) const
{
    if (m_statuses.value(broker).telemetry != SessionState::Up)
        return false;
    return m_plannedLock.isEmpty() || broker == m_plannedLock || broker == m_current
        || m_handover.brokers().contains(broker);
}

void SourceDirector::tellWhatIsRead()
{
    for (const BrokerProfile &broker : std::as_const(m_brokers))
        tellWhetherRead(broker.name);
}

void SourceDirector::tellWhetherRead(const QString &broker)
{
    const bool read = isReadFrom(broker);
    const bool hasLink = m_statuses.value(broker).telemetry == SessionState::Up;
    m_plant.setLeftAside(broker, hasLink && !read ? m_plannedLock : QString());
    m_plant.setBrokerUp(broker, read);
}

void SourceDirector::switchTo(const Link::BrokerSelector::Choice &choice)
{
    const QString from = std::exchange(m_current, choice.broker);
    const bool dead = m_statuses.value(from).telemetry != SessionState::Up;
    m_handover.begin(from, m_current, dead, m_plant, m_clock.now());
    m_plant.setPreferredBroker(m_current);
    Q_EMIT eventHappened(EventSeverity::Notice,
                         m_current.isEmpty() ? tr("No broker is usable: %1").arg(choice.reason)
                                             : tr("Switched to %1: %2").arg(m_current, choice.reason));
    applyPlan();
    Q_EMIT switched({.at = m_clock.wall(),
                     .from = from,
                     .to = m_current,
                     .reason = choice.reason,
                     .byHand = !m_selector.lockedTo().isEmpty()});
    Q_EMIT selectionChanged();
}

/// Whatever was learned of the brokers may not hold any more.
void SourceDirector::networkChanged(const QString &what)
{
    Q_EMIT eventHappened(EventSeverity::Info, tr("%1: all brokers are tried now").arg(what));
    m_fleet.retryAll();
    Q_EMIT triedAll();
}

QList<DeviceId> SourceDirector::missingOnCurrent() const
{
    return m_brokers.size() > 1 ? m_plant.missingOn(m_current) : QList<DeviceId>();
}

void SourceDirector::applyPlan()
{
    m_plannedAt = m_clock.now();
    QStringList alongside = m_handover.brokers();
    if (m_current != m_plannedLock) // locked, and the other one has no data yet
        alongside.append(m_current);
    const auto plan = planSubscriptions(
        {m_brokers, m_current, m_plannedLock, m_catalogue, missingOnCurrent(), alongside});
    for (auto entry = plan.cbegin(); entry != plan.cend(); ++entry) {
        if (!m_plan.contains(entry.key()) || m_plan.value(entry.key()) != entry.value())
            m_fleet.setTelemetryFilters(entry.key(), entry.value());
    }
    m_plan = plan;
    for (const BrokerProfile &broker : std::as_const(m_brokers))
        tellKnownTopics(broker);
}

/// There may be thousands: it is only made out where it is asked for.
void SourceDirector::tellKnownTopics(const BrokerProfile &broker)
{
    if (!m_statuses.value(broker.name).refusedFilters.isEmpty())
        m_fleet.setKnownTopics(broker.name,
                               knownTopics(broker, m_plant.knownDevices(), m_catalogue));
}

void SourceDirector::tick()
{
    if (const auto slept = m_sleep.slept())
        networkChanged(tr("The computer slept for %1").arg(Wording::age(slept->count())));
    for (const BrokerProfile &broker : std::as_const(m_brokers))
        refresh(broker.name);
    select();
    announceSites();
    const bool overlapEnded = m_handover.end(m_plant, m_clock.now());
    if (overlapEnded)
        tellWhatIsRead();
    if (overlapEnded || m_clock.now() - m_plannedAt >= replanEvery)
        applyPlan();
}

void SourceDirector::chooseAutomatically()
{
    if (m_selector.lockedTo().isEmpty())
        return;
    m_selector.lockTo({});
    Q_EMIT eventHappened(EventSeverity::Notice, tr("Broker is chosen automatically again"));
    select();
    applyPlan();
    Q_EMIT selectionChanged();
}

void SourceDirector::lockTo(const QString &name)
{
    if (m_selector.lockedTo() == name)
        return;
    m_selector.lockTo(name);
    Q_EMIT eventHappened(EventSeverity::Notice, tr("Broker locked to %1 by hand").arg(name));
    select();
    applyPlan();
    Q_EMIT selectionChanged();
}

void SourceDirector::retryNow(const QString &name)
{
    m_secrets.fetchAgain(name);
    m_fleet.retryNow(name);
}

void SourceDirector::giveSecret(const QString &name, SecretKind kind, const QString &value,
                                bool keep)
{
    m_secrets.give(name, kind, value, keep);
}

} // namespace Raptor::App
