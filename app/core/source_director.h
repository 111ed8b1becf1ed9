// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/handover.h"
#include "app/core/secret_keeper.h"
#include "app/core/site_watch.h"
#include "app/core/subscription_plan.h"
#include "models/domain/link_ports.h"
#include "models/domain/ports.h"
#include "models/plant_store.h"
#include "protocol/link/broker_fleet.h"
#include "protocol/link/broker_selector.h"
#include "protocol/link/network_watch.h"

#include <functional>

namespace Raptor::App {

/// Decides which broker is the preferred source and what the others carry, and keeps the configured
/// brokers. GUI thread; tick() is to be called about ten times a second. Owns none of its
/// collaborators, which outlive it. From one usable broker to another, by itself or by hand, only
/// between commands: what is in execution has 5 s to come to its outcome first. The one that is
/// left goes on carrying everything until the next one does; see Handover. Links are tried at once
/// when the network changes, or the machine wakes up.
class SourceDirector final : public BrokerDesk
{
    Q_OBJECT
public:
    struct Collaborators
    {
        Link::BrokerFleet *fleet;
        Models::PlantStore *plant;
        const Clock *clock;
        ProfileCatalogue catalogue;
        /// Whether a command is in execution; e-stops, which are repeated for minutes, excepted.
        std::function<bool()> commandRunning = [] { return false; };
        SecretStore *secrets = nullptr; ///< null: nothing is fetched from a keychain, or kept in it
        Link::NetworkWatch *network = nullptr; ///< may be null
    };

    /// @p configFile: where edited brokers are written; empty: they live as long as the program.
    SourceDirector(const Collaborators &collaborators, QList<BrokerProfile> brokers,
                   QString configFile, QObject *parent = nullptr);

    /// Begins to fetch from the keychain what the brokers need; start() does it as well.
    void fetchSecrets() { m_secrets.setProfiles(m_brokers); }
    /// What no broker may be called: feeds bear these names.
    void reserveNames(const QStringList &names) { m_reserved = names; }
    /// Connects to the brokers.
    void start();
    void tick();

    /// Which devices earlier runs heard through which broker ("NAME ADDRESS": at another address
    /// nothing is expected yet); before start().
    void recallSites(const BrokerDevices &devices) { m_sites.recall(devices); }
    /// What earlier runs heard is not known: every site has to be confirmed by hand.
    void loseSites() { m_sites.loseMemory(); }
    [[nodiscard]] BrokerDevices rememberedSites() const { return m_sites.remembered(); }
    [[nodiscard]] bool areSitesLost() const { return m_sites.isMemoryLost(); }
    /// Devices that confirmSite() would confirm.
    [[nodiscard]] QSet<DeviceId> strangersAt(const QString &broker) const
    {
        return m_sites.strangers(siteOf(broker));
    }
    /// Every live report, before anything is made of it.
    void heard(const QString &broker, const DeviceId &device);

    [[nodiscard]] QString lockedTo() const override { return m_selector.lockedTo(); }
    [[nodiscard]] QString current() const override { return m_current; }
    [[nodiscard]] std::optional<PendingSwitch> pendingSwitch() const override { return m_pending; }
    [[nodiscard]] QList<BrokerProfile> profiles() const override { return m_brokers; }
    void chooseAutomatically() override;
    void lockTo(const QString &name) override;
    void retryNow(const QString &name) override;
    void giveSecret(const QString &name, SecretKind kind, const QString &value,
                    bool keep) override;
    [[nodiscard]] QString keychainTrouble() const override { return m_secrets.trouble(); }
    [[nodiscard]] const SecretKeeper &secrets() const { return m_secrets; }
    void confirmSite(const QString &name) override;
    Outcome saveProfile(const BrokerProfile &profile, const QString &replaces) override;
    Outcome removeProfile(const QString &name) override;
    Outcome exportProfiles(const QString &file) override;
    Result<QStringList> importProfiles(const QString &file) override;

Q_SIGNALS:
    void eventHappened(Raptor::EventSeverity severity, const QString &text);
    /// A telemetry session has come up, and its subscriptions are on their way.
    void sessionStarted(const QString &broker);
    /// The network has changed, or the machine was asleep: all brokers are tried at once.
    void triedAll();
    /// What is known of a broker has changed: its session, its health page or its data.
    void statusChanged(const Raptor::BrokerStatus &status);
    /// The preferred source is another one.
    void switched(const Raptor::BrokerSwitch &change);
    /// rememberedSites() have changed. @p byHand: an operator has confirmed them.
    void sitesChanged(bool byHand);

private:
    void connectSecrets();
    void refresh(const QString &broker);
    void announceSession(const BrokerStatus &before, const BrokerStatus &now);
    void announceRefusals(const BrokerStatus &before, const BrokerStatus &now);
    void select();
    void switchTo(const Link::BrokerSelector::Choice &choice);
    void networkChanged(const QString &what);
    void announceSites();
    void nameSites();
    [[nodiscard]] QString siteOf(const QString &broker) const
    {
        return m_siteNames.value(broker, broker);
    }
    [[nodiscard]] bool mustWait(const Link::BrokerSelector::Choice &choice);
    void applyPlan();
    void tellKnownTopics(const BrokerProfile &broker);
    [[nodiscard]] bool isReadFrom(const QString &broker) const;
    void tellWhatIsRead();
    void tellWhetherRead(const QString &broker);
    Outcome adopt(QList<BrokerProfile> brokers);
    static QList<BrokerProfile> byRank(QList<BrokerProfile> brokers);
    [[nodiscard]] QList<DeviceId> missingOnCurrent() const;

    Link::BrokerFleet &m_fleet;
    Models::PlantStore &m_plant;
    const Clock &m_clock;
    ProfileCatalogue m_catalogue;
    QList<BrokerProfile> m_brokers;
    SecretKeeper m_secrets;
    QString m_configFile;
    QStringList m_reserved;
    Link::BrokerSelector m_selector;
    QHash<QString, BrokerStatus> m_statuses;
    std::function<bool()> m_commandRunning;
    Handover m_handover;
    SiteWatch m_sites;
    QHash<QString, QString> m_siteNames; ///< by broker
    QHash<QString, BootTime> m_strangeSince; ///< brokers with an unconfirmed site
    QSet<QString> m_strangeTold;
    Link::SleepWatch m_sleep;
    QString m_current;
    QString m_plannedLock; ///< the lock that m_current was chosen under
    std::optional<PendingSwitch> m_pending;
    QString m_awaited; ///< the broker that is switched to once no command runs
    BootTime m_awaitedSince{};
    QHash<QString, QStringList> m_plan;
    BootTime m_plannedAt{};
};

} // namespace Raptor::App
