// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/feed_link.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace Raptor::Link {

namespace {

/// As of a broker: a session that lives shorter does not end an outage.
constexpr Milliseconds provenAfter{5000};
constexpr Milliseconds stopAtMost{500};

ProfileCatalogue onlyThat(const ProfileCatalogue &catalogue, const QString &profile)
{
    const ProfilePtr found = catalogue.find(profile);
    return found ? ProfileCatalogue({found}) : ProfileCatalogue();
}

} // namespace

Result<QString> feedTopic(const ProfileCatalogue &catalogue, const QString &profile)
{
    const ProfilePtr found = catalogue.find(profile);
    if (!found)
        return Error{Error::Code::NotFound,
                     FeedLink::tr("there is no device profile \"%1\"").arg(profile)};
    if (!found->commands.isEmpty()) {
        return Error{Error::Code::Unsupported,
                     FeedLink::tr("devices of the profile \"%1\" take commands: they are read "
                                  "where they are commanded")
                         .arg(profile)};
    }
    const auto fixed =
        std::find_if(found->topics.cbegin(), found->topics.cend(),
                     [](const TopicSet &topics) { return !topics.state.contains(u'{'); });
    if (found->deviceKeyPointer.isEmpty() || fixed == found->topics.cend()) {
        return Error{
            Error::Code::Unsupported,
            FeedLink::tr("payloads of the profile \"%1\" do not name their device").arg(profile)};
    }
    return fixed->state;
}

FeedLink::FeedLink(const FeedProfile &feed, QString topic, const ProfileCatalogue &catalogue,
                   const Clock &clock, Mailbox &mailbox)
    : m_feed(feed), m_topic(std::move(topic)), m_clock(clock), m_mailbox(mailbox),
      m_decoder(onlyThat(catalogue, feed.deviceProfile), clock, feed.name),
      m_backoff([] { return QRandomGenerator::global()->generateDouble(); }), m_retryTimer(this),
      m_stopTimer(this)
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setTimerType(Qt::PreciseTimer);
    m_stopTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &FeedLink::connectNow);
    connect(&m_stopTimer, &QTimer::timeout, this, &FeedLink::finishStop);
}

void FeedLink::start()
{
    if (std::exchange(m_running, true))
        return;
    connectNow();
}

void FeedLink::stop()
{
    m_running = false;
    m_retryTimer.stop();
    if (!m_session)
        return finishStop();
    m_stopTimer.start(stopAtMost);
    m_session->close();
}

void FeedLink::retryNow()
{
    if (m_running && m_retryTimer.isActive())
        connectNow();
}

void FeedLink::finishStop()
{
    m_stopTimer.stop();
    delete m_session;
    LinkStatus status;
    status.reconnects = m_status.reconnects;
    setStatus(status);
    Q_EMIT stopped();
}

void FeedLink::connectNow()
{
    m_retryTimer.stop();
    LinkStatus status = m_status;
    status.session = SessionState::Connecting;
    status.retryAt.reset();
    setStatus(status);
    m_session = new FeedSession(m_feed, m_clock, this);
    connect(m_session, &FeedSession::up, this, &FeedLink::onUp);
    connect(m_session, &FeedSession::received, this, &FeedLink::receive);
    connect(m_session, &FeedSession::refused, this, &FeedLink::refuse);
    connect(m_session, &FeedSession::roundTripMeasured, this, &FeedLink::roundTripMeasured);
    connect(m_session, &FeedSession::ended, this, &FeedLink::onEnded);
    m_session->open();
}

void FeedLink::onUp()
{
    m_upSince = m_clock.now();
    LinkStatus status;
    status.session = SessionState::Up;
    status.reconnects = m_status.reconnects + (m_everUp ? 1 : 0);
    status.certificates = m_session->certificates();
    m_everUp = true;
    setStatus(status);
}

void FeedLink::onEnded(const QString &reason)
{
    const bool wasUp = m_status.session == SessionState::Up;
    m_session->disconnect(this);
    m_session->deleteLater();
    m_session.clear();
    if (!m_running)
        return finishStop();
    if (wasUp && m_clock.now() - m_upSince >= provenAfter)
        m_backoff.succeeded();
    const Milliseconds pause = m_backoff.nextPause(m_clock.now());
    LinkStatus status = m_status;
    status.session = SessionState::Down;
    status.error = reason;
    status.retryAt = m_clock.now() + pause;
    m_retryTimer.start(pause);
    setStatus(status);
}

void FeedLink::receive(const QByteArray &text)
{
    count();
    m_mailbox.post(m_decoder.decode(m_topic, text, false));
}

void FeedLink::refuse(const QString &reason, qint64 bytes)
{
    count();
    m_mailbox.post(RejectedMessage{.topic = m_topic,
                                   .reason = reason,
                                   .payloadBytes = bytes,
                                   .receivedAt = m_clock.wall(),
                                   .broker = m_feed.name});
}

/// This thread alone writes it: no need for more than a plain store.
void FeedLink::count()
{
    m_frames.store(frames() + 1, std::memory_order_relaxed);
}

void FeedLink::setStatus(const LinkStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(status);
}

} // namespace Raptor::Link
