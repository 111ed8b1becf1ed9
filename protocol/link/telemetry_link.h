// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/decoder.h"
#include "protocol/link/bridge_watch.h"
#include "protocol/link/link_statistics.h"
#include "protocol/link/mailbox.h"
#include "protocol/link/mqtt_link.h"
#include "protocol/link/wildcard_suspicion.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

#include <atomic>

namespace Raptor::Link {

/// The filters of @p filters without doubles and without those that another one covers: a broker
/// would send a message once per filter.
[[nodiscard]] QStringList withoutCovered(const QStringList &filters);

/// Listens on one broker: subscribes, decodes, posts to the mailbox. What a broker refuses with
/// wildcards, by its answer or by closing the connection, is asked for one by one, as far as it is
/// known. Drops the link when nothing is heard
/// any more and a ping is not answered (RP-10), whatever the keep-alive. Lives on a thread of its
/// own; the counters may be read from any.
class TelemetryLink : public QObject
{
    Q_OBJECT
public:
    /// @p clock and @p mailbox must outlive the link.
    TelemetryLink(LinkSettings settings, const ProfileCatalogue &catalogue, const Clock &clock,
                  Mailbox &mailbox);

    void start() { m_link.start(); }
    void stop() { m_link.stop(); }
    void retryNow() { m_link.retryNow(); }
    /// State and availability topics to listen to, at QoS 0: what is lost comes again soon.
    /// Replaces the former ones.
    void setFilters(const QStringList &filters);
    /// What is expected behind the filters: topics of devices that are known or configured.
    /// Replaces the former ones.
    void setKnownTopics(const QStringList &topics);

    /// Another connection to this broker hears nothing: asks for a sign of life, and drops the link
    /// if none has come 1.5 s after the first question.
    void verify();

    [[nodiscard]] qint64 messages() const { return m_messages.load(std::memory_order_relaxed); }
    /// What came in, each of them a little older or newer than the others.
    [[nodiscard]] TelemetryCount count() const;
    /// Until then the newest live report of this session counts as fresh: 5 s, or two periods of
    /// its profile if longer, after which it is stale.
    [[nodiscard]] BootTime freshUntil() const
    {
        return BootTime(Milliseconds(m_freshUntilMs.load(std::memory_order_relaxed)));
    }

Q_SIGNALS:
    void statusChanged(const Raptor::Link::LinkStatus &status);
    /// Of the present session: all that the broker has refused, in the order of their refusal.
    void refusedChanged(const QStringList &filters);
    void stopped();

private:
    void onUp();
    void onDown();
    void watch();
    void ask(Milliseconds answerWithin);
    [[nodiscard]] QStringList wanted() const;
    void apply();
    void subscribe(const QString &filter);
    void refuse(const QString &filter);
    void tellRefused();
    void receive(const QMqttMessage &message);
    void noteFresh(const StateReport &report);
    void noteTraffic(const QMqttMessage &message);

    MqttLink m_link;
    Device::Decoder m_decoder;
    BridgeWatch m_bridge;
    Mailbox &m_mailbox;
    QHash<QString, Milliseconds> m_periods; ///< by profile
    QStringList m_filters;
    QStringList m_known; ///< topics
    QStringList m_subscribed; ///< in this session
    QStringList m_refused; ///< in this session
    WildcardSuspicion m_suspicion;
    bool m_tells = false; ///< refusedChanged() is on its way
    QTimer m_watch;
    std::optional<BootTime> m_askedAt; ///< first question without an answer
    const Clock &m_clock;
    std::atomic<qint64> m_messages{0};
    std::atomic<qint64> m_bytes{0};
    std::atomic<qint64> m_lastMessageMs{0}; ///< boot time; 0: none yet
    std::atomic<qint64> m_freshUntilMs{0};
};

} // namespace Raptor::Link
