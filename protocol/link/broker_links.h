// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/command_connection.h"
#include "protocol/link/feedback_valve.h"
#include "protocol/link/telemetry_link.h"

#include <QtCore/QThread>

#include <functional>

namespace Raptor::Link {

/// The two connections to one broker, each on a thread of its own. Lives on the GUI thread, where
/// its signals arrive; its destructor ends both sessions and joins both threads (half a second at
/// most).
class BrokerLinks : public QObject
{
    Q_OBJECT
public:
    /// Does not connect before start(). @p clock and @p mailbox must outlive it.
    BrokerLinks(const BrokerProfile &profile, const BrokerSecrets &secrets,
                const ProfileCatalogue &catalogue, const Clock &clock, Mailbox &mailbox,
                QObject *parent);
    ~BrokerLinks() override;

    void start();
    void retryNow();
    void setFilters(const QStringList &filters);
    void setKnownTopics(const QStringList &topics);
    void hurry();
    /// It goes with the next flush().
    void hand(const CommandLetter &letter);
    /// False if there is nothing to send. @p left: see CommandConnection::post().
    bool flush(const std::function<void()> &left);
    /// States to be heard on the command connection before anything is commanded.
    void follow(const QStringList &stateTopics);
    /// What energises is handed to another broker on that topic: no stop before it goes again here.
    void overtake(const QString &topic);
    /// Asks both sessions to end and returns at once.
    void requestStop();
    /// As requestStop(), and deletes itself when both threads are through.
    void retire();

    [[nodiscard]] qint64 messages() const { return m_telemetry->messages(); }
    [[nodiscard]] TelemetryCount count() const { return m_telemetry->count(); }
    [[nodiscard]] BootTime freshUntil() const { return m_telemetry->freshUntil(); }
    [[nodiscard]] std::optional<BootTime> lastHeard() const { return m_command->lastHeard(); }

Q_SIGNALS:
    void telemetryChanged(const Raptor::Link::LinkStatus &status);
    void commandChanged(const Raptor::Link::LinkStatus &status);
    void refusedChanged(const QStringList &filters);
    void roundTripMeasured(Raptor::Milliseconds roundTrip);
    void written(const QString &commandId, Raptor::BootTime at);
    void acknowledged(const QString &commandId, Raptor::BootTime at, bool nobodyListening);
    void failed(const QString &commandId, const QString &reason, bool mayHaveLeft);
    void feedback(const Raptor::StateReport &report);

private:
    void connectSignals();
    void deleteWhenThrough();

    FeedbackValve m_valve;
    QThread m_telemetryThread;
    QThread m_commandThread;
    TelemetryLink *m_telemetry; ///< deleted by the end of its thread
    CommandConnection *m_command; ///< deleted by the end of its thread
    QList<CommandLetter> m_handed;
    bool m_stopping = false;
};

/// Connections that were made for the one serve the other as well.
[[nodiscard]] bool sameLink(const BrokerProfile &a, const BrokerProfile &b);

} // namespace Raptor::Link
