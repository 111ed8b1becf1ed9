// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "models/domain/result.h"

#include <QtCore/QString>

#include <functional>

class QAbstractItemModel;

namespace Raptor {
class AlarmDesk;
class AlarmHistory;
class BrokerDesk;
class Clock;
class CommandDesk;
class ConnectionTester;
class LedgerDesk;
class HistoryReader;
class LinkHistory;
class ReplayDesk;
class TrendColumns;
class TrendExporter;
class TrendSets;
class TrendSource;
} // namespace Raptor

namespace Raptor::Views {

/// What a window shows and works with. Nothing here is owned; all of it outlives the window.
struct WindowParts
{
    QAbstractItemModel *devices = nullptr; ///< flat, DeviceRole; rows come and go
    /// Two levels: groups (DisplayRole "shop", DeviceRole::QualityText "9 of 10 live"), then
    /// devices with DeviceRole.
    QAbstractItemModel *deviceTree = nullptr;
    QAbstractItemModel *commands = nullptr; ///< CommandColumn, CommandRole; newest first
    QAbstractItemModel *brokers = nullptr; ///< BrokerColumn, BrokerRole; by rank
    QAbstractItemModel *feeds = nullptr; ///< DisplayRole: a line for each; null: none
    QAbstractItemModel *switches = nullptr; ///< SwitchColumn, LinkHistoryRole; null: not recorded
    QAbstractItemModel *outages = nullptr; ///< OutageColumn, LinkHistoryRole; null: not recorded
    LinkHistory *linkHistory = nullptr; ///< null: there is nothing to export
    QAbstractItemModel *events = nullptr; ///< EventRole; newest first
    QAbstractItemModel *alarms = nullptr; ///< AlarmColumn, AlarmRole; null: none are watched
    CommandDesk *commandDesk = nullptr;
    BrokerDesk *brokerDesk = nullptr;
    ConnectionTester *connectionTester = nullptr; ///< null: connections cannot be tested here
    LedgerDesk *ledger = nullptr; ///< null: there is no audit trail to export or verify
    AlarmDesk *alarmDesk = nullptr; ///< null: as for alarms
    AlarmHistory *alarmHistory = nullptr; ///< null: there is no journal to read
    HistoryReader *history = nullptr; ///< of the page that tells of it alone; null: none is kept
    ReplayDesk *replay = nullptr; ///< null: the past cannot be shown
    const WindowParts *replayParts = nullptr; ///< what its pages show; null: as for replay
    TrendSource *trends = nullptr;
    TrendColumns *trendColumns = nullptr; ///< null: the Trends page has no numbers
    TrendSets *trendSets = nullptr; ///< null: no trend can be saved
    TrendExporter *trendExporter = nullptr; ///< null: no chart can be written to a file
    const Clock *clock = nullptr;
    QString plant; ///< "Grain plant"
    QString site; ///< "shop": what E-STOP and F12 stop; empty: every site
    QString operatorName; ///< who is at the desk when the window opens
    /// Somebody else takes over, or the words why not. Empty: the name cannot be changed here.
    std::function<Outcome(const QString &name)> changeOperator{};
    /// A device that is gone for good leaves the list until it reports again, or the words why not.
    /// Empty: none can be forgotten here.
    std::function<Outcome(const DeviceId &device)> forgetDevice{};
    bool demo = false; ///< framed unmistakably
    QString version;
};

} // namespace Raptor::Views
