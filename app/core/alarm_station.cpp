// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alarm_station.h"

#include "app/core/alarm_overrides.h"

namespace Raptor::App {

namespace {

std::function<Outcome(const AlarmOverride &)> keeperOf(const QString &configFile)
{
    if (configFile.isEmpty())
        return {};
    return [configFile](const AlarmOverride &one) { return saveAlarm(configFile, one); };
}

} // namespace

AlarmStation::AlarmStation(const Collaborators &collaborators, const Setup &setup, QObject *parent)
    : QObject(parent), m_parts(collaborators), m_journal({.directory = setup.dataDirectory,
                                                          .keepDays = setup.journalDays,
                                                          .clock = collaborators.clock}),
      m_history(setup.dataDirectory),
      m_service({.states = collaborators.plant,
                 .clock = collaborators.clock,
                 .journal = &m_journal,
                 .saveOverride = keeperOf(setup.configFile),
                 .audit = collaborators.audit,
                 .newId = collaborators.newId},
                {.operatorName = collaborators.commands->operatorName(),
                 .role = setup.role,
                 .overrides = setup.overrides}),
      m_storage(setup.dataDirectory, setup.diskEvery)
{
    m_model.setAliases(setup.names);
    m_service.watch().setFeeds(setup.feeds);
    connectNews();
    connectPlant();
    connectBrokers();
    connectCommands();
    watchStorage(m_storage);
    if (setup.historyFolder.isEmpty() || setup.historyFolder == setup.dataDirectory)
        return;
    m_historyStorage = std::make_unique<StorageWatch>(setup.historyFolder, setup.diskEvery);
    watchStorage(*m_historyStorage);
}

void AlarmStation::connectPlant()
{
    connect(m_parts.plant, &Models::PlantStore::samplesArrived, this,
            [this](const QList<Sample> &samples) { m_service.watch().observe(samples); });
    connect(m_parts.plant, &Models::PlantStore::devicesChanged, this, &AlarmStation::deviceChanges);
    connect(m_parts.plant, &Models::PlantStore::deviceRemoved, this,
            [this](const DeviceId &device) { m_service.watch().deviceRemoved(device); });
    for (const DeviceId &device : m_parts.plant->knownDevices())
        m_service.watch().deviceChanged(device);
}

void AlarmStation::deviceChanges(const QList<DeviceId> &devices)
{
    for (const DeviceId &id : devices) {
        const Models::TrackedDevice *device = m_parts.plant->device(id);
        // That it is a second older is nothing new: the watch has a clock of its own.
        if (device && (device->published() & ~Models::DeviceChanges(Models::DeviceChange::Age)))
            m_service.watch().deviceChanged(id);
    }
}

void AlarmStation::connectBrokers()
{
    const auto configure = [this] { m_service.watch().setBrokers(m_parts.sources->profiles()); };
    connect(m_parts.sources, &BrokerDesk::profilesChanged, this, configure);
    connect(m_parts.sources, &SourceDirector::statusChanged, this,
            [this](const BrokerStatus &status) {
                m_service.watch().brokerChanged(status);
                if (status.certificateExpires)
                    m_service.watch().certificateSeen(status.name, *status.certificateExpires);
            });
    configure();
}

void AlarmStation::connectCommands()
{
    connect(m_parts.commands, &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_service.watch().commandChanged(record); });
    const auto stops = [this] {
        m_service.watch().emergencyStopsChanged(m_parts.commands->heldEmergencyStops());
    };
    connect(m_parts.commands, &CommandDesk::emergencyStopChanged, this, stops);
    stops();
}

void AlarmStation::connectNews()
{
    connect(&m_service, &AlarmService::recordsChanged, &m_model, &Models::AlarmModel::upsert);
    connect(&m_service, &AlarmService::marksChanged, m_parts.devices,
            &Models::DeviceModel::setAlarms);
    connect(&m_service, &AlarmService::eventHappened, m_parts.events, &Models::EventLog::append);
    const QList<AlarmRecord> standing = m_service.records(); // of the run before
    m_model.upsert(standing);
    QHash<DeviceId, QList<AlarmMark>> marks;
    for (const AlarmRecord &record : standing) {
        const std::optional<AlarmMark> mark = markOf(record);
        if (mark && !record.key.device.isNull())
            marks[record.key.device].append(*mark);
    }
    for (auto device = marks.cbegin(); device != marks.cend(); ++device)
        m_parts.devices->setAlarms(device.key(), device.value());
}

void AlarmStation::watchStorage(StorageWatch &storage)
{
    connect(&storage, &StorageWatch::seen, this, [this](const QString &folder, double percent) {
        m_service.watch().storageSeen(folder, percent);
    });
    storage.look();
}

void AlarmStation::storageTroubled(const QString &why)
{
    m_service.watch().storageTroubled(
        why.isEmpty() ? QString() : tr("the history is not written: %1").arg(why));
    (m_historyStorage ? *m_historyStorage : m_storage).look();
}

void AlarmStation::tick()
{
    m_service.tick();
}

} // namespace Raptor::App
