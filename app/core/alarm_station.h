// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console_config.h"
#include "app/core/source_director.h"
#include "app/core/storage_watch.h"
#include "models/alarm_model.h"
#include "models/device_model.h"
#include "models/domain/alarm_service.h"
#include "models/domain/command_service.h"
#include "models/event_log.h"
#include "models/history/sqlite_alarm_history.h"
#include "models/history/sqlite_alarm_journal.h"

namespace Raptor::App {

/// The alarms of a console: what watches, what keeps, what shows them, wired to the plant. GUI
/// thread; tick() is to be called about ten times a second. Only the window has one: programs that
/// come and go must not raise and clear alarms in the journal that all share.
class AlarmStation final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive the station.
    struct Collaborators
    {
        Models::PlantStore *plant;
        CommandService *commands;
        SourceDirector *sources;
        AuditTrail *audit;
        Models::EventLog *events;
        Models::DeviceModel *devices;
        const Clock *clock;
        std::function<QString(WallTime)> newId;
    };

    struct Setup
    {
        QString dataDirectory;
        QString historyFolder; ///< where it is on another disk, perhaps; empty: not looked at
        QString configFile; ///< where redefined alarms are written; empty: nowhere
        QList<AlarmOverride> overrides;
        QMap<QString, QString> names; ///< shown names by device id text
        QStringList feeds; ///< names of sources that are no brokers
        OperatorRole role = OperatorRole::Operate;
        Milliseconds diskEvery{30'000}; ///< so often the room on the disk is looked at
        int journalDays = 0; ///< see AlarmJournalSetup
    };

    AlarmStation(const Collaborators &collaborators, const Setup &setup, QObject *parent = nullptr);

    void tick();
    /// Something that is kept beside the alarms cannot be written, in words; empty: it can.
    void storageTroubled(const QString &why);

    [[nodiscard]] AlarmService &service() { return m_service; }
    [[nodiscard]] Models::AlarmModel *model() { return &m_model; }
    [[nodiscard]] AlarmHistory &history() { return m_history; }

private:
    void connectPlant();
    void connectBrokers();
    void connectCommands();
    void connectNews();
    void watchStorage(StorageWatch &storage);
    void deviceChanges(const QList<DeviceId> &devices);

    const Collaborators m_parts;
    History::SqliteAlarmJournal m_journal;
    History::SqliteAlarmHistory m_history;
    AlarmService m_service;
    Models::AlarmModel m_model;
    StorageWatch m_storage;
    std::unique_ptr<StorageWatch> m_historyStorage; ///< null: it lies beside the alarms
};

} // namespace Raptor::App
