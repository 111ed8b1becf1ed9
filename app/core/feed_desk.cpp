// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/feed_desk.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace Raptor::App {

namespace {

/// As of the certificate of a broker.
constexpr std::chrono::days certificateWarning{30};

} // namespace

FeedDesk::FeedDesk(const QList<FeedProfile> &feeds, const Collaborators &collaborators,
                   QObject *parent)
    : QObject(parent), m_plant(*collaborators.plant), m_clock(*collaborators.clock),
      m_fleet(feeds, collaborators.catalogue, *collaborators.clock, *collaborators.mailbox)
{
    const QStringList all = names();
    m_plant.setFeeds({all.cbegin(), all.cend()});
    for (const QString &name : all)
        m_plant.setBrokerUp(name, false);
    connect(&m_fleet, &Link::FeedFleet::statusChanged, this, &FeedDesk::refresh);
}

void FeedDesk::start()
{
    m_fleet.start();
}

void FeedDesk::tick()
{
    for (const FeedProfile &feed : m_fleet.feeds())
        refresh(feed.name);
}

void FeedDesk::setLockedTo(const QString &broker)
{
    if (m_lockedTo == broker)
        return;
    m_lockedTo = broker;
    tick();
}

QStringList FeedDesk::names() const
{
    QStringList result;
    for (const FeedProfile &feed : m_fleet.feeds())
        result.append(feed.name);
    return result;
}

FeedStatus FeedDesk::status(const QString &feed) const
{
    FeedStatus status = m_fleet.status(feed);
    status.freshData = status.session == SessionState::Up && m_plant.fresh(feed);
    if (status.session == SessionState::Up && !m_lockedTo.isEmpty())
        status.lastError = tr("not read while the broker is locked to %1").arg(m_lockedTo);
    return status;
}

void FeedDesk::refresh(const QString &feed)
{
    const FeedStatus now = status(feed);
    FeedStatus before = m_statuses.value(feed);
    before.name = feed;
    if (now == before)
        return;
    m_statuses.insert(feed, now);
    const bool hasLink = now.session == SessionState::Up;
    m_plant.setLeftAside(feed, hasLink ? m_lockedTo : QString());
    m_plant.setBrokerUp(feed, hasLink && m_lockedTo.isEmpty());
    announce(before, now);
    Q_EMIT statusChanged(now);
}

void FeedDesk::announce(const FeedStatus &before, const FeedStatus &now)
{
    const bool wasUp = before.session == SessionState::Up;
    const bool isUp = now.session == SessionState::Up;
    if (isUp && !wasUp) {
        Q_EMIT eventHappened(EventSeverity::Info,
                             tr("%1: connected (feed, read only)").arg(now.name));
        announceCertificate(now);
    }
    const bool isNews = now.lastError != before.lastError;
    if (wasUp && !isUp) {
        Q_EMIT eventHappened(EventSeverity::Fault,
                             now.lastError.isEmpty()
                                 ? tr("%1: connection lost").arg(now.name)
                                 : tr("%1: connection lost: %2").arg(now.name, now.lastError));
    } else if (isNews && !now.lastError.isEmpty()) {
        Q_EMIT eventHappened(EventSeverity::Notice, tr("%1: %2").arg(now.name, now.lastError));
    } else if (isNews && isUp && wasUp) {
        Q_EMIT eventHappened(EventSeverity::Notice, tr("%1: read again").arg(now.name));
    }
}

void FeedDesk::announceCertificate(const FeedStatus &now)
{
    if (now.certificates.isEmpty())
        return;
    const WallTime until = now.certificates.constFirst().validUntil;
    if (until - m_clock.wall() >= certificateWarning)
        return;
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toEpochMs(until));
    Q_EMIT eventHappened(EventSeverity::Notice,
                         tr("%1: its certificate expires on %2")
                             .arg(now.name, when.toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

} // namespace Raptor::App
