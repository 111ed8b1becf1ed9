// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/feed_fleet.h"

#include "protocol/link/thread_rank.h"

#include <algorithm>
#include <utility>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

FeedFleet::FeedFleet(const QList<FeedProfile> &feeds, const ProfileCatalogue &catalogue,
                     const Clock &clock, Mailbox &mailbox, QObject *parent)
    : QObject(parent), m_catalogue(catalogue), m_clock(clock), m_mailbox(mailbox)
{
    for (const FeedProfile &feed : feeds)
        m_members.push_back(std::make_unique<Member>(Member{.profile = feed}));
}

FeedFleet::~FeedFleet()
{
    blockSignals(true);
    for (const auto &member : m_members) {
        if (member->thread)
            QMetaObject::invokeMethod(member->link, &FeedLink::stop, Qt::QueuedConnection);
    }
    for (const auto &member : m_members) {
        if (member->thread)
            member->thread->wait();
    }
}

void FeedFleet::start()
{
    if (std::exchange(m_started, true))
        return;
    for (const auto &member : m_members) {
        const auto topic = feedTopic(m_catalogue, member->profile.deviceProfile);
        if (topic)
            run(*member, *topic);
        else
            member->refusal = topic.error().text;
        Q_EMIT statusChanged(member->profile.name);
    }
}

void FeedFleet::retryNow()
{
    for (const auto &member : m_members) {
        if (member->link)
            QMetaObject::invokeMethod(member->link, &FeedLink::retryNow, Qt::QueuedConnection);
    }
}

void FeedFleet::run(Member &member, const QString &topic)
{
    member.thread = std::make_unique<QThread>();
    member.link = new FeedLink(member.profile, topic, m_catalogue, m_clock, m_mailbox);
    QThread *thread = member.thread.get();
    FeedLink *link = member.link;
    thread->setObjectName(u"feed "_s + member.profile.name);
    link->moveToThread(thread);
    connect(link, &FeedLink::statusChanged, this, [this, &member](const LinkStatus &status) {
        member.status = status;
        if (status.session != SessionState::Up)
            member.roundTrip.reset();
        Q_EMIT statusChanged(member.profile.name);
    });
    connect(link, &FeedLink::roundTripMeasured, this, [&member](Milliseconds roundTrip) {
        if (member.status.session == SessionState::Up)
            member.roundTrip = roundTrip;
    });
    // Direct: quit() is thread-safe, and the GUI thread may be waiting in the destructor.
    connect(link, &FeedLink::stopped, thread, &QThread::quit, Qt::DirectConnection);
    connect(thread, &QThread::started, link, &letOthersGoFirst);
    connect(thread, &QThread::finished, link, &QObject::deleteLater);
    thread->start();
    QMetaObject::invokeMethod(link, &FeedLink::start, Qt::QueuedConnection);
}

QList<FeedProfile> FeedFleet::feeds() const
{
    QList<FeedProfile> result;
    for (const auto &member : m_members)
        result.append(member->profile);
    return result;
}

FeedStatus FeedFleet::status(const QString &feed) const
{
    FeedStatus status{.name = feed};
    const auto found =
        std::find_if(m_members.cbegin(), m_members.cend(),
                     [&feed](const auto &member) { return member->profile.name == feed; });
    if (found == m_members.cend())
        return status;
    const Member &member = **found;
    status.session = member.status.session;
    status.lastError = member.refusal.isEmpty() ? member.status.error : member.refusal;
    if (member.status.retryAt)
        status.retryIn = std::max(*member.status.retryAt - m_clock.now(), Milliseconds(0));
    status.roundTrip = member.roundTrip;
    status.frames = member.link ? member.link->frames() : 0;
    status.reconnects = member.status.reconnects;
    status.certificates = member.status.certificates;
    return status;
}

} // namespace Raptor::Link
