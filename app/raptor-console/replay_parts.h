// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/replay_station.h"
#include "views/window_parts.h"

#include <memory>

namespace Raptor::App {

/// The replay of a window: the station, and what its pages show.
class ReplayParts
{
public:
    /// @p live: of the window. Null: the console keeps no history.
    [[nodiscard]] static std::unique_ptr<ReplayParts>
    make(Console &console, const Views::WindowParts &live, const QMap<DeviceId, QString> &names);

    /// @p live shows it from then on; this has to outlive it.
    void addTo(Views::WindowParts &live);
    [[nodiscard]] ReplayStation &station() { return m_station; }

private:
    ReplayParts(const ReplayStation::Collaborators &collaborators, const Views::WindowParts &live);

    ReplayStation m_station;
    Models::CommandStore m_noCommands; ///< what is in the ledger now was not then
    Models::CommandModel m_noCommandModel;
    Views::WindowParts m_parts;
};

} // namespace Raptor::App
