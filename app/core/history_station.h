// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event_log.h"
#include "models/history/sqlite_historian.h"
#include "models/history/sqlite_history_reader.h"
#include "models/plant_store.h"

namespace Raptor::App {

/// The history of a console, wired to the plant: every sample goes in, and what is not live any
/// more leaves a gap. GUI thread. Only the window has one: of the programs on one data directory
/// one writes, see SqliteHistorian.
class HistoryStation final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive the station.
    struct Collaborators
    {
        Models::PlantStore *plant;
        Models::EventLog *events;
        const Clock *clock;
    };

    HistoryStation(const Collaborators &collaborators, const History::HistorianSetup &setup,
                   QObject *parent = nullptr);

    [[nodiscard]] History::SqliteHistorian &historian() { return m_historian; }
    /// Of charts. The others wait for nothing that this one is asked, and each has tickets of its
    /// own.
    [[nodiscard]] HistoryReader &reader() { return m_reader; }
    [[nodiscard]] HistoryReader &usageReader() { return m_usageReader; }
    [[nodiscard]] HistoryReader &replayReader() { return m_replayReader; }
    [[nodiscard]] HistoryReader &exportReader() { return m_exportReader; }
    /// Why the disk does not take it, in words. Empty: it does, or another console writes the
    /// history, which is as it should be.
    [[nodiscard]] QString diskTrouble() const;

Q_SIGNALS:
    void diskTroubleChanged(const QString &why);

private:
    enum class Shown { Written, Elsewhere, Troubled };

    void append(const QList<Sample> &samples);
    void breakOff(const QList<DeviceId> &devices);
    void showTrouble(const QString &why);

    const Collaborators m_parts;
    History::SqliteHistorian m_historian;
    History::SqliteHistoryReader m_reader;
    History::SqliteHistoryReader m_usageReader;
    History::SqliteHistoryReader m_replayReader;
    History::SqliteHistoryReader m_exportReader;
    Shown m_shown = Shown::Written;
};

} // namespace Raptor::App
