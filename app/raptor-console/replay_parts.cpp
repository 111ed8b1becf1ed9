// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-console/replay_parts.h"

namespace Raptor::App {

std::unique_ptr<ReplayParts> ReplayParts::make(Console &console, const Views::WindowParts &live,
                                               const QMap<DeviceId, QString> &names)
{
    HistoryStation *history = console.history();
    if (!history)
        return nullptr;
    ReplayStation::Collaborators collaborators{
        .reader = &history->replayReader(),
        .alarms = console.alarms() ? &console.alarms()->history() : nullptr,
        .commands = &console.commands(),
        .ledger = &console.commandStore(),
        .clock = live.clock,
        .profiles = console.profiles(),
        .names = {}};
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        collaborators.names.insert(name.key().text(), name.value());
    return std::unique_ptr<ReplayParts>(new ReplayParts(collaborators, live));
}

ReplayParts::ReplayParts(const ReplayStation::Collaborators &collaborators,
                         const Views::WindowParts &live)
    : m_station(collaborators), m_noCommandModel(m_noCommands), m_parts(live)
{
    m_parts.devices = m_station.devices();
    m_parts.deviceTree = m_station.deviceTree();
    m_parts.commands = &m_noCommandModel;
    m_parts.alarms = m_station.alarms();
    m_parts.alarmDesk = nullptr; // what stood then cannot be acknowledged now
    m_parts.trends = m_station.trends();
    m_parts.trendColumns = m_station.columns();
    m_parts.clock = &m_station.clock();
}

void ReplayParts::addTo(Views::WindowParts &live)
{
    live.replay = &m_station;
    live.replayParts = &m_parts;
}

} // namespace Raptor::App
