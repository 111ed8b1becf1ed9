// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/trend_exporter.h"
#include "models/history/trend_set_file.h"
#include "models/trend_desk.h"

namespace Raptor::Views {
struct WindowParts;
}

namespace Raptor::App {

class Console;
class HistoryStation;

/// What the Trends page works with: for the window alone. GUI thread.
class TrendStation final
{
public:
    /// @p history may be null: then charts reach as far back as the memory. All outlives it.
    TrendStation(Console &console, const Clock &clock, HistoryStation *history);

    void provide(Views::WindowParts &parts);

private:
    Models::TrendDesk m_columns;
    History::TrendSetFile m_sets;
    History::HistoryTrendExporter m_exporter;
};

} // namespace Raptor::App
