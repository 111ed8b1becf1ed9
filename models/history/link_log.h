// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <variant>

/// The history of links as lines of JSON: what LinkHistoryFile writes and reads.
namespace Raptor::History {

using LinkEntry = std::variant<BrokerSwitch, BrokerOutage>;

/// What a file held.
struct LinkLog
{
    QList<LinkEntry> entries; ///< oldest first; of an outage what was last known
    int lines = 0;
    int unreadable = 0; ///< lines; the half one that a killed program leaves is none of them
    bool complete = true; ///< false: the file was too long, only its end was read
};

/// With the line break. Words longer than 500 characters are cut.
[[nodiscard]] QByteArray linkLine(const LinkEntry &entry);
/// Reads what is well formed. @p cutBefore: the first line is a rest, and is left out.
[[nodiscard]] LinkLog readLinkLines(const QByteArray &content, bool cutBefore = false);
/// In place of the same outage, or behind all others; the oldest beyond @p most go.
void addLinkEntry(QList<LinkEntry> &entries, const LinkEntry &entry, int most);

/// Newest first.
[[nodiscard]] QByteArray switchesAsCsv(const QList<BrokerSwitch> &switches);
[[nodiscard]] QByteArray outagesAsCsv(const QList<BrokerOutage> &outages);
/// What happened, in sentences.
[[nodiscard]] QString outageReport(const BrokerOutage &outage);

} // namespace Raptor::History
