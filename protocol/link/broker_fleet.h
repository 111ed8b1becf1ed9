// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/gateway.h"
#include "protocol/link/broker_links.h"
#include "protocol/link/health_probe.h"
#include "protocol/link/link_statistics.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <memory>
#include <vector>

namespace Raptor::Link {

/// All configured brokers: to each one telemetry and one command connection on threads of their
/// own, and a health probe. Decoded telemetry goes into the mailbox, everything else comes as
/// signals. Lives on the GUI thread and never blocks it, except for half a second at most when
/// destroyed.
class BrokerFleet : public CommandGateway
{
    Q_OBJECT
public:
    /// @p clock and @p mailbox must outlive the fleet.
    BrokerFleet(ProfileCatalogue catalogue, const Clock &clock, Mailbox &mailbox,
                QObject *parent = nullptr);
    ~BrokerFleet() override;

    /// Connects to what is new, leaves what is gone, and reconnects where address, user, timeout or
    /// authority changed; links of unchanged brokers are not touched.
    void setProfiles(const QList<BrokerProfile> &profiles);
    [[nodiscard]] QList<BrokerProfile> profiles() const;
    /// A broker is connected to only when all secrets that its profile needs have been given; they
    /// may be empty. Kept in memory alone.
    void setSecret(const QString &broker, SecretKind kind, const QString &value);
    /// It is not used any more: a broker that needs it is left.
    void dropSecret(const QString &broker, SecretKind kind);
    [[nodiscard]] BrokerSecrets secrets(const QString &broker) const
    {
        return m_secrets.value(broker);
    }
    /// State and availability topics to listen to there; kept for later connections.
    void setTelemetryFilters(const QString &broker, const QStringList &filters);
    /// Topics of devices that are known or configured there: listened to one by one where a broker
    /// refuses the filters; kept for later connections.
    void setKnownTopics(const QString &broker, const QStringList &topics);
    /// What reports too rarely for a command to wait for the next report, and answers a command
    /// just once, is heard on the command connections from now on: nothing is subscribed to before
    /// a stop is sent, and behind it the answer might come first. No matter for other devices.
    void follow(const DeviceId &device);
    /// With the name alone if there is no such broker.
    [[nodiscard]] BrokerStatus status(const QString &broker) const;
    void retryNow(const QString &broker);
    /// The network may have changed: every link that waits tries now, every health page is asked.
    void retryAll();
    /// See BrokerStatus::siteUnconfirmed.
    void setSiteUnconfirmed(const QString &broker, bool unconfirmed);

    [[nodiscard]] QStringList brokersUp() const override;
    [[nodiscard]] std::optional<BootTime> lastHeard(const QString &broker) const override;
    [[nodiscard]] bool dropsExpired(const QString &broker) const override
    {
        const Member *member = find(broker);
        return member && member->command.mqttVersion == QLatin1String("5.0");
    }
    [[nodiscard]] bool expects(const QString &broker, const DeviceId &device) const override
    {
        const Member *member = find(broker);
        return member && member->profile.expects(device.text());
    }
    [[nodiscard]] bool siteConfirmed(const QString &broker) const override
    {
        const Member *member = find(broker);
        return member && !member->siteUnconfirmed;
    }
    void send(const CommandDispatch &dispatch) override { sendAll({dispatch}); }
    void sendAll(const QList<CommandDispatch> &dispatches) override;
    void hurry() override;

Q_SIGNALS:
    void statusChanged(const QString &broker);
    /// The telemetry session went down: nothing of this broker is live any more.
    void telemetryLost(const QString &broker);

private:
    struct Member
    {
        BrokerProfile profile;
        BrokerStatus status{};
        LinkStatus telemetry{};
        LinkStatus command{};
        std::optional<Milliseconds> roundTrip{};
        QStringList filters{};
        QStringList known{}; ///< topics
        QStringList refused{}; ///< filters
        BrokerLinks *links = nullptr; ///< a child; null while a secret is awaited
        bool probing = false;
        bool siteUnconfirmed = false;
        qint64 messagesBefore = 0; ///< of earlier links
        LinkStatistics statistics{};
        LinkFigures figures{};
    };
    [[nodiscard]] Member *find(const QString &broker);
    [[nodiscard]] const Member *find(const QString &broker) const;
    void startLinks(Member &member);
    void stopLinks(Member &member);
    void connectLinks(const Member &member);
    void probeAll();
    QCoro::Task<> probe(QString broker, QUrl url);
    void onProbed(const QString &broker, const QUrl &url, const ProbeResult &result);
    void onTelemetry(const QString &broker, const LinkStatus &status);
    void onCommand(const QString &broker, const LinkStatus &status);
    void refreshAll();
    void refresh(Member &member);
    void noteSession(Member &member, bool wasUp);
    void measure(Member &member);
    [[nodiscard]] BrokerStatus statusOf(const Member &member) const;
    void hand(const CommandDispatch &dispatch);
    void failLater(const CommandDispatch &dispatch, const QString &reason);

    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    Mailbox &m_mailbox;
    std::unique_ptr<HealthProbe> m_probe;
    QTimer m_probeTimer;
    QTimer m_refreshTimer;
    QHash<QString, BrokerSecrets> m_secrets;
    QSet<QString> m_followed; ///< state topics
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace Raptor::Link
