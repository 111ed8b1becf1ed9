// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"

#include "protocol/device/command_id.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace Raptor::App {

namespace {

constexpr Milliseconds frame{16};
/// A flood is worked off in slices, so that what an operator does is never behind more than one.
constexpr Milliseconds slice{4};
constexpr std::size_t portion = 128;
constexpr Milliseconds tickEvery{100};
constexpr Milliseconds rememberEvery{30'000};

QString pathOf(const ConsoleSetup &setup, std::optional<QTemporaryDir> &temporary)
{
    if (!setup.dataDirectory.isEmpty())
        return setup.dataDirectory;
    return temporary.emplace().path();
}

QMap<QString, QString> textKeys(const QMap<DeviceId, QString> &names)
{
    QMap<QString, QString> result;
    for (auto entry = names.cbegin(); entry != names.cend(); ++entry)
        result.insert(entry.key().text(), entry.value());
    return result;
}

} // namespace

Console::Console(const ConsoleSetup &setup, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_dataDirectory(pathOf(setup, m_temporaryDirectory)),
      m_sites(setup.config.sites), m_profiles(Device::loadCatalogue(setup.profileDirectories)),
      m_knownDevices(m_dataDirectory + QLatin1String("/known-devices")),
      m_siteMemory(m_dataDirectory + QLatin1String("/known-sites")), m_events(clock),
      m_plant(m_profiles.catalogue, clock), m_trends(m_plant, clock),
      m_mailbox(Link::Mailbox::defaultCapacity,
                [this] {
                    QMetaObject::invokeMethod(this, &Console::scheduleDrain, Qt::QueuedConnection);
                }),
      m_fleet(m_profiles.catalogue, clock, m_mailbox),
      m_connectionTest(&m_fleet, m_profiles.catalogue, clock), m_secretStore(setup.secretStore),
      m_feeds(setup.config.feeds, {&m_plant, &m_mailbox, &clock, m_profiles.catalogue}),
      m_sources({&m_fleet, &m_plant, &clock, m_profiles.catalogue,
                 [this] { return !m_running.isEmpty(); }, m_secretStore.get(), setup.network},
                setup.config.brokers, setup.configFile),
      m_audit({.directory = m_dataDirectory, .beforeCommit = setup.beforeAuditCommit}, clock),
      m_latches({.directory = m_dataDirectory}), m_ledger(m_dataDirectory, clock),
      m_commands(
          {&m_fleet, &m_plant, &clock,
           [](WallTime now) { return Device::newCommandId(now, *QRandomGenerator::system()); },
           &m_audit, &m_latches},
          {.operatorName = setup.operatorName,
           .role = setup.config.role,
           .sequences = setup.config.sequences,
           .deliberatePause = setup.deliberatePause}),
      m_deviceModel(m_plant), m_deviceTreeModel(m_deviceModel), m_commandModel(m_commandStore),
      m_feedModel(setup.config.feeds), m_eventModel(m_events)
{
    m_commands.assignSites(setup.config.sites);
    m_deviceModel.setAliases(textKeys(setup.config.names));
    m_brokerModel.setProfiles(m_sources.profiles());
    connectStores();
    connectCommands();
    connectHistory();
    connectBrokers();
    connectFeeds();
    connectTimers();
    for (const Error &refused : std::as_const(m_profiles.refused))
        m_events.append(EventSeverity::Fault, tr("Device profile left out: %1").arg(refused.text));
    recallDevices();
    recallSites();
    if (setup.watchesAlarms)
        watchAlarms(setup);
    if (setup.recordsLinks)
        recordLinks();
    if (setup.keepsHistory && setup.config.history.enabled)
        keepHistory(setup);
}

Console::~Console()
{
    rememberDevices();
}

void Console::connectStores()
{
    connect(&m_plant, &Models::PlantStore::messageRejected, &m_events, &Models::EventLog::rejected);
    connect(&m_plant, &Models::PlantStore::deviceAdded, this, [this](const DeviceId &device) {
        m_events.append(EventSeverity::Info, tr("%1 is here").arg(device.text()));
        m_fleet.follow(device);
        if (m_commands.latched(device))
            m_plant.setEStopLatched(device, true, m_commands.latchText(device));
    });
    connect(&m_plant, &Models::PlantStore::samplesArrived, this,
            [this](const QList<Sample> &samples) {
                // The samples of one report come together: one entry for all of them.
                for (qsizetype i = 0; i < samples.size(); ++i) {
                    const Sample &sample = samples.at(i);
                    if (i + 1 == samples.size() || samples.at(i + 1).tag.device != sample.tag.device)
                        m_lastSeen.insert(sample.tag.device, {sample.receivedAt, sample.broker});
                }
                m_lastSeenChanged = true;
            });
    connect(&m_plant, &Models::PlantStore::deviceRemoved, this, [this](const DeviceId &device) {
        m_lastSeenChanged = m_lastSeen.remove(device) > 0 || m_lastSeenChanged;
    });
}

void Console::connectCommands()
{
    connect(&m_commands, &CommandService::recordChanged, &m_commandStore,
            &Models::CommandStore::upsert);
    connect(&m_commands, &CommandService::recordChanged, this, &Console::countRunning);
    connect(&m_commands, &CommandService::latchChanged, this, &Console::showLatch);
    connect(&m_commands, &CommandService::busyChanged, &m_plant,
            &Models::PlantStore::setCommandBusy);
    connect(&m_commands, &CommandService::eventHappened, &m_events, &Models::EventLog::append);
}

void Console::connectHistory()
{
    connect(&m_audit, &History::SqliteAuditTrail::loaded, &m_commandStore,
            &Models::CommandStore::addOlder);
    connect(&m_audit, &History::SqliteAuditTrail::orphansEnded, &m_commandStore,
            [this](const QList<CommandRecord> &records) {
                for (const CommandRecord &record : records) {
                    if (m_commandStore.rowOf(record.id) >= 0)
                        m_commandStore.upsert(record);
                }
            });
    connect(&m_audit, &History::SqliteAuditTrail::notRead, this, [this](const QString &why) {
        m_events.append(EventSeverity::Fault, tr("Ledger of earlier runs: %1").arg(why));
    });
    connect(&m_audit, &AuditTrail::troubleChanged, this, [this](const QString &why) {
        if (why.isEmpty())
            m_events.append(EventSeverity::Notice, tr("Audit trail is written again"));
        else
            m_events.append(EventSeverity::Fault,
                            tr("AUDIT TRAIL NOT WRITTEN, nothing can be started: %1").arg(why));
    });
    connect(&m_latches, &LatchKeeper::troubled, this, [this](const QString &why) {
        m_events.append(EventSeverity::Fault, tr("E-stop latch not kept: %1").arg(why));
    });
}

/// In execution: given for good, and without its outcome.
void Console::countRunning(const CommandRecord &record)
{
    if (record.kind == CommandKind::EStop)
        return;
    const bool given = record.givenAt || !needsArming(record.kind);
    if (given && record.outcome == CommandOutcome::Pending)
        m_running.insert(record.id);
    else
        m_running.remove(record.id);
}

void Console::connectBrokers()
{
    connect(&m_sources, &SourceDirector::statusChanged, &m_brokerModel,
            &Models::BrokerModel::setStatus);
    connect(&m_sources, &SourceDirector::eventHappened, &m_events, &Models::EventLog::append);
    connect(&m_sources, &SourceDirector::switched, this, [this](const BrokerSwitch &change) {
        m_trends.addMark(change.to.isEmpty() ? tr("no broker") : change.to);
    });
    connect(&m_sources, &BrokerDesk::profilesChanged, this,
            [this] { m_brokerModel.setProfiles(m_sources.profiles()); });
    connect(&m_sources, &BrokerDesk::selectionChanged, this,
            [this] { m_brokerModel.setCurrent(m_sources.current()); });
}

void Console::connectFeeds()
{
    m_sources.reserveNames(m_feeds.names());
    connect(&m_feeds, &FeedDesk::statusChanged, &m_feedModel, &Models::FeedModel::setStatus);
    connect(&m_feeds, &FeedDesk::eventHappened, &m_events, &Models::EventLog::append);
    connect(&m_sources, &SourceDirector::triedAll, &m_feeds, &FeedDesk::retryNow);
    connect(&m_sources, &BrokerDesk::selectionChanged, &m_feeds,
            [this] { m_feeds.setLockedTo(m_sources.lockedTo()); });
}

void Console::connectTimers()
{
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_drainTimer, &QTimer::timeout, this, &Console::drain);
    connect(&m_tickTimer, &QTimer::timeout, this, &Console::tick);
    connect(&m_memoryTimer, &QTimer::timeout, this, &Console::rememberDevices);
}

void Console::start()
{
    m_tickTimer.start(tickEvery);
    m_memoryTimer.start(rememberEvery);
    m_sources.start();
    m_feeds.start();
}

void Console::scheduleDrain()
{
    if (m_drainTimer.isActive())
        return; // also while a flood is worked off
    const Milliseconds since = m_clock.now() - m_drainedAt;
    m_drainTimer.start(std::clamp(frame - since, Milliseconds(0), frame));
}

void Console::drain()
{
    m_drainedAt = m_clock.now();
    // Taken away meanwhile: whoever hears of the news may let other events come through.
    std::vector<Arrival> arrivals = std::exchange(m_arrivals, {});
    std::size_t fetched = 0;
    do {
        m_mailbox.drain(&arrivals, portion);
        fetched = arrivals.size();
        for (const Arrival &arrival : std::as_const(arrivals)) {
            const auto *report = std::get_if<StateReport>(&arrival);
            if (report && !report->retained)
                m_sources.heard(report->broker, report->device);
        }
        m_plant.apply(arrivals);
        for (const Arrival &arrival : std::as_const(arrivals)) {
            if (const auto *report = std::get_if<StateReport>(&arrival))
                m_commands.observeTelemetry(*report);
        }
    } while (fetched == portion && m_clock.now() - m_drainedAt < slice);
    arrivals.clear();
    m_arrivals = std::move(arrivals);
    if (fetched == portion)
        m_drainTimer.start(0); // the mailbox does not speak up again before it is empty
}

void Console::watchAlarms(const ConsoleSetup &setup)
{
    m_alarms = std::make_unique<AlarmStation>(
        AlarmStation::Collaborators{.plant = &m_plant,
                                    .commands = &m_commands,
                                    .sources = &m_sources,
                                    .audit = &m_audit,
                                    .events = &m_events,
                                    .devices = &m_deviceModel,
                                    .clock = &m_clock,
                                    .newId =
                                        [](WallTime now) {
                                            return Device::newCommandId(
                                                now, *QRandomGenerator::system());
                                        }},
        AlarmStation::Setup{.dataDirectory = m_dataDirectory,
                            .historyFolder = setup.keepsHistory && setup.config.history.enabled
                                ? historyFolder(setup.config.history, m_dataDirectory)
                                : QString(),
                            .configFile = setup.configFile,
                            .overrides = setup.config.alarms,
                            .names = textKeys(setup.config.names),
                            .feeds = m_feeds.names(),
                            .role = setup.config.role,
                            .diskEvery = setup.diskEvery,
                            .journalDays = setup.config.alarmJournalDays});
}

Outcome Console::changeOperator(const QString &name)
{
    Outcome changed = m_commands.changeOperator(name);
    if (changed && m_alarms)
        m_alarms->service().changeOperator(m_commands.operatorName());
    return changed;
}

Outcome Console::forgetDevice(const DeviceId &device)
{
    const Models::TrackedDevice *known = m_plant.device(device);
    if (!known)
        return Error{Error::Code::NotFound, tr("%1 is not known here").arg(device.text())};
    if (m_commands.latched(device))
        return Error{Error::Code::Refused,
                     tr("the e-stop of %1 is latched here: release it first").arg(device.text())};
    if (known->isBusy())
        return Error{Error::Code::Refused,
                     tr("a command to %1 is in execution").arg(device.text())};
    if (!m_plant.forgetDevice(device))
        return Error{Error::Code::Refused, tr("%1 reports at this moment").arg(device.text())};
    m_events.append(EventSeverity::Notice,
                    tr("%1 was forgotten by %2").arg(device.text(), m_commands.operatorName()));
    m_lastSeenChanged = true;
    rememberDevices();
    return std::monostate{};
}

void Console::tick()
{
    m_plant.tick();
    m_sources.tick();
    m_feeds.tick();
    m_commands.tick();
    if (m_alarms)
        m_alarms->tick();
    if (m_links)
        m_links->tick();
    m_events.tick();
    Q_EMIT m_commands.offersChanged();
}

void Console::recallDevices()
{
    connect(&m_knownDevices, &KnownDevices::notSaved, this, [this](const QString &why) {
        m_events.append(EventSeverity::Fault, tr("Known devices not kept: %1").arg(why));
        Q_EMIT memoryKept(why);
    });
    connect(&m_knownDevices, &KnownDevices::saved, this, [this] { Q_EMIT memoryKept({}); });
    if (const auto known = m_knownDevices.load())
        m_lastSeen = *known;
    else
        m_events.append(EventSeverity::Fault, tr("Known devices: %1").arg(known.error().text));
    for (auto entry = m_lastSeen.cbegin(); entry != m_lastSeen.cend(); ++entry)
        m_plant.addKnownDevice(entry.key(), entry->lastSeen, entry->broker);
    const QList<LatchedStop> latched = m_latches.latched();
    for (const LatchedStop &stop : latched)
        m_plant.addKnownDevice(stop.device, m_lastSeen.value(stop.device).lastSeen);
    for (const LatchedStop &stop : latched) // those of earlier runs hold already
        m_plant.setEStopLatched(stop.device, m_commands.latched(stop.device),
                                m_commands.latchText(stop.device));
}

void Console::recallSites()
{
    connect(&m_siteMemory, &SiteMemory::notSaved, this, [this](const QString &why) {
        m_events.append(EventSeverity::Fault, tr("Devices of the brokers not kept: %1").arg(why));
        Q_EMIT memoryKept(why);
    });
    connect(&m_siteMemory, &SiteMemory::saved, this, [this] { Q_EMIT memoryKept({}); });
    if (const auto known = m_siteMemory.load()) {
        m_sources.recallSites(*known);
    } else {
        // The file is left as it is, for whoever mends it: what is confirmed holds for this run.
        m_sources.loseSites();
        m_events.append(EventSeverity::Fault,
                        tr("Devices of the brokers: %1").arg(known.error().text));
        return;
    }
    connect(&m_sources, &SourceDirector::sitesChanged, this, [this](bool byHand) {
        m_sitesChanged = true;
        if (byHand)
            rememberDevices();
    });
}

/// Another program may have latched a device that was never heard here.
void Console::showLatch(const DeviceId &device, bool latched, const QString &text)
{
    if (latched)
        m_plant.addKnownDevice(device, m_lastSeen.value(device).lastSeen);
    m_plant.setEStopLatched(device, latched, text);
}

void Console::rememberDevices()
{
    if (std::exchange(m_lastSeenChanged, false))
        m_knownDevices.save(m_lastSeen);
    if (std::exchange(m_sitesChanged, false))
        m_siteMemory.save(m_sources.rememberedSites());
}

} // namespace Raptor::App
