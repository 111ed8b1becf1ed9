// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/decoder.h"
#include "protocol/link/bridge_watch.h"
#include "protocol/link/mailbox.h"
#include "protocol/link/mqtt_link.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

#include <atomic>

namespace Raptor::Link {

/// The filters of @p filters without doubles and without those that another one covers: a broker
/// would send a message once per filter.
[[nodiscard]] QStringList withoutCovered(const QStringList &filters);

/// Listens on one broker: subscribes, decodes, posts to the mailbox. Lives on a thread of its own;
/// the counters may be read from any.
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

    /// Another connection to this broker hears nothing: asks for a sign of life, and drops the link
    /// if none has come 1.5 s after the first question (RP-10, whatever the keep-alive).
    void verify();

    [[nodiscard]] qint64 messages() const { return m_messages.load(std::memory_order_relaxed); }
    /// Until then the newest live report counts as fresh: 5 s, or its profile's period if longer.
    [[nodiscard]] BootTime freshUntil() const
    {
        return BootTime(Milliseconds(m_freshUntilMs.load(std::memory_order_relaxed)));
    }

Q_SIGNALS:
    void statusChanged(const Raptor::Link::LinkStatus &status);
    void stopped();

private:
    void subscribeAll();
    void subscribe(const QString &filter);
    void receive(const QMqttMessage &message);
    void noteFresh(const StateReport &report);

    MqttLink m_link;
    Device::Decoder m_decoder;
    BridgeWatch m_bridge;
    Mailbox &m_mailbox;
    QHash<QString, Milliseconds> m_periods; ///< by profile
    QStringList m_filters;
    std::optional<BootTime> m_askedAt; ///< first question of verify() without an answer
    const Clock &m_clock;
    std::atomic<qint64> m_messages{0};
    std::atomic<qint64> m_freshUntilMs{0};
};

} // namespace Raptor::Link
