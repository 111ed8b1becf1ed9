// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/feed.h"
#include "protocol/device/decoder.h"
#include "protocol/link/feed_session.h"
#include "protocol/link/mailbox.h"
#include "protocol/link/mqtt_link.h"

#include <QtCore/QPointer>

#include <atomic>

namespace Raptor::Link {

/// The topic on which devices of the kind @p profile report, all on the same one: what the frames
/// of a feed carry is read as if it had come there. Refused in words where there is no such kind,
/// or its payload does not name the device; and where it takes commands: what is commanded is read
/// where it is commanded.
[[nodiscard]] Result<QString> feedTopic(const ProfileCatalogue &catalogue, const QString &profile);

/// Reads one feed: connects, decodes by the profile, posts to the mailbox under the feed's name, as
/// live. Comes back by itself until stop(). What is no state of such a device is posted as a
/// RejectedMessage. Lives on a thread of its own; frames() may be read from any.
class FeedLink : public QObject
{
    Q_OBJECT
public:
    /// @p topic: the feedTopic() of its profile, which is in @p catalogue. @p clock and @p mailbox
    /// must outlive the link.
    FeedLink(const FeedProfile &feed, QString topic, const ProfileCatalogue &catalogue,
             const Clock &clock, Mailbox &mailbox);

    void start();
    /// Answers stopped() when the connection is gone, at most half a second later.
    void stop();
    /// Connects now instead of when the pause is over.
    void retryNow();

    [[nodiscard]] qint64 frames() const { return m_frames.load(std::memory_order_relaxed); }

Q_SIGNALS:
    /// Of a LinkStatus what has to do with MQTT is empty.
    void statusChanged(const Raptor::Link::LinkStatus &status);
    void roundTripMeasured(Raptor::Milliseconds roundTrip);
    void stopped();

private:
    void connectNow();
    void onUp();
    void onEnded(const QString &reason);
    void finishStop();
    void receive(const QByteArray &text);
    void refuse(const QString &reason, qint64 bytes);
    void count();
    void setStatus(const LinkStatus &status);

    const FeedProfile m_feed;
    const QString m_topic;
    const Clock &m_clock;
    Mailbox &m_mailbox;
    Device::Decoder m_decoder;
    BackoffPolicy m_backoff;
    QTimer m_retryTimer;
    QTimer m_stopTimer;
    QPointer<FeedSession> m_session;
    bool m_running = false;
    bool m_everUp = false;
    BootTime m_upSince{};
    LinkStatus m_status;
    std::atomic<qint64> m_frames{0};
};

} // namespace Raptor::Link
