// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alarm_station.h"
#include "app/core/connection_test_desk.h"
#include "app/core/console_config.h"
#include "app/core/feed_desk.h"
#include "app/core/history_station.h"
#include "app/core/known_devices.h"
#include "app/core/link_recorder.h"
#include "app/core/site_memory.h"
#include "app/core/source_director.h"
#include "models/broker_model.h"
#include "models/command_model.h"
#include "models/command_store.h"
#include "models/device_model.h"
#include "models/device_tree_model.h"
#include "models/domain/command_service.h"
#include "models/event_log.h"
#include "models/event_model.h"
#include "models/feed_model.h"
#include "models/history/file_latch_keeper.h"
#include "models/history/sqlite_audit_trail.h"
#include "models/history/sqlite_ledger.h"
#include "models/plant_store.h"
#include "models/trend_store.h"
#include "protocol/device/profile_catalogue.h"
#include "protocol/link/broker_fleet.h"
#include "protocol/link/mailbox.h"

#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

namespace Raptor::App {

struct ConsoleSetup
{
    ConsoleConfig config;
    QString configFile; ///< where edited brokers are written; empty: nowhere
    /// Where audit trail, latches and known devices are kept; empty: in a temporary one that is
    /// gone with the console.
    QString dataDirectory;
    QStringList profileDirectories;
    QString operatorName;
    Milliseconds deliberatePause{300};
    /// Where secrets are kept between two starts. Null: nowhere, they are asked for each time.
    std::shared_ptr<SecretStore> secretStore{};
    Link::NetworkWatch *network = nullptr; ///< outlives the console; null: nobody tells
    bool watchesAlarms = false; ///< see AlarmStation: for the window alone
    Milliseconds diskEvery{30'000}; ///< see AlarmStation::Setup
    bool recordsLinks = false; ///< see LinkRecorder: for the window alone
    bool keepsHistory = false; ///< see HistoryStation: for the window alone
    /// See History::AuditTrailSetup; for tests and benchmarks.
    std::function<Outcome()> beforeAuditCommit{};
    std::function<Outcome()> beforeHistoryCommit{}; ///< see History::HistorianSetup; for the same
};

/// A console without a window: links, stores, models and commands, wired. The window and raptorctl
/// stand on it. GUI thread. Members stand in the order of their dependencies.
class Console final : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the console.
    Console(const ConsoleSetup &setup, const Clock &clock, QObject *parent = nullptr);
    ~Console() override;

    /// Connects. Until then everything is empty and silent.
    void start();

    [[nodiscard]] Models::PlantStore &plant() { return m_plant; }
    [[nodiscard]] Models::EventLog &events() { return m_events; }
    [[nodiscard]] CommandService &commands() { return m_commands; }
    [[nodiscard]] LedgerDesk &ledger() { return m_ledger; }
    [[nodiscard]] SourceDirector &sources() { return m_sources; }
    [[nodiscard]] Link::BrokerFleet &fleet() { return m_fleet; }
    [[nodiscard]] FeedDesk &feeds() { return m_feeds; }
    [[nodiscard]] ConnectionTester &connectionTester() { return m_connectionTest; }
    [[nodiscard]] Models::TrendStore &trends() { return m_trends; }
    [[nodiscard]] Link::Mailbox::Counters mailboxCounters() const { return m_mailbox.counters(); }

    /// Where this console keeps what is to last.
    [[nodiscard]] const QString &dataDirectory() const { return m_dataDirectory; }

    /// By its name, or as console.toml assigns it; empty: of every site.
    [[nodiscard]] QString siteOf(const DeviceId &device) const
    {
        return device.site().isEmpty() ? m_sites.value(device) : device.site();
    }

    /// Null unless it was set up to watch for alarms.
    [[nodiscard]] AlarmStation *alarms() { return m_alarms.get(); }
    /// Null unless it was set up to keep one, and console.toml has it.
    [[nodiscard]] HistoryStation *history() { return m_history.get(); }
    /// Null unless it was set up to record them.
    [[nodiscard]] LinkRecorder *links() { return m_links.get(); }
    /// Somebody else takes over; see CommandService::changeOperator().
    Outcome changeOperator(const QString &name);
    /// A device without live values, latch or running command leaves the plant, and the file of
    /// known devices, until it reports again; memoryKept() follows. Else the words why not.
    Outcome forgetDevice(const DeviceId &device);

    [[nodiscard]] Models::DeviceModel *deviceModel() { return &m_deviceModel; }
    [[nodiscard]] Models::DeviceTreeModel *deviceTreeModel() { return &m_deviceTreeModel; }
    [[nodiscard]] Models::CommandModel *commandModel() { return &m_commandModel; }
    [[nodiscard]] Models::BrokerModel *brokerModel() { return &m_brokerModel; }
    [[nodiscard]] Models::FeedModel *feedModel() { return &m_feedModel; }
    [[nodiscard]] const Models::CommandStore &commandStore() const { return m_commandStore; }
    [[nodiscard]] const ProfileCatalogue &profiles() const { return m_profiles.catalogue; }
    [[nodiscard]] Models::EventModel *eventModel() { return &m_eventModel; }

Q_SIGNALS:
    /// The files of known devices or sites were written; @p why in words if they were not.
    void memoryKept(const QString &why);

private:
    void connectStores();
    void connectCommands();
    void connectHistory();
    void connectBrokers();
    void connectFeeds();
    void connectTimers();
    void countRunning(const CommandRecord &record);
    void scheduleDrain();
    void drain();
    void tick();
    void recallDevices();
    void recallSites();
    void watchAlarms(const ConsoleSetup &setup);
    void recordLinks();
    void keepHistory(const ConsoleSetup &setup);
    void showLatch(const DeviceId &device, bool latched, const QString &text);
    void rememberDevices();

    const Clock &m_clock;
    std::optional<QTemporaryDir> m_temporaryDirectory;
    const QString m_dataDirectory;
    const QMap<DeviceId, QString> m_sites;
    Device::LoadedCatalogue m_profiles;
    KnownDevices m_knownDevices;
    SiteMemory m_siteMemory;
    QMap<DeviceId, KnownDevice> m_lastSeen;
    QSet<QString> m_running; ///< ids of commands in execution, e-stops excepted
    bool m_lastSeenChanged = false;
    bool m_sitesChanged = false;
    Models::EventLog m_events;
    Models::PlantStore m_plant;
    Models::TrendStore m_trends;
    Models::CommandStore m_commandStore;
    Link::Mailbox m_mailbox;
    std::vector<Arrival> m_arrivals; ///< of one portion; memory that is used again
    Link::BrokerFleet m_fleet;
    ConnectionTestDesk m_connectionTest;
    std::shared_ptr<SecretStore> m_secretStore;
    FeedDesk m_feeds;
    SourceDirector m_sources;
    History::SqliteAuditTrail m_audit;
    History::FileLatchKeeper m_latches;
    History::SqliteLedger m_ledger;
    CommandService m_commands;
    Models::DeviceModel m_deviceModel;
    Models::DeviceTreeModel m_deviceTreeModel;
    Models::CommandModel m_commandModel;
    Models::BrokerModel m_brokerModel;
    Models::FeedModel m_feedModel;
    Models::EventModel m_eventModel;
    std::unique_ptr<AlarmStation> m_alarms;
    std::unique_ptr<LinkRecorder> m_links;
    std::unique_ptr<HistoryStation> m_history;
    QTimer m_drainTimer;
    QTimer m_tickTimer;
    QTimer m_memoryTimer;
    BootTime m_drainedAt{};
};

} // namespace Raptor::App
