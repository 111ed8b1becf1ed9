// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-console/trend_station.h"

#include "app/core/console.h"
#include "views/window_parts.h"

namespace Raptor::App {

TrendStation::TrendStation(Console &console, const Clock &clock, HistoryStation *history)
    : m_columns(console.plant(), clock, history ? &history->reader() : nullptr, &console.trends()),
      m_sets(console.dataDirectory()), m_exporter(history ? &history->exportReader() : nullptr)
{
}

void TrendStation::provide(Views::WindowParts &parts)
{
    parts.trendColumns = &m_columns;
    parts.trendSets = &m_sets;
    parts.trendExporter = &m_exporter;
}

} // namespace Raptor::App
