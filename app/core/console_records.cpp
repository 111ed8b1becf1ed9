// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a console writes down besides alarms and commands.
#include "app/core/console.h"

namespace Raptor::App {

void Console::recordLinks()
{
    m_links = std::make_unique<LinkRecorder>(m_dataDirectory, m_plant, m_clock);
    LinkRecorder *links = m_links.get();
    links->setBrokers(m_sources.profiles());
    connect(&m_sources, &SourceDirector::statusChanged, links, &LinkRecorder::noteStatus);
    connect(&m_sources, &SourceDirector::switched, links, &LinkRecorder::noteSwitch);
    connect(&m_sources, &BrokerDesk::profilesChanged, links,
            [this, links] { links->setBrokers(m_sources.profiles()); });
    connect(&links->history(), &LinkHistory::troubleChanged, this, [this, links] {
        if (const QString why = links->history().trouble(); !why.isEmpty())
            m_events.append(EventSeverity::Fault, tr("History of the links: %1").arg(why));
    });
}

void Console::keepHistory(const ConsoleSetup &setup)
{
    const HistorySettings &settings = setup.config.history;
    m_history = std::make_unique<HistoryStation>(
        HistoryStation::Collaborators{.plant = &m_plant, .events = &m_events, .clock = &m_clock},
        History::HistorianSetup{.directory = historyFolder(settings, m_dataDirectory),
                                .keepDays = settings.keepDays,
                                .keepBytes = settings.keepBytes,
                                .beforeCommit = setup.beforeHistoryCommit});
    if (m_alarms)
        connect(m_history.get(), &HistoryStation::diskTroubleChanged, m_alarms.get(),
                &AlarmStation::storageTroubled);
}

} // namespace Raptor::App
