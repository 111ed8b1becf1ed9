// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/trend_exporter.h"
#include "models/history/trend_set_file.h"

namespace Raptor::Views {
struct WindowParts;
}

namespace Raptor::App {

class Console;

/// What the Trends page works with: for the window alone. GUI thread.
class TrendStation final
{
public:
    /// @p console outlives it.
    explicit TrendStation(Console &console);

    void provide(Views::WindowParts &parts);

private:
    History::TrendSetFile m_sets;
    History::HistoryTrendExporter m_exporter;
};

} // namespace Raptor::App
